"""Operators on instances: reflected and in-place forms, comparison, conversion, containers, calls."""


def attempt(f):
    try:
        print("  ", f())
    except Exception as e:
        print("  ", type(e).__name__, e)


NAMES = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor".split()


class Full:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def binary(kind, n):
    def f(self, other, *rest):
        return f"{self.name}.__{kind}{n}__({other!r}{''.join(', %r' % r for r in rest)})"

    return f


for n in NAMES:
    setattr(Full, f"__{n}__", binary("", n))
    setattr(Full, f"__r{n}__", binary("r", n))
    if n != "divmod":
        setattr(Full, f"__i{n}__", binary("i", n))


class Right:
    """Only reflected operators."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class Refuses(Full):
    pass


for n in NAMES:
    setattr(Right, f"__r{n}__", binary("r", n))
    setattr(Refuses, f"__{n}__", lambda self, other: NotImplemented)
    setattr(Refuses, f"__i{n}__", lambda self, other: NotImplemented)


class Child(Full):
    pass


class ChildOverrides(Full):
    def __radd__(self, other):
        return "child radd"


import operator

ops = [
    ("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("@", lambda a, b: a @ b),
    ("/", lambda a, b: a / b), ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("divmod", divmod),
    ("**", lambda a, b: a ** b), ("<<", lambda a, b: a << b), (">>", lambda a, b: a >> b), ("&", lambda a, b: a & b),
    ("|", lambda a, b: a | b), ("^", lambda a, b: a ^ b),
]
for sym, op in ops:
    print(sym)
    attempt(lambda: op(Full("f"), 1))
    attempt(lambda: op(1, Full("f")))
    attempt(lambda: op(1, Right("r")))
    attempt(lambda: op(Right("r"), 1))
    attempt(lambda: op(Refuses("n"), Right("r")))
    attempt(lambda: op(Refuses("n"), 1))
    attempt(lambda: op(Full("f"), Child("c")))
    attempt(lambda: op([], Right("r")) if sym not in ("%",) else None)
    attempt(lambda: op("s", 1.5) if sym not in ("%",) else None)
    attempt(lambda: op(None, None))
print("subclass first", Full("f") + ChildOverrides("c"), ChildOverrides("c") + Full("f"))
print("in place")


def inplace(a, b):
    out = []
    x = a; x += b; out.append(x)
    x = a; x -= b; out.append(x)
    x = a; x *= b; out.append(x)
    x = a; x @= b; out.append(x)
    x = a; x /= b; out.append(x)
    x = a; x //= b; out.append(x)
    x = a; x %= b; out.append(x)
    x = a; x **= b; out.append(x)
    x = a; x <<= b; out.append(x)
    x = a; x >>= b; out.append(x)
    x = a; x &= b; out.append(x)
    x = a; x |= b; out.append(x)
    x = a; x ^= b; out.append(x)
    return out


for r in inplace(Full("f"), 1):
    print("  ", r)
attempt(lambda: inplace(Refuses("n"), 1))
for r in inplace(Refuses("n"), Right("r")):
    print("  ", r)


def iadd_error():
    x = object()
    x += 1


def ipow_error():
    x = object()
    x **= 1


def imatmul_error():
    x = 1
    x @= 1


for f in (iadd_error, ipow_error, imatmul_error):
    attempt(f)
print("pow")
attempt(lambda: pow(Full("f"), 2, 3))
attempt(lambda: pow(2, Right("r")))
attempt(lambda: pow(2, 3, Full("f")))
print("unary")


class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __bool__(self): return False
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 3
    def __round__(self, n="none"): return f"round {n}"
    def __trunc__(self): return "trunc"
    def __len__(self): return 9
    def __hash__(self): return 99
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __bytes__(self): return b"bytes"
    def __format__(self, spec): return f"format {spec!r}"
    def __call__(self, *a, **k): return ("called", a, k)
    def __contains__(self, x): return x == 5
    def __length_hint__(self): return 10
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1000
    def __reversed__(self): return iter("reversed")
    def __next__(self): return "next"
    def __iter__(self): return self
    def __fspath__(self): return "path"


u = Unary()
print(-u, +u, ~u, abs(u), bool(u), not u, int(u), float(u), complex(u), round(u), round(u, 2), len(u), hash(u), str(u), repr(u), bytes(u))
print(format(u), format(u, "spec"), f"{u:>{10}}", f"{u!r}", f"{u!s:>6}", u(1, k=2), 5 in u, 6 not in u, dir(u), list(reversed(u))[:2], next(u))
print([10, 20, 30, 40][u], "abcdef"[u], (1, 2, 3, 4)[:u], range(u), bin(u), hex(u), chr(u) == "\x03", "ab" * u, [0] * u)
attempt(lambda: -object())
attempt(lambda: ~1.5)
attempt(lambda: +"x")
attempt(lambda: abs("x"))
attempt(lambda: len(5))
attempt(lambda: int(object()))
attempt(lambda: float([]))
attempt(lambda: round("x"))
attempt(lambda: iter(5))
attempt(lambda: next(5))
attempt(lambda: 5 in 5)
attempt(lambda: object()())
attempt(lambda: object()[0])
attempt(lambda: [1][object()])
print("bad results")


class Bad:
    def __bool__(self): return 5
    def __len__(self): return -1
    def __hash__(self): return "x"
    def __str__(self): return 5
    def __repr__(self): return None
    def __int__(self): return "x"
    def __float__(self): return 1
    def __index__(self): return 1.5
    def __iter__(self): return 5
    def __contains__(self, x): return "truthy"
    def __format__(self, s): return 5
    def __bytes__(self): return "x"
    def __complex__(self): return 1
    def __length_hint__(self): return "x"
    def __dir__(self): return 5


b = Bad()
for f in (bool, len, hash, str, repr, int, float, iter, format, bytes, complex, dir, lambda x: [1][x], lambda x: 1 in x, list, lambda x: "%d" % x, lambda x: f"{x}"):
    attempt(lambda: f(b))


class BigLen:
    def __len__(self): return 10**30


attempt(lambda: len(BigLen()))


class FloatLen:
    def __len__(self): return 1.5


attempt(lambda: len(FloatLen()))
attempt(lambda: bool(FloatLen()))
print("comparison")


class Cmp:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o): return ("lt", self.v, o)
    def __gt__(self, o): return ("gt", self.v, o)
    def __eq__(self, o): return ("eq", self.v)
    def __le__(self, o): return NotImplemented
    def __ge__(self, o): return ("ge", self.v, o)


x, y = Cmp(1), Cmp(2)
print((x < 5), (5 < x), (x > 5), (5 > x), x == 5, 5 == x, x != 5, x != y, x <= y if False else "", 5 <= x)
attempt(lambda: x <= 5)
attempt(lambda: x <= y)
attempt(lambda: object() < object())
attempt(lambda: 1 < "a")
attempt(lambda: [1] < (1,))
attempt(lambda: None > None)
attempt(lambda: {} < {})
attempt(lambda: 1j < 2j)
attempt(lambda: sorted([1, "a"]))
attempt(lambda: max([object(), object()]))
print(object() == object(), None == 0, 1 == 1.0 == True, [1, 2] == [1, 2], (1,) == [1], "a" == b"a")


class SubCmp(Cmp):
    def __gt__(self, o): return "sub gt"


print(Cmp(1) < SubCmp(2))
print("containers")


class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i.start, i.stop, i.step, i.indices(self.n))
        if i >= self.n:
            raise IndexError(i)
        return i * i


s = Seq(4)
print(list(s), s[2], s[-1], s[1:3], s[::-1], 9 in s, 10 in s, list(reversed(s)), bool(Seq(0)), [*s], max(s), sorted(s, reverse=True), dict(enumerate(s)))


class Missing(dict):
    def __missing__(self, k):
        return "missing " + str(k)


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), "b" in m)


class Getter:
    def __getitem__(self, k):
        raise KeyError(k)


attempt(lambda: list(Getter()))
attempt(lambda: 1 in Getter())


class NoIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


class NoContains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


attempt(lambda: iter(NoIter()))
attempt(lambda: 1 in NoContains())


class NoHash:
    __hash__ = None


attempt(lambda: hash(NoHash()))
attempt(lambda: {NoHash(): 1})
print("subclasses of builtins")


class I(int):
    def __add__(self, o):
        return I(int.__add__(self, o) * 10)

    def __repr__(self):
        return f"I({int(self)})"


i = I(5)
print(i + 1, 1 + i, i * 2, type(i * 2).__name__, i == 5, hash(i) == hash(5), [1, 2, 3, 4, 5, 6][i], i.real, {5: "x"}[i], f"{i:03d}", "%d" % i, str(i))


class S(str):
    def upper(self):
        return "upper:" + super().upper()

    def __len__(self):
        return 100


s = S("abc")
print(s.upper(), len(s), s + "d", type(s + "d").__name__, s == "abc", {"abc": 1}[s], s[1:], "".join([s, s]), f"{s}", s.replace("a", "z"))


class L(list):
    def __getitem__(self, i):
        return "item %s" % i

    def append(self, x):
        super().append(x * 2)


l = L([1, 2])
l.append(3)
print(l, l[0], list(l), len(l), l + [9], type(l + [9]).__name__, sorted(l), [*l], l == [1, 2, 6], isinstance(l, list))


class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)


d = D(a=1)
d["b"] = 2
d.update(c=3)
print(d, dict(d), d | {"z": 1}, type(d | {}).__name__, d == {"a": 1, "b": 4, "c": 3})


class T(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    @property
    def first(self):
        return self[0]


t = T(1, 2, 3)
print(t, t.first, t[1:], type(t[1:]).__name__, t == (1, 2, 3), hash(t) == hash((1, 2, 3)), len(t), t + (4,))


class Fl(float):
    pass


class By(bytes):
    pass


class Fs(frozenset):
    pass


class St(set):
    pass


print(Fl(1.5) + 1, type(Fl(1) + 1).__name__, By(b"x") + b"y", Fs([1]) | {2}, type(Fs() | {1}).__name__, St([1]) | {2}, type(St() | {1}).__name__)
f = Fl(2)
f.attr = "attribute of a float"
print(f.attr, f)


class E(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise E(5)
except ValueError as e:
    print(repr(e), e.code, e.args)
