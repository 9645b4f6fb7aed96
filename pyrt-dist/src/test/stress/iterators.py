"""Iterators that threads share: only items that were there, the errors of Python and no others, an end for all."""
import itertools
from collections import deque

from oracle import Scenario, expect

SIZE = 400


def generate():
    yield from range(SIZE)


MAKERS = {
    "list": lambda: iter(list(range(SIZE))),
    "reversed": lambda: reversed(list(range(SIZE))),
    "tuple": lambda: iter(tuple(range(SIZE))),
    "range": lambda: iter(range(SIZE)),
    "long range": lambda: iter(range(1 << 80, (1 << 80) + SIZE)),
    "dict": lambda: iter(dict.fromkeys(range(SIZE))),
    "items": lambda: iter(dict.fromkeys(range(SIZE)).items()),
    "values": lambda: iter({n: n for n in range(SIZE)}.values()),
    "set": lambda: iter(set(range(SIZE))),
    "deque": lambda: iter(deque(range(SIZE))),
    "bytes": lambda: iter(bytes(SIZE)),
    "bytearray": lambda: iter(bytearray(SIZE)),
    "str": lambda: iter("x" * SIZE),
    "enumerate": lambda: enumerate(range(SIZE)),
    "zip": lambda: zip(range(SIZE), list(range(SIZE))),
    "map": lambda: map(int, list(range(SIZE))),
    "filter": lambda: filter(None, list(range(1, SIZE))),
    "chain": lambda: itertools.chain(range(SIZE), list(range(SIZE))),
    "islice": lambda: itertools.islice(itertools.count(), SIZE),
    "cycle": lambda: itertools.islice(itertools.cycle(range(5)), SIZE),
    "repeat": lambda: itertools.repeat(7, SIZE),
    "accumulate": lambda: itertools.accumulate([1] * SIZE),
    "product": lambda: itertools.product(range(20), range(20)),
    "permutations": lambda: itertools.permutations(range(6), 3),
    "combinations": lambda: itertools.combinations(range(9), 4),
    "batched": lambda: itertools.batched(range(SIZE), 3),
    "pairwise": lambda: itertools.pairwise(range(SIZE)),
    "zip_longest": lambda: itertools.zip_longest(range(SIZE), range(3)),
    "takewhile": lambda: itertools.takewhile(lambda n: n < SIZE, itertools.count()),
    "groupby": lambda: itertools.groupby(range(SIZE), lambda n: n // 3),
    "generator": generate,
    "callable": lambda: iter(itertools.count().__next__, SIZE),
}

KINDS = {"items": tuple, "enumerate": tuple, "zip": tuple, "product": tuple, "permutations": tuple, "combinations": tuple, "batched": tuple, "pairwise": tuple, "zip_longest": tuple, "groupby": tuple, "str": str}

# What threads may find that meet in one iterator, as in CPython: these keep no lock between two steps.
KEYS = ("dictionary keys changed during iteration",)
MEETING = {"generator": ("generator already executing",), "dict": KEYS, "items": KEYS, "values": KEYS}


class Shared(Scenario):
    """One iterator of a random kind for all threads."""

    def prepare(self, rng):
        self.kinds = [rng.choice(list(MAKERS)) for _ in range(24)]
        self.iterators = [MAKERS[kind]() for kind in self.kinds]

    def work(self, who, rng, count):
        done = 0
        for kind, iterator in zip(self.kinds, self.iterators):
            wanted = KINDS.get(kind, int)
            # Some kinds may start again or repeat items when threads meet; none goes on for ever.
            for _ in range(4 * SIZE):
                done += 1
                try:
                    item = next(iterator)
                except StopIteration:
                    break
                except (ValueError, RuntimeError) as error:
                    expect(str(error) in MEETING.get(kind, ()), kind, "strange error", repr(error))
                    continue
                expect(type(item) is wanted, kind, "gave", item)
        return done


class Counting(Scenario):
    """itertools.count gives each number once."""

    def prepare(self, rng):
        self.step = rng.choice([1, 1, 3, -2])
        self.start = rng.choice([0, 5, (1 << 63) - 2000, 1 << 70])
        self.count = itertools.count(self.start, self.step)
        self.given = [[] for _ in range(self.threads)]

    def work(self, who, rng, count):
        given = self.given[who]
        counter = self.count
        for _ in range(count):
            given.append(next(counter))

    def check(self):
        found = sorted(itertools.chain(*self.given), reverse=self.step < 0)
        expect(found == [self.start + self.step * n for n in range(len(found))], "numbers")


class Changing(Scenario):
    """Iteration over containers that change: errors of Python only, elements that somebody put there."""

    def prepare(self, rng):
        self.containers = [list(range(50)), dict.fromkeys(range(50), 1), set(range(50)), deque(range(50)), bytearray(range(50))]

    def work(self, who, rng, count):
        done = 0
        numbers, table, bag, ends, octets = self.containers
        while done < count:
            container = self.containers[done % 5]
            if rng.random() < 0.5:
                done += 10
                try:
                    for number in iter(container):
                        done += 1
                        expect(type(number) is int and 0 <= number < 60, "a strange element", number)
                        if done % 400 == 0:
                            break
                except RuntimeError as error:
                    expect("changed" in str(error) or "mutated" in str(error), "strange error", str(error))
            else:
                number = rng.randrange(60)
                done += 5
                numbers.append(number)
                if len(numbers) > 80:
                    del numbers[40:]
                table[number] = number
                table.pop(number - 1, None)
                bag.symmetric_difference_update({number})
                ends.append(number)
                if len(ends) > 60:
                    try:
                        ends.popleft()
                    except IndexError:
                        pass
                octets[number % len(octets)] = number
        return done


SCENARIOS = [Shared, Counting, Changing]
