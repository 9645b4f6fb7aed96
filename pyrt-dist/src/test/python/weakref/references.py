"""Weak references: errors, identity, equality, hashes, repr, which types take part."""
import _weakref as weakref


class A:
    pass


class Named:
    __name__ = "nm"


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


a = A()
n = Named()
show(lambda: weakref.ref())
show(lambda: weakref.ref(1))
show(lambda: weakref.ref(a, 1, 2))
show(lambda: weakref.ref(a, callback=1))
show(lambda: weakref.ref(a)(1))
show(lambda: weakref.ref(a)(x=1))
show(lambda: weakref.ref(a))
show(lambda: weakref.ref(A))
show(lambda: weakref.ref(Named()))
show(lambda: weakref.ref(n))
show(lambda: weakref.ref)
show(lambda: weakref.ref[int])
show(lambda: weakref.ref.__init__(weakref.ref(a)))
show(lambda: weakref.getweakrefcount())
show(lambda: weakref.getweakrefcount(1))
show(lambda: weakref.getweakrefs(1))
show(lambda: weakref._remove_dead_weakref(1, 2))
show(lambda: weakref._remove_dead_weakref({}, 2))
show(lambda: weakref._remove_dead_weakref({2: 3}, 2))
d = {2: weakref.ref(A()), 3: weakref.ref(a)}
weakref._remove_dead_weakref(d, 2)
weakref._remove_dead_weakref(d, 3)
print(list(d))
print(sorted(dir(weakref.ref)))

# one reference without a callback
print(weakref.ref(a) is weakref.ref(a), weakref.ref(a, print) is weakref.ref(a, print))
first = weakref.ref(a)
with_callback = weakref.ref(a, print)
print(first.__callback__, with_callback.__callback__)
print(weakref.getweakrefcount(a), weakref.getweakrefs(a) == [first, with_callback], a.__weakref__ is first)
p = weakref.proxy(a)
print([type(r).__name__ for r in weakref.getweakrefs(a)])
del first, with_callback, p, d
print(weakref.getweakrefcount(a), a.__weakref__)


# equality and hashes are the referents' while they live
class Eq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash(self.v)


x, y, z = Eq(1), Eq(1), Eq(2)
rx, ry, rz = map(weakref.ref, (x, y, z))
print(rx == ry, rx == rz, rx != rz, hash(rx) == hash(x), rx == 1, rx != 1, len({rx, ry, rz}))
show(lambda: rx < ry)
hash(ry)
del x, y, z
print(rx == ry, rx == rx, rx != rx, hash(rx) == hash(1), hash(ry) == hash(1), rx() is None)
show(lambda: hash(rz))


# subclasses
class Sub(weakref.ref):
    def __new__(cls, o, callback=None, key=None):
        self = super().__new__(cls, o, callback)
        self.key = key
        return self

    def __init__(self, o, callback=None, key=None):
        super().__init__(o, callback)


class Slotted(weakref.ref):
    __slots__ = ("key",)


s = Sub(a, None, 5)
print(s.key, s() is a, Sub(a) is Sub(a), s.__weakref__, s == weakref.ref(a), isinstance(s, weakref.ref))
q = Slotted(a)
q.key = 7
print(q.key, hasattr(q, "__dict__"))
show(lambda: weakref.ref(q))
print(weakref.ref(s)() is s)
show(lambda: Slotted(a, None, 3))
show(lambda: Slotted(a, k=3))


# which types
class WithSlots:
    __slots__ = ("x",)


class WithWeakref:
    __slots__ = ("x", "__weakref__")


class Int(int):
    pass


class Str(str):
    pass


class List(list):
    pass


class Tuple(tuple):
    pass


class Error(Exception):
    pass


def function():
    pass


def generator():
    yield


for o in [
    [], {}, (), object(), type, len, [].append, set(), frozenset(), generator(), A.__init__, A().__init__, function.__code__, 1j, b"",
    bytearray(), range(3), slice(1), Exception(), property(), staticmethod(function), classmethod(function), iter([]), {}.keys(),
    type(function.__code__), super(A, A()), str.join, "a".join, int.__add__, (1).__add__, type.__dict__["__doc__"], type.__dict__,
    function.__get__(1), map(int, []), zip(), enumerate([]), reversed([]), list[int], ValueError, NotImplemented, lambda: 1, None, ...,
    A, WithSlots(), WithWeakref(), Int(), Str(), List(), Tuple(), Error(), weakref,
]:
    try:
        print(type(o).__name__, weakref.ref(o)() is o)
    except TypeError as e:
        print(e)
