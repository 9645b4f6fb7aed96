"""Operands that their own methods take out of the container they came from, so that only the running operation keeps them."""


class Fickle:
    """Empties its container when it is asked anything, and then looks at itself."""

    def __init__(self, name, drop, log):
        self.name = name
        self.drop = drop
        self.log = log

    def __eq__(self, other):
        self.drop()
        self.log.append(("eq", self.name))
        return NotImplemented

    def __lt__(self, other):
        self.drop()
        return NotImplemented

    __hash__ = object.__hash__

    def __repr__(self):
        self.drop()
        return "<" + self.name + ">"

    def __bool__(self):
        self.drop()
        return self.name == "true"

    def __index__(self):
        self.drop()
        return len(self.name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.drop()
        return self.__dict__["name"] + "." + name

    def __del__(self):
        self.log.append(("del", self.__dict__["name"]))


def in_list(operation):
    log = []
    items = []
    items.append(Fickle("a", items.clear, log))
    items.append(Fickle("b", items.clear, log))
    try:
        result = operation(items)
    except Exception as e:
        result = type(e).__name__
    print(operation.__name__, result, sorted(set(log)))


def index(items):
    return items.index("x")


def count(items):
    return items.count("x")


def contains(items):
    return "x" in items


def remove(items):
    items.remove("x")


def equal(items):
    return items == ["x", "y"]


def less(items):
    return items < ["x", "y"]


def show(items):
    return repr(items)


def any_true(items):
    return any(items)


def all_true(items):
    return all(items)


def attribute(items):
    return getattr(items[0], "missing")


def as_index(items):
    return "abc"[items[0]]


def as_tuple(items):
    return tuple(items) == ("x", "y")


def formatted(items):
    return "%r %s" % (items[0], "end")


def joined(items):
    return "{!r}".format(items[0])


def summed(items):
    return sum(1 for x in items if x)


def sliced(items):
    return "abcdef"[:items[0]]


def printed(items):
    print(items[0])


for operation in (
    index, count, contains, remove, equal, less, show, any_true, all_true, attribute, as_index, as_tuple, formatted, joined, summed,
    sliced, printed,
):
    in_list(operation)


class Key:
    """Equal to every other key; takes the keys it meets out of their dict or set."""

    def __init__(self, name, container):
        self.name = name
        self.container = container

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.container is not None:
            self.container.clear()
        return self.name == other.name


def in_dict(operation):
    container = {}
    container[Key("a", None)] = "value"
    key = Key("a", container)
    try:
        result = operation(container, key)
    except Exception as e:
        result = type(e).__name__
    print("dict", operation.__name__, result if isinstance(result, (str, bool, type(None))) else type(result).__name__)


def get(d, k):
    return d.get(k)


def has(d, k):
    return k in d


def item(d, k):
    return d[k]


def pop(d, k):
    return d.pop(k, "none")


def setdefault(d, k):
    return d.setdefault(k, "default")


def store(d, k):
    d[k] = "new"
    return list(d.values())[0]


for operation in (get, has, item, pop, setdefault, store):
    in_dict(operation)


def in_set(operation):
    container = {Key("a", None)}
    key = Key("a", container)
    try:
        result = operation(container, key)
    except Exception as e:
        result = type(e).__name__
    print("set", operation.__name__, result)


def in_it(s, k):
    return k in s


def add(s, k):
    s.add(k)
    return len(s)


def discard(s, k):
    s.discard(k)
    return len(s)


def intersect(s, k):
    return len(s & {k})


def subtract(s, k):
    return len({k} - s)


for operation in (in_it, add, discard, intersect, subtract):
    in_set(operation)


class Chain:
    """A descriptor that removes itself from its class while it is asked."""

    def __get__(self, instance, owner):
        if "attribute" in owner.__dict__:
            del owner.attribute
        return type(self).__name__


class Owner:
    attribute = Chain()


print(Owner().attribute, hasattr(Owner, "attribute"))


class Manager:
    """Its methods disappear while a with statement runs."""

    def __enter__(self):
        del Manager.__enter__
        del Manager.__exit__
        return "entered"

    def __exit__(self, *exc):
        return None


with Manager() as what:
    print(what)


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + getattr(other, "value", other))

    __radd__ = __add__

    def __lt__(self, other):
        return self.value < other.value

    def __gt__(self, other):
        return self.value > other.value


print(sum(Number(i) for i in range(5)).value)
print(max(Number(i % 3) for i in range(7)).value, min((Number(i) for i in range(3, 6)), key=lambda n: Number(-n.value)).value)
