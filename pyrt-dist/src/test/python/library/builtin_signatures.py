"""Signatures that inspect tells of builtin classes and of what object has."""
import inspect

for callable_ in (
    object, staticmethod, classmethod, property, list, tuple, set, frozenset, float, complex, bool, enumerate, zip, map, filter, reversed, memoryview,
    object.__new__, object.__init_subclass__, object.__subclasshook__, dict.__class_getitem__, object.__repr__, None.__repr__, int.__add__,
):
    print(callable_.__name__, inspect.signature(callable_), callable_.__text_signature__)


class Child(list):
    """A child."""


class Plain:
    """A plain class."""


print(inspect.signature(Plain), inspect.signature(Child))
print([t.__text_signature__ for t in (type(None), type(...), type(NotImplemented))])
