"""What memoryviews, properties, methods, functions, suspended code and classes with hooks tell of themselves."""
import re
import types


def show(label, f, *args):
    try:
        print(label, re.sub("0x[0-9a-f]+", "0x", repr(f(*args))))
    except BaseException as e:
        print(label, type(e).__name__, e)


VIEWS = ["memoryview(b'abcdefgh')", "memoryview(bytearray(b'abcdef'))", "memoryview(bytes(range(12)))", "memoryview(b'')", "memoryview(bytearray(8)).cast('I')", "memoryview(bytes(12)).cast('B', [3, 4])", "memoryview(bytearray(b'12345678')).cast('d')"]
USES = ["m.nbytes, m.itemsize, m.ndim, m.readonly, m.shape, m.strides, m.suboffsets, m.format", "m.c_contiguous, m.contiguous, m.f_contiguous", "m.tolist()", "m.tobytes()", "m.hex()", "m[1:3].tolist()", "m[::-1]", "m[-1]", "m[9]", "m.toreadonly().readonly", "m == n, m != b'abcdefgh'",
        "len(m)", "hash(m) == hash(m.tobytes())", "m.cast('b').tolist()", "m.cast('H').tolist()", "m.cast('c').tolist()", "m.cast('q').tolist()", "m.cast('x').tolist()", "m[::-1].tobytes()", "m[::2].contiguous", "m.obj is n.obj", "list(m)", "m.index(98)", "m.count(98)", "98 in m", "m[1, 2]", "m[0]",
        "list(reversed(m))", "m.__setitem__(0, 65)", "m.__setitem__(slice(1, 3), b'xy')", "m.__setitem__(slice(0, None, 2), m[1::2])", "m.__delitem__(0)", "m.__setitem__(0, 300)", "m.__setitem__(0, b'a')", "m.__setitem__(slice(1, 3), b'x')", "m.release()", "m.nbytes"]
for first in VIEWS:
    m = eval(first)
    n = m
    for use in USES:
        show((first, use), lambda: eval(use))

class P:
    def __init__(self): self._x = 1
    def gx(self): return self._x
    def sx(self, v): self._x = v
    def dx(self): del self._x


for made in ("gx", "gx, sx", "gx, sx, dx", "gx, sx, dx, 'doc'", "fset=sx", ""):
    for changed in ("getter(lambda s: 2)", "setter(sx)", "deleter(dx)"):
        names = {}
        exec(f"class P:\n    def __init__(self): self._x = 1\n    def gx(self): return self._x\n    def sx(self, v): self._x = v\n    def dx(self): del self._x\n    x = property({made})\n    y = x.{changed}", names)
        for use in ("p.x", "p.y", "setattr(p, 'x', 5)", "delattr(p, 'x')", "setattr(p, 'y', 6)", "delattr(p, 'y')", "P.x.fget is P.gx", "P.x.fset is None, P.x.fdel is None", "P.y.fget is P.x.fget", "P.x.__doc__", "P.x.__name__", "P.y.__name__", "P.y.__isabstractmethod__", "P.x.__get__(p, P)",
                    "P.x.__set__(p, 3)", "P.x.__get__(None, P) is P.x", "vars(p)", "P.x.__set_name__(P, 'z')", "P.x.__name__"):
            p = names["p"] = names["P"]()
            show((made, changed, use), lambda: eval(use, names))


def g(a, b=2, *c, k=None, **d):
    'doc'
    return a, b, c, k, d


class M:
    def m(self, *a): return a
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a


o = M()
for use in ("o.m.__self__ is o", "o.m.__func__ is M.m", "o.m == o.m, o.m is o.m", "hash(o.m) == hash(o.m)", "M.c.__self__ is M", "g.__globals__ is globals()", "g.__code__.co_varnames", "g.__defaults__, g.__kwdefaults__", "g.__name__, g.__qualname__, g.__module__, g.__doc__", "M.m.__qualname__", "type(o.m)(g, 5)(6)",
            "M.__dict__['s'].__func__(1)", "M.__dict__['c'].__wrapped__.__name__", "g.__get__(7)(8)", "g.__get__(None, M) is g", "setattr(g, '__defaults__', (9,)) or g(1)", "setattr(g, '__kwdefaults__', {'k': 3}) or g(1)", "setattr(g, '__name__', 5)", "g.__call__(1, 2)", "g.__builtins__ is not None",
            "(lambda: o).__closure__", "len.__self__.__name__, len.__name__, [].append.__qualname__", "'abc'.upper.__self__", "str.upper.__objclass__", "type(str.upper).__name__, type('a'.upper).__name__, type(str.__add__).__name__, type(''.__add__).__name__", "g.__annotations__, g.__type_params__", "g.__annotate__",
            "M.m.nope", "setattr(o.m, 'x', 1)", "setattr(g, 'x', 1) or vars(g)", "eval('o.m(1)')", "eval('g(1)', {'g': g}), eval('x', {}, {'x': 3})", "list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x != 1, [0, 1]))", "(lambda a, b=2: sorted(locals().items()))(1)",
            "slice(1, 2, 3).indices(9), slice(1) < slice(2), slice(1) == slice(1), hash(slice(1)) is not None", "slice(1, 'a') < slice(1, 2)", "range(2**70).stop, range(1, 9, 3)[-1:], range(3).step, range(2**70, 2**71)[5:6]", "o.m.__doc__, o.m.__name__, o.m.__module__", "M.s.__get__(1)", "repr(M.__dict__['c'])[:25]"):
    show(use, lambda: eval(use))


@types.coroutine
def pause(v): return (yield v)
async def inner(): return await pause('in')
async def co(): return await inner()
async def ag():
    yield 1
    await pause('ag')
    yield 2
def gen(): yield from iter([1, 2])


for kind, letters, waits, steps in (("co", "cr", "await", ("x.send(None)", "x.send(5)", "x.throw(ValueError(1))", "x.close()", "x.__await__().__next__()")), ("gen", "gi", "yieldfrom", ("next(x)", "x.send(None)", "x.close()", "x.throw(KeyError)")),
                                    ("ag", "ag", "await", ("x.__anext__().send(None)", "x.asend(3).send(None)", "x.aclose().send(None)", "x.__aiter__() is x", "anext(x, 5).send(None)", "aiter(x) is x", "x.athrow(ValueError).send(None)"))):
    for a in steps:
        for b in steps:
            x = eval(kind)()
            for step in (a, b):
                show((a, b), lambda: eval(step))
                show("state", lambda: eval(f"x.{letters}_running, x.{letters}_suspended, x.{letters}_frame is None, x.{letters}_{waits} is None, x.{letters}_code.co_name, x.__name__, x.__qualname__"))
            x.close() if hasattr(x, "close") else None

SPACE = "class Space(dict):\n    def __missing__(self, key):\n        if key.startswith('auto'): return key\n        raise KeyError(key)\n    def __setitem__(self, key, value):\n        if not key.startswith('__'): print('set', key)\n        super().__setitem__(key, value)\n"
for check in ("True", "o == 1", "super().__instancecheck__(o)", "1 / 0", "''"):
    for below in ("False", "c is int", "super().__subclasscheck__(c)", "[c]"):
        for space in ("{}", "dict(given=1)", "collections.OrderedDict()", "[]", "Space()") if check == "True" else ("{}",):
            for order in ("super().mro()", "[cls, object]"):
                names = {}
                body = {"True": "x = 1", "o == 1": "x = auto_y", "1 / 0": "def m(self): return __class__", "''": "x: int = 3"}.get(check, "for x in range(2): pass")
                if space == "Space()": body = "x = auto_y"
                try:
                    exec(SPACE + f"import collections\nclass Meta(type):\n    def __instancecheck__(cls, o): return {check}\n    def __subclasscheck__(cls, c): return {below}\n    @classmethod\n    def __prepare__(m, name, bases, **k):\n        print('prepare', name, len(bases), k)\n        return {space}\n"
                         f"    def mro(cls): return {order}\nclass A(metaclass=Meta):\n    {body}\nclass B(A): pass\n", names)
                except Exception as e:
                    print(type(e).__name__, e)
                    continue
                for use in ("isinstance(1, A)", "isinstance(A(), A)", "issubclass(int, A)", "issubclass(B, A)", "[c.__name__ for c in B.__mro__]", "[c.__name__ for c in A.__subclasses__()]", "isinstance(2, (str, A))", "A.mro() == list(A.__mro__)", "type(A).__name__", "B.__base__.__name__, B.__bases__ == (A,)",
                            "sorted(k for k in vars(A) if k[0] != '_')", "A.__prepare__('n', ())", "type.__instancecheck__(A, 1)", "A.__basicsize__ > 0", "A.__dictoffset__ != 0, A.__weakrefoffset__ != 0", "A.__annotations__", "A.x", "hasattr(A, 'given')"):
                    show((check, below, use), lambda: eval(use, names))

import sys
LINES = ["x = 1", "global y; y = 2", "del x", "from math import *", "print(pi)", "x >>= 1", "x: int = 5", "y: 'str'", "print(__annotations__)", "x", "None", "'shown'", "def f():\n    global z\n    z = 3\n    del z\n    z", "f()", "class C:\n    x = x\n    y: int", "print(sorted(k for k in locals() if k[0] != '_'))",
         "import os.path as p", "x = [y := 4]", "print(y)", "raise KeyError('k')", "x <<= 2", "exec('x = 7')", "print(eval('x'))", "(lambda: x)()"]
saved = sys.displayhook
sys.displayhook = lambda v: print('shown', v if isinstance(v, (int, str, list)) else type(v).__name__) if v is not None else None
for mode in ("exec", "single"):
    for first in LINES if mode == "exec" else [""]:
        for second in LINES:
            for local in (False, True):
                space = {"x": 5}
                where = {} if local else space
                def run():
                    exec(compile(first + "\n" + second + "\n" if first else second + "\n", "made", mode), space, where)
                    return sorted(k for k, v in {**space, **where}.items() if isinstance(v, (int, str)) and k[0] != "_" and k < "zz")[:5]
                show((first, second, local), run)
sys.displayhook = saved
def shape(e): return (type(e).__name__, e.message, [shape(x) for x in e.exceptions]) if isinstance(e, BaseExceptionGroup) else repr(e)
for derived in ("G(self.message, members)", "ExceptionGroup('other', members)", "5", "super().derive(members)"):
    exec("class G(ExceptionGroup):\n    def derive(self, members):\n        print('derive', len(members))\n        return " + derived)
    make = lambda: G('g', [ValueError(1), G('h', [KeyError(2), OSError(3)]), TypeError(4)])
    for by in ("ValueError", "(KeyError, OSError)", "LookupError", "G", "lambda e: False", "5"):
        show((derived, by), lambda: [shape(p) if p else p for p in make().split(eval(by))])
    for by in ("KeyError", "OSError", "(ValueError, TypeError)", "Exception"):
        try:
            try:
                raise make()
            except* eval(by) as e:
                print(shape(e))
        except BaseException as e:
            print(shape(e))
