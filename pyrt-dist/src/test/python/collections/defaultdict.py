"""defaultdict, _count_elements and _tuplegetter of _collections."""
from _collections import defaultdict, _count_elements, _tuplegetter


def attempt(label, function, *args):
    try:
        print(label, function(*args))
    except Exception as e:
        print(label, type(e).__name__, e)


d = defaultdict(list)
for i, word in enumerate("a b a c b a".split()):
    d[word].append(i)
print(d, len(d), d.default_factory, dict(d))
print("x" in d, d.get("x"), d["x"], "x" in d)
e = defaultdict(int, {"a": 1}, b=2)
e["c"] += 5
print(e, e.copy(), e.copy().default_factory is int)
print(e | {"z": 1}, {"z": 1} | e, type({"z": 1} | e))
e |= {"y": 2}
print(e)
n = defaultdict()
print(n)
attempt("missing", lambda: n["a"])
n.default_factory = lambda: 7
print(n["a"])
n.default_factory = None
attempt("missing", lambda: n["b"])
attempt("factory", defaultdict, 5)
attempt("missing method", d.__missing__, "q")
print(defaultdict(int).__reduce__()[:2])
print(defaultdict[str, int])


class Sub(defaultdict):
    def __missing__(self, key):
        return key * 2


s = Sub(int)
s.note = 1
print(s["ab"], s, s.note, s.copy()["q"])


class Quiet(dict):
    def __missing__(self, key):
        return "none"


print(Quiet()["k"])
r = defaultdict(None)
r[1] = r
print(r)
m = {}
_count_elements(m, "abracadabra")
print(m)


class Mine(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 10)


m = Mine()
_count_elements(m, "aab")
print(m)


class P(tuple):
    x = _tuplegetter(0, "the x")
    y = _tuplegetter(1, "the y")


p = P((3, 4))
print(p.x, p.y, P.x, P.x.__doc__, P.y.__reduce__())
attempt("set", lambda: setattr(p, "x", 1))
attempt("short", lambda: P((1,)).y)
attempt("wrong", lambda: P.x.__get__(5))


class Loud:
    def __del__(self):
        print("gone")


d = defaultdict(Loud)
d[1]
print("made")
del d[1]
d[2]
d = None
print("end")
