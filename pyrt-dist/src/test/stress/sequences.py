"""Lists, deques, bytearrays and arrays: nothing appended is lost or doubled, copies and lengths are true."""
from array import array
from collections import deque

from oracle import Scenario, choices, expect, numbered, same_items


class ListEnds(Scenario):
    """append and pop at the end; each number comes out once, and each thread's numbers stand in its order."""

    def prepare(self, rng):
        self.list = []
        self.appended = [0] * self.threads
        self.popped = [[] for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.list
        popped = self.popped[who]
        index = 0
        for op in choices(rng, {"append": 5, "pop": 3, "len": 1, "copy": 0.02, "in": 0.05, "extend": 1}, count):
            if op == "append":
                shared.append(numbered(who, index))
                index += 1
            elif op == "pop":
                try:
                    popped.append(shared.pop())
                except IndexError:
                    pass
            elif op == "len":
                expect(0 <= len(shared) <= count * self.threads * 2, "length", len(shared))
            elif op == "extend":
                shared.extend([numbered(who, index), numbered(who, index + 1)])
                index += 2
            elif op == "copy":
                self.ordered(shared[:])
            else:
                expect(-1 not in shared, "a number that nobody appended")
        self.appended[who] = index

    def ordered(self, copied):
        last = [-1] * self.threads
        for number in copied:
            who = number % 16
            expect(number > last[who], "out of order", last[who], number)
            last[who] = number

    def check(self):
        self.ordered(self.list)
        wanted = [numbered(who, i) for who in range(self.threads) for i in range(self.appended[who])]
        found = [number for popped in self.popped for number in popped]
        same_items(found + self.list, wanted, "list")


class ListMiddle(Scenario):
    """insert, pop(i), del, remove, reverse, sort, slices: the same numbers come out that went in, and copies double none."""

    def prepare(self, rng):
        self.list = []
        self.added = [[] for _ in range(self.threads)]
        self.taken = [[] for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.list
        added = self.added[who]
        taken = self.taken[who]
        weights = {"insert": 4, "append": 2, "pop": 5, "remove": 0.5, "sort": 0.1, "reverse": 0.3, "copy": 0.3, "iterate": 0.1, "slice": 0.5, "add": 0.1, "index": 2}
        count //= 4
        for index, op in enumerate(choices(rng, weights, count)):
            place = index * 7 % 31
            number = numbered(who, index)
            if op == "insert":
                shared.insert(place, number)
                added.append(number)
            elif op == "append":
                shared.append(number)
                added.append(number)
            elif op == "pop":
                try:
                    taken.append(shared.pop(place))
                except IndexError:
                    pass
            elif op == "remove":
                if added:
                    number = added[-1]
                    try:
                        shared.remove(number)
                        taken.append(number)
                    except ValueError:
                        pass
            elif op == "sort":
                shared.sort()
            elif op == "reverse":
                shared.reverse()
            elif op == "copy":
                once(shared.copy())
            elif op == "add":
                once(shared + [])
            elif op == "slice":
                shared[place:place] = [number]
                added.append(number)
            elif op == "iterate":
                for number in shared:
                    expect(type(number) is int, "a strange element", number)
            else:
                try:
                    expect(type(shared[place]) is int, "a strange element")
                except IndexError:
                    pass
        return count

    def check(self):
        once(self.list)
        same_items(self.list + sum(self.taken, []), sum(self.added, []), "list")


def once(numbers):
    expect(len(set(numbers)) == len(numbers), "an element twice in", numbers)


class ListStores(Scenario):
    """Each thread counts up in places of its own; nobody sees a number go back, in places, copies, slices and comparisons."""

    SIZE = 64

    def prepare(self, rng):
        self.list = [0] * self.SIZE

    def work(self, who, rng, count):
        shared = self.list
        mine = [i for i in range(self.SIZE) if i % self.threads == who]
        places = rng.choices(mine, k=count)
        elsewhere = rng.choices(range(self.SIZE), k=count)
        seen = [0] * self.SIZE
        for index in range(count):
            place = places[index]
            value = shared[place]
            expect(value == seen[place], "a store is lost at", place, value, seen[place])
            shared[place] = seen[place] = value + 1
            place = elsewhere[index]
            value = shared[place]
            expect(value >= seen[place], "went back at", place)
            seen[place] = value
            if index % 256 == 0:
                copied = shared.copy()
                expect(len(copied) == self.SIZE and all(a >= b for a, b in zip(copied, seen)), "a copy went back")
                seen = copied
                expect(shared[8:24] >= seen[8:24] or max(shared[8:24]) > 0, "a slice went back")
                expect(shared != [-1] * self.SIZE, "equal to what never was")
                copied = list(shared)
                expect(all(a >= b for a, b in zip(copied, seen)), "list() went back")

    def check(self):
        expect(len(self.list) == self.SIZE, "length", len(self.list))


class ListExtends(Scenario):
    """extend and += by blocks, and slices that replace whole blocks: blocks stay together; `*` and `+` copy whole ones."""

    BLOCK = 5

    def prepare(self, rng):
        self.list = []

    def work(self, who, rng, count):
        shared = self.list
        block = [who] * self.BLOCK
        count //= 4
        for op in choices(rng, {"extend": 3, "iadd": 3, "copy": 0.05, "len": 2, "clear": 0.2, "tuple": 0.05, "add": 0.05, "times": 0.02}, count):
            if op == "extend":
                shared.extend(block)
            elif op == "iadd":
                shared += block
            elif op == "len":
                expect(len(shared) % self.BLOCK == 0, "a length that never was", len(shared))
            elif op == "clear":
                shared.clear()
            elif op == "copy":
                self.whole(shared.copy())
            elif op == "tuple":
                self.whole(tuple(shared))
            elif op == "add":
                self.whole([] + shared)
            else:
                self.whole(shared * 2)
        return count

    def whole(self, copied):
        expect(len(copied) % self.BLOCK == 0, "a length that never was", len(copied))
        for start in range(0, len(copied), self.BLOCK):
            part = copied[start : start + self.BLOCK]
            expect(len(set(part)) == 1, "a block torn apart", part)

    def check(self):
        self.whole(self.list)


class DequeEnds(Scenario):
    """append, pop, rotate, extend at both ends; each number comes out once."""

    def prepare(self, rng):
        self.deque = deque()
        self.added = [[] for _ in range(self.threads)]
        self.taken = [[] for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.deque
        added = self.added[who]
        taken = self.taken[who]
        weights = {"append": 4, "appendleft": 4, "pop": 4, "popleft": 3, "rotate": 0.5, "extend": 0.2, "reverse": 0.02, "copy": 0.1, "iterate": 0.05, "len": 1, "get": 1}
        for index, op in enumerate(choices(rng, weights, count)):
            number = numbered(who, index)
            if op == "append":
                shared.append(number)
                added.append(number)
            elif op == "appendleft":
                shared.appendleft(number)
                added.append(number)
            elif op == "pop" or op == "popleft":
                try:
                    taken.append(shared.pop() if op == "pop" else shared.popleft())
                except IndexError:
                    pass
            elif op == "rotate":
                shared.rotate(index % 7 - 3)
            elif op == "extend":
                shared.extend([number])
                added.append(number)
            elif op == "reverse":
                shared.reverse()
            elif op == "copy":
                once(shared.copy())
            elif op == "iterate":
                try:
                    once(list(iter(shared)))
                except RuntimeError as error:
                    expect(str(error) == "deque mutated during iteration", "strange error", str(error))
            elif op == "get":
                try:
                    expect(type(shared[0]) is int and type(shared[-1]) is int, "a strange element")
                except IndexError:
                    pass
            else:
                expect(len(shared) >= 0, "a length below zero")

    def check(self):
        once(self.deque)
        expect(len(self.deque) == len(list(self.deque)) == len(list(reversed(self.deque))), "lengths differ")
        same_items(list(self.deque) + sum(self.taken, []), sum(self.added, []), "deque")


class DequeBounded(Scenario):
    """A deque with maxlen is never longer, and holds the newest numbers of somebody in order."""

    def prepare(self, rng):
        self.deque = deque(maxlen=16)

    def work(self, who, rng, count):
        shared = self.deque
        for index in range(count):
            shared.append(numbered(who, index))
            expect(len(shared) <= 16, "longer than maxlen", len(shared))
            if index % 64 == 0:
                self.ordered(shared.copy())

    def ordered(self, copied):
        expect(len(copied) <= 16, "longer than maxlen")
        last = [-1] * self.threads
        for number in copied:
            expect(number > last[number % 16], "out of order", number)
            last[number % 16] = number

    def check(self):
        expect(len(self.deque) == 16, "length", len(self.deque))
        self.ordered(self.deque)


class Bytes(Scenario):
    """append, extend, pop of a bytearray: as many bytes of each thread as it put there less those taken."""

    def make(self):
        return bytearray()

    def prepare(self, rng):
        self.bytes = self.make()
        self.added = [0] * self.threads
        self.taken = [[0] * 16 for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.bytes
        taken = self.taken[who]
        added = 0
        pair = type(shared)(bytes([who, who])) if isinstance(shared, bytearray) else array("B", [who, who])
        for op in choices(rng, {"append": 5, "extend": 1, "pop": 4, "len": 1, "get": 2, "insert": 0.1, "set": 1}, count):
            if op == "append":
                shared.append(who)
                added += 1
            elif op == "extend":
                shared.extend(pair)
                added += 2
            elif op == "pop":
                try:
                    taken[shared.pop()] += 1
                except IndexError:
                    pass
            elif op == "insert":
                shared.insert(3, who)
                added += 1
            elif op == "len":
                expect(len(shared) >= 0, "a length below zero")
            else:
                try:
                    expect(0 <= shared[-1] < self.threads, "a strange byte", shared[-1])
                except IndexError:
                    pass
        self.added[who] = added

    def check(self):
        left = bytes(self.bytes)
        expect(len(left) == len(self.bytes), "length")
        for who in range(self.threads):
            taken = sum(one[who] for one in self.taken)
            expect(left.count(who) + taken == self.added[who], "bytes of", who, left.count(who), taken, self.added[who])


class ArrayBytes(Bytes):
    """The same for an array."""

    def make(self):
        return array("B")


class ArrayNumbers(Scenario):
    """Arrays of all widths: places that a thread counts up alone, and nobody sees a number torn."""

    def prepare(self, rng):
        self.array = array(rng.choice("qQdl"), [0] * 64)

    def work(self, who, rng, count):
        shared = self.array
        mine = [i for i in range(64) if i % self.threads == who]
        seen = [0] * 64
        for index, place in enumerate(rng.choices(mine, k=count)):
            value = shared[place]
            expect(value == seen[place], "a store is lost at", place, value, seen[place])
            seen[place] = (value + 0x1_0000_0001)
            shared[place] = seen[place]
            there = int(shared[index % 64])
            expect(there % 0x1_0000_0000 == there >> 32, "a torn number", there)

    def check(self):
        expect(len(self.array) == 64, "length")


SCENARIOS = [ListEnds, ListMiddle, ListStores, ListExtends, DequeEnds, DequeBounded, Bytes, ArrayBytes, ArrayNumbers]
