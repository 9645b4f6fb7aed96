"""Weak proxies pass every operation on."""
import _weakref as weakref


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"N({self.v})"

    def __str__(self):
        return f"n{self.v}"

    def _op(name):
        def op(self, other, *rest):
            return (name, self.v, getattr(other, "v", other), *rest)

        return op

    for _n in "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split():
        locals()[f"__{_n}__"] = _op(_n)
        locals()[f"__r{_n}__"] = _op("r" + _n)
        if _n != "divmod":
            locals()[f"__i{_n}__"] = _op("i" + _n)
    for _n in "neg pos abs invert".split():
        locals()[f"__{_n}__"] = lambda self, _n=_n: (_n, self.v)

    def __int__(self):
        return 40 + self.v

    def __float__(self):
        return 0.5 + self.v

    def __index__(self):
        return self.v

    def __bool__(self):
        return self.v > 1

    def __len__(self):
        return 3

    def __getitem__(self, k):
        return ("item", k)

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)

    def __contains__(self, k):
        return k == 5

    def __iter__(self):
        return iter([1, 2, self.v])

    def __reversed__(self):
        return iter([3, 2, 1])

    def __bytes__(self):
        return b"bytes"

    def __lt__(self, other):
        return self.v < other.v

    def __eq__(self, other):
        return self.v == other.v

    __hash__ = None


o, o2 = N(1), N(2)
p, p2 = weakref.proxy(o), weakref.proxy(o2)
print(str(p), p.v, p == p2, p == o, p != o2, p < p2, p < o2, bool(p), bool(p2), len(p), p[3], 5 in p, 6 in p)
print(p + 1, 1 + p, p + p2, p - 1, 1 - p, p * 2, 2 * p, p @ 1, 1 @ p, p / 2, 2 / p, p // 2, 2 // p, p % 2, 2 % p)
print(divmod(p, 3), divmod(3, p), p**2, 2**p, pow(p, 2, 3), p << 1, 1 << p, p >> 1, 1 >> p, p & 1, 1 & p, p | 1, 1 | p, p ^ 1, 1 ^ p)
print(-p, +p, abs(p), ~p, int(p), float(p), [10, 20, 30][p], list(p), list(reversed(p)), bytes(p))
p[1] = 2
del p[1]
p.w = 9
print(o.w, p.w)
del p.w
show(lambda: p.w)
show(lambda: hash(p))
show(lambda: next(p))
i = p
i += 3
print(i)
i = p
i **= 3
print(i)
print(type(p).__name__, type(weakref.proxy(show)).__name__, isinstance(p, N), p.__class__ is N)
print(weakref.proxy(o) is p, weakref.getweakrefcount(o))
print(weakref.proxy(show).__name__)
print(weakref.proxy(len.__class__)(1) if False else weakref.proxy(N)(4))
show(lambda: p())
show(lambda: weakref.ProxyType())
show(lambda: weakref.proxy())
show(lambda: weakref.proxy(1))
show(lambda: weakref.proxy(o, b=1))


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


it = It()
print(list(weakref.proxy(it)))
del o
for f in (
    lambda: p.v, lambda: repr(p), lambda: str(p), lambda: bool(p), lambda: p + 1, lambda: 1 + p, lambda: p == 1, lambda: p(), lambda: len(p),
    lambda: p[1], lambda: -p, lambda: iter(p), lambda: setattr(p, "x", 1), lambda: 1 in p, lambda: int(p), lambda: bytes(p),
):
    show(f)
print(sorted(dir(weakref.ProxyType)))
print(sorted(dir(weakref.CallableProxyType)))
