"""+ and * of builtin sequences and their subclasses: numeric methods of both operands first, then concatenation and repetition."""
import array
import collections


def show(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


class Index(int):
    pass


class Mul(list):
    def __mul__(self, other):
        return "mul"


class InPlace(list):
    def __imul__(self, other):
        return "imul"

    def __iadd__(self, other):
        return NotImplemented


class Reflected(list):
    def __rmul__(self, other):
        return "rmul"

    def __radd__(self, other):
        return "radd"


class Nothing(list):
    def __mul__(self, other):
        return NotImplemented
    __rmul__ = __imul__ = __add__ = __mul__


class Plain(list):
    pass


class Text(str):
    def __mul__(self, other):
        return NotImplemented


class Pair(tuple):
    def __rmul__(self, other):
        return NotImplemented


class Number:
    def __add__(self, other):
        return "number +"

    def __radd__(self, other):
        return "+ number"
    __mul__, __rmul__ = __add__, __radd__


for kind in (Mul, InPlace, Reflected, Nothing, Plain, Text, Pair, list, tuple, str):
    for other in (2, "a", 2.0, [1], None, Index(2), (3,)):
        name = kind.__name__, other

        def times():
            x = kind("ab")
            x *= other
            return x

        def times_reflected():
            x = other
            x *= kind("ab")
            return x

        def plus():
            x = kind("ab")
            x += other
            return x
        show((*name, "*"), lambda: kind("ab") * other)
        show((*name, "r*"), lambda: other * kind("ab"))
        show((*name, "*="), times)
        show((*name, "r*="), times_reflected)
        show((*name, "+"), lambda: kind("ab") + other)
        show((*name, "r+"), lambda: other + kind("ab"))
        show((*name, "+="), plus)

for value in ([1], (1,), "a", b"a", bytearray(b"a"), array.array("b", [1]), collections.deque([1])):
    for other in (2, 1.5, "b", b"b", Number(), range(2), {}):
        show((value, type(other).__name__, "+"), lambda: value + other)
        show((value, type(other).__name__, "r+"), lambda: other + value)
        show((value, type(other).__name__, "*"), lambda: value * other)
        show((value, type(other).__name__, "r*"), lambda: other * value)
    show((value, "__mul__"), lambda: value.__mul__("x"))
    show((value, "__add__"), lambda: value.__add__(1))

for arguments in ((2.0, Number(), 3), (2, 3.0, 4), (2, 3, 4.0), (2.0, "a", 1)):
    show("pow", lambda: pow(*arguments))


class Many:
    def __index__(self):
        return 2**63


for call in (lambda n: [1].insert(n, 2), lambda n: [1].pop(n)):
    for n in 2**63, -2**64, Many():
        try:
            call(n)
        except OverflowError as e:
            print(e)


class Octets(bytes):
    pass


for left in {1: 2}, {1}, range(2), {}.keys(), memoryview(b"x"), 1.5, None, 3, [1], "x":
    for right in Octets(b"ab"), [1], (2,), "t":
        try:
            left *= right
            print(left)
        except TypeError as e:
            print(e)


for target in "a", b"a", (1,), range(3), {1}, frozenset(), {}.keys(), Many(), 1, None, len:
    for item in 0, True, "x", slice(0, 1), 2**70:
        try:
            del target[item]
        except (TypeError, IndexError) as e:
            print(e)
