"""An uncaught exception through many kinds of frames, with causes, contexts, notes and repeated lines."""
import sys


class Thing:
    def __add__(self, other):
        return self.fail(other)

    def fail(self, other):
        values = [self.compute(x) for x in (1, 2, other)]
        return values

    def compute(self, x):
        return (lambda v: 10 // v)(x)

    @property
    def prop(self):
        return self + 0

    def __getitem__(self, key):
        return self.prop


def recurse(n):
    if n:
        return recurse(n - 1)
    thing = Thing()
    return thing["some key"][
        "over several lines"
    ]


def generator():
    yield 1
    yield from inner()


def inner():
    yield recurse(6)


class Body:
    try:
        list(generator())
    except ZeroDivisionError as e:
        saved = e
        e.add_note("a note\nof two lines")


try:
    try:
        raise Body.saved
    except ZeroDivisionError as e:
        raise KeyError("a key") from e
except KeyError:
    def with_multi_line_call(a, b):
        return undefined_name + a + b

    result = with_multi_line_call(
        1,
        2,
    )
