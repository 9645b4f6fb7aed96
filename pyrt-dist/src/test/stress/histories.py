"""Short histories of operations on one container, each for which some order of the operations must explain every result (linearizability)."""
import itertools
import threading
from collections import OrderedDict, deque

from oracle import Scenario, expect

STEPS = 4


class Missing:
    """What an operation answers instead of an error."""

    def __repr__(self):
        return "Missing"


MISSING = Missing()


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (KeyError, IndexError, ValueError, AttributeError):
        return MISSING


class History(Scenario):
    """Batches of STEPS operations a thread, begun together, for some of the threads. A clock that all threads advance tells which operation ended before which began."""

    def start(self):
        """A fresh container."""
        raise NotImplementedError

    def draw(self, rng, who, index):
        """An operation: a function of the container, and its name for messages."""
        raise NotImplementedError

    def state(self, container):
        """What tells two states of the container apart."""
        return repr(container)

    def prepare(self, rng):
        self.threads = min(self.threads, 3 + rng.randrange(2)) if self.threads > 2 else 2
        self.containers = {}
        self.records = [[] for _ in range(8)]
        self.gate = threading.Barrier(self.threads)

    def work(self, who, rng, count):
        if who >= self.threads:
            return 1
        batches = min(count // STEPS, 20)
        clock = self.clock
        gate = self.gate
        for batch in range(batches):
            operations = [self.draw(rng, who, batch * STEPS + step) for step in range(STEPS)]
            container = self.containers.get(batch) or self.containers.setdefault(batch, [self.start()])
            container = container[0]
            record = []
            gate.wait()
            for name, operation in operations:
                begun = next(clock)
                answer = operation(container)
                record.append((name, operation, begun, next(clock), answer))
            self.records[who].append(record)
        return batches * STEPS

    clock = itertools.count()

    def check(self):
        batches = len(self.records[0])
        for batch in range(batches):
            parts = [self.records[who][batch] for who in range(self.threads)]
            final = self.state(self.containers[batch][0])
            if not self.explain(parts, final):
                told = [[(name, begun, ended, answer) for name, _, begun, ended, answer in part] for part in parts]
                raise AssertionError(f"no order explains {told} and {final}")

    def explain(self, parts, final):
        """Whether the operations can be put into an order that keeps real time, answers what was answered, and ends with ``final``."""
        dead = set()

        def replay(path):
            container = self.start()
            for operation, answer in path:
                if not alike(operation(container), answer):
                    return None
            return container

        def search(places, path):
            container = replay(path)
            if container is None:
                return False
            key = (places, self.state(container))
            if key in dead:
                return False
            dead.add(key)
            following = [part[place] for part, place in zip(parts, places) if place < len(part)]
            if not following:
                return self.state(container) == final
            first_end = min(ended for _, _, _, ended, _ in following)
            for who, place in enumerate(places):
                if place < len(parts[who]):
                    _, operation, begun, _, answer = parts[who][place]
                    if begun < first_end and search(places[:who] + (place + 1,) + places[who + 1 :], path + [(operation, answer)]):
                        return True
            return False

        return search((0,) * len(parts), [])


def alike(one, other):
    return type(one) is type(other) and one == other


class ListHistory(History):
    """append, pop, extend, copy, length, items of a list."""

    def start(self):
        return [0, 1]

    def draw(self, rng, who, index):
        number = index * 16 + who
        return rng.choice([
            (f"append({number})", lambda c: c.append(number)),
            ("pop()", lambda c: attempt(c.pop)),
            ("len", len),
            ("[-1]", lambda c: attempt(c.__getitem__, 0)),
            ("copy", lambda c: c.copy()),
            (f"extend({number})", lambda c: c.extend([number, -number])),
            ("clear", lambda c: c.clear()),
        ])


class DictHistory(History):
    """Single keys, copies and comparisons of a dict."""

    def start(self):
        return {0: -1, 1: -2}

    def draw(self, rng, who, index):
        number = index * 16 + who
        key = rng.randrange(2)
        return rng.choice([
            (f"[{key}] = {number}", lambda c: c.__setitem__(key, number)),
            (f"[{key}] = {number}", lambda c: c.__setitem__(key, number)),
            (f"pop({key})", lambda c: c.pop(key, None)),
            (f"get({key})", lambda c: c.get(key)),
            (f"setdefault({key}, {number})", lambda c: c.setdefault(key, number)),
            ("len", len),
            ("copy", lambda c: c.copy()),
            ("update", lambda c: c.update({0: number, 1: -number})),
            ("popitem", lambda c: attempt(c.popitem)),
            ("== {}", lambda c: c == {}),
            (f"in {key}", lambda c: key in c),
        ])


class OrderedHistory(DictHistory):
    """The same for an OrderedDict, whose operations on several keys are not one."""

    def start(self):
        return OrderedDict({0: -1, 1: -2})

    def draw(self, rng, who, index):
        while True:
            drawn = super().draw(rng, who, index)
            if drawn[0] not in ("update", "copy", "== {}"):
                return drawn


class SetHistory(History):
    """Elements, copies, operators and comparisons of a set."""

    def start(self):
        return {0, 1}

    def state(self, container):
        return repr(sorted(container))

    def draw(self, rng, who, index):
        element = rng.randrange(3)
        return rng.choice([
            (f"add({element})", lambda c: c.add(element)),
            (f"discard({element})", lambda c: c.discard(element)),
            (f"remove({element})", lambda c: attempt(c.remove, element)),
            (f"in {element}", lambda c: element in c),
            ("len", len),
            ("copy", lambda c: c.copy()),
            ("& {0, 1, 2}", lambda c: c & {0, 1, 2}),
            ("{0, 1, 2} - c", lambda c: {0, 1, 2} - c),
            ("c == {0, 1}", lambda c: c == {0, 1}),
            ("c <= {0, 2}", lambda c: c <= {0, 2}),
            ("|= {1, 2}", lambda c: c.update({1, 2})),
            ("-= {0, 1}", lambda c: c.difference_update({0, 1})),
            ("clear", lambda c: c.clear()),
        ])


class DequeHistory(History):
    """Both ends of a deque."""

    def start(self):
        return deque([0, 1])

    def draw(self, rng, who, index):
        number = index * 16 + who
        return rng.choice([
            (f"append({number})", lambda c: c.append(number)),
            (f"appendleft({number})", lambda c: c.appendleft(number)),
            ("pop", lambda c: attempt(c.pop)),
            ("popleft", lambda c: attempt(c.popleft)),
            ("len", len),
            ("rotate", lambda c: c.rotate(1)),
            ("copy", lambda c: c.copy()),
            ("[0]", lambda c: attempt(c.__getitem__, 0)),
        ])


class AttributeHistory(History):
    """Attributes of an instance."""

    def start(self):
        class Instance:
            def __repr__(self):
                return repr(vars(self))

        return Instance()

    def draw(self, rng, who, index):
        number = index * 16 + who
        name = "ab"[rng.randrange(2)]
        return rng.choice([
            (f"{name} = {number}", lambda c: setattr(c, name, number)),
            (f"get {name}", lambda c: getattr(c, name, None)),
            (f"del {name}", lambda c: attempt(delattr, c, name)),
            (f"has {name}", lambda c: hasattr(c, name)),
            (f"dict[{name}]", lambda c: vars(c).get(name)),
            (f"dict.pop({name})", lambda c: vars(c).pop(name, None)),
            (f"dict[{name}] = {number}", lambda c: vars(c).__setitem__(name, number)),
        ])


SCENARIOS = [ListHistory, DictHistory, OrderedHistory, SetHistory, DequeHistory, AttributeHistory]
