"""The class of an object that only atexit refers to stays."""
import atexit, gc
class C:
    def __call__(self): print("called", type(self).__name__)
atexit.register(C())
del C
gc.collect()
print("end")
