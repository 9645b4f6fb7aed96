"""Scopes of every kind."""
import os.path, sys as system
from a import b as c

g = 1


def outer(a, /, b=1, *args, k, **kwargs):
    """Doc."""
    x = y = 1
    global g, h
    def inner():
        nonlocal x
        x = y + z + g
        return lambda: x + b
    class C:
        y = y
        __private = 1
        def m(self):
            return __class__, super().m(), self.__private, y
        def n(self, __p):
            return C.__q
        z = [i + j for i in range(3) for j in range(i) if (lambda: i)()]
    return [x for x in a if x], {x: y for x in a}, {x for x in a}, (x for x in a if y)


def comprehensions(data):
    total = [last := item for item in data]
    return [[f(i, j, total) for j in data] for i in data], [lambda: i for i in data], last


async def coroutine(xs):
    async with xs as y:
        pass
    r = [x async for x in xs]
    return [await x for x in xs], (x async for x in xs)


def generator():
    received = yield 1
    yield from received


class Generic[T: int, *Ts, **P](Base[T], metaclass=Meta, __x=1):
    """Doc."""
    attr: T = 1
    if attr:
        other: list[attr]
    def method[U = T](self, a: U, b: "T" = 1) -> dict[U, T]:
        local: undefined = 1
        return self, __class__
    type Alias[V] = tuple[T, V]
    type Plain = attr


def generic[T](x: T, y: int = 1, *, z: T = 2) -> T:
    t: T = x
    return [T for _ in y]


type Rec = list[Rec]
annotated: int = 1
bare: str
(parenthesized): int = 2
annotated.attribute: int

try:
    pass
except ValueError as error:
    del error
with open(g) as (f1, [f2, *f3]):
    pass
for loop, in g:
    pass
match g:
    case {"a": m1, **m2} | C(m3, x=m4) | [m5, *m6] as m7 if m8:
        pass
del g


def conditional():
    if 0:
        yield
    try:
        global late
        late = 1
    finally:
        import os.path as p, q.r
    class Inner:
        nonlocal_free = p
        def use(self):
            return p, q, __debug__
    return lambda a=p, *, b=q: (a, b, (w := a))
