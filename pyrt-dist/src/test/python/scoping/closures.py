"""Names: local, enclosing, global, builtin; cells; del; class scopes."""

x = "global"


def reads():
    return x


def shadows():
    x = "local"
    return x


def unbound():
    try:
        print(x)
    except UnboundLocalError as e:
        print(" ", e)
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(" ", e)
    try:
        del x
    except UnboundLocalError as e:
        print(" ", e)
    x = 2
    return x


print(reads(), shadows(), unbound())


def enclosing():
    x = "enclosing"

    def inner():
        return x

    def setter(v):
        nonlocal x
        x = v

    before = inner()
    setter("set")
    return before, inner(), x


print(enclosing())


def late():
    def inner():
        return value

    try:
        inner()
    except NameError as e:
        print(" ", type(e).__name__, e)
    value = 1
    print(inner())
    del value
    try:
        inner()
    except NameError as e:
        print(" ", type(e).__name__, e)
    try:
        value
    except NameError as e:
        print(" ", type(e).__name__, e)


late()


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    return up, lambda: n


up, get = counter()
up()
up(5)
print(get(), up.__closure__[0].cell_contents, up.__code__.co_freevars, counter.__code__.co_cellvars)


def loops():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    gs = [lambda: j for j in range(3)]
    hs = [lambda k=k: k for k in range(3)]
    return [f() for f in fs], [g() for g in gs], [h() for h in hs]


print(loops())


def set_global():
    global x, fresh
    x = "changed"
    fresh = "made"


set_global()
print(x, fresh)
del fresh
try:
    fresh
except NameError as e:
    print(e)


def delete_global():
    global x
    del x


delete_global()
try:
    x
except NameError as e:
    print(e)
try:
    del x
except NameError as e:
    print(e)
x = "again"


class Scope:
    x = "class"
    y = x + "!"

    def method(self):
        return x

    z = [x for _ in range(1)]
    try:
        w = [y for _ in range(1) for y in (1,)]
    except NameError as e:
        w = str(e)
    outer_x = (lambda: x)()


print(Scope.x, Scope.y, Scope().method(), Scope.z, Scope.w, Scope.outer_x)


def in_function():
    x = "function"

    class Inner:
        y = x
        x = "class of function"
        z = x

        def m(self):
            return x

    class Reads:
        seen = x

    return Inner.y if hasattr(Inner, "y") else None, Inner.x, Inner().m(), Reads.seen


try:
    print(in_function())
except NameError as e:
    print(type(e).__name__, e)


def class_global():
    x = "function"

    class Inner:
        global x
        x = "through the class"

    return x


print(class_global(), x)


def class_nonlocal():
    x = "function"

    class Inner:
        nonlocal x
        x = "nonlocal through the class"

    return x, hasattr(Inner, "x")


print(class_nonlocal())


def class_free():
    v = "free"
    w = "also free"

    class Inner:
        u = v
        try:
            w = w
        except NameError as e:
            w = str(e)

        def m(self):
            return v

    return Inner.u, Inner.w, Inner().m()


print(class_free())


def deep():
    a = 1

    def f():
        b = 2

        def g():
            c = 3

            def h():
                nonlocal a, b
                a += 1
                b += 1
                return a + b + c

            return h

        return g()

    return f()


h = deep()
print(h(), h())


def parameters(a, *args, b=1, **kw):
    def inner():
        nonlocal a
        a += b
        return a, args, b, kw

    return inner


p = parameters(1, 2, b=3, k=4)
print(p(), p())


def recursion(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)

    return fact(n)


print(recursion(10))
print([(lambda v: (lambda: v))(i)() for i in range(3)])


def shadow_builtin():
    len = lambda x: "mine"
    return len([])


print(shadow_builtin(), len([1]))
len_ = len
len = lambda x: "global mine"
print(len([1]))
del len
print(len([1]))


def comprehension_scopes():
    x = "outer"
    out = [x for x in range(3)]
    d = {x: y for x, y in [(1, 2)]}
    g = list(x for x in "ab")
    return x, out, d, g, [[x for x in range(y)] for y in range(3)]


print(comprehension_scopes())
i = "kept"
[i for i in range(3)]
print(i)


def walrus():
    total = 0
    out = [total := total + v for v in range(4)]
    if any((found := v) > 2 for v in range(5)):
        pass
    while (n := len(out)) > 2:
        out.pop()
    return total, found, n, out


print(walrus())
print([last := k for k in range(3)], last)


def exec_names():
    ns = {}
    exec("a = 1\nb = a + 1", ns)
    return ns["b"]


print(exec_names())


class Mangled:
    __private = 1

    def __init__(self):
        self.__own = 2

    def get(self):
        return self.__private, self.__own, [__local for __local in (3,)]

    def __method(self):
        return "private method"

    def call(self):
        return self.__method()

    class Inner:
        __x = "inner"

    def keyword(self, __arg=5):
        return __arg


m = Mangled()
print(m.get(), m.call(), sorted(k for k in vars(Mangled) if "rivate" in k or "method" in k), vars(m), m.keyword(_Mangled__arg=6))
print(Mangled.Inner._Inner__x)


class _Under:
    __a = 1


print([k for k in vars(_Under) if k.endswith("a")])


def try_names():
    try:
        raise ValueError("v")
    except ValueError as e:
        inner = lambda: e
        kept = e
    try:
        e
    except UnboundLocalError as x:
        print(" ", x)
    try:
        inner()
    except NameError as x:
        print(" ", x)


try_names()


def for_else():
    for k in range(3):
        pass
    print(k)
    for k in []:
        pass
    print(k)
    for unset in []:
        pass
    try:
        unset
    except UnboundLocalError as e:
        print(" ", e)


for_else()


def conditional(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(conditional(True), conditional(False))


def with_names():
    import sys as system, time as clock
    from sys import maxsize as biggest
    return system.__name__, clock.__name__, biggest > 0


print(with_names())
print(__name__, __doc__[:5], __builtins__.__name__)
