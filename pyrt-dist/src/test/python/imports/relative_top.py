"""A relative import whose module is there and whose top package is not; class bodies that declare the names a class makes; variables of frames not begun."""

import inspect
import sys

sys.modules["a.b.c"] = {}
try:
    __import__("b.c", {"__package__": "a"}, level=1)
except KeyError as e:
    print(e)


def outer():
    __firstlineno__ = 1
    __module__ = 2

    class C:
        nonlocal __firstlineno__, __module__

    return C, __firstlineno__, __module__


C, line, module = outer()
print("__firstlineno__" in vars(C), "__module__" in vars(C), line, module)


class G:
    global __qualname__


print(G.__qualname__, __qualname__, sorted(k for k in vars(G) if k not in ("__dict__", "__weakref__")))


def free():
    later = 5

    async def coroutine(a=None):
        b = later
        return b

    def generator():
        nonlocal later
        yield later

    return coroutine(), generator()


c, g = free()
print(inspect.getcoroutinelocals(c), inspect.getgeneratorlocals(g))
g.gi_frame.f_locals["later"] = 7
print(inspect.getcoroutinelocals(c), next(g))
c.close()
print(inspect.getcoroutinelocals(c))
