"""Sets: elements of one thread are never lost, operators on leaf elements see a state that existed."""
from mappings import Mixed
from oracle import Scenario, choices, expect, numbered, same_items


class SetOwn(Scenario):
    """Each thread adds and discards elements of its own."""

    def element(self, number):
        return number

    def prepare(self, rng):
        self.set = set()
        self.models = [set() for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.set
        model = self.models[who]
        all_mine = {self.element(numbered(who, number)) for number in range(200)}
        elements = rng.choices(sorted(all_mine), k=count)
        weights = {"add": 5, "discard": 2, "remove": 1, "in": 4, "update": 0.3, "difference": 0.1, "len": 1, "copy": 0.02, "iterate": 0.03, "and": 0.05, "subset": 0.05, "symmetric": 0.1}
        for index, op in enumerate(choices(rng, weights, count)):
            element = elements[index]
            if op == "add":
                shared.add(element)
                model.add(element)
            elif op == "discard":
                shared.discard(element)
                model.discard(element)
            elif op == "remove":
                try:
                    shared.remove(element)
                    expect(element in model, "removed what was not there", element)
                    model.remove(element)
                except KeyError:
                    expect(element not in model, "lost before remove", element)
            elif op == "in":
                expect((element in shared) == (element in model), "in", element)
            elif op == "update":
                shared |= {element, elements[index - 1]}
                model |= {element, elements[index - 1]}
            elif op == "difference":
                shared -= {element, elements[index - 1]}
                model -= {element, elements[index - 1]}
            elif op == "symmetric":
                shared ^= {element}
                model ^= {element}
            elif op == "len":
                expect(len(model) <= len(shared) <= 200 * self.threads, "length", len(shared))
            elif op == "copy":
                expect(shared.copy() & all_mine == model, "a copy lacks mine")
                expect((shared | set()) & all_mine == model, "a union lacks mine")
            elif op == "and":
                expect(shared & all_mine == model, "an intersection lacks mine")
                expect(all_mine & shared == model, "an intersection lacks mine")
                expect(all_mine - shared == all_mine - model, "a difference has mine")
            elif op == "subset":
                expect(model <= shared and shared >= model, "a subset lacks mine")
                expect(not shared.isdisjoint(model) or not model, "disjoint")
            else:
                try:
                    for element in shared:
                        expect(type(element) is type(elements[0]), "a strange element", element)
                except RuntimeError as error:
                    expect(str(error) == "Set changed size during iteration", "strange error", str(error))

    def check(self):
        wanted = set().union(*self.models)
        expect(len(self.set) == len(wanted), "length", len(self.set), len(wanted))
        same_items(list(self.set), list(wanted), "elements")
        expect(self.set == wanted, "contents")


class SetStrings(SetOwn):
    """The same with strings."""

    def element(self, number):
        return f"element {number}"


class SetUser(SetOwn):
    """The same with elements that compare in Python code."""

    def element(self, number):
        return Mixed(number)

    def work(self, who, rng, count):
        return super().work(who, rng, count // 24) or count // 24


class SetPop(Scenario):
    """pop() gives each element to one thread."""

    def prepare(self, rng):
        self.set = set()
        self.added = [0] * self.threads
        self.taken = [[] for _ in range(self.threads)]

    def work(self, who, rng, count):
        shared = self.set
        taken = self.taken[who]
        index = 0
        for op in choices(rng, {"add": 5, "pop": 4, "len": 1}, count):
            if op == "add":
                shared.add(numbered(who, index))
                index += 1
            elif op == "pop":
                try:
                    taken.append(shared.pop())
                except KeyError:
                    pass
            else:
                expect(len(shared) >= 0, "a length below zero")
        self.added[who] = index

    def check(self):
        wanted = [numbered(who, i) for who in range(self.threads) for i in range(self.added[who])]
        same_items(list(self.set) + sum(self.taken, []), wanted, "elements")


class SetTogether(Scenario):
    """Operators that take several leaf elements in or out are one operation each: nobody sees a part."""

    def element(self, number):
        return number

    def prepare(self, rng):
        self.pairs = [frozenset((self.element(2 * number), self.element(2 * number + 1))) for number in range(8)]
        self.all = frozenset().union(*self.pairs)
        self.set = set()

    def work(self, who, rng, count):
        shared = self.set
        count //= 4
        weights = {"ior": 3, "isub": 3, "ixor": 1, "iand": 0.3, "clear": 0.2, "copy": 1, "or": 1, "and": 1, "rand": 1, "sub": 1, "rsub": 1, "xor": 1, "frozen": 1, "equal": 1, "len": 1, "update": 1}
        drawn = rng.choices(self.pairs, k=count)
        for index, op in enumerate(choices(rng, weights, count)):
            pair = drawn[index]
            if op == "ior":
                shared |= pair
            elif op == "isub":
                shared -= pair
            elif op == "ixor":
                shared ^= pair
            elif op == "update":
                shared.update(pair, drawn[index - 1])
            elif op == "iand":
                shared &= self.all - pair
            elif op == "clear":
                shared.clear()
            elif op == "copy":
                self.whole(shared.copy())
            elif op == "or":
                self.whole(pair | shared)
            elif op == "and":
                self.whole(shared & self.all)
            elif op == "rand":
                self.whole(self.all & shared)
            elif op == "sub":
                self.whole(shared - pair)
            elif op == "rsub":
                self.whole(self.all - shared)
            elif op == "xor":
                self.whole(shared ^ self.all)
            elif op == "frozen":
                self.whole(frozenset(shared))
            elif op == "len":
                length = len(shared)
                expect(length % 2 == 0, "a length that never was", length)
            else:
                half = {next(iter(pair))}
                expect(shared != half, "equal to what never was")
        return count

    def whole(self, copied):
        for pair in self.pairs:
            expect(len(pair & copied) != 1, "a pair torn apart", pair, copied)

    def check(self):
        self.whole(self.set)


class SetTogetherStrings(SetTogether):
    """The same with strings."""

    def element(self, number):
        return "element" + str(number)


SCENARIOS = [SetOwn, SetStrings, SetUser, SetPop, SetTogether, SetTogetherStrings]
