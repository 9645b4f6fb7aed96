"""Finalizers and weak references' callbacks in cycles: order, resurrection, errors."""
import gc
import _weakref as weakref

gc.disable()
gc.collect()
log = []


class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(("del", self.name, self.other.name, reference() if reference else None))


def pair():
    a, b = A("a"), A("b")
    a.other, b.other = b, a
    return a


def show():
    print(sorted(log, key=repr))
    log.clear()


# finalizers see the whole cycle, weak references are cleared before
reference = None
a = pair()
reference = weakref.ref(a)
del a
print(gc.collect(), reference())
show()

# callbacks come before finalizers; of unreachable references they do not come at all
reference = None
a = pair()
outside = weakref.ref(a, lambda r: log.append("callback outside"))
a.inside = weakref.ref(a, lambda r: log.append("callback inside"))
del a
print(gc.collect(), outside())
print(log[0], len(log))
log.clear()

# resurrection, then death without a second finalizer
saved = []


class R:
    def __del__(self):
        log.append("finalized")
        saved.append(self)


r = R()
r.me = r
r.child = [r]
w = weakref.ref(r)
del r
print(gc.collect(), len(saved), saved[0].me is saved[0], saved[0].child[0] is saved[0], w(), gc.is_finalized(saved[0]))
show()
saved.clear()
print(gc.collect())
show()


# one resurrects another
class Saver:
    def __del__(self):
        saved.append(self.other)


class Plain:
    pass


s, p = Saver(), Plain()
s.other, p.other = p, s
del s, p
print(gc.collect(), [type(x).__name__ for x in saved], type(saved[0].other).__name__)
saved.clear()
print(gc.collect())


# a finalizer that breaks the cycle itself
class Breaker:
    def __del__(self):
        log.append("breaks")
        self.__dict__.clear()


b = Breaker()
b.me = b
del b
gc.collect()
show()


# errors
class Bad:
    def __del__(self):
        raise ValueError("in a finalizer")


b = Bad()
b.me = b
del b
print(gc.collect())
a = Plain()
a.me = a


def bad(r):
    raise KeyError("in a callback")


w = weakref.ref(a, bad)
del a
print(gc.collect())


# what hangs on a cycle only is finalized with it
class Leaf:
    def __del__(self):
        log.append("leaf")


l = [Leaf()]
l.append(l)
del l
print(gc.collect())
show()


# a finalizer that collects
class Collects:
    def __del__(self):
        log.append(gc.collect())


c = Collects()
c.me = c
del c
print(gc.collect())
show()


# a new object made by a finalizer, and a new weak reference
class Makes:
    def __del__(self):
        global made, late
        made = Plain()
        made.me = made
        late = weakref.ref(self)


m = Makes()
m.me = m
del m
print(gc.collect(), made.me is made, late())
del made
print(gc.collect())


# generators in cycles run their finally clauses
def generator():
    me = yield
    try:
        yield
    finally:
        log.append(("finally", me is not None))


g = generator()
next(g)
g.send(g)
next(g, None) if False else None
del g
gc.collect()
show()


# while an exception is handled
try:
    raise IndexError("kept")
except IndexError as e:
    reference = None
    pair()
    gc.collect()
    show()
    print(repr(e))
