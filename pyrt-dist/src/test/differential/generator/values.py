"""Expressions by kind: int, float, bool, str, bytes, list, tuple, dict, set; `any` is one of them. Now and then an expression has another kind than asked for."""

INTS = ["0", "1", "-1", "2", "3", "7", "10", "-5", "255", "256", "-129", "1023", "1024", "2**31", "-2**31", "2**31-1", "2**32", "2**53", "2**62", "2**63-1", "-2**63", "2**63", "-2**63-1", "2**64",
        "10**18", "10**19", "-10**20", "3**50", "True", "False", "0x7fff_ffff", "1_000_003", "-(2**63-1)", "2**100+1"]
FLOATS = ["0.0", "-0.0", "1.0", "-1.5", "0.1", "0.5", "2.5", "1e10", "1e16", "1e22", "1e23", "-1e-5", "1e300", "1e308", "5e-324", "2.2250738585072014e-308", "float('inf')", "-float('inf')",
          "float('nan')", "9007199254740993.0", "0.30000000000000004", "123456789.123", "1e-4", "1e-10", "4.35", "2.675", "1.7976931348623157e308"]
STRS = ["''", "'a'", "'abc'", "'Hello, World'", "'  x y  '", "'äöü'", "'ß'", "'a\\tb\\n'", "'123'", "'-4.5'", "'é\\u0301'", "'\\U0001f600x'", "'Ǆ'", "'ﬁ'", "'a,b,,c'", "'\\x00'", "'aXbX'", "'İ'", "'\\ud800'",
        "'line1\\nline2\\r\\nline3'", "'%s-%d'", "'{}'", "'{0!r:>5}'", "'٣'", "'²'", "\"it's\"", "'abcabc'", "('ab' * 3)"]
BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'Hello'", "b'a,b'", "b'  x '", "bytearray(b'xyz')", "b'abcabc'", "bytes(range(5))", "b'1f'", "b'\\n\\r\\n'"]
KINDS = ["int", "float", "bool", "str", "bytes", "list", "tuple", "dict", "set"]


def variable(w, kind):
    names = [n for n, k in w.variables.items() if k == kind or kind == "any"]
    return w.dice.choice(names) if names else None


def expr(w, kind="any", depth=2):
    """An expression whose value is likely of this kind."""
    if kind == "any" or w.chance(0.03):
        kind = w.dice.choice(KINDS)
    if w.chance(0.35):
        name = variable(w, kind)
        if name:
            return name
    if depth <= 0:
        leaf = LEAVES[kind](w)
        return f"({leaf})" if leaf[0] in "-0123456789" and kind in ("int", "float") and w.chance(0.5) else leaf
    return MAKERS[kind](w, depth - 1)


def leaf_of(values):
    return lambda w: w.dice.choice(values)


LEAVES = {
    "int": lambda w: w.dice.choice(INTS) if w.chance(0.6) else str(w.dice.randint(-20, 20)),
    "float": lambda w: w.dice.choice(FLOATS) if w.chance(0.7) else repr(round(w.dice.uniform(-100, 100), w.dice.randint(0, 6))),
    "bool": leaf_of(["True", "False"]),
    "str": leaf_of(STRS),
    "bytes": leaf_of(BYTES),
    "list": leaf_of(["[]", "[1, 2, 3]", "[0]", "['b', 'a', 'c']", "[1, 'x', None, 2.5]", "list(range(6))", "[[1], [2]]", "[3, 1, 2, 1]"]),
    "tuple": leaf_of(["()", "(1,)", "(1, 2)", "('a', 1, None)", "((1, 2), 3)", "(0, 0.0, False)"]),
    "dict": leaf_of(["{}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y'}", "{(1, 2): [3]}", "{'k': None}", "{True: 1, 1.0: 2, 0: 3}"]),
    "set": leaf_of(["set()", "{1, 2, 3}", "{'a', 'b'}", "frozenset({1, 5})", "{0, 8, 16, 1}", "{(1, 2), 3}"]),
}


def int_(w, d):
    e = lambda k="int": expr(w, k, d)
    return w.pick(
        lambda: f"({e()} {w.pick('+', '-', '*', '+', '-', '*', '//', '%', '&', '|', '^')} {e()})",
        lambda: f"({e()} {w.pick('+', '-', '*', '//', '%')} {e()})",
        lambda: f"({e()} {w.pick('<<', '>>')} {w.dice.randint(0, 70)})",
        lambda: f"({w.pick('-', '~', '+', 'not ')}{e()})",
        lambda: f"abs({e()})",
        lambda: f"len({e(w.pick('str', 'list', 'dict', 'bytes', 'tuple', 'set'))})",
        lambda: f"({e()} if {e('bool')} else {e()})",
        lambda: f"int({e(w.pick('float', 'str', 'bool', 'int'))})",
        lambda: f"{w.pick('min', 'max')}({e()}, {e()})",
        lambda: f"sum({e('list')})",
        lambda: f"({e()} {w.pick('or', 'and')} {e()})",
        lambda: f"pow({e()}, {w.dice.randint(0, 9)}, {e()})",
        lambda: f"({e()}).bit_length()",
        lambda: f"{w.pick('round', 'ord', 'int')}({e(w.pick('int', 'float', 'str'))})",
        lambda: f"divmod({e()}, {e()})[{w.pick('0', '1')}]",
        lambda: f"{e('list')}[{e()}]",
    )()


def float_(w, d):
    e = lambda k="float": expr(w, k, d)
    return w.pick(
        lambda: f"({e()} {w.pick('+', '-', '*', '/', '//', '%')} {e()})",
        lambda: f"({e('int')} {w.pick('/', '*', '+')} {e()})",
        lambda: f"({e('int')} / {e('int')})",
        lambda: f"(-{e()})",
        lambda: f"abs({e()})",
        lambda: f"float({e(w.pick('int', 'str', 'float'))})",
        lambda: f"round({e()}, {w.dice.randint(-3, 8)})",
        lambda: f"({e()} if {e('bool')} else {e()})",
        lambda: f"{w.pick('min', 'max')}({e()}, {e('int')})",
        lambda: f"divmod({e()}, {e()})[{w.pick('0', '1')}]",
        lambda: f"sum([{e()}, {e()}, {e('int')}])",
    )()


def bool_(w, d):
    e = lambda k="any": expr(w, k, d)
    k = w.pick("int", "float", "str", "list", "tuple", "int", "int", "set")
    return w.pick(
        lambda: f"({e(k)} {w.pick('<', '<=', '>', '>=', '==', '!=')} {e(k)})",
        lambda: f"({e('int')} {w.pick('<', '<=', '==')} {e('int')} {w.pick('<', '>=', '!=')} {e('float')})",
        lambda: f"(not {e()})",
        lambda: f"({e()} {w.pick('==', '!=')} {e()})",
        lambda: f"({e()} {w.pick('in', 'not in')} {e(w.pick('list', 'tuple', 'dict', 'set'))})",
        lambda: f"({e('str')} {w.pick('in', 'not in')} {e('str')})",
        lambda: f"({e('bool')} {w.pick('and', 'or')} {e('bool')})",
        lambda: f"isinstance({e()}, {w.pick('int', 'float', 'str', '(list, tuple)', 'bool', 'int | None')})",
        lambda: f"({e()} is {w.pick('None', 'not None')})",
        lambda: f"{w.pick('all', 'any', 'bool')}({e('list')})",
        lambda: f"({e('bool')} {w.pick('^', '&', '|')} {e('bool')})",
    )()


def str_(w, d):
    e = lambda k="str": expr(w, k, d)
    return w.pick(
        lambda: f"({e()} + {e()})",
        lambda: f"({e()} * {w.dice.randint(-1, 4)})",
        lambda: f"{e()}[{slice_(w)}]",
        lambda: f"{e()}.{w.pick('upper', 'lower', 'title', 'strip', 'swapcase', 'casefold', 'capitalize', 'lstrip')}()",
        lambda: f"{e()}.replace({e()}, {e()})",
        lambda: f"{w.pick('str', 'repr', 'ascii')}({e('any')})",
        lambda: "f'{" + w.dice.choice(list(w.variables) or ["fuel"]) + w.pick("", "!r", "!s", "!a") + "}'",
        lambda: f"{e()}.join([{e()}, {e()}])",
        lambda: f"({e()} if {e('bool')} else {e()})",
        lambda: f"chr({w.dice.choice([65, 233, 0x4e2d, 0x1f600])})",
        lambda: f"format({e('any')}, {w.pick(repr(''), repr('>10'), repr('05'), repr('.3'))})",
    )()


def bytes_(w, d):
    e = lambda k="bytes": expr(w, k, d)
    return w.pick(
        lambda: f"({e()} + {e()})",
        lambda: f"{e()}[{slice_(w)}]",
        lambda: f"{e('str')}.encode({w.pick('', repr('utf-16-le'), repr('latin-1'), repr('ascii') + ', ' + repr('backslashreplace'))})",
        lambda: f"bytes({e('list')})",
        lambda: f"{e()}.{w.pick('upper', 'strip', 'title')}()",
        lambda: f"({e()} * {w.dice.randint(0, 3)})",
    )()


def slice_(w):
    part = lambda: w.pick("", "", str(w.dice.randint(-5, 7)), str(w.dice.randint(-3, 3)))
    if w.chance(0.25):
        return str(w.dice.randint(-4, 4))
    return part() + ":" + part() + (":" + w.pick("-1", "2", "-2", "1", "3", "") if w.chance(0.4) else "")


def list_(w, d):
    e = lambda k="any": expr(w, k, d)
    return w.pick(
        lambda: "[" + ", ".join(("*" + e(w.pick("list", "str", "tuple")) if w.chance(0.15) else e()) for _ in range(w.dice.randint(0, 4))) + "]",
        lambda: f"({e('list')} + {e('list')})",
        lambda: f"{e('list')}[{slice_(w) if w.chance(0.1) else w.pick(':', '1:', '::-1', ':2', '::2')}]",
        lambda: f"({e('list')} * {w.dice.randint(-1, 3)})",
        lambda: f"sorted({e(w.pick('list', 'str', 'set', 'tuple'))})",
        lambda: f"list({e(w.pick('str', 'tuple', 'dict', 'bytes', 'set', 'list'))})",
        lambda: f"list(range({w.dice.randint(-3, 5)}, {w.dice.randint(-5, 12)}, {w.pick(1, 2, -1, 3)}))",
        lambda: f"{e('str')}.split({w.pick('', repr(','), repr('a'), 'None, 1')})",
        lambda: f"[{e('any')} for {(n := w.fresh('i'))} in {e(w.pick('list', 'str', 'tuple'))} if {w.pick(n, 'True', f'{n} != 1')}]",
        lambda: f"list(zip({e('list')}, {e('str')}))",
        lambda: f"list(map({w.pick('str', 'repr', 'type', 'bool', 'lambda x: (x, x)')}, {e('list')}))",
        lambda: f"list(enumerate({e('str')}, {w.dice.randint(-1, 3)}))",
        lambda: f"list(reversed({e(w.pick('list', 'tuple', 'str'))}))",
    )()


def tuple_(w, d):
    e = lambda k="any": expr(w, k, d)
    return w.pick(
        lambda: "(" + "".join(e() + ", " for _ in range(w.dice.randint(1, 3))) + ")",
        lambda: f"({e('tuple')} + {e('tuple')})",
        lambda: f"tuple({e(w.pick('list', 'str', 'dict', 'bytes'))})",
        lambda: f"divmod({e('int')}, {e('int')})",
        lambda: f"{e('str')}.partition({e('str')})",
        lambda: f"{e('tuple')}[{w.pick(':', '1:', '::-1', ':-1')}]",
    )()


def key(w, d):
    return expr(w, w.pick("int", "str", "float", "bool", "tuple", "int", "str"), min(d, 1))


def dict_(w, d):
    e = lambda k="any": expr(w, k, d)
    return w.pick(
        lambda: "{" + ", ".join("**" + e("dict") if w.chance(0.1) else f"{key(w, d)}: {e()}" for _ in range(w.dice.randint(0, 4))) + "}",
        lambda: f"({e('dict')} | {e('dict')})",
        lambda: f"dict(zip({e('list')}, {e('list')}))",
        lambda: f"dict.fromkeys({e(w.pick('str', 'list', 'tuple'))}, {e()})",
        lambda: f"{{{(k := w.fresh('k'))}: {e()} for {k} in {e(w.pick('str', 'list', 'tuple'))}}}",
    )()


def set_(w, d):
    """No set that is likely to have a nan: where CPython puts one depends on its address."""
    made = any_set(w, d)
    return LEAVES["set"](w) if "nan" in made or "inf" in made else made


def any_set(w, d):
    e = lambda k="set": expr(w, k, d)
    return w.pick(
        lambda: "{" + ", ".join(key(w, d) for _ in range(w.dice.randint(1, 5))) + "}",
        lambda: f"({e()} {w.pick('|', '&', '-', '^')} {e()})",
        lambda: f"{w.pick('set', 'frozenset')}({e(w.pick('str', 'list', 'tuple', 'dict'))})",
    )()


MAKERS = {"int": int_, "float": float_, "bool": bool_, "str": str_, "bytes": bytes_, "list": list_, "tuple": tuple_, "dict": dict_, "set": set_}
