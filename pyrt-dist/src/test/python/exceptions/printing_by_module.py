"""sys.excepthook prints by the module traceback where that is loaded, in short form where it fails, and says of what is no exception what it is."""
import io
import sys
import traceback


def fail():
    return [1, 2][3] + {}["missing"]


def shown(call, *args):
    sys.stderr, before = io.StringIO(), sys.stderr
    try:
        call(*args)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = before


def catch():
    try:
        fail()
    except IndexError as e:
        try:
            raise ExceptionGroup("two", [ValueError("one"), TypeError("other")]) from e
        except ExceptionGroup as group:
            return group


error = catch()
print(shown(sys.excepthook, type(error), error, error.__traceback__) == "".join(traceback.format_exception(error)))
print(shown(sys.excepthook, int, 42, None), end="")

original = traceback._print_exception_bltin
traceback._print_exception_bltin = lambda exc: sys.stderr.write(f"<{exc!r}>\n")
print(shown(sys.excepthook, ValueError, ValueError("patched"), None), end="")
traceback._print_exception_bltin = lambda exc: 1 / 0
print(shown(sys.excepthook, type(error), error, error.__traceback__), end="")
del traceback._print_exception_bltin
print(shown(sys.excepthook, KeyError, KeyError("gone"), None), end="")
traceback._print_exception_bltin = original
print(shown(sys.excepthook, KeyError, KeyError("back"), None), end="")
