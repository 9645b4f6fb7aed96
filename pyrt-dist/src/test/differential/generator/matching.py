"""match statements: random patterns against random subjects."""
from .values import expr

SETUP = '''
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y=0): self.x, self.y = x, y
    def __repr__(self): return f'P({self.x!r}, {self.y!r})'
class Q(P):
    __match_args__ = ('y',)
class K:
    ONE = 1
    NAME = 'a'
'''


def pattern(w, names, depth=2):
    def capture():
        name = w.fresh("m")
        names.append(name)
        return name
    inner = lambda: pattern(w, names, depth - 1)
    kind = w.dice.random()
    if depth <= 0 or kind < 0.3:
        return w.pick("0", "1", "-1", "'a'", "None", "True", "1.5", "b'a'", "_", "_", "K.ONE", "K.NAME", "'abc'", "1 + 2j", "-0.0", capture() if w.chance(0.6) else "_")
    if kind < 0.5:
        parts = [inner() for _ in range(w.dice.randint(0, 3))]
        if w.chance(0.4):
            parts.insert(w.dice.randint(0, len(parts)), "*" + w.pick("_", capture()))
        return "[" + ", ".join(parts) + "]" if w.chance(0.7) else "(" + "".join(p + ", " for p in parts) + ")"
    if kind < 0.65:
        keys = w.dice.sample(["'a'", "1", "'k'", "K.NAME", "None", "(-1)".strip("()"), "2"], w.dice.randint(0, 2))
        if "'a'" in keys and "K.NAME" in keys and w.chance(0.7):
            keys.remove("K.NAME")
        parts = [f"{k}: {inner()}" for k in keys]
        if w.chance(0.3):
            parts.append("**" + capture())
        return "{" + ", ".join(parts) + "}"
    if kind < 0.85:
        name = w.pick("P", "Q", "int", "str", "list", "dict", "tuple", "float", "bool", "K", "set", "bytes")
        parts = [inner() for _ in range(w.dice.randint(0, 2))] if name in ("P", "Q", "int", "str", "float", "K") else [inner()] if w.chance(0.2) else []
        if name in ("P", "Q") and w.chance(0.3):
            parts.append(w.pick("x=", "y=", "z=") + inner())
        return f"{name}({', '.join(parts)})"
    if kind < 0.92:
        before = len(names)
        text = " | ".join(pattern(w, names, 0) for _ in range(w.dice.randint(2, 3)))
        for name in names[before:]:
            text = text.replace(name, "0")
        del names[before:]
        parts = text.split(" | ")
        text = " | ".join([p if p != "_" else "7" for p in parts])
        return f"({text})"
    return f"({inner()} as {capture()})" if w.chance(0.8) else inner()


def whole(w):
    names = []
    text = pattern(w, names, w.dice.choice((1, 2, 3)))
    while text in ("_",) or text in names:
        names = []
        text = pattern(w, names, 2)
    return text, names


def subject(w):
    return w.pick("P(1, 2)", "P('a')", "Q(1, 1)", "P([1, 2], {'a': 1})", "[1, 2, 3]", "(1, 'a')", "{'a': 1, 1: 2}", "{'a': [1, 2], 'k': P(0)}", "'abc'", "1", "True", "0", "-1", "1.0", "None", "b'a'", "[]", "[[1], [2, [3]]]", "{}", "range(3)", "1 + 2j", "K", "[P(1), Q(2, 3)]",
                  "(1, (2, (3,)))", "bytearray(b'a')", "{1, 2}", expr(w, "any", 1))


def write(w):
    w.text(SETUP)
    for _ in range(w.dice.randint(1, 3)):
        with w.block("def f(s):"):
            with w.block("match s:"):
                for n in range(w.dice.randint(2, 6)):
                    text, names = whole(w)
                    guard = w.pick("", "", "", f" if {names[0]}" if names else "", f" if {names[-1]} != 1" if names else " if s", " if len(s) > 1")
                    w.line(f"case {text}{guard}: return {n}{''.join(', ' + m for m in names)}")
                if w.chance(0.5):
                    w.line(f"case {w.pick('_', 'other')}: return 'other'")
            w.line("return None")
        for _ in range(w.dice.randint(4, 9)):
            w.line(f"show('match', f, {subject(w)})")
