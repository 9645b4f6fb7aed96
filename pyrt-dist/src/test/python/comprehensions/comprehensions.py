"""List, set, dict comprehensions and generator expressions."""
print([x for x in range(5)], [x for x in range(10) if x % 2 if x > 3])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, {k: v for k, v in zip("ab", (1, 2))})
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(3)])
print([x + y for x, y in [(1, 2), (3, 4)]], [a for (a, *b) in ["abc", "d"]], [b for (a, *b) in ["abc", "d"]])
print(sum(x for x in range(5)), list(x for x in "ab"), dict((k, 1) for k in "ab"))
m = [[1, 2], [3, 4]]
print([[row[i] for row in m] for i in range(2)])
print([x for row in m for x in row if x != 2])


def scopes(n):
    k = 10
    fs = [lambda: (x, k) for x in range(n)]
    k = 20
    return [f() for f in fs]


print(scopes(3))


def shadow():
    x = "kept"
    inner = [x for x in range(3)]
    y = [x for _ in range(2)]
    return x, inner, y


print(shadow())


def closure_in_comprehension():
    x = "outer"
    fs = [lambda x=x: x for x in range(2)]

    def see():
        return x

    return [f() for f in fs], see()


print(closure_in_comprehension())


def nested_shadow():
    return [[x for x in range(x)] for x in range(4)]


print(nested_shadow())


def unbound():
    try:
        return [y for x in range(2) if y]
    except NameError as e:
        r = type(e).__name__
    y = 1
    return r


print(unbound())


class C:
    n = 3
    a = [i for i in range(n)]
    b = [i * 2 for i in a if i]
    try:
        c = [n for i in range(2)]
    except NameError as e:
        c = type(e).__name__
    d = [[j for j in range(i)] for i in a]

    def m(self):
        return [self.n * i for i in self.a]

    e = [__class__ for _ in ()]


print(C.a, C.b, C.c, C.d, C().m(), C.e)


def walrus():
    out = [y := x * 2 for x in range(4)]
    z = [(w := x, w + 1) for x in range(2)]
    filtered = [f for x in range(6) if (f := x * x) % 2]
    return out, y, z, w, filtered, f


print(walrus())
print([x for x in range(20) if x % 2 == 0 if x % 3 == 0])
print(any(x > 3 for x in range(5)), all(x < 3 for x in range(5)), max(len(s) for s in ["a", "bb"]))
print(list(zip(*[[1, 2], [3, 4]])), [*map(lambda x: x + 1, [1, 2])])


def evaluation_order():
    log = []

    def s(x):
        log.append(x)
        return x

    r = [s(("elt", x, y)) for x in s([1, 2]) if s(("if", x)) for y in s([3])]
    d = {s("k%d" % i): s("v%d" % i) for i in range(2)}
    return log


for line in evaluation_order():
    print("  ", line)
g = (x for x in iter([1, 2, 3]))
print(next(g), list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
try:
    [x for x in [1] for y in x]
except TypeError as e:
    print(e)
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)
try:
    {[] for _ in range(1)}
except TypeError as e:
    print(e)


def raising():
    def f(x):
        if x == 2:
            raise ValueError("two")
        return x

    try:
        [f(x) for x in range(5)]
    except ValueError as e:
        t = e.__traceback__
        names = []
        while t:
            names.append(t.tb_frame.f_code.co_name)
            t = t.tb_next
        return names


print(raising())


def local_after():
    [i for i in range(3)]
    try:
        i
    except NameError as e:
        return type(e).__name__, str(e)


print(local_after())


def cells():
    return [(lambda: i)() for i in range(3)], [(lambda: [i, j])() for i in range(2) for j in range(2)]


print(cells())


def free():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    return [add(i) for i in range(4)], total


print(free())


def parameters(a, b=[i for i in range(2)], *c, d={k: 1 for k in "x"}):
    return [a + x for x in b], d


print(parameters(1))
x = 5
print([x for x in [x, x + 1]], x)
print([lambda: x for x in range(2)][0]() , x)
print([(yield_, k) for k, yield_ in enumerate("ab")])
print(f"{[x for x in range(3)]} {({y: y for y in 'a'})}")
print([x if x else -1 for x in range(3)], [not x for x in [0, 1]], [x and y for x, y in [(0, 1), (1, 2)]])
print([i for i in range(3) for i in range(i)], i if "i" in globals() else "no i")
matrix = {(i, j): i * j for i in range(3) for j in range(3) if i != j}
print(matrix)
print(sorted({w[0]: w for w in "apple bob cat".split()}.items()))
print(len([None for _ in range(1000)]), sum([1 for i in range(100) for j in range(100)]))
print([[[k for k in range(j)] for j in range(i)] for i in range(4)])
