"""Exception groups and except*."""


def leaves(e):
    if isinstance(e, BaseExceptionGroup):
        return [leaves(x) for x in e.exceptions]
    return repr(e)


def run(body, *names):
    try:
        body()
    except BaseException as e:
        print("  raised", type(e).__name__, str(e), leaves(e), "context", repr(e.__context__), "cause", repr(e.__cause__))
    else:
        print("  nothing raised")


def group(*excs):
    raise ExceptionGroup("group", list(excs))


def all_caught():
    try:
        group(ValueError(1), TypeError(2), ValueError(3))
    except* ValueError as e:
        print("  values", leaves(e), e.message)
    except* TypeError as e:
        print("  types", leaves(e))
    else:
        print("  not here")
    finally:
        print("  finally")


def some_left():
    try:
        group(ValueError(1), KeyError(2), ExceptionGroup("inner", [OSError(3), ValueError(4)]))
    except* ValueError as e:
        print("  values", leaves(e))


def raises_in_clause():
    try:
        group(ValueError(1), KeyError(2), TypeError(3))
    except* ValueError:
        raise RuntimeError("from the value clause")
    except* KeyError:
        raise LookupError("from the key clause") from None


def reraises():
    try:
        group(ValueError(1), KeyError(2), TypeError(3))
    except* ValueError:
        raise
    except* KeyError as e:
        raise e


def naked():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        print("  wrapped", type(e).__name__, repr(e.message), leaves(e))


def naked_not_caught():
    try:
        raise ValueError("naked")
    except* KeyError:
        print("  not here")


def naked_raises():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise KeyError("other")


def naked_reraised():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise


def no_exception():
    try:
        pass
    except* ValueError:
        print("  not here")
    else:
        print("  else")


def tuples():
    try:
        group(ValueError(1), KeyError(2), TypeError(3))
    except* (ValueError, TypeError) as e:
        print("  two kinds", leaves(e))
    except* Exception as e:
        print("  rest", leaves(e))


def bad_type():
    try:
        group(ValueError(1))
    except* 5:
        pass


def bad_group():
    try:
        group(ValueError(1))
    except* ExceptionGroup:
        pass


def bad_tuple():
    try:
        group(ValueError(1))
    except* (ValueError, BaseExceptionGroup):
        pass


def name_is_unbound():
    try:
        group(ValueError(1))
    except* ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as x:
        print(" ", x)


def loops():
    out = []
    for i in range(3):
        try:
            if i:
                group(ValueError(i), KeyError(i))
            out.append("ok")
        except* ValueError as e:
            for x in range(5):
                if x == 2:
                    break
                if x == 0:
                    continue
                out.append((i, x))
        except* KeyError:
            def inner():
                return "returned"

            out.append(inner())
    print(" ", out)


def nested():
    try:
        try:
            group(ValueError(1), KeyError(2), TypeError(3))
        except* ValueError:
            print("  inner")
            raise OSError("in inner")
    except* OSError as e:
        print("  outer os", leaves(e))
    except* KeyError as e:
        print("  outer key", leaves(e))


import sys


def current():
    try:
        group(ValueError(1), KeyError(2))
    except* ValueError as e:
        print("  handling", sys.exception() is e)
        try:
            raise IndexError
        except IndexError:
            pass
        print("  handling", sys.exception() is e)
    except* KeyError as e:
        print("  handling", sys.exception() is e)
    print("  after", sys.exception())


def base():
    try:
        raise BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(5)])
    except* ValueError as e:
        print("  value", type(e).__name__)


for f in (
    all_caught, some_left, raises_in_clause, reraises, naked, naked_not_caught, naked_raises, naked_reraised, no_exception,
    tuples, bad_type, bad_group, bad_tuple, name_is_unbound, loops, nested, current, base,
):
    print(f.__name__)
    run(f)
print("groups by hand")
g = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print(repr(g), g.subgroup(ValueError), leaves(g.subgroup(ValueError)))
match, rest = g.split(TypeError)
print(leaves(match), leaves(rest), g.split(KeyError)[0])
print(leaves(g.subgroup(lambda e: isinstance(e, ExceptionGroup) or e.args[0] > 1)))
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "'", excs)


m = MyGroup("mine", [ValueError(1), KeyError(2)])
m.add_note("a note")
try:
    try:
        raise m
    except* ValueError as e:
        print(type(e).__name__, e.message, e.__notes__)
except MyGroup as e:
    print(type(e).__name__, e.message, e.__notes__, leaves(e))
for bad in (
    lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup(5, [ValueError()]),
    lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x"),
    lambda: g.split(5),
):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


def prompt():
    try:
        raise ExceptionGroup("marks", [ValueError(Mark("value")), KeyError(Mark("key"))])
    except* ValueError:
        print("  handled value")
    except* KeyError as e:
        print("  handled key")
    print("  after")


prompt()
print("end")
raise ExceptionGroup("uncaught", [ValueError("a"), ExceptionGroup("inner", [TypeError("b")])])
