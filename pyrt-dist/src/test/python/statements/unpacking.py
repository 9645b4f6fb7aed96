"""Assignment targets of every shape, star expressions, augmented assignment, del, order of evaluation."""


def attempt(f):
    try:
        print("  ", f())
    except Exception as e:
        print("  ", type(e).__name__, e)


a, b = 1, 2
(c, d) = [3, 4]
[e, f] = "ef"
g, (h, i), [j, [k]] = 1, (2, 3), [4, [5]]
print(a, b, c, d, e, f, g, h, i, j, k)
*l, m = range(4)
n, *o = "n"
p, *q, r = [1, 2]
s, (t, *u), *v = 1, "tuv", 2, 3
print(l, m, n, o, p, q, r, s, t, u, v)
(x,) = [9]
[y] = {8}
*z, = "z"
print(x, y, z)
for first, *rest in [(1, 2, 3), "ab"]:
    print(first, rest)
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)


def unpack2(it):
    a, b = it
    return a, b


def unpack_star(it):
    a, *b, c = it
    return a, b, c


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            print("   yield", i)
            yield i


for it in ((1,), (1, 2, 3), [], [1], [1, 2, 3], "a", "abc", {1: 2}, 5, None, Iter(1), Iter(5), range(3)):
    attempt(lambda: unpack2(it))
for it in ((1,), [1, 2], [1, 2, 3, 4], Iter(1), Iter(4), 5):
    attempt(lambda: unpack_star(it))


class BadIter:
    def __iter__(self):
        yield 1
        raise ValueError("in iteration")


class SeqOnly:
    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i * 10


attempt(lambda: unpack2(BadIter()))
attempt(lambda: unpack2(SeqOnly()))
print("targets")


class Log:
    def __init__(self, name):
        self.__dict__["name"] = name

    def __setattr__(self, k, v):
        print("   set", self.name, k, v)

    def __delattr__(self, k):
        print("   delattr", self.name, k)

    def __setitem__(self, k, v):
        print("   setitem", self.name, k, v)

    def __delitem__(self, k):
        print("   delitem", self.name, k)

    def __getitem__(self, k):
        print("   getitem", self.name, k)
        return 10

    def __getattr__(self, k):
        print("   getattr", self.name, k)
        return 20


def say(x):
    print("   eval", x)
    return x


log = Log("log")
log.a, log["b"], *log.c = 1, 2, 3, 4
log[say("key")] = say("value")
say(log).attr = say("value 2")
log[1:2] = 5
log[1:2, ...] = 6
log.x += say(1)
log[say("k")] += say(2)
log[say(0):say(1)] *= 2
x = y = log.z = say("chained")
x, y = log["t"] = 1, 2
print(x, y)
x = x2 = [1, 2]
x.append(3)
print(x2)
i = 0
arr = [0, 0, 0]
i, arr[i] = 1, 2
print(i, arr)
i, i = 1, 2
print(i)
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
a, b = b, a
print(a, b)
arr = [1, 2, 3]
arr[0], arr[1:] = arr[2], [arr[0]]
print(arr)
print("del")
del log.a, log["b"], (log.c, [log["d"]])
del log[1:2]
q = w = 1
del q, (w)
attempt(lambda: q)
lst = list(range(10))
del lst[0], lst[-1], lst[2:4], lst[::3]
print(lst)
d = {1: 2, 3: 4}
del d[1]
print(d)


def del_missing():
    del d[99]


def del_index():
    del lst[99]


def del_attr():
    del lst.x


def del_tuple():
    t = (1, 2)
    del t[0]


def set_tuple():
    t = (1, 2)
    t[0] = 1


def set_str():
    x = "abc"
    x[0] = "x"


def set_int():
    x = 5
    x[0] = 1


def get_int():
    x = 5
    return x[0]


def none_item():
    x = None
    return x["x"]


def none_attr():
    return None.attribute


def set_builtin_attr():
    (5).x = 1


def set_type_attr():
    int.x = 1


def function_item():
    return attempt[0]


def list_str_index():
    x = [1]
    return x["a"]


def tuple_float_index():
    x = (1,)
    return x[1.0]


def dict_missing():
    return {}["missing"]


def dict_unhashable():
    return {}[[]]


def set_unhashable():
    return {[]}


def unhashable_key():
    return {{}: 1}


def slice_bad():
    return [1, 2]["a":"b"]


def slice_zero():
    return [1, 2][::0]


def add_bad():
    x = 1
    x += "a"


def not_iterable():
    for x in 5:
        pass


for f in (
    del_missing, del_index, del_attr, del_tuple, set_tuple, set_str, set_int, get_int, none_item, none_attr, set_builtin_attr,
    set_type_attr, function_item, list_str_index, tuple_float_index, dict_missing, dict_unhashable, set_unhashable,
    unhashable_key, slice_bad, slice_zero, add_bad, not_iterable,
):
    attempt(f)
print("star displays")
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(*[1, 2], *"ab", sep="-")
attempt(lambda: [*5])
attempt(lambda: (*None,))
attempt(lambda: {*5})
attempt(lambda: {**5})
attempt(lambda: {**[1]})


def star_return():
    return 1, *[2, 3]


def star_yield():
    yield 1, *[2, 3]


print(star_return(), list(star_yield()))
for x in *[1, 2], 3:
    print(x, end=" ")
print()
t = *[1], *[2]
print(t, [1, *[2], *[]][*[0]:2] if False else t[0])


class Key:
    def __getitem__(self, k):
        return k


print(Key()[1, 2], Key()[*[1, 2]], Key()[1:2, 3], Key()[:], Key()[::2], Key()[1:2:3], Key()[...], Key()[()], Key()[1,])
print("augmented")
n = 5
n += 1; n -= 2; n *= 3; n /= 4; n //= 1; n **= 2; n %= 5
print(n)
n = 12
n <<= 2; n >>= 1; n &= 0xFE; n |= 1; n ^= 3
print(n)


class Aug:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        print("   iadd", o)
        self.v += o
        return self

    def __add__(self, o):
        print("   add", o)
        return Aug(self.v + o)

    def __isub__(self, o):
        return NotImplemented

    def __sub__(self, o):
        return "sub used"

    def __rmul__(self, o):
        return "rmul used"


g = h = Aug(1)
g += 5
print(g is h, g.v)
g = g + 1
print(g is h, g.v)
h -= 1
print(h)
k = 3
k *= Aug(1)
print(k)
l1 = l2 = [1]
l1 += (2,)
l1 = l1 + [3]
print(l1, l2)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
s1 = s2 = {1}
s1 |= {2}
print(s1 is s2)
m = "a"
m *= 3
m += "b"
print(m)
attempt(lambda: exec("undefined += 1"))


def local_aug():
    u += 1


attempt(local_aug)
print("comparison chains")
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1 == 1 != 2, (1 < 2) < 3, 1 < (2 < 3), 5 in [5] == True, not 1 in [2])


def c(x):
    print("   c", x)
    return x


print(c(1) < c(2) < c(1) < c(9))
print(c(3) < c(2) < c(1))
print(None is None, [] is [], "a" "b" == "ab", 1 is not None)
print(c(0) or c("") or c([]) or c("last"), c(1) and c(2) and c(0) and c(3), not c(0))
print(c(1) if c(0) else c(2), (lambda: c(5))() if True else c(6))
print([] or {} or 0 or "x" and "y", 0 and 1 or 2)
