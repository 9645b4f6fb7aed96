"""Callbacks: when they run, in which order, what they see, what becomes of their errors."""
import _weakref as weakref


class A:
    def __init__(self, name="a"):
        self.name = name

    def __del__(self):
        print("del", self.name, [r() is not None for r in seen])


seen = []


def callback(i):
    def call(r):
        print("callback", i, r(), r is refs[i] if i < len(refs) else None)

    return call


a = A()
refs = [weakref.ref(a, callback(i)) for i in range(4)]
seen = [weakref.ref(a)]
print("drop")
del a
print("dropped", [r() for r in refs])

# a reference that dies first is not called
a = A("b")
refs = [weakref.ref(a, callback(i)) for i in range(3)]
seen = []
del refs[1]
del a

# errors are reported and do not stop the others
a = A("c")


def bad(r):
    raise ValueError("from a callback")


refs = [weakref.ref(a, callback(0)), weakref.ref(a, bad), weakref.ref(a, callback(2))]
del a

# while an exception is being handled and raised
a = A("d")
refs = [weakref.ref(a, callback(0))]
try:
    try:
        raise KeyError("kept")
    finally:
        del a
except KeyError as e:
    print("caught", e)


# a finalizer that resurrects
class R:
    def __del__(self):
        global back
        back = self


back = None
r = R()
w = weakref.ref(r, lambda r: print("gone"))
del r
print(w() is back)
back = None
print(w())

# the referent's children go after its own callbacks
class P:
    pass


p = P()
p.child = P()
refs = [weakref.ref(p, lambda r: print("parent", inner())), None]
inner = weakref.ref(p.child, lambda r: print("child"))
del p

# a callback that makes more references and drops them
p = P()
q = P()
w = weakref.ref(p, lambda r: print(weakref.getweakrefcount(q), weakref.ref(q)() is q))
del p

# callbacks of proxies
p = P()
x = weakref.proxy(p, lambda r: print("proxy", type(r).__name__))
del p

# bound methods die at once
p = P()
p.m = None
w = weakref.ref([].append)
print(w())


def f():
    return weakref.ref(lambda: 1)


print(f()())
# dict of weak references that remove themselves
table = {}
objects = [P() for i in range(10)]
for i, o in enumerate(objects):
    table[i] = weakref.ref(o, lambda r, i=i: table.pop(i))
del objects[3:7], o
print(list(table))
objects.clear()
print(table)
