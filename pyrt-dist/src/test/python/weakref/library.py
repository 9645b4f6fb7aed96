"""Lib's weakref: weak dictionaries and sets, finalize, WeakMethod."""
import gc
import weakref


class K:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"K({self.n})"

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def method(self, x):
        return (self.n, x)


keys = [K(i) for i in range(6)]
values = weakref.WeakValueDictionary((i, k) for i, k in enumerate(keys))
by_key = weakref.WeakKeyDictionary((k, i) for i, k in enumerate(keys))
members = weakref.WeakSet(keys)
print(len(values), len(by_key), len(members), values[3] is keys[3], by_key[K(4)], K(5) in members)
del keys[1:3]
print(sorted(values), sorted(by_key.values()), sorted(k.n for k in members))
for k in list(values.values()):
    if k.n == 3:
        keys.remove(k)
del k
print(sorted(values), len(by_key), len(members), values.get(3), values.setdefault(9, keys[0]).n)
print(sorted(k.n for k in values.values()), [r() is not None for r in values.valuerefs()], sorted(k.n for k in by_key))

# removal while iterating is put off
it = iter(values.items())
next(it)
keys.clear()
print(len(list(it)) < 4)
del it
print(len(values), len(by_key), len(members))

m = weakref.WeakMethod(K(1).method)
print(m())
k = K(2)
m = weakref.WeakMethod(k.method, lambda r: print("method gone"))
print(m()(5), m == weakref.WeakMethod(k.method), hash(m) == hash(weakref.WeakMethod(k.method)))
del k
print(m())


class Resource:
    pass


r = Resource()
f = weakref.finalize(r, print, "finalized", 1, end="!\n")
g = weakref.finalize(r, print, "detached")
print(f.alive, g.detach()[1].__name__, g.alive)
del r
print(f.alive, f())
r = Resource()
r.me = r
f = weakref.finalize(r, print, "from a cycle")
del r
print(f.alive)
gc.collect()
print(f.alive)
r = Resource()
f = weakref.finalize(r, print, "called by hand")
f()
print(f.alive)
weakref.finalize(r, print, "at exit")
silent = weakref.finalize(r, print, "not at exit")
silent.atexit = False
p = weakref.proxy(r)
p.attribute = 3
print(r.attribute, weakref.getweakrefcount(r))
