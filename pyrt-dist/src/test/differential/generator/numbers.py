"""Arithmetic at the borders: of 64 bits, of doubles, of signs, of digits; conversions from and to text."""
from .values import FLOATS, INTS, expr

BINARY = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=", "@"]
METHODS = ["bit_length()", "bit_count()", "conjugate()", "as_integer_ratio()", "is_integer()", "to_bytes(9, 'big', signed=True)", "to_bytes(8, 'little')", "to_bytes()", "real", "imag", "numerator", "denominator",
           "hex()", "__index__()", "__round__(-2)", "__floor__()", "__ceil__()", "__trunc__()", "__format__('')", "__bool__()", "__pos__()", "__divmod__(3)", "__rpow__(-1)", "__getnewargs__()"]
TEXTS = ["' 12 '", "'1_000'", "'1__0'", "'0x1f'", "'-0b11'", "'٣٤'", "'1e5'", "'nan'", "'-inf'", "'+1.5'", "'1e400'", "''", "'abc'", "'9' * 25", "'0.1e-400'", "'infinity'", "'1.'", "'.5'", "'0o17'", "'z'", "'-'", "b'12'",
         "'1e'", "'1_0.0_1'", "'\\u0660.\\u0661'", "'12\\x00'", "'1+2j'", "'(1-j)'", "'j'", "'1e5j'", "' nanj '", "'1 +2j'"]
COMPLEX = ["1j", "complex(1, -0.0)", "(2-3j)", "complex('nan')", "complex(float('inf'), 1)", "0j", "complex(-0.0, -0.0)", "1e200+1e200j"]


def number(w):
    kind = w.dice.random()
    if kind < 0.5:
        return f"({w.dice.choice(INTS)})"
    if kind < 0.8:
        return f"({w.dice.choice(FLOATS)})"
    if kind < 0.87:
        return w.dice.choice(COMPLEX)
    return f"({expr(w, w.pick('int', 'float'), 2)})"


def binary(w):
    op = w.dice.choice(BINARY)
    right = number(w)
    if op in ("**", "<<"):
        right = f"({w.dice.choice(['0', '1', '2', '3', '-1', '-2', '0.5', '-0.5', '7', '20', '65', '1j', 'True', '-0.0', '1e3', '2.0'])})"
    w.line(f"show({op!r}, lambda: {number(w)} {op} {right})")


def augmented(w):
    w.line(f"def f():\n    x = {number(w)}\n    for i in range({w.dice.randint(1, 6)}):\n        x {w.pick('+', '-', '*', '//', '%', '/', '&', '|', '^')}= {w.pick(number(w), 'i', 'i + 1', '(x if i else 3)')}\n    return fit(x)")
    w.line("show('augmented', f)")


def converted(w):
    call = w.pick("int({t})", "float({t})", "complex({t})", "int({t}, {b})", "int({t}, 0)", "float.fromhex({t})", "complex({t}, 1)", "int.from_bytes(b'\\xff\\x00\\x80', {e})", "round({n}, {b})", "round({n})",
                  "divmod({n}, {n})", "pow({n}, {b}, {n})", "pow({n}, -1, {n})", "bin({n})", "hex({n})", "oct({n})", "str({n})", "repr({n})", "(lambda x: x == x and hash(x))({n})", "abs({n})", "bool({n})", "int({n})", "float({n})",
                  "complex({n}, {n})", "sum([{n}, {n}, {n}])", "max({n}, {n})", "sorted([{n}, {n}, {n}], reverse=True)", "chr({n})", "range({n}, {n}, {n})", "len(range({n}, {n}, {n}))", "range({n})[{n}]",
                  "{n} in range({n}, {n}, {b})", "range({n}, {n}, {b}).index({n})", "[1, 2, 3][{n}]", "'abc' * {b}", "{n}.__class__", "isinstance({n}, int)", "float.__mod__({n}, {n})", "int.__add__({n}, {n})",
                  "int.__pow__({b}, {b}, {n})", "range({n}, {n}) == range({n}, {n})", "list(range({b}, {b}, {b}))[:9]", "slice({n}, {n}, {n}).indices({b})", "'%d %s %r %x' % ({n}, {n}, {n}, {n})", "'%.3f %g %e' % ({n}, {n}, {n})")
    marks = {"{t}": lambda: w.dice.choice(TEXTS), "{b}": lambda: str(w.dice.choice([0, 1, 2, 8, 10, 16, 36, 37, -1, 3, -3])), "{e}": lambda: w.pick("'big'", "'little'", "'x'", "'big', signed=True"), "{n}": lambda: number(w)}
    while mark := next((m for m in marks if m in call), None):
        call = call.replace(mark, marks[mark](), 1)
    w.line(f"show('call', lambda: {call})")


def method(w):
    w.line(f"show('method', lambda: {number(w)}.{w.dice.choice(METHODS)})")


def counted(w):
    """A loop that crosses a border step by step."""
    w.line(f"def f():\n    x, seen = {w.pick('2**31 - 3', '2**63 - 3', '-2**63 + 2', '2**53 - 2', '-3', '1021', '-131')}, []\n    while len(seen) < 7:\n        seen.append((x, {w.pick('x * x', '-x', 'x // 3', 'x % -7', 'x / 2', 'x << 1', 'x ^ (x - 1)', 'float(x)', '~x', 'abs(x)', 'x * 1.0 == x')}))\n        x {w.pick('+= 1', '-= 1', '+= 2')}\n    return seen")
    w.line("show('counted', f)")


def chained(w):
    w.line(f"show('chain', lambda: {number(w)} {w.pick('<', '<=', '==', '!=', '>')} {number(w)} {w.pick('<', '<=', '==', '!=', 'is not')} {number(w)})")


def write(w):
    for _ in range(w.dice.randint(3, 12)):
        w.pick(binary, binary, binary, augmented, converted, converted, converted, method, counted, chained)(w)
