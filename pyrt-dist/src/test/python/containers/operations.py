# Operations of list, tuple, dict, set, range and slice at their edges.


def show(f, *args, **kwargs):
    try:
        return repr(f(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def done(x, f):
    x = type(x)(x)
    try:
        f(x)
    except Exception as e:
        return f"{type(e).__name__}: {e} {x!r}"
    return repr(x)


def store(key, value):
    return lambda x: x.__setitem__(key, value)


def delete(key):
    return lambda x: x.__delitem__(key)


L = [0, 1, 2, 3, 4, 5]
for a in (None, 0, 2, -2, 9, -9):
    for b in (None, 0, 4, -1, 9):
        for c in (None, 1, 2, -1, -3):
            s = slice(a, b, c)
            print(L[s], tuple(L)[s], range(6)[s], "abcdef"[s], s.indices(6), done(L, store(s, [7, 8])), done(L, delete(s)), done(L, store(s, [])), sep=" ")
print(show(slice, 1, 2, 0), show(L.__getitem__, slice(1, 2, 0)), show(L.__getitem__, slice("a")), show(slice(1.5).indices, 5), show(slice(None).indices, -1), slice(1, 2) == slice(1, 2), slice(1) < slice(2), show(hash, slice(1)), show(slice), repr(slice("a", [])))
print(show(L.__getitem__, 6), show(L.__getitem__, -7), show(L.__getitem__, 1.0), show(L.__getitem__, 1 << 70), done(L, store(6, 1)), done(L, store(slice(0, 2), 5)), done(L, store(slice(0, 4, 2), 5)), done(L, delete(9)), L[True])
print(done(L, lambda x: x.insert(-100, "a")), done(L, lambda x: x.insert(100, "a")), done(L, lambda x: x.insert(-1, "a")), done(L, lambda x: x.pop(-6)), done(L, lambda x: x.pop(6)), done([], lambda x: x.pop()), done(L, lambda x: x.remove(9)), show(L.index, 3, 4), show(L.index, 3, -4, -1), show(L.index, 3, 0, 1 << 80), L.count(True))
print(show(lambda: L + (1,)), show(lambda: L * "a"), show(lambda: "a" * L), show(lambda: L * -1), show(lambda: 2 * L), show(lambda: [1] * (1 << 70)), show(lambda: L < [0, 1, 3]), show(lambda: L < (0,)), [1, 2] < [1, 2, 0], [1, "a"] == [1, "a"], show(lambda: [1, "a"] < [1, 2]), show(lambda: L + 5), show(L.extend, 5), show(L.__iadd__, 5), show(L.sort, 1), show(L.sort, key=1))
print(sorted([3, 1, 2], reverse=True), sorted("banana", key=lambda c: -ord(c)), sorted([(1, "b"), (1, "a"), (0, "c")]), sorted([1.5, 1, True, 0]), show(sorted, [1, "a"]), show(sorted, 5), sorted([[2], [1, 5], []]), sorted({"b": 1, "a": 2}), sorted([1, 2, 3], key=lambda x: x % 2, reverse=True))
x = []
x.append(x)
print(x, x == x, (x,), {1: x}, [*x, *"ab"], [[]] * 2)
d = {}
d["self"] = d
print(d, d.values(), d.items())

T = (1, "a", 1.0)
print(T + (2,), T * 2, T.count(1), show(T.index, 5), show(T.index, 1, 1), show(lambda: T + [1]), show(T.__getitem__, "a"), hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)), show(hash, ([],)), (1,) < (1, 0), show(lambda: (1,) < (1, "a") < (1, 2)), tuple("ab"), show(tuple, 5), (), (1,))

D = {"a": 1, "b": 2, 1: "x"}
print(show(D.__getitem__, "z"), show(D.__getitem__, []), show(D.__getitem__, (1, [])), D.get("z"), D.get("z", 5), show(D.get), show(D.get, {}), D.setdefault("a", 9), show(D.pop, "z"), D.pop("z", 7), show({}.popitem), show(D.pop), dict(a=1, **{"b": 2}), show(lambda: dict(**{1: 2})), show(lambda: dict([1])), dict([("a", 1)], a=2))
print(D | {"a": 5, "c": 6}, {"z": 0} | D, show(lambda: D | [("a", 1)]), done(D, lambda x: x.__ior__([("q", 1)])), D == {1: "x", "b": 2, "a": 1}, D != {}, show(lambda: D < {}), "a" in D, list(D), list(reversed(D)), list(D.items()), len(D), dict.fromkeys("ab"), dict.fromkeys([1], []), show(dict.fromkeys, 5))
print(D.keys() & {"a", 5}, sorted(map(str, D.keys() | [9])), sorted(map(str, D.keys() - {"a"})), sorted(map(str, D.keys() ^ {"a", "n"})), D.items() & {("a", 1)}, D.keys() == {"a", "b", 1}, D.keys() < {"a", "b", 1, 2}, D.keys().isdisjoint([5]), show(lambda: D.values() & {1}), ("a", 1) in D.items(), ("a", 2) in D.items(), 2 in D.values(), show(lambda: D.keys() & 5), D.keys().mapping["a"], repr(D.keys()), repr(D.values()), repr(D.items()))
print(done(D, lambda x: x.update({"a": 0}, n=1)), done(D, lambda x: x.update([("k", 2)])), done(D, lambda x: x.update(5)), done(D, lambda x: x.clear()), done(D, lambda x: x.popitem()), done(D, delete("z")), {**D, "b": 0}, {1: 1, True: 2, 1.0: 3})


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


print(Missing(a=1)["a"], Missing()["z"], Missing().get("z"), show(lambda: "z" in Missing()), type(Missing() | {}), type({} | Missing()), type(Missing().copy()))

S = {1, 2, 3}
for other in ({2, 3, 4}, [2, 3, 4], (), "ab", {2: 0}, frozenset({1, 2, 3}), range(2), 5, None):
    print(repr(other), *(show(lambda: sorted(getattr(S, m)(other), key=str)) for m in ("union", "intersection", "difference", "symmetric_difference")), *(show(getattr(S, m), other) for m in ("issubset", "issuperset", "isdisjoint")),
          *(show(f) for f in (lambda: S | other, lambda: S & other, lambda: S - other, lambda: S ^ other, lambda: S <= other, lambda: S == other)), *(done(S, lambda x: getattr(x, m)(other)) if not isinstance(other, str) else "" for m in ("update", "intersection_update", "difference_update", "symmetric_difference_update")))
print(show(S.remove, 9), show(S.discard, []), show(S.add, []), show(S.add, {}), show(set().pop), {frozenset({1}): 2}[frozenset({1})], {1} in {frozenset({1})}, show(hash, set()), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), show(set, 5), set("a"), set(), frozenset(), frozenset("a"), S.union(), S.intersection([1], [1, 2]), show(lambda: S.union(5)), S.copy() is S, frozenset(S).copy() == S, show(lambda: {1}.__ior__([2])), show(lambda: {[]}), show(lambda: {*5}), {*"a", *[1]} == {"a", 1})
print(type({1} | frozenset()), type(frozenset() | {1}), {1} == frozenset({1}), {1} < {1, 2} <= {1, 2}, {1} != {2}, not {1} < {1})

for r in (range(0), range(5), range(1, 10, 3), range(10, 0, -3), range(-5, 5), range(1 << 70, (1 << 70) + 5, 2)):
    print(r, len(r), list(r), list(reversed(r)), r[0:2], show(r.__getitem__, 0), show(r.__getitem__, -1), show(r.__getitem__, 99), 4 in r, 4.0 in r, "a" in r, show(r.index, 4), r.count(4), r.start, r.stop, r.step, r == range(5), bool(r), hash(r) == hash(tuple(r)) if False else "")
print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 1), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), show(range, 1.5), show(range, 1, 2, 0), show(range), show(range, 1, 2, 3, 4), show(range, "a"), show(len, range(1 << 70)), show(lambda: range(5).start.__class__), repr(range(True, 3)))

print(list(zip("ab", [1, 2, 3])), show(lambda: list(zip("ab", [1], strict=True))), show(lambda: list(zip("a", [1, 2], strict=True))), list(zip()), list(enumerate("ab", 5)), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"])), list(reversed([1, 2])), show(reversed, {1}), show(reversed, 5), show(iter, 5), show(next, iter([])), next(iter([]), "end"), show(next, []), list(iter([1, 2, 3].pop, 1)), any([]), all([]), any([0, 1]), show(any, 5))
a, *b = "xyz"
(c, d), [*e] = (1, 2), "pq"
print(a, b, c, d, e, show(lambda: (lambda x, y: 0)(*[1])), show(lambda: [x for x, y in [(1,)]]), show(lambda: [x for x, y in [(1, 2, 3)]]), show(lambda: [x for x, y in [5]]))
