"""Throwing into and closing generators that delegate: who is running, what arguments arrive, what is chained."""

import sys
import types


class Inner:
    def __init__(self):
        self.generator = None

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        names = []
        frame = sys._getframe()
        while frame and frame.f_code.co_name != "<module>":
            names.append(frame.f_code.co_name)
            frame = frame.f_back
        print("throw", args, names, self.generator.gi_running, self.generator.gi_suspended)
        return 2

    def close(self):
        print("close", self.generator.gi_running)


def outer(inner):
    result = yield from inner
    print("result", result)
    yield "end"


inner = Inner()
inner.generator = g = outer(inner)
print(next(g))
print(g.throw(KeyError))
print(g.throw(ValueError("x")))
print(g.close(), g.gi_frame)


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


g = outer(Broken())
next(g)
try:
    g.throw(KeyError)
except ZeroDivisionError as e:
    print("throw raises", e, g.gi_suspended)
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.err_msg[:40], u.object)
print(g.close())


def returns():
    try:
        yield 1
    except KeyError:
        return "returned"


g = outer(returns())
next(g)
print(g.throw(KeyError("k")))


class NotMade(Exception):
    def __new__(cls, *args):
        return "no exception"


def catches():
    try:
        yield
    except TypeError as e:
        yield str(e)


g = catches()
next(g)
print(g.throw(NotMade))


def context():
    try:
        yield
    finally:
        raise KeyError("new")


try:
    raise ValueError("handled")
except ValueError:
    g = context()
    next(g)
    thrown = IndexError("thrown")
    try:
        g.throw(thrown)
    except KeyError as e:
        print(repr(e), repr(e.__context__), repr(thrown.__context__))


def in_handler():
    try:
        raise OSError("own")
    except OSError:
        yield


g = in_handler()
next(g)
try:
    g.throw(IndexError("into a handler"))
except IndexError as e:
    print(repr(e.__context__))

g = (x for x in ())
frame = g.gi_frame
print(frame.f_back, list(g), frame.f_back)
g = returns()
g.gi_frame.clear()
print(g.gi_frame)
g = returns()
next(g)
try:
    g.gi_frame.clear()
except RuntimeError as e:
    print(e)


@types.coroutine
def step():
    yield "step"


async def await_it():
    await step()


c = await_it()
print(c.send(None), c.cr_suspended, c.cr_await.__name__)
c.close()
try:
    c.throw(KeyError)
except RuntimeError as e:
    print(e)
