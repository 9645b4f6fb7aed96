"""The order of an OrderedDict: changes during iteration, methods of dict that pass it by, subclasses that watch."""

from collections import OrderedDict


def attempt(function, *args):
    try:
        print(function(*args))
    except (KeyError, RuntimeError) as e:
        print(type(e).__name__, e)


od = OrderedDict.fromkeys("abcde")
od.move_to_end("c")
od.move_to_end("e", last=False)
print(list(od), list(reversed(od)), dict(od), {**od})
print(od.keys(), od.items(), od.values())
print(od.popitem(last=False), od.popitem(), list(od))

for name, args in [("__delitem__", ("b",)), ("pop", ("b",))]:
    od = OrderedDict([("b", 1), ("a", 2)])
    getattr(dict, name)(od, *args)
    print(name, len(od))
    attempt(list, od)
    attempt(list, od.items())
    attempt(repr, od)

for name, args in [("setdefault", ("z", 1)), ("__setitem__", ("z", 1)), ("update", ({"z": 1},))]:
    od = OrderedDict([("b", 1), ("a", 2)])
    getattr(dict, name)(od, *args)
    print(name, len(od), "z" in od, list(od), od)
    od["z"] = 5
    print(list(od))

od = OrderedDict.fromkeys("abc")
iterator = iter(od)
next(iterator)
od.move_to_end("a")
attempt(next, iterator)
attempt(next, iterator, "end")
iterator = iter(od.items())
next(iterator)
dict.__setitem__(od, "x", 0)
attempt(next, iterator)
for key in od:
    od[key] = key
print(list(od.items()))


class Watched(OrderedDict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def __delitem__(self, key):
        print("delete", key)
        super().__delitem__(key)

    def __contains__(self, key):
        print("contains", key)
        return super().__contains__(key)


watched = Watched(a=1, b=2, c=3)
print(watched.pop("a"), watched.pop("q", "none"))
print(watched.popitem(), watched.setdefault("b", 5))
print(watched.copy() == watched)


class Wild:
    count = 0

    def __hash__(self):
        Wild.count += 1
        return Wild.count * 1000003


od = OrderedDict()
for i in range(100):
    od[Wild()] = i
for view in od.values(), od.items():
    try:
        list(view)
    except KeyError:
        print("lost")

big = OrderedDict((i, -i) for i in range(1000))
for i in range(0, 1000, 3):
    del big[i]
for i in range(0, 1000, 5):
    big.setdefault(i, "new")
big.move_to_end(999) if 999 in big else big.move_to_end(998, False)
print(len(big), list(big)[:5], list(big)[-5:], hash(tuple(big)) == hash(tuple(big.keys())))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
