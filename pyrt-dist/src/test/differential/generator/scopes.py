"""Names: global, nonlocal, class scopes, exec and eval, deleted and unbound names, locals, imports, annotations."""
from .values import expr

SNIPPETS = [
    "def f():\n    {a}\n    def g():\n        {b}\n        return {r}\n    {c}\n    return g()",
    "def f():\n    {a}\n    class K:\n        {b}\n        def g(self): return {r}\n    {c}\n    return K().g(), sorted(k for k in vars(K) if len(k) < 3)",
    "def f():\n    {a}\n    r = [({r}) for x in range(2)]\n    {b}\n    return r",
    "def f(x={r}):\n    {a}\n    {b}\n    return sorted(locals().items(), key=repr)",
    "def f():\n    global x, y\n    {a}\n    {b}\n    return {r}",
    "def f():\n    {a}\n    def g():\n        nonlocal x\n        {b}\n        return {r}\n    try: return g(), x\n    finally: {c}\n    x = 0",
    "def f():\n    ns = {{'x': 5}}\n    exec({e!r}, ns)\n    return sorted((k, v) for k, v in ns.items() if len(k) < 3 and not callable(v))",
    "def f():\n    {a}\n    return eval({r!r}, {{'x': 1, 'y': 2}}, {m})",
    "def f():\n    {a}\n    exec({e!r})\n    return sorted(k for k in locals() if len(k) < 3), {r}",
    "class K:\n    {a}\n    {b}\n    try: z = {r}\n    except NameError as e: print(e)\ndef f(): return sorted((k, v) for k, v in vars(K).items() if len(k) < 3 and not callable(v))",
    "def f():\n    for x in range(3):\n        def g(): return {r}\n    {a}\n    return g()",
    "def f(*x, **y):\n    {a}\n    {b}\n    return x, y, {r}",
    "def f():\n    try:\n        {a}\n        raise KeyError(1)\n    except KeyError as x:\n        {b}\n    return {r}",
    "x: {r} = 1\ndef f(y: int = 2) -> str:\n    z: undefined = 3\n    {a}\n    return f.__annotations__, {r}",
    "def f():\n    import errno as x, time as y\n    from operator import add as z\n    {a}\n    return x.__name__ if hasattr(x, '__name__') else x",
    "def f():\n    if (x := 3) > 2 and (y := [x, (z := 1)]): pass\n    {a}\n    return x, y, z",
]
STATEMENTS = ["x = 1", "y = 2", "z = 3", "x += 1", "del x", "del y", "x, y = y, x", "y = x", "pass", "print(x)", "x = [x]", "z = lambda: x", "global_ = 1", "x = 'n'", "for x in (7, 8): pass", "y = locals().get('x')", "y = 'x' in globals()", "x: int", "(x): int = 4", "y = (x := 9)", "__class__ = 5"]
READS = ["x", "y", "x, y", "z", "(x, z)", "[x for y in range(2)]", "(lambda: x)()", "x + 1", "undefined", "'x' in locals()", "__name__", "len('ab')", "(lambda x: x + y)(3)", "sum(x for x in [1, 2])", "{x: y for x in 'ab'}", "__debug__"]


def write(w):
    w.line(f"x, y = {expr(w, 'int', 0)}, {expr(w, 'str', 0)}")
    for _ in range(w.dice.randint(2, 6)):
        text = w.dice.choice(SNIPPETS).format(
            a=w.dice.choice(STATEMENTS), b=w.dice.choice(STATEMENTS), c=w.dice.choice(STATEMENTS), r=w.dice.choice(READS), e="\n".join(w.some(STATEMENTS, 1, 3)), m=w.pick("{}", "{'x': 3}", "{'z': 4}"))
        w.line(f"try:\n    exec({text!r}, globals())\n    show('scope', f)\nexcept Exception as e:\n    print(type(e).__name__, e)")
        if w.chance(0.3):
            w.line(w.pick("x = 1", "x, y = 1, 'y'", "del y\ny = 0", "len = lambda s: 'mine'\nprint(len('abc'))\ndel len\nprint(len('abc'))"))
