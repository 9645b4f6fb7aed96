"""Unions and generic aliases, without typing."""
import _types


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


u = int | str
print(u, type(u), u.__args__, u.__origin__, u.__name__, u.__parameters__, hash(u) == hash(str | int))
print(int | int, bool | int | int | None | bool, None | list[int], list[int] | None, int | list[int] | int)
print((int | str) == (str | int), (int | str) == (int | bytes), (int | str) != (str | int), u == 1)
print(isinstance(1, u), isinstance(b"", u), issubclass(bool, u), isinstance(None, int | None), isinstance(u, _types.UnionType))
attempt(lambda: int | 1)
attempt(lambda: int | "a")
attempt(lambda: u())
attempt(lambda: isinstance("", int | list[int]))
attempt(lambda: isinstance(1, int | list[int]))
attempt(lambda: issubclass(1, u))
attempt(lambda: type("A", (u,), {}))
attempt(lambda: u[int])
attempt(lambda: u.foo)
attempt(lambda: u < u)
attempt(lambda: _types.UnionType[int, None, int])
attempt(lambda: _types.UnionType[()])
attempt(lambda: _types.UnionType[int])
bad = int | _types.GenericAlias(list, ([],))
print(bad, bad == (int | _types.GenericAlias(list, ([],))))
attempt(lambda: hash(bad))


class Meta(type):
    def __or__(self, other):
        return "meta or"

    def __ror__(self, other):
        return "meta ror"


class C(metaclass=Meta):
    pass


print(C | int, int | C)

a = list[int]
print(a, type(a), a.__origin__, a.__args__, a.__parameters__, a.__unpacked__, a.__class__, a.__name__, a.__doc__ == list.__doc__)
print(dict[str, list[int]], tuple[()], tuple[int, ...], list[[int, str]], list[None], type[int], dict[str, int] == dict[str, int], hash(a) == hash(list[int]))
print(a([1, 2]), a.__mro_entries__(1), a.__reduce__(), isinstance(a, type))
s = next(iter(tuple[int, str]))
print(s, s.__unpacked__, s.__typing_unpacked_tuple_args__, s.__reduce__()[0], s == tuple[int, str], list(iter(a)))
attempt(lambda: a[int])
attempt(lambda: a.__bases__)
attempt(lambda: a.__deepcopy__)
attempt(lambda: isinstance(1, a))
attempt(lambda: issubclass(int, a))
attempt(lambda: _types.GenericAlias(list))
attempt(lambda: _types.GenericAlias(list, int, 3))
attempt(lambda: _types.GenericAlias(a=1))
attempt(lambda: a.nothing)
attempt(lambda: [n for n in dir(a) if n not in dir(list)])


class Sub(list[int]):
    pass


print(Sub.__bases__, Sub.__orig_bases__, Sub([1]))


class Var:
    """Like a type variable."""

    def __init__(self, name):
        self.name = name

    def __typing_subst__(self, value):
        return value

    def __repr__(self):
        return "~" + self.name


T, S = Var("T"), Var("S")
d = dict[T, list[S]]
print(d, d.__parameters__, d[int, str], list[T][S][int], dict[T, T][int], tuple[T, ...][str])
attempt(lambda: d[int])
attempt(lambda: d[int, int, int])
print((list[T] | None).__parameters__, (list[T] | None)[int])


class Made:
    __class_getitem__ = classmethod(_types.GenericAlias)


m = Made[int]
print(m.__origin__ is Made, m().__orig_class__ == m)
names = [n for n in dir(_types) if not n.startswith("_")]
print(names)
for n in names:
    print(n, getattr(_types, n))


def g():
    yield


for t in (list, dict, tuple, set, frozenset, enumerate, staticmethod, classmethod, BaseExceptionGroup, _types.MappingProxyType, type(g())):
    print(t[int])
