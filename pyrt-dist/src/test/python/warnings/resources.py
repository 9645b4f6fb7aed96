"""Files that die open, loaders of modules that warn, names of keyword arguments in classes, running generators as referrers."""

import gc
import sys
import warnings


def shown(message, category, filename, lineno, file=None, line=None):
    print(category.__name__, lineno > 0, str(message).split(" name=")[0])


warnings.simplefilter("always")
warnings.showwarning = shown
f = open(__file__)
f = None
f = open(__file__, "rb")
f = None
f = open(__file__, "rb", 0)
f = None
with open(__file__) as f:
    pass
f = None

warnings.simplefilter("error")
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.err_msg[:40])
f = open(__file__)
f = None
warnings.simplefilter("always")

for g in [{"__name__": "m", "__spec__": None}, {"__name__": "m", "__loader__": object()}, {"__name__": "m"}]:
    try:
        warnings.warn_explicit("text", UserWarning, "file", 1, module_globals=g)
    except Exception as e:
        print(type(e).__name__, e)


class Mangled:
    def f(self):
        return dict(__x=1), dict(**{"a": 1}, __y=2), dict(a=1, **{"b": 2}, __z=3)


print(Mangled().f())


def running():
    mine = []
    yield gc.get_referrers(mine)


g = running()
print([type(o).__name__ for o in next(g)])
frame = g.gi_frame
print(frame.f_generator is g, sys._getframe().f_generator)
