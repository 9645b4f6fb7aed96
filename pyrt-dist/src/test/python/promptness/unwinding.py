"""Deaths while exceptions travel: frames let go when the exception is forgotten, not before."""


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


def fail():
    local = Mark("local of fail")
    raise ValueError("fail")


print("caught, unnamed")
try:
    fail()
except ValueError:
    print(" handling")
print("caught, named")
try:
    fail()
except ValueError as e:
    print(" handling", e)
print("kept")
try:
    fail()
except ValueError as e:
    kept = e
print(" still there")
kept.__traceback__ = None
print(" traceback gone")
kept = None
print("through frames")


def outer():
    first = Mark("outer")
    fail()


try:
    outer()
except ValueError:
    print(" handling")
print("finally")


def with_finally():
    local = Mark("before finally")
    try:
        fail()
    finally:
        print(" in finally")


try:
    with_finally()
except ValueError:
    print(" handling")
print("exception in handler")


def in_handler():
    try:
        fail()
    except ValueError:
        second = Mark("in handler")
        raise KeyError("second")


try:
    in_handler()
except KeyError as e:
    print(" handling", repr(e), repr(e.__context__))
print("argument of an exception")
try:
    raise ValueError(Mark("argument"))
except ValueError:
    print(" handling")
print("temporaries of a failing call")


def boom():
    raise IndexError("boom")


try:
    [Mark("temporary"), boom()]
except IndexError:
    print(" handling")
try:
    print(Mark("arg 1"), Mark("arg 2"), boom())
except IndexError:
    print(" handling")
try:
    {Mark("key").name: Mark("value"), "x": boom()}
except IndexError:
    print(" handling")
print("failing attribute, item, call")
try:
    Mark("attribute").nothing
except AttributeError:
    print(" handling")
try:
    [Mark("element")][3]
except IndexError:
    print(" handling")
try:
    Mark("called")()
except TypeError:
    print(" handling")
try:
    len(Mark("sized"))
except TypeError:
    print(" handling")
try:
    Mark("x") + Mark("y")
except TypeError:
    print(" handling")
print("loop left by an exception")


def source():
    own = Mark("of the generator")
    yield Mark("item 1")
    yield Mark("item 2")


try:
    for m in source():
        raise KeyError("in loop")
except KeyError:
    print(" handling")
m = None
print("with")


class Manager(Mark):
    def __enter__(self):
        print("  enter")
        return Mark("entered")

    def __exit__(self, *exc):
        print("  exit", exc[0])
        return True


with Manager("manager"):
    print(" body")
print(" left")
with Manager("manager 2") as m:
    boom()
print(" left")
m = None
print("raised inside __del__ is reported, not raised")
import sys


class Bad:
    def __del__(self):
        raise RuntimeError("in del")


sys.unraisablehook = lambda info: print("  hook", info.exc_type.__name__, info.exc_value)
b = Bad()
b = None
Bad()
print("current exception in __del__")


class Looks:
    def __del__(self):
        print("  sees", sys.exception())


def looks():
    local = Looks()
    raise ValueError("x")


try:
    looks()
except ValueError:
    print(" handling", sys.exception())
    Looks()
print(" after", sys.exception())
print("re-raise")


def again():
    try:
        fail()
    except ValueError:
        keep = Mark("again")
        raise


try:
    again()
except ValueError as e:
    n = 0
    t = e.__traceback__
    while t:
        n += 1
        t = t.tb_next
    print(" frames", n)
t = None
print("nested handlers")
try:
    try:
        fail()
    except ValueError as e:
        try:
            raise TypeError(Mark("inner"))
        except TypeError as e2:
            print(" inner")
        print(" between")
    print(" outer done")
finally:
    print(" finally")
print("end")
