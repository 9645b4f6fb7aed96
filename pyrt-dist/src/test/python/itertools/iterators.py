"""Every iterator of itertools: values, ends, errors, subclasses."""
import itertools
from itertools import *


def show(label, iterable, limit=12):
    try:
        print(label, list(islice(iterable, limit)))
    except Exception as e:
        print(label, type(e).__name__, e)


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as e:
        print(function.__name__, type(e).__name__, e)


show("accumulate", accumulate([1, 2, 3, 4]))
show("accumulate func", accumulate([3, 1, 2], max))
show("accumulate initial", accumulate([], initial=7))
show("accumulate initial", accumulate("bc", initial="a"))
show("accumulate error", accumulate([1, "a"]))
show("batched", batched("ABCDEFG", 3))
show("batched strict", batched("ABCDEFG", 3, strict=True))
show("batched strict", batched("ABCDEF", 3, strict=True))
show("chain", chain("ab", [1], (), {3: 4}))
show("chain none", chain())
show("chain error", chain([1], 2))
show("from_iterable", chain.from_iterable(["ab", "cd"]))
show("combinations", combinations("ABCD", 2))
show("combinations 0", combinations("ABCD", 0))
show("combinations 5", combinations("ABCD", 5))
show("cwr", combinations_with_replacement("ABC", 2))
show("cwr empty", combinations_with_replacement("", 2))
show("permutations", permutations("ABC"))
show("permutations 2", permutations("ABCD", 2))
show("permutations 5", permutations("ABCD", 5))
show("permutations none", permutations([]))
show("product", product("AB", range(3)))
show("product repeat", product([0, 1], repeat=3))
show("product none", product())
show("product empty", product("AB", []))
show("compress", compress("ABCDEF", [1, 0, 1, 0, 1, 1]))
show("count", count(), 4)
show("count float", count(0.5, 0.25), 4)
show("count big", count(2**63 - 3), 5)
show("count down", count(3, -1), 5)
show("cycle", cycle("abc"), 8)
show("cycle none", cycle([]))
show("dropwhile", dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1]))
show("takewhile", takewhile(lambda x: x < 5, [1, 4, 6, 4, 1]))
show("filterfalse", filterfalse(lambda x: x % 2, range(10)))
show("filterfalse none", filterfalse(None, [0, 1, "", "a", [], ()]))
show("islice", islice(range(20), 5))
show("islice 2", islice(range(20), 5, 10))
show("islice 3", islice(range(20), 5, None, 4))
show("islice none", islice("abc", None))
show("pairwise", pairwise("ABCD"))
show("pairwise one", pairwise("A"))
show("repeat", repeat("x"), 3)
show("repeat 2", repeat("x", 2))
show("starmap", starmap(pow, [(2, 5), [3, 2], iter((10, 3))]))
show("zip_longest", zip_longest("ABCD", "xy", fillvalue="-"))
show("zip_longest none", zip_longest())
print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")])
print([(k, list(g)) for k, g in groupby(range(10), key=lambda x: x // 3)])
print([k for k, g in groupby("aabbc")])

g = groupby("aab")
first = next(g)
second = next(g)
print(first[0], list(first[1]), second[0], list(second[1]))

a, b = tee(iter(range(200)))
print(sum(a), next(b), next(b), sum(b))
a, b, c = tee("abc", 3)
print(next(a), list(b), list(a), list(c))
a, = tee([1, 2, 3], 1)
next(a)
b = a.__copy__()
print(list(a), list(b))
print(tee([], 0))

rest = count(10)
print(list(zip(range(3), rest)), next(rest))
it = iter(range(10))
print(list(islice(it, 2, 5)), list(it))
it = islice(iter([1, 2, 3]), 5)
print(list(it), list(it))

print(repr(count()), repr(count(3)), repr(count(3, 2)), repr(count(0.5)), repr(count(2**70)))
print(repr(repeat(1)), repr(repeat("a", 3)), repeat(1, 5).__length_hint__())
attempt(repeat(1).__length_hint__)

for f in (accumulate, batched, chain.from_iterable, combinations, compress, cycle, filterfalse, groupby, islice, pairwise, starmap, tee):
    attempt(f)
attempt(batched, [1], 0)
attempt(combinations, "ab", -1)
attempt(permutations, "ab", "x")
attempt(permutations, "ab", -1)
attempt(product, [1], repeat=-1)
attempt(count, "a")
attempt(islice, [1], -1)
attempt(islice, [1], "a")
attempt(islice, [1], 0, -1)
attempt(islice, [1], 0, 2, 0)
attempt(islice, [1], 1, 2, 3, 4)
attempt(tee, [1], -1)
attempt(chain, [1], foo=1)
attempt(cycle, [1], foo=1)
attempt(cycle, 1)


class Counted(count):
    def __init__(self, *args, **keywords):
        self.note = keywords

    def __next__(self):
        return -super().__next__()


class Chained(chain):
    def __init__(self, *args, **keywords):
        self.note = keywords


print(list(islice(Counted(5), 3)), Chained([1], word=2).note, list(Chained([1], word=2)))


def stops(x):
    if x > 2:
        raise StopIteration
    return x


print(list(starmap(stops, [(1,), (2,), (3,), (4,)])))
print(list(takewhile(stops, count(1))))


def reenter():
    yield 1
    yield next(twin)
    yield 3


source = reenter()
one, twin = tee(source)
print(next(one))
try:
    print(list(one))
except Exception as e:
    print(type(e).__name__)
print(chain[int], type(chain[int]).__name__)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


it = islice([Loud("a"), Loud("b")].__iter__(), 1)
print(next(it).name)
print(next(it, "end"))
print("ended")
it = chain([Loud("c")], [Loud("d")])
next(it)
print("c read")
next(it)
print("d read")
del it
for k, group in groupby([Loud("e"), Loud("f")], key=lambda o: o.name):
    print(k)
del group
print("done")
print(sorted(n for n in dir(itertools) if not n.startswith("__")))
