"""Bodies of functions: random statements around variables that may be unbound, deleted, shadowed, of another kind than before."""
from .values import KINDS, expr, slice_

ERRORS = ["ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "ArithmeticError", "LookupError", "StopIteration", "OverflowError", "AttributeError", "RuntimeError"]


class Place:
    """What statements are allowed where a body stands."""

    def __init__(self, depth=3, loop=False, function=True, gives=False, awaits=False, final=False):
        self.depth, self.loop, self.function, self.gives, self.awaits, self.final = depth, loop, function, gives, awaits, final

    def inner(self, **changes):
        place = Place(self.depth - 1, self.loop, self.function, self.gives, self.awaits, self.final)
        for name, value in changes.items():
            setattr(place, name, value)
        return place


def target(w, kind):
    """A variable to assign to: an old one, perhaps of another kind, or a new one."""
    if w.variables and w.chance(0.5):
        name = w.dice.choice(list(w.variables))
    else:
        name = w.dice.choice(["a", "b", "c", "x", "y", "z"])
    w.variables[name] = kind
    return name


def assign(w, p):
    kind = w.dice.choice(KINDS)
    value = expr(w, kind)
    w.line(f"{target(w, kind)} = fit({value})")


def unpack(w, p):
    value = expr(w, w.pick("tuple", "list", "str"))
    a, b = target(w, "any"), target(w, "any")
    w.variables[a] = w.variables[b] = "any"
    w.line(w.pick(f"{a}, {b} = {value}", f"{a}, *{b} = {value}", f"[*{a}, {b}] = {value}", f"{a} = {b} = {value}", f"({a}, _), {b} = {value}"))


def augment(w, p):
    kind = w.pick("int", "int", "float", "list", "str", "set", "dict")
    ops = {"int": "+= -= *= //= %= &= |= ^= /=", "float": "+= -= *= /= %= //=", "list": "+= *=", "str": "+= *=", "set": "|= &= -= ^=", "dict": "|="}[kind].split()
    old = [n for n, k in w.variables.items() if k == kind]
    name = w.dice.choice(old) if old else w.dice.choice(["a", "b", "c", "x"])
    op = w.dice.choice(ops)
    value = expr(w, "int" if op == "*=" and kind in ("list", "str") else kind, 1)
    w.line(f"{name} {op} {value}" if op != "*=" or kind in ("int", "float") else f"{name} {op} {w.dice.randint(-1, 3)}")
    w.line(f"{name} = fit({name})")


def store(w, p):
    """Changes a container in place, through whatever name it is known by."""
    kind = w.pick("list", "dict", "list")
    old = [n for n, k in w.variables.items() if k == kind]
    if not old:
        return assign(w, p)
    name = w.dice.choice(old)
    if kind == "dict":
        w.line(w.pick(f"{name}[{expr(w, w.pick('int', 'str'), 1)}] = {expr(w, 'any', 1)}", f"del {name}[{expr(w, 'int', 0)}]", f"{name}.setdefault({expr(w, 'str', 0)}, []).append({expr(w, 'int', 1)})",
                      f"{name}.pop({expr(w, 'str', 0)}, None)", f"{name}.update({expr(w, 'dict', 1)})", f"{name}[{expr(w, 'str', 0)}] += {expr(w, 'int', 1)}"))
    else:
        w.line(w.pick(f"{name}.append({expr(w, 'any', 1)})", f"{name}[{expr(w, 'int', 0)}] = {expr(w, 'any', 1)}", f"{name}[{slice_(w)}] = {expr(w, 'list', 1)}", f"del {name}[{slice_(w)}]",
                      f"{name}.extend({expr(w, w.pick('list', 'str', 'tuple'), 1)})", f"{name}.insert({expr(w, 'int', 0)}, {expr(w, 'any', 1)})", f"{name}.pop()", f"{name}.sort()", f"{name}.reverse()",
                      f"{name}[0], {name}[-1] = {name}[-1], {name}[0]", f"{name}[0] += {expr(w, 'int', 0)}"))
    w.line(f"{name} = fit({name})")


def delete(w, p):
    if w.variables:
        w.line(f"del {w.dice.choice(list(w.variables))}")


def write(w, p):
    w.line(f"print({', '.join(expr(w, 'any', 1) for _ in range(w.dice.randint(1, 3)))})")


def if_(w, p):
    with w.block(f"if {expr(w, w.pick('bool', 'any'))}:"):
        body(w, p.inner())
    if w.chance(0.3):
        with w.block(f"elif {expr(w, 'bool', 1)}:"):
            body(w, p.inner())
    if w.chance(0.5):
        with w.block("else:"):
            body(w, p.inner())


def for_(w, p):
    over = w.pick(expr(w, w.pick("list", "str", "tuple", "dict", "bytes"), 1), f"range({w.dice.randint(0, 6)})", f"range({w.dice.randint(0, 9)}, {w.dice.randint(-4, 12)}, {w.pick(1, 2, -1, -3)})",
                  f"enumerate({expr(w, 'str', 0)})", f"reversed({expr(w, 'list', 0)})")
    name = target(w, "int" if over.startswith("range") else "any")
    if w.chance(0.1):
        name = name + ", " + target(w, "any")
    with w.block(f"for {name} in {over}:"):
        w.line("tick()")
        body(w, p.inner(loop=True))
    if w.chance(0.3):
        with w.block("else:"):
            body(w, p.inner())


def while_(w, p):
    counter, more = w.fresh("n"), expr(w, "bool", 1)
    w.line(f"{counter} = {w.dice.randint(0, 5)}")
    with w.block(f"while {w.pick(f'{counter} > 0', f'{counter}', f'{counter} > 0 and {more}', f'({counter} := {counter} - 1) >= 0')}:"):
        w.line(f"{counter} -= 1")
        w.line("tick()")
        body(w, p.inner(loop=True))
    if w.chance(0.3):
        with w.block("else:"):
            body(w, p.inner())


def caught(w):
    kind = w.dice.random()
    if kind < 0.3:
        return "Exception"
    if kind < 0.5:
        return "(" + ", ".join(w.some(ERRORS, 1, 3)) + ",)"
    return w.dice.choice(ERRORS)


def try_(w, p):
    group = w.chance(0.1)
    with w.block("try:"):
        body(w, p.inner())
    handlers = w.dice.randint(0, 2)
    for _ in range(handlers):
        as_ = w.chance(0.5)
        with w.block(f"except{'*' if group else ''} {caught(w)}{' as e' if as_ else ''}:"):
            if as_:
                w.line(w.pick("print(type(e).__name__, e)", "print(repr(e), repr(e.__context__))", "x = str(e)", "print(e.args, e.__traceback__.tb_lineno)"))
            body(w, p.inner(loop=p.loop and not group, function=p.function and not group))
    if handlers and w.chance(0.3):
        with w.block("else:"):
            body(w, p.inner())
    if not handlers or w.chance(0.5):
        with w.block("finally:"):
            body(w, p.inner(final=True))


def with_(w, p):
    w.line("import contextlib")
    manager = w.pick("contextlib.suppress(" + caught(w).strip("(),") + ")", "contextlib.nullcontext(" + expr(w, "any", 1) + ")", "contextlib.closing(open('/dev/null'))")
    with w.block(f"with {manager} as {w.pick('a', 'b', 'm')}:"):
        body(w, p.inner())


def raise_(w, p):
    error = w.dice.choice(ERRORS)
    w.line(w.pick(f"raise {error}", f"raise {error}({expr(w, 'any', 1)})", f"raise {error}('r') from {w.pick('None', 'KeyError(1)')}", "raise", f"assert {expr(w, 'bool', 1)}, {expr(w, 'any', 0)}",
                  f"assert {expr(w, 'any', 1)}"))


def leave(w, p):
    """break, continue or return, where they are allowed (in finally they would only warn)."""
    options = []
    if p.loop and not p.final:
        options += ["break", "continue"]
    if p.function and not p.final:
        options += ["return " + expr(w, "any", 1) if not (p.gives and p.awaits) else "return", "return"]
    if options:
        with w.block(f"if {expr(w, 'bool', 1)}:"):
            w.line(w.dice.choice(options))


def give(w, p):
    if not p.gives:
        return write(w, p)
    name = target(w, "any")
    w.line(w.pick(f"yield {expr(w, 'any', 1)}", f"{name} = yield {expr(w, 'any', 1)}", f"{name} = (yield)", f"print((yield {expr(w, 'int', 1)}))",
                  f"yield {expr(w, 'int', 0)}" if p.awaits else f"{name} = yield from {expr(w, w.pick('list', 'str', 'tuple'), 1)}"))


def define(w, p):
    """A closure over what is here, called at once or later."""
    name = w.fresh("f")
    outer = list(w.variables)
    with w.block(f"def {name}({w.pick('', 'x', 'x=1, *a', 'x=2, /, **k')}):"):
        saved = dict(w.variables)
        if outer and w.chance(0.5) and p.function:
            known = w.dice.choice(outer)
            if known not in ("x", "a", "k") and not known.startswith("g"):
                w.line(f"nonlocal {known}")
        body(w, Place(1))
        if w.chance(0.6):
            w.line(f"return {expr(w, 'any', 1)}")
        w.variables = saved
    w.line(w.pick(f"print({name}())", f"{name}({expr(w, 'any', 1)})", f"show('closure', {name})", f"show('closure', {name}, {expr(w, 'any', 0)})"))


def lambda_(w, p):
    name = w.fresh("l")
    w.line(f"{name} = lambda x={expr(w, 'any', 1)}, *y: {expr(w, 'any', 1)}")
    w.line(f"show('lambda', {name})")


def match_(w, p):
    with w.block(f"match {expr(w, 'any', 1)}:"):
        for pattern in w.some(["0", "[x, *_]", "{'a': y}", "str()", "int(z)", "(1 | 2) as x", "[]", "[1, 2, *b]", "None", "True", "-1 | 1.5"], 1, 3):
            with w.block(f"case {pattern}{' if ' + expr(w, 'bool', 1) if w.chance(0.3) else ''}:"):
                body(w, p.inner())
        if w.chance(0.5):
            with w.block("case _:"):
                body(w, p.inner())


SIMPLE = [assign, assign, assign, unpack, augment, augment, augment, store, store, store, delete, write, write, raise_, leave, give, give, lambda_]
COMPOUND = [if_, if_, for_, for_, while_, try_, try_, try_, with_, define, match_]


def body(w, p):
    """One to four statements."""
    for _ in range(w.dice.choice((1, 1, 2, 2, 3, 4))):
        kinds = COMPOUND if p.depth > 0 and w.chance(0.45) else SIMPLE
        before = len(w.lines)
        w.dice.choice(kinds)(w, p)
        if len(w.lines) == before:
            w.line("pass")
