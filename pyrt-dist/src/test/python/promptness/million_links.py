# Chains of a million links die without recursion, and what hangs at the end dies once.
log = []


class Last:
    def __del__(self):
        log.append('last')


class Link:
    def __init__(self, next):
        self.next = next


class Loud:
    dead = 0
    __slots__ = ('next',)

    def __init__(self, next):
        self.next = next

    def __del__(self):
        Loud.dead += 1


class MyList(list):
    pass


class MyDict(dict):
    pass


def generator(next):
    yield next


def started(next):
    g = generator(next)
    next = None
    g.__next__()
    return g


def closure(next):
    return lambda: next


def default(next):
    def f(x=next):
        pass
    return f


class Bound:
    def method(self):
        pass


def bound(next):
    b = Bound()
    b.next = next
    return b.method


def grow(make, n):
    x = Last()
    for i in range(n):
        x = make(x)
    return x


for name, n, make in (
        ('list', 1_000_000, lambda x: [x]), ('tuple', 1_000_000, lambda x: (x,)), ('dict', 1_000_000, lambda x: {1: x}),
        ('instance', 1_000_000, Link), ('generator', 1_000_000, generator), ('finalizer', 100_000, Loud),
        ('started generator', 100_000, started), ('list subclass', 100_000, lambda x: MyList([x])),
        ('dict subclass', 100_000, lambda x: MyDict(a=x)), ('closure', 100_000, closure), ('default', 100_000, default),
        ('method', 100_000, bound), ('exception', 100_000, ValueError), ('iterator', 100_000, lambda x: iter([x])),
        ('zip', 100_000, lambda x: zip([x])), ('map', 100_000, lambda x: map(x, [])), ('slice', 100_000, slice),
        ('view', 100_000, lambda x: {1: x}.values()), ('property', 100_000, property),
        ('staticmethod', 100_000, staticmethod)):
    chain = grow(make, n)
    print(name, log, end=' ')
    chain = None
    print(log, Loud.dead)
    log.clear()
