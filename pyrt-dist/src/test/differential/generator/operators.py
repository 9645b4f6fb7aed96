"""Operator methods that answer, decline, raise or answer nonsense; reflected, in place and inherited ones; conversions and hashing."""
from .values import expr

BINARY = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<", "and": "&", "or": "|", "xor": "^", "matmul": "@"}
COMPARE = {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}
UNARY = {"neg": "-{}", "pos": "+{}", "invert": "~{}", "abs": "abs({})", "int": "int({})", "float": "float({})", "index": "[10, 20, 30][{}]", "bool": "bool({})", "len": "len({})", "hash": "(lambda x: x.__class__.__hash__ is not object.__hash__ and hash(x))({})", "str": "str({})", "repr": "repr({})", "bytes": "bytes({})", "complex": "complex({})",
         "round": "round({})", "trunc": "__import__('math').trunc({})", "floor": "__import__('math').floor({})", "iter": "list({})", "next": "next({})", "call": "{}()", "getitem": "{}[1]", "contains": "1 in {}", "reversed": "list(reversed({}))", "length_hint": "__import__('operator').length_hint({})",
         "missing": "{}['k']", "format": "format({}, 'x')", "divmod": "divmod({}, 2)", "setitem": "{}.__setitem__(1, 2)", "delitem": "{}.__delitem__(1)", "fspath": "__import__('os').fspath({})", "sizeof": "{}.__sizeof__() > 0", "dir": "dir({})", "instancecheck": "isinstance(1, {})",
         "enter": "{}.__enter__()", "await": "{}.__await__()", "getnewargs": "{}.__getnewargs__()", "reduce": "{}.__reduce__()", "class_getitem": "type({})[int]"}
RESULTS = ["NotImplemented", "NotImplemented", "'r'", "1", "None", "self", "-1", "True", "2.5", "[1, 2]", "iter([1])", "2**65", "o", "(1, 2)", "b'x'", "'text'"]


def result(w):
    return w.pick(f"return {w.dice.choice(RESULTS)}", f"return {w.dice.choice(RESULTS)}", f"return {w.dice.choice(RESULTS)}", f"raise {w.pick('TypeError', 'ValueError', 'KeyError', 'StopIteration', 'IndexError')}({w.dice.randint(0, 9)})", "print('in', type(self).__name__); return NotImplemented")


# Methods that loops call until they raise: with fuel, so that programs end.
LOOPED = {"getitem", "next", "call"}


def type_(w, name, base):
    with w.block(f"class {name}({base}):"):
        w.line(f"def __repr__(self): return {name!r}") if w.chance(0.8) or not base else None
        for _ in range(w.dice.randint(1, 7)):
            kind = w.dice.random()
            if kind < 0.4:
                op = w.dice.choice(list(BINARY))
                w.line(f"def __{w.pick('', 'r', 'i')}{op}__(self, o, *a): {result(w)}")
            elif kind < 0.6:
                w.line(f"def __{w.dice.choice(list(COMPARE))}__(self, o): {result(w)}")
            elif kind < 0.95:
                op = w.dice.choice(list(UNARY))
                w.line(f"def __{op}__(self, o=None, *a): {'tick(); ' if op in LOOPED else ''}{result(w)}")
            else:
                w.line(f"__{w.dice.choice(list(UNARY) + list(COMPARE) + list(BINARY))}__ = None")


def write(w):
    names = []
    for _ in range(w.dice.randint(1, 3)):
        name = w.fresh("O")
        type_(w, name, w.pick("", "", w.dice.choice(names) if names else "", "int", "str", "float", "list", "tuple", "dict", "set", "bytes"))
        names.append(name)
    def operand():
        return w.pick(*(n + "()" for n in names), *(n + "()" for n in names), "1", "2.5", "'s'", "[1]", "(1, 2)", "{1: 2}", "None", expr(w, "any", 0))
    shown = "lambda v: repr(v) if isinstance(v, (int, float, str, list, tuple, bytes, type(None), complex, dict, set)) else type(v).__name__"
    w.line(f"shown = {shown}")
    for _ in range(w.dice.randint(4, 12)):
        kind = w.dice.random()
        if kind < 0.4:
            op = w.dice.choice(list(BINARY.values()))
            right = operand()
            if op in ("**", "<<", "*") and right[0] in "(-0123456789":
                right = "2"
            w.line(f"show({op!r}, lambda: shown({operand()} {op} {right}))")
        elif kind < 0.6:
            op = w.dice.choice(list(COMPARE.values()))
            w.line(f"show({op!r}, lambda: shown({operand()} {op} {operand()}))")
        elif kind < 0.7:
            op = w.dice.choice(list(BINARY.values()))
            w.line(f"def f():\n    a = {operand()}\n    b = a\n    a {op}= {operand() if op not in ('**', '<<', '*') else w.dice.choice(names) + '()'}\n    return shown(a), a is b\nshow({op + '='!r}, f)")
        else:
            use = w.dice.choice(list(UNARY.values()))
            w.line(f"show({use!r}, lambda: shown({use.format(operand())}))")
    many = ", ".join(operand() for _ in range(3))
    if w.chance(0.5):
        gather = w.pick("sorted", "max", "min", "sum", "set", "list")
        # Some of the objects are in sets by their addresses.
        gathered = f"sorted(map(repr, set([{many}])))" if gather == "set" else f"{gather}([{many}])"
        w.line(f"show('many', lambda: shown({gathered}))")
    else:
        w.line(f"show('many', lambda: shown({operand()} in [{many}]))")
