"""The module gc: settings, statistics, callbacks, what it says about objects."""
import gc


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


gc.collect()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage, gc.callbacks)
gc.disable()
print(gc.isenabled())
gc.enable()
show(lambda: gc.collect(5))
show(lambda: gc.collect(-1))
show(lambda: gc.collect("a"))
show(lambda: gc.set_threshold())
show(lambda: gc.set_threshold(1, 2, 3, 4))
show(lambda: gc.set_threshold("a"))
show(lambda: gc.get_objects(3))
show(lambda: gc.get_objects("a"))
gc.set_threshold(700, 5)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold())
gc.set_threshold(2000, 10)
gc.disable()

print([sorted(s) for s in gc.get_stats()])
before = gc.get_stats()[2]
l = []
l.append(l)
del l
print(gc.collect())
after = gc.get_stats()[2]
print(after["collections"] - before["collections"], after["collected"] - before["collected"], after["uncollectable"])
print(len(gc.get_count()))

calls = []


def callback(phase, info):
    calls.append((phase, info))


gc.callbacks.append(callback)
l = []
l.append(l)
del l
gc.collect()
gc.collect(generation=1)
gc.callbacks.remove(callback)
gc.collect()
print(*calls, sep="\n")


def bad(phase, info):
    raise ValueError(phase)


gc.callbacks.append(bad)
gc.collect()
gc.callbacks.clear()

# which objects
class A:
    pass


for o in ([], {}, set(), frozenset(), A, A(), gc, show, len, [].append, iter([]), (i for i in ()), A().__init__, property(), Exception(), slice([])):
    if not gc.is_tracked(o):
        print("not tracked", o)
for o in (1, "a", 1.5, None, True, (), object(), b"", bytearray(), range(3), 1j, ...):
    if gc.is_tracked(o):
        print("tracked", o)

a = A()
a.x = [1, a]
d = {"k": a}
t = (a, d)
print(t in gc.get_referrers(a, d), d in gc.get_referrers(a), a.x in gc.get_referrers(a), len([o for o in gc.get_referrers(t) if o is d]))
print(gc.get_referents([1, 2], {3: 4}, (5, "six")), gc.get_referents(7), gc.get_referents())
print(a.x in gc.get_referents(a), A in gc.get_referents(a))
print(any(o is a for o in gc.get_objects()), any(o is d for o in gc.get_objects()))


class F:
    def __del__(self):
        global kept
        kept = self


f = F()
print(gc.is_finalized(f))
del f
print(gc.is_finalized(kept), gc.is_finalized(3))

# frozen objects are left alone
l = [[]]
l.append(l)
gc.freeze()
print(gc.get_freeze_count() > 10)
del l
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())

# saved
gc.set_debug(gc.DEBUG_SAVEALL)
l = [1]
l.append(l)
del l
print(gc.collect(), gc.garbage)
gc.set_debug(0)
gc.garbage.clear()
gc.collect()
