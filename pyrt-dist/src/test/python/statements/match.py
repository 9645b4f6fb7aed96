"""The match statement: every kind of pattern, captures, guards, the order of tests."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Colour:
    RED = 1
    GREEN = "g"


class Sub(Point):
    pass


def what(v):
    match v:
        case None:
            return "none"
        case True:
            return "true"
        case 0:
            return "zero"
        case -1 | -2:
            return "small negative"
        case 1.5:
            return "float"
        case 3 + 4j:
            return "complex"
        case "text":
            return "text"
        case b"bytes":
            return "bytes"
        case Colour.RED | Colour.GREEN:
            return "colour"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x}"
        case [1, y]:
            return f"one and {y}"
        case (a, [b, c]):
            return f"nested {a} {b} {c}"
        case [first, *rest, last] if len(rest) > 1:
            return f"long {first} {rest} {last}"
        case [Point(x=0), *_]:
            return "begins with a point on the axis"
        case [_, _, third]:
            return f"third {third}"
        case {"kind": "circle", "radius": r}:
            return f"circle {r}"
        case {"kind": kind, **rest}:
            return f"kind {kind} {rest}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Sub(x, y=2) as sub:
            return f"sub {x} {sub}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px, y=Point() as inner):
            return f"inner {px} {inner}"
        case Point():
            return "some point"
        case int(n) | float(n):
            return f"number {n}"
        case str() as s:
            return f"str {s!r}"
        case _:
            return "other"


for value in [
    None, True, False, 0, 0.0, -1, -2, 1.5, 3 + 4j, "text", b"bytes", 1, "g", [], (), [5], (7,), [1, 2], [2, [3, 4]],
    (1, 2, 3, 4), [Point(0, 5), 1], range(3), [1, 2, 3], {"kind": "circle", "radius": 3}, {"kind": "square", "side": 1},
    {}, {1: 2}, Point(0, 0), Sub(1, 2), Sub(3, 3), Point(4, 4), Point(1, Point(2, 3)), Point(1, 2), 42, 2.5, "other text",
    b"x", {1}, object, 10**30, iter([1]),
]:
    print(type(value).__name__, what(value))


def no_case(x):
    match x:
        case 1:
            print("one")
    print("done", x)


no_case(1)
no_case(2)


def binds(x):
    a = b = c = "unset"
    match x:
        case [a, 1]:
            pass
        case [b, 2] if b > 10:
            pass
        case [c, *_]:
            pass
    return a, b, c


print(binds([5, 1]), binds([5, 2]), binds([50, 2]), binds([9, 9]), binds(0))


def alternatives(x):
    match x:
        case [1, a] | [a, 1] | {"a": a}:
            return a
        case (("x" | "y") as k, [*_, (2 | 3) as n]):
            return k, n
        case _:
            return None


print(alternatives([1, 8]), alternatives([8, 1]), alternatives({"a": 5}), alternatives(["y", [0, 3]]), alternatives(3))


class Show:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(" compare", self.name, other)
        return NotImplemented

    def __getattr__(self, name):
        print(" attribute", name)
        if name == "missing":
            raise AttributeError(name)
        return 1


match Show("subject"):
    case 1:
        print("one")
    case Show(missing=1):
        print("missing")
    case Show(a=1, b=2):
        print("a and b")
    case Show(a=1, b=1):
        print("found")

from collections.abc import Mapping, Sequence


class MySequence(Sequence):
    def __len__(self):
        print(" len")
        return 3

    def __getitem__(self, i):
        print(" item", i)
        return [10, 20, 30][i]


match MySequence():
    case [_, _, _, _]:
        print("four")
    case [10, *_, 31]:
        print("no")
    case [10, *_, 30]:
        print("yes")
match MySequence():
    case [a, b, c]:
        print(a, b, c)


class MyMapping(Mapping):
    def __len__(self):
        return 2

    def __iter__(self):
        return iter("ab")

    def __getitem__(self, k):
        print(" look up", k)
        return {"a": 1, "b": 2}[k]


match MyMapping():
    case {"c": _}:
        print("c")
    case {"a": x, **rest}:
        print(x, rest)


def error(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)




def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            pass


def int_two():
    match 1:
        case int(1, 2):
            pass


class BadArgs:
    __match_args__ = ["a"]


class BadElement:
    __match_args__ = (1,)


def bad_args():
    match BadArgs():
        case BadArgs(1):
            pass


def bad_element():
    match BadElement():
        case BadElement(1):
            pass


def twice():
    match Point(1, 2):
        case Point(1, x=1):
            pass


notclass = 5


def not_a_class():
    match 1:
        case notclass():
            pass


k = "a"


class K:
    one = "a"
    two = "a"


def duplicate_keys():
    match {"a": 1, "b": 1}:
        case {K.one: _, K.two: _}:
            pass


def no_args():
    match Show("x"):
        case Show(1):
            pass


for f in (too_many, int_two, bad_args, bad_element, twice, not_a_class, duplicate_keys):
    error(f)


def loops():
    out = []
    for item in [1, [2, 3], {"k": 4}, "stop", 5]:
        match item:
            case int():
                out.append(item)
                continue
            case [a, b]:
                out.append(a + b)
            case {"k": v}:
                out.append(v)
            case "stop":
                break
        out.append("end")
    return out


print(loops())


def returns(x):
    match x:
        case [a, *b]:
            try:
                return a
            finally:
                print(" finally", b)
        case _:
            return "no"


print(returns([1, 2, 3]), returns(5))
match 1, 2:
    case x, y:
        print("tuple subject", x, y)
match [*range(3)]:
    case [*all]:
        print(all)
match (y := 7):
    case int(z):
        print(y, z)
match = 3
case = [match]
print(match, case)
match case:
    case [case]:
        print("soft", case)


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


def promptly():
    match [Mark("a"), Mark("b")]:
        case [x, 5]:
            print("no")
        case [x, y] if x.name == "z":
            print("no")
        case [x, y]:
            x = None
            print(" x gone")
    print(" left")


promptly()
match Mark("subject"):
    case None:
        pass
    case _:
        print(" in the body")
match Mark("never matched"):
    case None:
        pass
print("after")
