"""Binding of arguments: every kind, and the text of every TypeError."""


def show(f, /, *args, **kwargs):
    try:
        print("  ", f(*args, **kwargs))
    except Exception as e:
        print("  ", e if type(e) is TypeError else repr(e))


def none(): return "none"
def one(a): return a
def two(a, b): return a, b
def three(a, b, c): return a, b, c
def default(a, b=2, c=3): return a, b, c
def var(a, *args): return a, args
def kw(a, **kwargs): return a, kwargs
def both(*args, **kwargs): return args, kwargs
def keyword_only(a, *, b, c=3): return a, b, c
def two_keyword_only(*, b, c): return b, c
def three_keyword_only(*, b, c, d): return b, c, d
def positional_only(a, b=2, /): return a, b
def mixed(a, b=2, /, c=3, *args, d, e=5, **kwargs): return a, b, c, args, d, e, kwargs
def positional_and_kw(a, /, **kwargs): return a, kwargs


print("counts")
show(none)
show(none, 1)
show(none, 1, 2)
show(one)
show(one, 1, 2)
show(two)
show(two, 1)
show(two, 1, 2, 3)
show(three)
show(three, 1)
show(three, c=1)
show(default)
show(default, 1, 2, 3, 4)
show(default, 1, 2, 3, 4, 5)
show(var)
show(var, 1, 2, 3)
show(keyword_only, 1)
show(keyword_only, 1, 2)
show(keyword_only, 1, 2, b=3)
show(keyword_only, 1, 2, 3, b=4, c=5)
show(two_keyword_only)
show(three_keyword_only)
show(two_keyword_only, 1)
show(two_keyword_only, b=1)
show(positional_only)
show(positional_only, 1, 2, 3)
print("keywords")
show(one, a=1)
show(one, b=1)
show(one, 1, a=1)
show(one, 1, b=1)
show(default, 1, c=5)
show(default, 1, 2, b=5)
show(default, b=1, c=2)
show(kw, 1, x=2, y=3)
show(kw, 1, a=2)
show(both, 1, 2, x=3)
show(keyword_only, 1, b=2)
show(keyword_only, b=1, a=2, c=3)
show(keyword_only, 1, b=2, d=4)
show(positional_only, a=1)
show(positional_only, 1, b=3)
show(positional_only, a=1, b=3)
show(positional_and_kw, 1, a=2)
show(mixed, 1, d=4)
show(mixed, 1, 2, 3, 4, 5, d=6, f=7, a=8)
show(mixed, 1)
show(mixed)
show(default, 1, bb=3)
show(keyword_only, 1, b=2, cc=3)
print("spread")
show(three, *[1, 2, 3])
show(three, *(1, 2), 3)
show(three, 1, *range(2, 4))
show(three, **{"a": 1, "b": 2, "c": 3})
show(three, *[1], **{"b": 2, "c": 3})
show(both, *"ab", 1, *"cd", **{"x": 1}, y=2, **{"z": 3})
show(both, *{}, **{})
show(lambda: three(*5))
show(lambda: three(**5))
show(lambda: three(*[1], **[2]))
show(lambda: both(**{"a": 1}, **{"a": 2}))
show(lambda: both(a=1, **{"a": 2}))
show(lambda: both(**{1: 2}))
show(lambda: print(**{1: 2}))
show(lambda: one(1, **{"a": 2}))
show(lambda: none(*None))
show(lambda: [].append(*1))
show(lambda: [].append(**1))
print("order of evaluation")


def say(x):
    print("   say", x)
    return x


both(say(1), *[say(2)], say(3), k=say(4), **{"l": say(5)})
both(*say([1]), k=say(2), *say([3]))


def defaults(a=say("default")):
    return a


defaults()
print("mutable default")


def remember(x, seen=[]):
    seen.append(x)
    return seen


print(remember(1), remember(2), remember(3, []), remember.__defaults__)
print("methods")


class C:
    def method(self, a, b=2): return a, b
    @classmethod
    def of_class(cls, a): return cls.__name__, a
    @staticmethod
    def static(a): return a
    def no_self(): return "never"
    def __call__(self, x, *, y=1): return x, y


c = C()
show(c.method)
show(c.method, 1)
show(c.method, 1, 2, 3)
show(c.method, 1, self=2)
show(C.method)
show(C.method, c)
show(C.method, c, 5)
show(c.of_class)
show(C.of_class, 1)
show(c.static)
show(c.static, 1)
show(c.no_self)
show(c)
show(c, 1, y=2)
show(c, 1, 2)
show(C, 1)
show(C, x=1)


class WithInit:
    def __init__(self, a, *, b): self.ab = a, b


show(WithInit)
show(WithInit, 1)
show(WithInit, 1, 2)
print(WithInit(1, b=2).ab)


class WithNew:
    def __new__(cls, a): return object.__new__(cls)


show(WithNew)
show(WithNew, 1, 2)


class BadInit:
    def __init__(self): return 5


show(BadInit)


class Inner:
    class Nested:
        def f(self, x): return x


show(Inner.Nested().f)
print("not callable")
for x in (5, "text", None, [1], C.method.__name__):
    show(lambda: x())
show(lambda: C().missing_call()) if False else None
print("builtins")
show(len)
show(len, 1)
show(len, [], [])
show(len, obj=[])
show(abs, "x")
show(isinstance, 1)
show(getattr, 1)
show(getattr, 1, 2)
show([].append)
show([].append, 1, 2)
show([].insert, 1)
show([].pop, 1, 2)
show([].sort, 1)
show([1].index)
show({}.get)
show({}.get, 1, 2, 3)
show({}.update, 1, 2)
show("".join)
show("".join, 1)
show("".split, 1, 2, 3)
show("a b".split, sep=None, maxsplit=1)
show("a".replace, "a")
show("".encode, 1)
show(ord, "ab")
show(ord, 1)
show(chr, "a")
show(int, x=1)
show(float, 1, 2)
show(range)
show(range, 1, 2, 3, 4)
show(range, "1")
show(dict, 1)
show(dict, [1])
show(dict, [(1, 2, 3)])
show(list, 1)
show(list, 1, 2)
show(tuple, 5)
show(sorted)
show(sorted, [1], 2)
show(sorted, [2, 1], reverse=True, key=lambda x: x)
show(min)
show(min, 1)
show(max, [], default=5)
show(sum, 5)
show(sum, ["a"])
show(sum, [[1], [2]], [])
show(iter, 5)
show(next, 5)
show(next, iter([]), "default")
show(zip, 1)
show(map, len)
show(divmod, 1)
show(pow, 2)
show(pow, 2, 3, 5)
show(round, "x")
show(hash, [])
show(type, 1, 2)
show(issubclass, 1, int)
show(isinstance, 1, 1)
show(super)
show(print, 1, foo=2)
show(print, sep=1)
show(object, 1)
show(bool, 1, 2)
show(complex, "x", 1)
show(bytes, 1, 2)
show(bytes, "x")
show(slice)
show(callable)
show(vars, 5)
show(setattr, 1, 2)
show(format, 1, 2)
show(open)
show(reversed, 5)
show(reversed, {1})
show(filter, None)
show(frozenset, 5)
show(set().add)
show(set.union, 5)
show(list.append, 5, 1)
show(list.append)
show(str.upper, 5)
show(int.__add__, 1)
show((1).__add__)
show("x".__add__, 1)
print("many arguments")


def ten(a, b, c, d, e, f, g, h, i, j): return j


show(ten, *range(10))
show(ten, *range(9))
show(ten, *range(3))
show(ten)
show(lambda *, aa, bb, cc, dd: 1)
print(both(*range(300))[0][-1], len(both(**{str(i): i for i in range(300)})[1]))
print("lambda")
show(lambda a, b=1, *c, d, **e: (a, b, c, d, e), 1, d=2, f=3)
show(lambda: 1, 1)
