"""Raising, catching, chaining; finally with return, break and continue."""
import sys


def show(e, indent=" "):
    print(indent, type(e).__name__, e, "cause:", repr(e.__cause__), "context:", repr(e.__context__), e.__suppress_context__)


def attempt(f):
    try:
        r = f()
    except BaseException as e:
        show(e)
    else:
        print("  returned", r)


def implicit():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")


def explicit():
    try:
        raise ValueError("first")
    except ValueError as e:
        raise KeyError("second") from e


def from_none():
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second") from None


def from_class():
    raise KeyError from ValueError


def from_bad():
    raise KeyError from 5


def in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("in finally")


def three():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][1]
    except IndexError as e:
        show(e.__context__)
        {}["k"]


def reraise():
    try:
        raise ValueError("again")
    except ValueError:
        try:
            raise KeyError("between")
        except KeyError:
            pass
        raise


def bare():
    raise


def reraise_named():
    try:
        raise ValueError("named")
    except ValueError as e:
        raise e


def cycle():
    a = ValueError("a")
    b = KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise a


def class_raised():
    raise ValueError


def not_exception():
    raise 5


def not_exception_class():
    raise int


def bad_except():
    try:
        raise ValueError
    except 5:
        pass


def bad_except_tuple():
    try:
        raise ValueError
    except (KeyError, "x"):
        pass


def unused_bad_except():
    try:
        pass
    except 5:
        pass
    return "fine"


class Needs(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


def constructor_fails():
    raise Needs


class NotInstance(Exception):
    def __new__(cls):
        return 5


def new_returns_other():
    raise NotInstance


def tuple_of_types():
    for e in (ValueError("v"), KeyError("k"), IndexError("i")):
        try:
            raise e
        except (ValueError, (KeyError)) as x:
            print("  first", repr(x))
        except LookupError as x:
            print("  lookup", repr(x))


def subclass():
    class A(Exception):
        pass

    class B(A):
        pass

    try:
        raise B("b")
    except A as e:
        return type(e).__name__


for f in (
    implicit, explicit, from_none, from_class, from_bad, in_finally, three, reraise, bare, reraise_named, cycle, class_raised,
    not_exception, not_exception_class, bad_except, bad_except_tuple, unused_bad_except, constructor_fails, new_returns_other,
    tuple_of_types, subclass,
):
    print(f.__name__)
    attempt(f)
print("control flow")


def flow(kind):
    log = []
    for i in range(3):
        try:
            log.append(("try", i))
            if kind == "continue" and i == 1:
                continue
            if kind == "break" and i == 1:
                break
            if kind == "return" and i == 1:
                return log, "returned"
            if kind == "raise" and i == 1:
                raise ValueError
        except ValueError:
            log.append("except")
        else:
            log.append("else")
        finally:
            log.append("finally")
    else:
        log.append("loop else")
    return log


for kind in ("none", "continue", "break", "return", "raise"):
    print(flow(kind))


def nested_finally():
    log = []
    try:
        try:
            try:
                log.append(1)
                return log
            finally:
                log.append(2)
        finally:
            log.append(3)
    finally:
        log.append(4)


print(nested_finally())


def value_kept():
    x = "before"
    try:
        return x
    finally:
        x = "after"


print(value_kept())


def while_finally():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            break
        finally:
            n += 10
    return n


print(while_finally())


def loop_in_finally():
    out = []
    try:
        1 / 0
    except ZeroDivisionError:
        out.append("caught")
    finally:
        for i in range(5):
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
    return out


print(loop_in_finally())


def with_flow():
    class M:
        def __init__(self, name):
            self.name = name

        def __enter__(self):
            log.append("enter " + self.name)
            return self.name

        def __exit__(self, t, v, tb):
            log.append(("exit " + self.name, t and t.__name__, str(v), tb is not None))
            return self.name == "swallow"

    log = []
    for i in range(4):
        with M("a") as a, M("b") as b:
            if i == 0:
                continue
            if i == 1:
                log.append(a + b)
            if i == 2:
                break
    with M("swallow"):
        raise ValueError("swallowed")
    try:
        with M("not"):
            raise ValueError("through")
    except ValueError:
        log.append("caught")

    def r():
        with M("r"):
            return "value"

    log.append(r())
    return log


for line in with_flow():
    print(" ", line)
print("exception state")


def state():
    print(sys.exception(), sys.exc_info())
    try:
        raise ValueError("v")
    except ValueError as e:
        print(sys.exception() is e, sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__)
        try:
            raise KeyError("k")
        except KeyError as k:
            print(repr(sys.exception()))
        print(repr(sys.exception()))
        inner_state()
    print(sys.exception())


def inner_state():
    print("called", repr(sys.exception()))
    try:
        raise IndexError
    except IndexError:
        print("inner", repr(sys.exception()), repr(sys.exception().__context__))
    print("left", repr(sys.exception()))


state()
e = ValueError("x")
e.__cause__ = KeyError("c")
show(e)
e.__context__ = IndexError("i")
e.__suppress_context__ = False
show(e)
for name, value in [("__cause__", 5), ("__context__", 5), ("__traceback__", 5), ("args", 5)]:
    try:
        setattr(e, name, value)
    except TypeError as x:
        print(" ", x)
try:
    del e.__cause__
except TypeError as x:
    print(" ", x)
e.args = [1, 2]
print(repr(e), str(e))
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as x:
    print(x)
print(e.with_traceback(None) is e, e.__traceback__)


class Custom(Exception):
    def __init__(self, code, **kw):
        self.code = code
        self.kw = kw

    def __str__(self):
        return f"custom {self.code}"


c = Custom(5, a=1)
print(repr(c), str(c), c.args, c.kw)
assert 1 == 1, "never"
for test in (lambda: exec("assert False"), lambda: exec("assert 0, 'message'"), lambda: exec("assert [], (1, 2)")):
    try:
        test()
    except AssertionError as x:
        print(repr(x), x.args)


def depth(n):
    if n == 0:
        raise ValueError("deep")
    try:
        depth(n - 1)
    finally:
        pass


try:
    depth(20)
except ValueError as x:
    n = 0
    t = x.__traceback__
    lines = []
    while t:
        lines.append(t.tb_lineno - depth.__code__.co_firstlineno)
        n += 1
        t = t.tb_next
    print(n, lines[-3:])
