"""exec of functions' code, with closures, and builtins that are no dict."""
import types


def attempt(action, *args, **keywords):
    try:
        print(action(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


def make():
    a, b = 2, 3
    total = 0

    def add():
        nonlocal total
        total = a * b
        print("total", total)

    return add


add = make()
exec(add.__code__, globals(), closure=add.__closure__)
exec(add.__code__, globals(), closure=(types.CellType(5), types.CellType(7), types.CellType(0)))
attempt(exec, add.__code__)
attempt(exec, add.__code__, {}, closure=add.__closure__[:2])
attempt(exec, add.__code__, {}, closure=list(add.__closure__))
attempt(exec, "pass", closure=add.__closure__)
attempt(exec, (lambda: 1).__code__, {}, closure=add.__closure__)
attempt(exec, (lambda x: x).__code__)
attempt(eval, add.__code__)


class Loud(dict):
    def __getitem__(self, key):
        print("asked for", key)
        return super().__getitem__(key)


attempt(eval, "len('abc')", {"__builtins__": Loud(len=lambda x: -len(x))})
attempt(eval, "missing", {"__builtins__": Loud()})
attempt(eval, "len('abc')", {"__builtins__": types.MappingProxyType({"len": len})})
attempt(eval, "x.__reduce__()", {"__builtins__": types.MappingProxyType({}), "x": iter([1])})
attempt(eval, "x.__reduce__()[1:]", {"__builtins__": types.MappingProxyType({"iter": iter}), "x": iter([1])})
names = {"__builtins__": {"f": lambda: "dict"}}
code = compile("f()", "", "eval")
for builtins in (names["__builtins__"], types.MappingProxyType({"f": lambda: "proxy"}), Loud(f=lambda: "loud")):
    names["__builtins__"] = builtins
    for i in range(3):
        print(eval(code, names))
