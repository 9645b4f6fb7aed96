"""What objects tell of themselves: memoryviews, ranges, slices, properties, methods, functions, generators, coroutines, classes with hooks for isinstance and namespaces."""
from .values import expr, slice_


def view(w):
    first = w.pick("memoryview(b'abcdefgh')", "memoryview(bytearray(b'abcdef'))", "memoryview(bytes(range(12)))", "memoryview(b'')", "memoryview(bytearray(8)).cast('I')", "memoryview(bytes(12)).cast('B', [3, 4])", "memoryview(bytearray(b'12345678')).cast('d')")
    w.line(f"def f():\n    m = {first}\n    n = m")
    for _ in range(w.dice.randint(2, 6)):
        use = w.pick("m.nbytes, m.itemsize, m.ndim, m.readonly, m.shape, m.strides, m.suboffsets, m.format", "m.c_contiguous, m.contiguous, m.f_contiguous", "m.tolist()", "m.tobytes()", "m.hex()", f"m[{slice_(w)}]", f"m[{slice_(w)}].tolist()",
                     "m.toreadonly().readonly", "m == n, m != b'abcdefgh'", "len(m)", "hash(m) == hash(m.tobytes())", f"m.cast({w.pick('b', 'B', 'H', 'c', 'q', 'x')!r}).tolist()", "m[::-1].tobytes()", "m[::2].contiguous", "m.obj is n.obj", "list(m)",
                     "m.index(98)", "m.count(98)", "98 in m", "m[1, 2]", "m[0] ", "list(reversed(m))")
        w.line(f"    show('view', lambda: {use})")
    w.line(f"    try:\n        {w.pick('m[0] = 65', 'm[1:3] = b' + repr('xy'), 'm[::2] = m[1::2]', 'del m[0]', 'm[0] = 300', 'm[0] = b' + repr('a'), 'm.release()', 'm[1:3] = b' + repr('x'))}\n    except Exception as e:\n        print(type(e).__name__, e)")
    w.line(f"    with m as k:\n        print(k is m)\n    return {w.pick('m.nbytes', 'repr(m)[:12]', 'n.tolist()', 'bytes(n)', 'n.obj')}")
    w.line("show('view', f)")


def spans(w):
    numbers = lambda: ", ".join(expr(w, "int", 0) for _ in range(w.dice.randint(1, 3)))
    w.line(f"show('range', lambda: (lambda r: (r.start, r.stop, r.step, len(r), r[-1:], r == range(r.start, r.stop, r.step), hash(r) == hash(range(r.start, r.stop, r.step))))(range({numbers()})))")
    w.line(f"show('slice', lambda: (lambda s: (s.start, s.stop, s.step, s == slice(s.start, s.stop, s.step), s.indices(9), hash(s) is not None))(slice({numbers()})))")
    w.line(f"show('slice', lambda: slice({numbers()}) {w.pick('<', '==', '>=', '!=')} slice({numbers()}))")


def properties(w):
    w.line("class P:\n    def __init__(self): self._x = 1\n    def gx(self): return self._x\n    def sx(self, v): self._x = v\n    def dx(self): del self._x")
    w.line(f"    x = property({w.pick('gx', 'gx, sx', 'gx, sx, dx', 'gx, sx, dx, ' + repr('doc'), 'fset=sx', '')})")
    w.line(f"    y = x.{w.pick('getter(lambda s: 2)', 'setter(sx)', 'deleter(dx)')}")
    for _ in range(w.dice.randint(2, 6)):
        use = w.pick("p.x", "p.y", "setattr(p, 'x', 5)", "delattr(p, 'x')", "setattr(p, 'y', 6)", "delattr(p, 'y')", "P.x.fget is P.gx", "P.x.fset is None, P.x.fdel is None", "P.y.fget is P.x.fget", "P.x.__doc__", "P.x.__name__", "P.y.__isabstractmethod__", "P.x.__get__(p, P)", "P.x.__set__(p, 3)",
                     "P.x.__get__(None, P) is P.x", "vars(p)", "P.x.__set_name__(P, 'z')")
        w.line(f"p = P()\nshow({use!r}, lambda: {use})")


def functions(w):
    w.line(f"def g(a, b={expr(w, 'int', 0)}, *c, k=None, **d):\n    'doc'\n    return a, b, c, k, d")
    w.line("class M:\n    def m(self, *a): return a\n    @classmethod\n    def c(cls, *a): return cls.__name__, a\n    @staticmethod\n    def s(*a): return a\no = M()")
    for _ in range(w.dice.randint(3, 8)):
        use = w.pick("o.m.__self__ is o", "o.m.__func__ is M.m", "o.m == o.m, o.m is o.m", "hash(o.m) == hash(o.m)", "M.c.__self__ is M", "g.__globals__ is globals()", "g.__code__.co_varnames", "g.__defaults__, g.__kwdefaults__", "g.__name__, g.__qualname__, g.__module__, g.__doc__",
                     "M.m.__qualname__", "type(o.m)(g, 5)(6)", "M.__dict__['s'].__func__(1)", "M.__dict__['c'].__wrapped__.__name__", "g.__get__(7)(8)", "g.__get__(None, M) is g", "setattr(g, '__defaults__', (9,)) or g(1)", "setattr(g, '__kwdefaults__', {'k': 3}) or g(1)", "setattr(g, '__name__', 5)",
                     "g.__call__(1, 2)", "g.__builtins__ is not None", "(lambda: o).__closure__", "len.__self__.__name__, len.__name__, [].append.__qualname__", "'abc'.upper.__self__", "str.upper.__objclass__", "type(str.upper).__name__, type('a'.upper).__name__, type(str.__add__).__name__, type(''.__add__).__name__",
                     "g.__annotations__, g.__type_params__", "g.__annotate__", "M.m.nope", "setattr(o.m, 'x', 1)", "setattr(g, 'x', 1) or vars(g)", "eval('o.m(1)')", "eval('g(1)', {'g': g}), eval('x', {}, {'x': 3})", "list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x != 1, [0, 1]))",
                     "(lambda a, b=2: sorted(locals().items()))(1)")
        w.line(f"show({use!r}, lambda: {use})")


def suspended(w):
    w.line("import types\n@types.coroutine\ndef pause(v): return (yield v)\nasync def inner(): return await pause('in')\nasync def co():\n    return await inner()\nasync def ag():\n    yield 1\n    await pause('ag')\n    yield 2\ndef gen():\n    yield from iter([1, 2])")
    kind = w.pick("co", "gen", "ag")
    letters = {"co": "cr", "gen": "gi", "ag": "ag"}[kind]
    waits = "yieldfrom" if kind == "gen" else "await"
    shown = f"x.{letters}_running, x.{letters}_suspended, x.{letters}_frame is None, x.{letters}_{waits} is None, x.{letters}_code.co_name, x.__name__, x.__qualname__"
    w.line(f"def f():\n    x = {kind}()\n    print({shown})")
    for _ in range(w.dice.randint(1, 4)):
        step = {"co": w.pick("x.send(None)", "x.send(5)", "x.throw(ValueError(1))", "x.close()", "x.__await__().__next__()"), "gen": w.pick("next(x)", "x.send(None)", "x.close()", "x.throw(KeyError)"),
                "ag": w.pick("x.__anext__().send(None)", "x.asend(3).send(None)", "x.aclose().send(None)", "x.__aiter__() is x", "anext(x, 5).send(None)", "aiter(x) is x", "x.athrow(ValueError).send(None)")}[kind]
        w.line(f"    try:\n        print({step})\n    except BaseException as e:\n        print(type(e).__name__, e, repr(e.__context__))\n    print({shown})")
    w.line("    x.close() if hasattr(x, 'close') else None")
    w.line("f()")


def hooks(w):
    w.line(f"class Meta(type):\n    def __instancecheck__(cls, o): return {w.pick('True', 'o == 1', 'super().__instancecheck__(o)', '1 / 0', repr(''))}\n    def __subclasscheck__(cls, c): return {w.pick('False', 'c is int', 'super().__subclasscheck__(c)', '[c]')}")
    w.line(f"    @classmethod\n    def __prepare__(m, name, bases, **k):\n        print('prepare', name, len(bases), k)\n        return {w.pick('{}', 'dict(given=1)', 'collections.OrderedDict()', '[]', 'Space()')}")
    w.line(f"    def mro(cls): return {w.pick('super().mro()', 'super().mro()', 'list(reversed(super().mro()))[:0] + super().mro()', '[cls, object]')}")
    w.text("import collections\nclass Space(dict):\n    def __missing__(self, key):\n        if key.startswith('auto'): return key\n        raise KeyError(key)\n    def __setitem__(self, key, value):\n        if not key.startswith('__'): print('set', key)\n        super().__setitem__(key, value)")
    with w.block("try:"):
        w.line(f"class A(metaclass=Meta{w.pick('', ', k=1')}):\n" + "        " + w.pick("x = 1", "x = auto_y", "def m(self): return __class__", "x: int = 3", "x = y", "for x in range(2): pass"))
        w.line("class B(A): pass")
        for _ in range(w.dice.randint(2, 6)):
            use = w.pick("isinstance(1, A)", "isinstance(A(), A)", "issubclass(int, A)", "issubclass(B, A)", "[c.__name__ for c in B.__mro__]", "[c.__name__ for c in A.__subclasses__()]", "isinstance(2, (str, A))", "A.mro() == list(A.__mro__)", "type(A).__name__", "B.__base__.__name__, B.__bases__ == (A,)",
                         "sorted(k for k in vars(A) if k[0] != '_')", "A.__prepare__('n', ())", "type.__instancecheck__(A, 1)", "A.__basicsize__ > 0", "A.__dictoffset__ != 0, A.__weakrefoffset__ != 0", "A.__annotations__", "A.x", "hasattr(A, 'given')")
            w.line(f"show({use!r}, lambda: {use})")
    with w.block("except Exception as e:"):
        w.line("print(type(e).__name__, e)")


def namespaces(w):
    """Code made at run time, in namespaces of its own: names bound, deleted, imported, annotated, shown."""
    lines = w.some(["x = 1", "global y; y = 2", "del x", "from math import *", "print(pi)", "x >>= 1", "x: int = 5", "y: 'str'", "print(__annotations__)", "x", "None", "'shown'", "def f():\n    global z\n    z = 3\n    del z\n    z", "f()", "class C:\n    x = x\n    y: int", "print(sorted(k for k in locals() if k[0] != '_'))",
                    "import os.path as p", "x = [y := 4]", "print(y)", "raise KeyError('k')", "x <<= 2", "exec('x = 7')", "print(eval('x'))", "(lambda: x)()"], 2, 6)
    mode = w.pick("exec", "exec", "single")
    if mode == "single":
        lines = lines[:1]
    source = "\n".join(lines) + "\n"
    w.line("import sys\ndef hook(v): print('shown', v if isinstance(v, (int, str, list)) else type(v).__name__) if v is not None else None\nsys.displayhook, saved = hook, sys.displayhook")
    w.line(f"def f():\n    space = {{'x': {w.dice.randint(0, 9)}}}\n    try:\n        exec(compile({source!r}, 'made', {mode!r}), space{w.pick('', ', {}', ', space')})\n    except Exception as e:\n        print(type(e).__name__, e)\n    return sorted(k for k, v in space.items() if isinstance(v, (int, str)) and k[0] != '_' and k < 'zz')[:5]")
    w.line("show('made', f)\nsys.displayhook = saved")


def groups(w):
    w.line("class G(ExceptionGroup):\n    def derive(self, members):\n        print('derive', len(members))\n        return " + w.pick("G(self.message, members)", "ExceptionGroup('other', members)", "5", "super().derive(members)"))
    w.line("def shape(e): return (type(e).__name__, e.message, [shape(x) for x in e.exceptions]) if isinstance(e, BaseExceptionGroup) else repr(e)")
    group = "G('g', [ValueError(1), G('h', [KeyError(2), OSError(3)]), TypeError(4)])"
    w.line(f"show('split', lambda: [shape(p) if p else p for p in {group}.split({w.pick('ValueError', '(KeyError, OSError)', 'LookupError', 'G', 'lambda e: False', '5')})])")
    w.line(f"try:\n    try:\n        raise {group}\n    except* {w.pick('KeyError', 'OSError', '(ValueError, TypeError)', 'Exception')} as e:\n        print(shape(e))\nexcept BaseException as e:\n    print(shape(e))")


def write(w):
    for _ in range(w.dice.randint(1, 4)):
        w.pick(view, spans, properties, functions, functions, suspended, hooks, namespaces, namespaces, groups)(w)
