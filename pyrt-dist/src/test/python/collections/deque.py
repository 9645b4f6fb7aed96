"""deque of _collections."""
from _collections import deque


def attempt(label, function, *args):
    try:
        print(label, function(*args))
    except Exception as e:
        print(label, type(e).__name__, e)


d = deque("abc")
d.append("d")
d.appendleft("z")
print(d, len(d), d[0], d[-1], d[2], "c" in d, "q" in d, bool(d), bool(deque()))
print(d.pop(), d.popleft(), d)
d.extend([1, 2])
d.extendleft([3, 4])
print(d)
d.extend(d)
print(d, d.count(1))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate()
print(d)
d.reverse()
print(d)
d[0] = "first"
del d[1]
d.insert(2, "in")
d.insert(100, "end")
d.insert(-100, "start")
print(d, d.index("in"), d.index("in", 1, -1))
d.remove("in")
print(d)
m = deque(range(10), maxlen=3)
print(m, m.maxlen, deque().maxlen)
m.append(10)
m.appendleft(0)
print(m)
m.extend([5, 6, 7, 8])
print(m, m.copy(), m.copy().maxlen, m * 3, m + deque([1]), 2 * deque("xy"))
m *= 0
print(m)
m += "ab"
print(m)
for size in (0, 1):
    z = deque(maxlen=size)
    z.extend("abc")
    print(z)
print(list(reversed(deque("abc"))), list(iter(deque("abc"))))
print(deque("abc") == deque("abc"), deque("ab") < deque("b"), deque("ab") == ["a", "b"], deque("ab") != deque("abc"), deque("abc") >= deque("abb"))
r = deque()
r.append(r)
print(r)
print(deque([1, 2]).__reduce__()[:3], deque([1], 4).__reduce__()[:3])
print(deque[int])
attempt("pop", deque().pop)
attempt("popleft", deque().popleft)
attempt("getitem", lambda: deque()[0])
attempt("getitem", lambda: deque("a")["x"])
attempt("remove", deque("abc").remove, "z")
attempt("index", deque("abc").index, "z")
attempt("insert", deque("abc", 3).insert, 0, "z")
attempt("maxlen", deque, [], -1)
attempt("maxlen", deque, [], "a")
attempt("hash", hash, deque())
attempt("add", lambda: deque() + [1])
attempt("lt", lambda: deque() < [])
attempt("too many", lambda: deque(1, 2, 3))


def changing():
    d = deque("abc")
    for x in d:
        d.append(x)


attempt("changing", changing)


class Evil:
    def __eq__(self, other):
        evil.clear()
        return False


evil = deque([Evil(), 2, 3])
attempt("evil count", evil.count, 5)
evil = deque([Evil(), 2, 3])
attempt("evil remove", evil.remove, 5)
evil = deque([Evil(), 2, 3])
attempt("evil in", lambda: 5 in evil)


class Sub(deque):
    def __init__(self, *args, name=None):
        super().__init__(*args)
        self.name = name


s = Sub("abc", name="s")
print(s, s.name, type(s.copy()), s.__reduce__()[2])


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


d = deque(maxlen=2)
for n in "abcd":
    d.append(Loud(n))
print("filled")
d.popleft()
print("popped")
d.clear()
print("cleared")
d = deque([Loud(1), Loud(2)])
d[0] = None
print("set")
d = None
print("end")
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
    if i % 7 == 0:
        big.rotate(3)
print(len(big), sum(big), list(big)[:10])
