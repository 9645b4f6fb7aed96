"""What inspect reads of methods of builtin types, and __bases__, __name__."""
import inspect

for function in (str.split, int.bit_count, list.sort, dict.get, set.add, float.fromhex, int.to_bytes, tuple.index, str.encode):
    print(function.__qualname__, inspect.signature(function))


class Bases(tuple):
    pass


given = Bases((int, object))
made = type("made", given, {})
print(made.__bases__ is given, type(made.__bases__).__name__)
made.__bases__ = (int, object)
print(made.__bases__, made.__bases__ is made.__bases__)
name = "".join(["na", "me"])
print(type(name, (), {}).__name__ is name)
print([t.__itemsize__ for t in (object, int, bytes, tuple, list, type)])
