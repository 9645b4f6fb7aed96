"""When the interpreter ends, finalizers of a module with functions run while its names are still there."""
import atexit


class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, helper(self.name), __name__)


def helper(x):
    return x.upper()


atexit.register(lambda: print("atexit"))
a = A("a")
print("end")
