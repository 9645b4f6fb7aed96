"""OrderedDict of _collections."""
from _collections import OrderedDict


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


o = OrderedDict(a=1, b=2)
o["c"] = 3
o["a"] = 10
print(o, len(o), list(o), list(reversed(o)), o.keys(), o.values(), o.items())
print(list(reversed(o.keys())), list(reversed(o.values())), list(reversed(o.items())))
o.move_to_end("a")
print(list(o.items()))
o.move_to_end("c", last=False)
print(list(o.items()))
o.move_to_end("c", False)
o.move_to_end("a")
print(o.popitem(), o.popitem(last=False), o, o.popitem(False))
attempt(o.popitem)
attempt(lambda: o.pop("a"))
attempt(lambda: o.move_to_end("z"))
attempt(lambda: OrderedDict(1))
attempt(lambda: OrderedDict([], []))
attempt(lambda: OrderedDict([(1, 2, 3)]))
attempt(lambda: OrderedDict([(1,)]))
attempt(lambda: OrderedDict().update(1, 2))
attempt(lambda: hash(o))
attempt(lambda: o["none"])
print(o.pop("a", 5), o.setdefault("x", 1), o.setdefault("x", 2), o)
print(OrderedDict.fromkeys("abc", 0), OrderedDict([("k", 1), ("l", 2)], m=3))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, {"b": 2, "a": 1} == OrderedDict(a=1, b=2))
print(OrderedDict(a=1) != OrderedDict(a=1), OrderedDict(a=1) == 1)
print(OrderedDict(a=1) | {"b": 2}, {"b": 2} | OrderedDict(a=1), type({} | OrderedDict()))
attempt(lambda: OrderedDict() | 1)
o |= {"y": 5}
o |= [("z", 6)]
print(o, o.copy(), type(o.copy()))
o.note = "n"
print(o.__dict__, o.__reduce__()[:4], list(o.__reduce__()[4]))
r = OrderedDict()
r["r"] = r
print(r)


def change(f):
    o = OrderedDict.fromkeys("abc")
    for k in o:
        f(o)


attempt(lambda: change(lambda o: o.pop("b")))
attempt(lambda: change(lambda o: o.move_to_end("a")))
attempt(lambda: change(lambda o: o.setdefault("new")))
attempt(lambda: change(lambda o: o.clear()))
attempt(lambda: change(lambda o: o.update(a=5)))


class Sub(OrderedDict):
    def __setitem__(self, k, v):
        print("set", k, v)
        super().__setitem__(k, v)

    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)

    def __getitem__(self, k):
        print("get", k)
        return super().__getitem__(k)

    def __missing__(self, k):
        return "missing"


s = Sub(a=1)
s.update(b=2)
s.setdefault("c", 3)
print(s.setdefault("a", 4), s.pop("a"), s.pop("none", 9), s.popitem(), s["q"])
c = s.copy()
print(type(c).__name__, list(c), c)
s |= {"k": 1}
print(s == OrderedDict(b=2, k=1), Sub.fromkeys("xy", 0))
attempt(lambda: s.pop("none"))
s.clear()
print(s)
big = OrderedDict.fromkeys(range(200))
for i in range(0, 200, 2):
    big.move_to_end(i)
for i in range(0, 100, 3):
    del big[i]
for i in range(150, 160):
    big.move_to_end(i, last=False)
print(list(big))
lru = OrderedDict()
for i in range(3000):
    lru[i % 7 * i % 50] = i
    lru.move_to_end(i % 7 * i % 50)
    if len(lru) > 20:
        lru.popitem(last=False)
print(lru)


class Loud:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.name == other.name

    def __del__(self):
        print("gone", self.name)


d = OrderedDict()
for n in "abc":
    d[Loud(n)] = Loud(n + n)
d.move_to_end(Loud("a"))
print("moved")
d.popitem(last=False)
print("popped")
d.move_to_end(Loud("a"), last=False)
print([k.name for k in d])
d = None
print("end")
