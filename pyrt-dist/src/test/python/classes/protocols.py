"""The protocols that classes can take part in: operators, descriptors, attribute access, metaclasses, super, construction."""


def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__+":", e)
# operators, reflected, inplace
class N:
    def __init__(s, v): s.v = v
    def __add__(s, o): return NotImplemented if isinstance(o, str) else "add"
    def __radd__(s, o): return "radd"
    def __iadd__(s, o): s.v += 1; return s
    def __eq__(s, o): return s.v == getattr(o, 'v', None)
    def __lt__(s, o): return NotImplemented
    def __bool__(s): return s.v != 0
    def __len__(s): return s.v
    def __index__(s): return s.v
    def __contains__(s, x): return x == s.v
    def __iter__(s): return iter([s.v])
    def __getitem__(s, i): return ("item", i)
    def __call__(s, *a): return a
    def __enter__(s): return s
    def __exit__(s, *a): return True
    def __hash__(s): return 7
    def __neg__(s): return "neg"
    def __format__(s, spec): return "fmt:" + spec
    def __repr__(s): return "N(%d)" % s.v
    def __str__(s): return "str"
    def __divmod__(s, o): return ("dm", o)
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __round__(s, n=None): return ("round", n)
    def __reversed__(s): return iter("rev")
    def __int__(s): return 42
    def __float__(s): return 4.5
n = N(3)
print(n + 1, 1 + n, N(3) == N(3), N(1) != N(2), bool(N(0)), len(n), [1,2,3,4][n], 3 in n, list(n), n[1:2], n(1,2), hash(n), -n, f"{n:x}", f"{n!r} {n}", "%s %r" % (n, n), divmod(n, 2), pow(n, 2), pow(n, 2, 3), round(n), round(n, 1), list(reversed(n)), int(n), float(n))
n += 5; print(n.v)
t(lambda: n + "x"); t(lambda: n < n); t(lambda: n @ 1); t(lambda: ~n); t(lambda: n < 1)
class R:
    def __radd__(s, o): return ("R", o)
class R2(R):
    def __radd__(s, o): return ("R2", o)
    def __add__(s, o): return "R2add"
print(1 + R(), R2() + R(), "a" + R())
class Bad:
    def __bool__(s): return 1
    def __len__(s): return -1
    def __hash__(s): return "x"
    def __index__(s): return "i"
    def __iter__(s): return 5
    def __str__(s): return 5
    def __repr__(s): return 5
    def __contains__(s, x): raise KeyError(x)
b = Bad()
for f in (lambda: bool(b), lambda: len(b), lambda: hash(b), lambda: [1][b], lambda: iter(b), lambda: str(b), lambda: repr(b), lambda: 1 in b, lambda: [*b], lambda: int(b)): t(f)
class NoIter: __iter__ = None; __contains__ = None; __hash__ = None; __call__ = None
for f in (lambda: iter(NoIter()), lambda: 1 in NoIter(), lambda: hash(NoIter()), lambda: NoIter()()): t(f)
# descriptors
class DD:
    def __init__(s, n): s.n = n
    def __get__(s, o, t): return ("DD", s.n, o is not None)
    def __set__(s, o, v): print("set", v)
    def __delete__(s, o): print("delete")
class ND:
    def __get__(s, o, t): return "ND"
class H:
    d = DD("d"); e = ND()
h = H(); h.__dict__['d'] = 1; h.__dict__['e'] = 2
print(h.d, h.e, H.d, H.e); h.d = 4; del h.d
class SetOnly:
    def __set__(s, o, v): print("so", v)
class H2: x = SetOnly()
h2 = H2(); h2.x = 3; t(lambda: type(h2.x).__name__); t(lambda: delattr(h2, 'x'))
# getattr protocol
class GA:
    def __getattr__(s, n):
        if n == "bad": raise AttributeError("custom")
        return n.upper()
    @property
    def p(s): raise AttributeError("inner")
g = GA(); print(g.abc, g.p, hasattr(g, "bad")); t(lambda: g.bad)
# metaclass stuff
class Mt(type):
    def __call__(c, *a, **k): return ("called", a, k)
    def __getattr__(c, n): return "meta " + n
    def __len__(c): return 9
    def __iter__(c): return iter("ab")
    def __contains__(c, x): return True
    def __getitem__(c, k): return k
    def __add__(c, o): return "cls add"
    @property
    def prop(c): return "mp"
    def mro(c): return [c, object]
class Mc(metaclass=Mt): pass
print(Mc(1, a=2), Mc.zzz, len(Mc), list(Mc), 5 in Mc, Mc[3], Mc + 1, Mc.prop, Mc.__mro__)
t(lambda: Mc.__call__)
# multiple inheritance / super chain
class B0:
    def f(s): return ["B0"]
    @classmethod
    def c(cls): return [cls.__name__]
class B1(B0):
    def f(s): return ["B1"] + super().f()
    @classmethod
    def c(cls): return ["B1"] + super().c()
class B2(B0):
    def f(s): return ["B2"] + super().f()
class B3(B1, B2):
    def f(s): return ["B3"] + super().f()
    @classmethod
    def c(cls): return ["B3"] + super().c()
    def __init__(s): super().__init__(); s.q = super(B3, s).f; s.r = super().__thisclass__
b3 = B3(); print(b3.f(), B3.c(), b3.c(), b3.q(), b3.r, super(B1, b3).f(), super(B1, B3).c())
class S0:
    def __new__(cls, *a): o = super().__new__(cls); o.a = a; return o
    def __init__(s, *a): s.b = a
print(S0(1,2).a, S0(1,2).b)
class Sing:
    inst = None
    def __new__(cls): 
        if cls.inst is None: cls.inst = object.__new__(cls)
        return cls.inst
print(Sing() is Sing())
class NewOther:
    def __new__(cls): return 5
    def __init__(s): print("not called")
print(NewOther())
# del / weird
class Del:
    x = 1
d = Del(); d.x = 2; print(d.x); del d.x; print(d.x); t(lambda: delattr(d, 'x')); del Del.x; t(lambda: d.x)
class Prot:
    __slots__ = ('__priv', '__dict__')
    def __init__(s): s.__priv = 1; s.other = 2
p = Prot(); print(p._Prot__priv, p.__dict__)
print(type("T", (int,), {"z": 1})(5) + 1, type("T", (), {}).__name__)
e = type("E2", (Exception,), {})
t(lambda: (_ for _ in ()).throw(e("x")))
print(isinstance(b3, (B2, int)), issubclass(B3, (int, B0)), B0.__subclasses__())
class Meta3(type):
    def __instancecheck__(c, o): return "yes"
class I3(metaclass=Meta3): pass
print(isinstance(1, I3))
print(vars(d), dir(d)[:3], callable(n), callable(d))
import sys
def fn(a, b=2, /, c=3, *, d, **k): "docs"
print(fn.__defaults__, fn.__kwdefaults__, fn.__code__.co_posonlyargcount, fn.__doc__)
fn.__defaults__ = (7, 8); fn.__name__ = "other"; fn.attr = 1
print(fn.__defaults__, fn, fn.attr) if False else print(fn.__defaults__, fn.__name__, fn.__qualname__, fn.attr, fn.__dict__)
