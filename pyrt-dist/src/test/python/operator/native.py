"""The functions and getters of _operator."""
import _operator as o


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as e:
        print(function.__name__, type(e).__name__, e)


for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor lt le eq ne gt ge iadd isub imul".split():
    print(name, getattr(o, name)(13, 4))
for name in "neg pos inv invert abs not_ truth index is_none is_not_none".split():
    print(name, getattr(o, name)(5))
a = [1]
print(o.iadd(a, [2]) is a, o.iconcat(a, [3]) is a, a, o.concat("ab", "cd"))
print(o.is_(a, a), o.is_not(a, a), o.contains(a, 2), o.getitem(a, 1), o.setitem(a, 0, 5), o.delitem(a, 1), a)
print(o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.length_hint([1, 2]), o.length_hint(1, 7), o.index(True))
print(o.call(max, 1, 2, key=lambda x: -x))
print(o._compare_digest("a", "a"), o._compare_digest(b"a", b"b"), o._compare_digest(b"a", bytearray(b"a")))
attempt(o.concat, 1, 2)
attempt(o.concat, [1], 2)
attempt(o.countOf, 1, 2)
attempt(o.indexOf, [1], 2)
attempt(o.index, 1.5)
attempt(o.length_hint, [], "a")
attempt(o._compare_digest, "a", b"a")
attempt(o._compare_digest, "é", "b")
attempt(o.attrgetter)
attempt(o.attrgetter, 1)
attempt(o.itemgetter)
attempt(o.methodcaller)
attempt(o.methodcaller, 1)
attempt(o.itemgetter, 1, x=2)
attempt(o.add, 1)


class C:
    def __init__(self):
        self.x = self
        self.y = 3

    def m(self, *args, **keywords):
        return args, keywords


g = o.itemgetter(1)
h = o.itemgetter(2, 0)
print(g("abc"), h("abc"), g, h, h.__reduce__())
a = o.attrgetter("x.x.y")
b = o.attrgetter("y", "x.y")
print(a(C()), b(C()), a, b, b.__reduce__())
m = o.methodcaller("m", 1, k=2)
print(m(C()), m, o.methodcaller("upper")("abc"), o.methodcaller("m").__reduce__())
for f in (g, a, m):
    for args, keywords in (((), {}), ((1, 2), {}), ((1,), {"z": 1})):
        try:
            f(*args, **keywords)
        except Exception as e:
            print(type(e).__name__, e)
print(sorted([(1, "b"), (0, "c"), (2, "a")], key=o.itemgetter(1)))
print(sorted(n for n in dir(o) if not n.startswith("__")))
