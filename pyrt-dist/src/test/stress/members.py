"""Attributes of instances, of classes and of modules, and the objects in them: nothing stored is lost, each object is finalized once."""
import gc
import threading
import types

from oracle import Scenario, choices, expect, numbered


class InstanceOwn(Scenario):
    """Each thread sets and deletes attributes of its own."""

    def make(self):
        return type("Shared", (), {})()

    def prepare(self, rng):
        self.shared = self.make()
        self.models = [{} for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.shared
        model = self.models[who]
        names = rng.choices([f"name_{who}_{number}" for number in range(self.names())], k=count)
        for index, op in enumerate(choices(rng, {"set": 5, "delete": 1, "get": 5, "has": 1, "vars": 0.1, "dict": 0.5}, count)):
            name = names[index]
            if op == "set":
                setattr(shared, name, index)
                model[name] = index
            elif op == "delete":
                try:
                    delattr(shared, name)
                    expect(name in model, "deleted what was not there", name)
                    del model[name]
                except AttributeError:
                    expect(name not in model, "lost before del", name)
            elif op == "get":
                expect(getattr(shared, name, None) == model.get(name), "get", name)
            elif op == "has":
                expect(hasattr(shared, name) == (name in model), "has", name)
            elif op == "dict":
                expect(vars(shared).get(name) == model.get(name), "__dict__", name)
            else:
                copied = dict(vars(shared))
                for name, value in model.items():
                    expect(copied.get(name) == value, "a copy lacks", name)

    def names(self):
        return 12

    def check(self):
        found = {name: value for name, value in vars(self.shared).items() if name.startswith("name_")}
        wanted = {}
        for model in self.models:
            wanted |= model
        expect(found == wanted, "attributes", len(found), len(wanted))


class InstanceMany(InstanceOwn):
    """The same with more names than a shape holds."""

    def names(self):
        return 200


class ModuleOwn(InstanceOwn):
    """The same for a module."""

    def make(self):
        return types.ModuleType("shared")


class ClassOwn(InstanceOwn):
    """The same for a class: what a thread has set it sees, through caches of lookups too."""

    def make(self):
        return type("Shared", (), {})

    def work(self, who, rng, count):
        super().work(who, rng, count // 16)
        shared = self.shared
        instance = shared()
        for index in range(count // 64):
            if who == 0:
                shared.common = index
                expect(instance.common == index, "an old attribute of the class", index)
            else:
                seen = getattr(instance, "common", 0)
                expect(getattr(shared, "common", 0) >= seen, "an attribute went back")
        return count // 16 + count // 64


class InstanceShared(Scenario):
    """One attribute that one thread counts up: nobody sees it go back; the others set neighbours."""

    def prepare(self, rng):
        class Shared:
            counter = -1

        self.shared = Shared()

    def work(self, who, rng, count):
        shared = self.shared
        seen = -1
        for index in range(count):
            if who == 0:
                shared.counter = index
                expect(shared.counter == index, "a store is lost")
            else:
                value = shared.counter
                expect(value >= seen, "went back", value, seen)
                seen = value
                if index % 16 == 0:
                    setattr(shared, f"other_{who}_{index % 5}", index)
                if index % 64 == 0:
                    delattr(shared, f"other_{who}_{index % 5}")

    def check(self):
        expect(type(self.shared.counter) is int, "lost")


class Slotted(Scenario):
    """__slots__ and cells: places of one thread each."""

    def prepare(self, rng):
        names = tuple(f"slot{who}" for who in range(self.threads))
        self.shared = type("Slotted", (), {"__slots__": names})()

    def work(self, who, rng, count):
        shared = self.shared
        name = f"slot{who}"
        other = f"slot{(who + 1) % self.threads}"
        last = -1
        for index in range(count // 2):
            setattr(shared, name, index)
            expect(getattr(shared, name) == index, "a store is lost")
            value = getattr(shared, other, -1)
            expect(value >= last, "went back")
            last = value
        return count

    def check(self):
        pass


class Finalized(Scenario):
    """Objects that threads take from and give to containers of all kinds are finalized once each, when all is over."""

    def prepare(self, rng):
        finalized = self.finalized = []

        class Token:
            __slots__ = ("number", "other")

            def __init__(self, number):
                self.number = number

            def __del__(self):
                finalized.append(self.number)

        class Holder:
            pass

        self.token = Token
        self.list = [None] * 8
        self.dict = {}
        self.set = set()
        self.holder = Holder()
        self.made = [0] * self.threads

    def work(self, who, rng, count):
        token = self.token
        shared = self.list
        table = self.dict
        bag = self.set
        holder = self.holder
        count //= 2
        places = rng.choices(range(8), k=count)
        made = 0
        kept = None
        for index, op in enumerate(choices(rng, {"list": 4, "dict": 3, "set": 2, "take": 2, "attribute": 3, "move": 3, "pop": 2, "clear": 0.01, "read": 3}, count)):
            place = places[index]
            if op == "move":
                shared[place] = shared[place - 1]
                kept = table.get(place)
            elif op == "take":
                try:
                    kept = bag.pop()
                except KeyError:
                    kept = None
            elif op == "pop":
                kept = table.pop(place, None)
            elif op == "clear":
                shared[:] = [None] * 8
                bag.clear()
                table.clear()
            elif op == "read":
                kept = shared[place]
                if kept is not None:
                    expect(kept.number >= 0, "a strange token")
            else:
                new = token(numbered(who, made))
                made += 1
                if op == "list":
                    shared[place] = new
                elif op == "dict":
                    table[place] = new
                elif op == "set":
                    bag.add(new)
                else:
                    new.other = kept
                    setattr(holder, f"at{place}", new)
                    kept = None
        self.made[who] = made
        return count

    def check(self):
        self.list.clear()
        self.dict.clear()
        self.set.clear()
        vars(self.holder).clear()
        gc.collect()
        wanted = sum(self.made)
        expect(len(set(self.finalized)) == len(self.finalized), "finalized twice")
        for _ in range(100):
            if len(self.finalized) == wanted:
                return
            threading.Event().wait(0.02)
            gc.collect()
        expect(len(self.finalized) == wanted, "finalized", len(self.finalized), "of", wanted)


SCENARIOS = [InstanceOwn, InstanceMany, ModuleOwn, ClassOwn, InstanceShared, Slotted, Finalized]
