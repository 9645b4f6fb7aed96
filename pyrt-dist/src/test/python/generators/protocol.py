"""Generators: send, throw, close, yield from, return values, exceptions, reentrance."""


def count(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("  got", got)
    return "end of count"


g = count(3)
print(type(g).__name__, g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_frame is None, g.gi_yieldfrom)
print(next(g), g.send("a"), g.gi_suspended, g.send(None))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("stop again", e.value, e.args)
print(g.gi_frame, list(g), next(g, "default"))
try:
    count(1).send(1)
except TypeError as e:
    print(e)


def throwing():
    while True:
        try:
            x = yield "ready"
            print("  received", x)
        except ValueError as e:
            print("  caught", repr(e))
            yield "handled"
        except GeneratorExit:
            print("  closing")
            raise
        finally:
            print("  finally")


g = throwing()
print(next(g))
print(g.throw(ValueError("one")))
print(next(g))
print(g.throw(ValueError))
print(next(g))
g.close()
try:
    g.throw(KeyError("after close"))
except KeyError as e:
    print("out", e)
g = throwing()
try:
    g.throw(ValueError("before start"))
except ValueError as e:
    print("out", e)
print(list(g))
for bad in (5, int, "text"):
    try:
        throwing().throw(bad)
    except TypeError as e:
        print(e)


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


g = returns_on_close()
next(g)
print(g.close(), g.close())


def raises_on_close():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


g = raises_on_close()
next(g)
try:
    g.close()
except KeyError as e:
    print(e, repr(e.__context__))


def reenter():
    def inner():
        try:
            next(me)
        except ValueError as e:
            yield str(e)

    me = inner()
    return me


print(next(reenter()))


def stop_inside():
    yield 1
    raise StopIteration("stop inside")


g = stop_inside()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def next_inside():
    yield next(iter([]))


try:
    list(next_inside())
except RuntimeError as e:
    print(e)
print("yield from")


def sub():
    try:
        x = yield "sub 1"
        print("  sub got", x)
        y = yield "sub 2"
        print("  sub got", y)
    except ValueError as e:
        print("  sub caught", e)
        yield "sub handled"
    finally:
        print("  sub finally")
    return "sub result"


def outer():
    r = yield from sub()
    print("  result", r)
    r = yield from [10, 20]
    print("  list result", r)
    r = yield from count(2)
    print("  count result", r)
    return "outer result"


g = outer()
print(next(g), g.gi_yieldfrom is not None, g.send("x"), g.send("y"), next(g), next(g), g.send("z"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
g = outer()
next(g)
print(g.throw(ValueError("thrown")), next(g))
g.close()
g = outer()
next(g)
g.close()
g = outer()
next(g)
try:
    g.throw(KeyError("through"))
except KeyError as e:
    print("out", e)


class Iter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("iter value")
        return self.n

    def send(self, v):
        return "sent " + str(v)

    def throw(self, *a):
        print("  throw", a)
        return "thrown into"

    def close(self):
        print("  close")


def over(it):
    r = yield from it
    print("  over result", r)


g = over(Iter())
print(next(g), g.send("v"), g.throw(ValueError("w")), next(g))
print(list(g))
g = over(Iter())
next(g)
g.close()


class NoThrow:
    def __iter__(self):
        return iter([1, 2, 3])


g = over(NoThrow())
next(g)
try:
    g.send("not supported")
except AttributeError as e:
    print(e)
g = over(NoThrow())
next(g)
try:
    g.throw(ValueError("no throw"))
except ValueError as e:
    print(e)
try:
    list(over(5))
except TypeError as e:
    print(e)


def early():
    return 5
    yield


def empty():
    return
    yield 1


print(list(early()), list(empty()))


def delegate_value():
    x = yield from early()
    return x


try:
    next(delegate_value())
except StopIteration as e:
    print(e.value)


def tuple_value():
    return (1, 2)
    yield


def exc_value():
    return ValueError("as value")
    yield


for f in (tuple_value, exc_value):
    try:
        next(f())
    except StopIteration as e:
        print(repr(e.value), e.args)

    def d():
        print("  ", repr((yield from f())))

    list(d())
print("exception state")
import sys


def sees():
    print("  at start", sys.exception())
    try:
        raise KeyError("own")
    except KeyError:
        yield sys.exception()
        print("  after resume", repr(sys.exception()))
    print("  after handler", repr(sys.exception()))
    yield sys.exception()


try:
    raise ValueError("outer")
except ValueError:
    g = sees()
    print(repr(next(g)))
    print(repr(sys.exception()))
print(repr(next(g)), repr(sys.exception()))


def context():
    try:
        yield
    except ValueError as e:
        raise KeyError("new")


g = context()
next(g)
try:
    g.throw(ValueError("given"))
except KeyError as e:
    print(repr(e.__context__))


def nested(depth):
    if depth:
        yield from nested(depth - 1)
    yield depth


print(list(nested(50))[-3:])


def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t


print(list(tree([1, [2, [3, [4]], 5]])))
print(sum(x * x for x in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]))
g = (x for x in range(3))
print(g.__name__, next(g), list(g), list(g))
g = (y for y in (print("  evaluated at once") or [1]))
print("made")
print(list(g))


def finally_order():
    try:
        try:
            yield 1
        finally:
            print("  inner")
    finally:
        print("  outer")


for x in finally_order():
    print(x)
    break
print("after break")


def with_return_in_finally():
    for i in range(3):
        try:
            yield i
        finally:
            print("  cleanup", i)


for v in with_return_in_finally():
    if v == 1:
        break


def big():
    a, b, *c = yield
    print(a, b, c)
    d = [(yield 1), (yield 2), (yield 3)]
    print(d)
    print((yield), (yield), sep="-")
    print(f"{(yield 'f')} and {(yield 'g')}")
    return {(yield "k"): (yield "v")}


g = big()
next(g)
print(g.send([1, 2, 3, 4]), g.send("x"), g.send("y"), g.send("z"), g.send("p"), g.send("q"), g.send("F"), g.send("G"), g.send("key"))
try:
    g.send("value")
except StopIteration as e:
    print(e.value)
lam = lambda: (yield 5)
print(list(lam()))
