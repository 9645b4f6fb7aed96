"""Generators and what they hold: close, exhaustion, death while suspended."""


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


def numbers(name):
    local = Mark(name)
    try:
        yield 1
        yield 2
    finally:
        print("  finally", name)


print("break")
for v in numbers("broken"):
    break
print("exhausted")
for v in numbers("exhausted"):
    pass
print("close")
g = numbers("closed")
next(g)
g.close()
print(" closed")
g.close()
print("death while suspended")
g = numbers("suspended")
next(g)
g = None
print("death before start")


def lazy(argument):
    yield argument


g = lazy(Mark("argument"))
print(" made")
g = None
print("death by del")
g = numbers("deleted")
next(g)
del g
print("yielded values")


def values():
    yield Mark("v1")
    yield Mark("v2")


for v in values():
    print(" ", v.name)
v = None
print(" done")
g = values()
next(g)
next(g)
print(" thrown away")
g = None
print("sent values")


def receiver():
    while True:
        got = yield
        print("  got", got.name)


g = receiver()
next(g)
g.send(Mark("s1"))
print(" between")
g.send(Mark("s2"))
g = None
print("return value")


def returns():
    yield 1
    return Mark("returned")


def delegating():
    result = yield from returns()
    print("  result", result.name)
    result = None
    print("  dropped")
    yield 2


print(list(delegating()))
print("yield from death")


def outer():
    local = Mark("outer local")
    yield from numbers("inner")


g = outer()
next(g)
g = None
print("generator expression")
g = (m.name for m in [Mark("g1"), Mark("g2")])
print(next(g))
g = None
print(list(m.name for m in [Mark("l1"), Mark("l2")]))
print("any and all stop early")
print(any(m.name == "n1" for m in [Mark("n1"), Mark("n2")]))
print("comprehension")
print([m.name for m in [Mark("c1"), Mark("c2")]])
print({m.name for m in [Mark("d1")]}, {m.name: 1 for m in [Mark("e1")]})
print([x.name for m in [1, 2] for x in [Mark("x%d" % m)]])
print("nested temporaries")
print([(Mark("n%d" % i).name, [Mark("k%d" % j).name for j in range(2)]) for i in range(2)])
print("condition temporaries")
print([i for i in range(3) if Mark("if%d" % i)])
print("throw")


def catching():
    try:
        yield Mark("first")
    except ValueError as e:
        print("  caught", e)
    yield Mark("second")


g = catching()
print(next(g).name)
print(g.throw(ValueError("thrown")).name)
g = None
print("two generators over one list")
items = [Mark("i1"), Mark("i2")]
a, b = iter(items), iter(items)
items = None
next(a)
a = None
print(" one left")
b = None
print("frame keeps locals")


def waits():
    x = Mark("wait x")
    yield
    x = None
    print("  let go")
    y = Mark("wait y")
    yield
    print("  never")


g = waits()
next(g)
next(g)
g.close()
print("self reference through a closure")


def make():
    data = Mark("closed over")

    def inner():
        yield data

    return inner()


g = make()
print(next(g).name)
g = None
print("end")
