"""An uncaught chain of exceptions goes to stderr; the exit code is 1."""


def first():
    raise ValueError("first")


def second():
    try:
        first()
    except ValueError as e:
        raise TypeError("second") from e


def third():
    try:
        second()
    except TypeError:
        raise RuntimeError("third\nwith two lines")


print("before")
third()
