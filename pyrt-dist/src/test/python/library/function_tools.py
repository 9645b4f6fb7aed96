"""functools, contextlib, heapq, random and statistics of the library."""
import contextlib
import contextvars
import heapq
import operator
import random
import reprlib
import statistics
from functools import (
    cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, total_ordering, wraps,
)


@lru_cache(maxsize=3)
def square(x):
    return x * x


print([square(i) for i in (1, 2, 3, 1, 4, 2)], square.cache_info(), square.cache_parameters(), square.__wrapped__(5))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())


@singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


@kind.register(list)
def _(x):
    return "list"


print(kind(1), kind([]), kind("a"), kind(True))


class Cell:
    def __init__(self):
        self.alive = False

    def set(self, state):
        self.alive = state

    live = partialmethod(set, True)

    @cached_property
    def slow(self):
        print("computed")
        return 42


cell = Cell()
cell.live()
print(cell.alive, cell.slow, cell.slow)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(2), Version(3) > Version(2), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
print(reduce(operator.mul, range(1, 6)), partial(int, base=2)("101"))


@contextlib.contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name
    except KeyError as e:
        print("swallowed", e)
    finally:
        print("exit", name)


with managed("a") as a, contextlib.suppress(ValueError):
    raise KeyError("k")
with contextlib.ExitStack() as stack:
    for n in "xy":
        stack.enter_context(managed(n))
    stack.callback(print, "callback")
print(list(heapq.merge([1, 4], [2, 3], key=lambda x: x)), heapq.nlargest(2, [3, 1, 5]), heapq.nsmallest(2, "cab"))
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.choice("abcdef"), r.sample(range(100), 5), r.gauss(0, 1), r.shuffle(x := list(range(8))), x)
print(statistics.mean([1, 2, 3, 4]), statistics.stdev([1, 2, 4]), statistics.median([5, 1, 3]), statistics.mode("aabbb"))
v = contextvars.ContextVar("v", default=1)
print(contextvars.copy_context().run(lambda: (v.set(5), v.get())[1]), v.get())
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
