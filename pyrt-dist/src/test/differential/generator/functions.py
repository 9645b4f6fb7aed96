"""Functions: parameters of all sorts against arguments of all sorts, closures, recursion, decorators, random bodies."""
from .statements import Place, body
from .values import expr


def parameters(w):
    """A parameter list, with the names in it."""
    names, parts = [], []
    default = False
    before = w.dice.randint(0, 2)
    for n in range(before + w.dice.randint(0, 2)):
        name = f"p{n}"
        default = default or w.chance(0.3)
        parts.append(name + ("=" + w.pick("1", "None", "'d'", "[]", "()") if default else ""))
        names.append(name)
        if before and n == before - 1 and w.chance(0.5):
            parts.append("/")
    if w.chance(0.3):
        parts.append("*args")
        names.append("args")
    elif w.chance(0.3):
        parts.append("*, k0")
        names.append("k0")
    if "args" in names or "k0" in names:
        for n in range(1, w.dice.randint(1, 3)):
            parts.append(f"k{n}" + w.pick("", "=7"))
            names.append(f"k{n}")
    if w.chance(0.3):
        parts.append("**kw")
        names.append("kw")
    return ", ".join(parts), names


def arguments(w, names):
    parts = [w.pick(expr(w, "int", 0), "*(1, 2)", "'a'", "*[]", expr(w, "any", 1)) for _ in range(w.dice.randint(0, 4))]
    parts += [w.pick(f"{w.dice.choice(names or ['q'])}={expr(w, 'int', 0)}", "**{'k0': 1}", f"**{{{w.dice.choice(names or ['q'])!r}: 5}}", "zz=1", "**{}", "k1=2") for _ in range(w.dice.choice((0, 0, 1, 2)))]
    seen, kept = set(), []
    for part in parts:
        word = part.split("=")[0]
        if "=" in part and word.isidentifier():
            if word in seen:
                continue
            seen.add(word)
        kept.append(part)
    return ", ".join(kept)


def called(w):
    text, names = parameters(w)
    name = w.fresh("f")
    w.line(f"def {name}({text}): return ({''.join(n + ', ' for n in names)})")
    for _ in range(w.dice.randint(2, 6)):
        w.line(f"show('called', lambda: {name}({arguments(w, names)}))")
    if w.chance(0.3):
        w.line(f"class C:\n    m = {name}\n    s = staticmethod({name})\n    c = classmethod(lambda cls, *a, **k: {name}(*a, **k))")
        w.line(f"show('method', lambda: [v if isinstance(v, (int, str, tuple, dict, list)) or v is None else 'C' for v in C().{w.pick('m', 's', 'c')}({arguments(w, names)})])")
    if w.chance(0.3):
        w.line(f"print({name}.__defaults__, {name}.__kwdefaults__, {name}.__code__.co_varnames, {name}.__code__.co_argcount, {name}.__code__.co_posonlyargcount, {name}.__code__.co_kwonlyargcount, {name}.__code__.co_flags & 15)")
        w.line(f"import inspect\nshow('signature', lambda: str(inspect.signature({name})))")


def random_body(w):
    name = w.fresh("f")
    with w.scope(a="int", b="list", c="str", d="dict"):
        with w.block(f"def {name}(a, b, c='x', *, d=None):"):
            w.line("d = d if d is not None else {}")
            body(w, Place(3))
            body(w, Place(3))
            w.line(f"return {expr(w, 'any', 1)}")
    shared = w.fresh("s")
    w.line(f"{shared} = {expr(w, 'list', 1)}")
    for _ in range(w.dice.randint(1, 4)):
        w.line(f"show('body', {name}, {expr(w, w.pick('int', 'int', 'float', 'any'), 1)}, {w.pick(shared, expr(w, 'list', 1))}, {expr(w, w.pick('str', 'str', 'any'), 1)}, d={expr(w, 'dict', 1)})")
    w.line(f"print({shared})")


def closures(w):
    w.line(f"def outer(n):\n    total = n\n    def add(k=1):\n        nonlocal total\n        total {w.pick('+', '-', '*')}= k\n        return fit(total)\n    def get():\n        return total\n    def drop():\n        nonlocal total\n        del total\n    return add, get, drop")
    w.line("def f():\n    a, g, d = outer(" + expr(w, w.pick("int", "float", "str"), 1) + ")\n    b, h, e = outer(5)")
    for _ in range(w.dice.randint(2, 7)):
        w.line("    " + w.pick("show('a', a)", f"show('a', a, {expr(w, 'int', 1)})", "show('g', g)", "show('b', b, 2)", "show('h', h)", "show('d', d)" if w.chance(0.4) else "show('g', g)",
                               "print(a.__code__.co_freevars, [c.cell_contents == total for c in a.__closure__ for total in [h()]])", "show('cell', lambda: a.__closure__[0].cell_contents)"))
    w.line("show('closures', f)")
    w.line(f"print([f({w.dice.randint(0, 3)}) for f in [lambda x, n=n: (x, n) for n in range(3)]], [f() for f in [lambda: n for n in range(3)]])")


def recursive(w):
    w.line(w.pick(
        "def r(n): return 1 if n < 2 else r(n - 1) + r(n - 2)\nshow('fib', r, 11)", "def r(n): return n * r(n - 1) if n else 1\nshow('fact', r, 30)", "def r(n): return r(n + 1)\ntry:\n    r(0)\nexcept RecursionError as e:\n    print('too deep', str(e)[:40])",
        "def even(n): return True if n == 0 else odd(n - 1)\ndef odd(n): return False if n == 0 else even(n - 1)\nshow('even', even, 101)",
        "def r(n, acc=()):\n    try:\n        if n: return r(n - 1, (n,) + acc)\n        1 / 0\n    except ZeroDivisionError:\n        return acc\n    finally:\n        if n == 2: print('unwinding', acc)\nshow('r', r, 5)",
        "def hanoi(n, a, b, c):\n    if n:\n        yield from hanoi(n - 1, a, c, b)\n        yield a + c\n        yield from hanoi(n - 1, b, a, c)\nprint(list(hanoi(4, 'a', 'b', 'c')))"))


def decorated(w):
    order = w.some(["twice", "logged", "cached", "kw(2)"], 1, 3)
    w.line("import functools\ndef twice(f):\n    return lambda *a, **k: (f(*a, **k), f(*a, **k))\ndef logged(f):\n    @functools.wraps(f)\n    def g(*a, **k):\n        print('call', f.__name__, a, sorted(k))\n        return f(*a, **k)\n    return g\ncached = functools.cache\ndef kw(n):\n    def d(f):\n        def g(*a, **k):\n            return [f(*a, **k) for _ in range(n)]\n        return g\n    return d")
    for d in order:
        w.line("@" + d)
    w.line(f"def g(x, y={expr(w, 'int', 0)}):\n    print('g', x, y)\n    return x, y")
    for _ in range(3):
        w.line(f"show('decorated', g, {w.pick('1', '2', 'y=3', '1, y=1', '[]', '')})")


def write(w):
    for _ in range(w.dice.randint(1, 3)):
        w.pick(called, called, random_body, random_body, random_body, closures, recursive, decorated)(w)
