"""Deep recursion ends in RecursionError, and everything works afterwards."""
import sys


def down(n):
    return down(n + 1)


def attempt(name, f):
    try:
        f()
    except RecursionError as e:
        print(name, "RecursionError:", str(e)[:40])
    else:
        print(name, "no error")


attempt("function", lambda: down(0))


class Attr:
    def __getattr__(self, name):
        return getattr(self, name + "x")


attempt("getattr", lambda: Attr().start)


class Add:
    def __add__(self, other):
        return self + other


attempt("add", lambda: Add() + 1)


class Eq:
    def __eq__(self, other):
        return self == other


attempt("eq", lambda: Eq() == 1)


class Rep:
    def __repr__(self):
        return repr(self)


attempt("repr", lambda: repr(Rep()))


class Call:
    def __call__(self):
        return self()


attempt("call", lambda: Call()())


class Item:
    def __getitem__(self, i):
        return self[i]


attempt("getitem", lambda: Item()[0])


class Init:
    def __init__(self):
        Init()


attempt("init", lambda: Init())


class New:
    def __new__(cls):
        return New()


attempt("new", lambda: New())


class Prop:
    @property
    def p(self):
        return self.p


attempt("property", lambda: Prop().p)


def by_key(x):
    return sorted([1], key=by_key)


attempt("sorted", lambda: by_key(1))
attempt("map", lambda: (lambda f: f(f))(lambda f: list(map(f, [f]))))


class Iter:
    def __iter__(self):
        return iter(self)


attempt("iter", lambda: list(Iter()))


class Len:
    def __len__(self):
        return len(self)


attempt("len", lambda: len(Len()))


class Bool:
    def __bool__(self):
        return bool(self)


attempt("bool", lambda: bool(Bool()))


class Hash:
    def __hash__(self):
        return hash(self)


attempt("hash", lambda: {Hash()})


def gen(n):
    yield from gen(n + 1)


attempt("generator", lambda: list(gen(0)))


class With:
    def __enter__(self):
        with self:
            pass

    def __exit__(self, *a):
        pass


def use_with():
    with With():
        pass


attempt("with", use_with)
attempt("eval", lambda: (lambda s: eval(s, {"s": s}))("eval(s)"))


def handler(n):
    try:
        return handler(n + 1)
    except RecursionError:
        return n


print("caught deep down", handler(0) > 100)


def depth():
    n = 0

    def go():
        nonlocal n
        n += 1
        go()

    try:
        go()
    except RecursionError:
        pass
    return n


a, b = depth(), depth()
print(a == b, 900 < a < 1000)
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
c = depth()
print(old, 4900 < c < 5000)
sys.setrecursionlimit(200)
d = depth()
print(100 < d < 200)
sys.setrecursionlimit(old)
for bad in (0, -1, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
nested = []
for i in range(100000):
    nested = [nested]
try:
    repr(nested)
except RecursionError as e:
    print("repr of a deep list:", type(e).__name__)
del nested
print("still alive", sum(range(10)))
