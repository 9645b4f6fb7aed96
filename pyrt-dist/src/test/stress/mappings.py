"""dict, OrderedDict, defaultdict: stores of distinct keys are not lost, what is taken is taken once, copies show states that existed."""
from collections import OrderedDict, defaultdict

from oracle import Scenario, choices, expect, numbered, same_items

CHANGED = (
    "dictionary changed size during iteration",
    "dictionary keys changed during iteration",
    "OrderedDict mutated during iteration",
    "OrderedDict changed size during iteration",
)


class DictOwnKeys(Scenario):
    """Each thread stores and deletes keys of its own and remembers them in a dict of its own: it never sees another value, and all is there in the end."""

    def make(self):
        return {}

    def key(self, number):
        return number

    def prepare(self, rng):
        self.dict = self.make()
        self.models = [{} for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.dict
        model = self.models[who]
        weights = {"store": 5, "pop": 2, "del": 1, "get": 4, "in": 2, "setdefault": 1, "update": 0.5, "len": 1, "copy": 0.02, "iterate": 0.03}
        ops = choices(rng, weights, count)
        keys = [self.key(numbered(who, number)) for number in rng.choices(range(200), k=count)]
        for index, op in enumerate(ops):
            key = keys[index]
            if op == "store":
                shared[key] = model[key] = index
            elif op == "pop":
                expect(shared.pop(key, None) == model.pop(key, None), "pop", key)
            elif op == "del":
                try:
                    del shared[key]
                    expect(key in model, "deleted what was not there", key)
                    del model[key]
                except KeyError:
                    expect(key not in model, "lost before del", key)
            elif op == "get":
                expect(shared.get(key) == model.get(key), "get", key, shared.get(key), model.get(key))
            elif op == "in":
                expect((key in shared) == (key in model), "in", key)
            elif op == "setdefault":
                expect(shared.setdefault(key, index) == model.setdefault(key, index), "setdefault", key)
            elif op == "update":
                some = {key: index, keys[index - 1]: -index}
                shared.update(some)
                model.update(some)
            elif op == "len":
                expect(len(model) <= len(shared) <= 10_000 * self.threads, "length", len(shared))
            elif op == "copy":
                self.mine(shared.copy(), model)
                self.mine(shared | {}, model)
            else:
                try:
                    for pairs in shared.items(), list(shared.items()), zip(list(shared), shared.values()):
                        for key, value in pairs:
                            expect(type(key) is type(keys[0]) and type(value) in (int, list), "a strange item", key, value)
                    for key, value in shared.items():
                        expect(key not in model or value == model[key], "iteration mistakes", key)
                except RuntimeError as error:
                    expect(str(error) in CHANGED, "strange error", str(error))

    def mine(self, copied, model):
        for key in model:
            expect(key in copied and copied[key] == model[key], "a copy lacks or mistakes", key)

    def check(self):
        wanted = {}
        for model in self.models:
            wanted |= model
        expect(len(self.dict) == len(wanted), "length", len(self.dict), len(wanted))
        expect(self.dict == wanted, "contents")
        same_items(list(self.dict), list(wanted), "keys")


class DictStrings(DictOwnKeys):
    """The same with strings."""

    def key(self, number):
        return f"key {number}"


class Mixed:
    """A key whose __hash__ and __eq__ are Python's, with collisions."""

    __slots__ = ("number",)

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number & 0x3F

    def __eq__(self, other):
        return isinstance(other, Mixed) and self.number == other.number

    def __lt__(self, other):
        return self.number < other.number

    def __repr__(self):
        return f"Mixed({self.number})"


class DictUserKeys(DictOwnKeys):
    """The same with keys that compare in Python code."""

    def key(self, number):
        return Mixed(number)

    def work(self, who, rng, count):
        return super().work(who, rng, count // 24) or count // 24


class OrderedOwnKeys(DictOwnKeys):
    """The same for an OrderedDict; keys also move to its ends."""

    def make(self):
        return OrderedDict()

    def work(self, who, rng, count):
        super().work(who, rng, count // 2)
        shared = self.dict
        for key in list(self.models[who]):
            shared.move_to_end(key, last=bool(key & 16))
        return count // 2

    def check(self):
        super().check()
        expect(list(reversed(self.dict)) == list(self.dict)[::-1], "orders differ")


class DefaultOwnKeys(DictOwnKeys):
    """The same for a defaultdict; missing keys of one thread are made once."""

    def make(self):
        return defaultdict(list)

    def work(self, who, rng, count):
        super().work(who, rng, count // 2)
        shared = self.dict
        model = self.models[who]
        for number in range(300, 300 + count // 4):
            key = numbered(who, number)
            shared[key].append(who)
            model[key] = [who]
        return count // 2 + count // 4


class DictShared(Scenario):
    """Few keys that all threads fight over, values used once: each value stored is overwritten, taken by one thread, or left."""

    def make(self):
        return {}

    def prepare(self, rng):
        self.dict = self.make()
        self.stored = [[] for _ in range(self.threads)]
        self.taken = [[] for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.dict
        stored = self.stored[who]
        taken = self.taken[who]
        weights = {"setdefault": 5, "pop": 4, "popitem": 1, "get": 3, "copy": 0.1, "iterate": 0.2, "equal": 0.1, "len": 1, "values": 0.1}
        keys = rng.choices(range(24), k=count)
        for index, op in enumerate(choices(rng, weights, count)):
            key = keys[index]
            value = numbered(who, index)
            if op == "setdefault":
                if shared.setdefault(key, value) == value:
                    stored.append(value)
            elif op == "pop":
                value = shared.pop(key, None)
                if value is not None:
                    taken.append(value)
            elif op == "popitem":
                try:
                    taken.append(shared.popitem()[1])
                except KeyError:
                    pass
            elif op == "get":
                expect(type(shared.get(key, 0)) is int, "a strange value")
            elif op == "len":
                expect(0 <= len(shared) <= 24, "length", len(shared))
            elif op == "copy":
                copied = shared.copy()
                expect(len(set(copied.values())) == len(copied) == len(list(copied)), "a value twice in", copied)
            elif op == "values":
                expect(len(shared.values()) <= 24 and len(shared.keys()) <= 24, "length of a view")
            elif op == "equal":
                expect(shared != {-1: -1}, "equal to what never was")
            else:
                try:
                    for key, value in shared.items():
                        expect(0 <= key < 24 and type(value) is int, "strange item", key, value)
                except RuntimeError as error:
                    expect(str(error) in CHANGED, "strange error", str(error))

    def check(self):
        expect(len(self.dict) == len(list(self.dict)), "length")
        same_items(list(self.dict.values()) + sum(self.taken, []), sum(self.stored, []), "values")


class OrderedShared(DictShared):
    """The same for an OrderedDict."""

    def make(self):
        return OrderedDict()

    def check(self):
        super().check()
        expect(list(reversed(self.dict)) == list(self.dict)[::-1], "orders differ")


class DictTogether(Scenario):
    """update() of several leaf keys is one operation: copies, comparisons and `|` see all of it or nothing."""

    KEYS = range(6)

    def key(self, number):
        return number

    def prepare(self, rng):
        self.keys = [self.key(number) for number in self.KEYS]
        self.dict = dict.fromkeys(self.keys, 0)

    def work(self, who, rng, count):
        shared = self.dict
        torn = dict.fromkeys(self.keys, 0)
        torn[self.keys[-1]] = 1
        count //= 4
        for index, op in enumerate(choices(rng, {"update": 4, "ior": 1, "copy": 1, "dict": 1, "equal": 2, "or": 1, "ror": 1, "values": 1}, count)):
            if op == "update":
                shared.update(dict.fromkeys(self.keys, index & 1))
            elif op == "ior":
                shared |= dict.fromkeys(self.keys, index & 1)
            elif op == "copy":
                self.whole(shared.copy())
            elif op == "dict":
                self.whole(dict(shared))
            elif op == "or":
                self.whole(shared | {})
            elif op == "ror":
                self.whole({} | shared)
            elif op == "values":
                self.whole({**shared})
            else:
                expect(shared != torn, "equal to what never was")
        return count

    def whole(self, copied):
        expect(len(copied) == len(self.keys) and len(set(copied.values())) == 1, "a torn copy", copied)

    def check(self):
        self.whole(self.dict)


class DictTogetherStrings(DictTogether):
    """The same with strings."""

    def key(self, number):
        return "key" + str(number)


class DictTogetherTuples(DictTogether):
    """The same with tuples, which are compared item by item."""

    def key(self, number):
        return (number, str(number), (number,))


class DictPairs(Scenario):
    """Keys come in pairs and go all at once: copies have both keys of a pair or none, and no length is odd."""

    def prepare(self, rng):
        self.pairs = [dict.fromkeys((2 * number, 2 * number + 1), number) for number in range(8)]
        self.dict = {}

    def work(self, who, rng, count):
        shared = self.dict
        count //= 4
        drawn = rng.choices(self.pairs, k=count)
        for index, op in enumerate(choices(rng, {"update": 4, "ior": 4, "clear": 1, "copy": 2, "keys": 1, "len": 4}, count)):
            if op == "update":
                shared.update(drawn[index])
            elif op == "ior":
                shared |= drawn[index]
            elif op == "clear":
                shared.clear()
            elif op == "copy":
                self.whole(shared.copy())
            elif op == "keys":
                self.whole(list(shared))
            else:
                length = len(shared)
                expect(length % 2 == 0, "a length that never was", length)
        return count

    def whole(self, copied):
        for one, other in self.pairs:
            expect((one in copied) == (other in copied), "a pair torn apart", one, other, copied)

    def check(self):
        self.whole(self.dict)


SCENARIOS = [
    DictOwnKeys,
    DictStrings,
    DictUserKeys,
    OrderedOwnKeys,
    DefaultOwnKeys,
    DictShared,
    OrderedShared,
    DictTogether,
    DictTogetherStrings,
    DictTogetherTuples,
    DictPairs,
]
