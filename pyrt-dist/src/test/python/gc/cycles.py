"""Cycles through every kind of container, and how many objects a collection finds in them."""
import gc
import _weakref as weakref

gc.disable()


class A:
    pass


class S:
    __slots__ = ("x", "__weakref__")


class L(list):
    pass


class D(dict):
    pass


def find(make):
    gc.collect()
    probe = make()
    before = probe is None or probe() is not None
    n = gc.collect()
    print(make.__name__, n, before, probe is None or probe() is None, gc.collect())


def lists():
    l = []
    l.append(l)


def nested_lists():
    a, b, c = [], [], []
    a.append(b)
    b.append(c)
    c.append(a)
    a.append([1, 2])


def dicts():
    d = {}
    d["me"] = d


def dict_keys():
    a = A()
    a.d = {a: 1}
    return weakref.ref(a)


def tuples():
    l = []
    t = (l, 1)
    l.append(t)


def sets():
    a = A()
    a.s = {a}
    return weakref.ref(a)


def frozensets():
    a = A()
    a.s = frozenset([a])
    return weakref.ref(a)


def instances():
    a, b = A(), A()
    a.b, b.a = b, a
    a.x = 1
    return weakref.ref(a)


def slots():
    s = S()
    s.x = s
    return weakref.ref(s)


def list_subclass():
    l = L()
    l.append(l)
    l.attribute = l
    return weakref.ref(l)


def dict_subclass():
    d = D()
    d[1] = d
    return weakref.ref(d)


def bound_methods():
    l = []
    l.append(l.append)
    a = A()

    def f(self):
        pass

    a.m = f.__get__(a)
    return weakref.ref(a)


def closures():
    def f():
        return f


def closure_of_two():
    def f():
        return g

    def g():
        return f

    return weakref.ref(f)


def cells():
    x = []

    def f():
        return x

    x.append(f)
    return weakref.ref(f)


def attributes_of_functions():
    def f():
        pass

    f.me = f
    return weakref.ref(f)


def defaults():
    l = []

    def f(x=l):
        pass

    l.append(f)
    return weakref.ref(f)


def classes():
    class C:
        pass

    return weakref.ref(C)


def class_with_method():
    class C:
        def m(self):
            return __class__

    return weakref.ref(C)


def class_hierarchy():
    class B:
        pass

    class C(B):
        __slots__ = ("a", "b")

    return weakref.ref(B)


def class_and_instance():
    class C:
        pass

    c = C()
    C.instance = c
    return weakref.ref(c)


def metaclass():
    class M(type):
        pass

    class C(metaclass=M):
        pass

    return weakref.ref(M)


def exceptions():
    try:
        raise ValueError
    except ValueError as e:
        a = A()
        a.e = e
        e.a = a
        e.__traceback__ = None
        return weakref.ref(a)


def tracebacks():
    a = A()
    try:
        raise ValueError
    except ValueError as e:
        a.e = e
    return weakref.ref(a)


def iterators():
    l = []
    l.append(iter(l))


def maps():
    l = []
    l.append(map(str, l))


def slices():
    l = []
    l.append(slice(l))


def properties():
    l = []
    l.append(property(l.append))


def reference_with_callback():
    a = A()
    a.r = weakref.ref(a, a.__class__)
    return weakref.ref(a)


for make in (
    lists, nested_lists, dicts, dict_keys, tuples, sets, frozensets, instances, slots, list_subclass, dict_subclass, bound_methods, closures,
    closure_of_two, cells, attributes_of_functions, defaults, classes, class_with_method, class_and_instance, metaclass, exceptions, iterators,
    maps, slices, properties, reference_with_callback,
):
    find(make)

# with frames in them, CPython's numbers are its own
for make in (class_hierarchy, tracebacks):
    probe = make()
    gc.collect()
    print(make.__name__, probe())


def generator():
    me = yield
    try:
        yield
    finally:
        print("closed")


g = generator()
next(g)
g.send(g)
probe = weakref.ref(g)
del g
gc.collect()
print("generator", probe())


async def coroutine(box):
    await box


class Box:
    def __await__(self):
        yield self


b = Box()
c = coroutine(b)
b.c = c
c.send(None)
probe = weakref.ref(c)
del b, c
gc.collect()
print("coroutine", probe())

# what is reachable stays
class Node:
    def __init__(self, *to):
        self.to = list(to)


root = Node(Node(), Node(Node()))
root.to[0].to.append(root)
root.to[1].to[0].to.append(root.to[0])
gc.collect()
print(len(root.to), root.to[1].to[0].to[0].to[0] is root)


def local_only():
    n = Node()
    n.to.append(n)
    gc.collect()
    return n.to[0] is n


print(local_only())
print([x := [], x.append(x), gc.collect(), x[0] is x][-1])


def made():
    l = []
    l.append(l)
    return l


def two(a, n, b):
    return a[0] is a, n, b[0] is b


print(two(made(), gc.collect(), made()), gc.collect())


def gen():
    local = Node()
    local.to.append(local)
    yield gc.collect()
    yield local.to[0] is local


print(list(gen()))
# classes of living objects stay
def maker():
    class Local:
        def method(self):
            return "method"

    return Local()


o = maker()
holder = [maker()]
member = type(o).__dict__["method"]
gc.collect()
print(o.method(), holder[0].method(), member(o), type(o).__name__, type(o).__mro__[1] is object)
ns = {}
exec("def f(): return g\ndef g(): return 5\nclass C:\n    def m(self): return f()()", ns)
f = ns["C"]().m
del ns
gc.collect()
print(f())
