"""An object in a cycle, kept by a default of a function, is finalized when the interpreter ends; its weak references' callbacks are not called."""
import _weakref


class A:
    def __del__(self):
        print("del", self.me is self, reference())


def keeps(x=A()):
    x.me = x
    return x


reference = _weakref.ref(keeps(), lambda r: print("callback"))
print("end")
