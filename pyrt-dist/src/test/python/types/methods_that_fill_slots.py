"""Names that are methods and type slots at once: __getitem__ and __contains__ of containers."""
import operator


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


class Twice(dict):
    def __getitem__(self, key):
        return super().__getitem__(key) * 2


class Set(frozenset):
    pass


d = Missing(a=1)
print(d["a"], d["x"], d.__getitem__("y"), dict.__getitem__(d, "z"), "a" in d, d.__contains__("b"))
print(Twice(a=2)["a"], Twice(a=2).get("a"), 3 in Set([3]), Set([3]).__contains__(4))
for method in dict.__getitem__, dict.__contains__, list.__getitem__, set.__contains__, frozenset.__contains__, list.__contains__, tuple.__getitem__:
    print(method.__qualname__, type(method).__name__, method.__objclass__.__name__)
for method in {}.__getitem__, [].__getitem__, set().__contains__, frozenset().__contains__, ().__contains__:
    print(type(method).__name__, method.__self__)
for wrong in (
    lambda: {}.__getitem__(),
    lambda: {}.__contains__(1, 2),
    lambda: [].__getitem__(index=1),
    lambda: dict.__getitem__(),
    lambda: set().__contains__(),
    lambda: {}.__getitem__(1),
    lambda: [].__getitem__(1),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(operator.methodcaller("__getitem__", 0)([7]), list(map({1: 2}.__getitem__, [1])), list(filter(frozenset("ab").__contains__, "abc")))
print(set().__contains__({1}), {frozenset([1])}.__contains__({1}))
