"""Annotations are computed when they are asked for (PEP 649)."""


def f(a: int, b, /, c: "text", *args: str, k: list[int] = 1, **kw: dict) -> None:
    pass


print(f.__annotations__)
print(f.__annotate__.__qualname__, f.__annotate__.__name__, f.__annotate__(1))


def plain(a, b=1):
    pass


print(plain.__annotations__, plain.__annotate__)


def late(a: Later) -> [Later]:
    pass


try:
    late.__annotations__
except NameError as e:
    print("not yet:", e)


class Later:
    pass


print(late.__annotations__)
try:
    f.__annotate__(5)
except NotImplementedError as e:
    print(repr(e))
try:
    f.__annotate__()
except TypeError as e:
    print(e)


def outer():
    T = "local"

    def inner(x: T, y: (lambda: T)()) -> [T for i in range(2)]:
        pass

    print(inner.__annotations__)
    T = "changed"
    return inner


print(outer().__annotate__(1))


class C:
    a: int
    b: "str" = "value"
    inner = float
    c: inner
    self_reference: C

    def method(self, x: inner, y: C) -> inner:
        pass

    d: [i for i in (inner, str)]
    __private: int


print(C.__annotations__)
print(C.method.__annotations__)
print("a" in C.__dict__, C.b, C.__annotate__.__qualname__)
C.inner = complex
print(C.method.__annotations__["x"], C.method.__annotate__(1)["x"])


class Conditional:
    if C:
        yes: int
    else:
        no: int
    for i in range(2):
        try:
            loop: str
        finally:
            final: bytes


print(Conditional.__annotations__)


class Empty:
    pass


print(Empty.__annotations__, Empty.__annotate__)


class Child(C):
    pass


print(Child.__annotations__)
x: int = 5
y: undefined_name
if x > 3:
    big: str
else:
    small: str
print(sorted(k for k in globals() if "annot" in k), x)
try:
    __annotate__(1)
except NameError as e:
    print(e)
undefined_name = "defined"
print(__annotate__(1))


def show(text):
    print(" evaluated", text)
    return text


class Target:
    pass


t = Target()
t.attribute: show("annotation of an attribute") = 3
t.other: show("annotation only")
d = {}
d[show("key")]: show("annotation of an item") = 4
d[show("lonely key")]: show("second")
(name): show("in parentheses") = 6
print(t.attribute, d, name)


def local():
    v: show("never evaluated") = 1
    w: show("never either")
    t.a: show("nor this") = 2
    print(v)
    try:
        w
    except UnboundLocalError as e:
        print(e)


local()
print(local.__annotations__)


def star(*args: *(int, str)):
    pass


try:
    print(star.__annotations__)
except ValueError as e:
    print(e)


def single(*args: *[int]):
    pass


print(single.__annotations__)
lam = lambda a: a
print(lam.__annotations__)


def decorated(value):
    def wrap(function):
        print("wrap", value, function.__annotations__)
        return function

    return wrap


@decorated("d")
def g(p: int = 3) -> str:
    pass


f.__annotations__ = {"replaced": 1}
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda format: {"format": format}
print(f.__annotations__)
try:
    f.__annotations__ = 3
except TypeError as e:
    print(e)
del f.__annotations__
print(f.__annotations__)


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    attribute: int


print(WithMeta.__annotations__)


def generic():
    class Local:
        field: Local
        def method(self) -> Local: ...

    return Local


L = generic()
print(L.__annotations__["field"] is L, L.method.__annotations__["return"] is L)
