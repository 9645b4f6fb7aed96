"""globals(), locals(), exec, eval, compile, vars, dir."""


def f(a, b=2):
    c = 3
    before = locals()
    d = 4
    after = locals()
    return sorted(before), sorted(after), before is after


print(f(1))


def snapshot():
    x = 1
    d = locals()
    x = 2
    d["x"] = 3
    d["y"] = 4
    return x, d, "y" in locals()


print(snapshot())


def cells():
    x = 1

    def inner():
        return x, sorted(locals())

    return inner(), sorted(k for k in locals() if k != "inner")


print(cells())
print(locals() is globals(), globals()["f"] is f)
globals()["made"] = "by globals"
print(made)


class C:
    a = 1
    names = sorted(k for k in locals() if not k.startswith("__"))
    locals()["b"] = 2


print(C.names, C.b)
print(eval("1 + 2"), eval("x * 2", {"x": 4}), eval("x + y", {"x": 1}, {"y": 2}))
x = 10
print(eval("x"), eval("[x for x in range(3)]"), eval("(lambda: x)()"))


def evaluates():
    y = 5
    return eval("y + 1"), eval("x")


print(evaluates())


def executes():
    z = 1
    exec("z = 2; w = 3")
    return z


print(executes())
ns = {}
exec("""
def g(n):
    return n * factor
factor = 3
class K:
    v = g(2)
import sys as _sys
""", ns)
print(ns["g"](5), ns["K"].v, sorted(k for k in ns if not k.startswith("_")), "__builtins__" in ns)
locals_only = {}
exec("a = 1\nb = a + 1\ndef h(): return 5\nc = h()", {}, locals_only)
print(sorted(locals_only.items(), key=lambda kv: kv[0])[:2], locals_only["c"])
try:
    exec("def r(): return q\nq = 1\nr()", {}, {})
except NameError as e:
    print(e)


class Tracking(dict):
    def __getitem__(self, k):
        print("  get", k)
        return dict.__getitem__(self, k)

    def __setitem__(self, k, v):
        print("  set", k, v)
        dict.__setitem__(self, k, v)

    def __delitem__(self, k):
        print("  del", k)
        dict.__delitem__(self, k)

    def __missing__(self, k):
        print("  missing", k)
        raise KeyError(k)


exec("m = 1\nn = m + 1\ndel m\nprint(n)", {"print": print}, Tracking())
code = compile("a + b", "<expr>", "eval")
print(eval(code, {"a": 1, "b": 2}), code.co_filename, code.co_names, code.co_name)
code = compile("p = 1\nprint(p)", "file.py", "exec")
exec(code)
exec(compile("1 + 1", "<stdin>", "single"))
exec(compile("x = 5", "<stdin>", "single"))
for source, mode in [("1 +", "eval"), ("x = 1", "eval"), ("a b", "exec"), ("", "eval"), ("def f(:", "exec"), ("1", "other")]:
    try:
        compile(source, "<test>", mode)
    except SyntaxError as e:
        print(" ", type(e).__name__, e.msg, e.lineno, e.offset, e.filename, e.text)
    except ValueError as e:
        print(" ", type(e).__name__, e)
for bad in (lambda: eval(5), lambda: exec(5), lambda: eval("1", 5), lambda: eval("x", {}, 5), lambda: exec("1", {}, 5)):
    try:
        bad()
    except Exception as e:
        print(" ", type(e).__name__, e)
print(eval(b"1 + 1"), eval("  1"), eval("\n\n2"))
try:
    eval("undefined_thing")
except NameError as e:
    print(e)
print(eval("__builtins__ is not None", {}))
print(eval("len", {"__builtins__": {"len": "replaced"}}))
try:
    eval("len", {"__builtins__": {}})
except NameError as e:
    print(e)
exec("global_in_exec = 1")
print(global_in_exec)


def nested():
    exec("global made_global\nmade_global = 7", globals())
    return made_global


print(nested())
print(sorted(vars(C)["names"]), [k for k in dir(C) if not k.startswith("__")])


class D:
    def __init__(self):
        self.b = 1
        self.a = 2

    def __dir__(self):
        return ["z", "y"]


print(vars(D()), dir(D()))
try:
    vars(5)
except TypeError as e:
    print(e)


def dirs(q):
    w = 1
    return dir()


print(dirs(1))
code = compile("def inner(a, /, b, *c, d, **e):\n  f = a\n  return f\n", "<c>", "exec")
print(type(code).__name__, code.co_name, code.co_argcount)
exec(code)
print(inner.__code__.co_varnames, inner.__code__.co_argcount, inner.__code__.co_posonlyargcount, inner.__code__.co_kwonlyargcount, inner.__code__.co_flags, inner.__code__.co_firstlineno, inner.__code__.co_filename, inner.__code__.co_qualname)
