"""The format mini-language, the % operator, f-strings and templates."""
from .values import FLOATS, INTS, expr


def spec(w):
    fill = w.pick("", "", "", "*<", ">", "^", "=", "0=", "é^", "<", "x>")
    return (fill + w.pick("", "", "+", "-", " ") + w.pick("", "", "", "z") + w.pick("", "", "#") + w.pick("", "", "0") + w.pick("", "5", "12", "1", "30") + w.pick("", "", ",", "_") + w.pick("", "", ".0", ".3", ".10", ".25", ".1,")
            + w.pick("", "d", "f", "e", "g", "x", "b", "o", "c", "n", "%", "s", "X", "G", "E", "F", "r", "i"))


def value(w):
    kind = w.dice.random()
    if kind < 0.3:
        return w.dice.choice(INTS)
    if kind < 0.7:
        return w.dice.choice(FLOATS) if w.chance(0.5) else repr(w.dice.uniform(-1, 1) * 10.0 ** w.dice.randint(-20, 25))
    if kind < 0.75:
        return w.pick("1j", "(1.5-2j)", "None", "True", "complex('nan')")
    return expr(w, "any", 1)


def percent(w):
    mark = "%" + w.pick("", "", "(a)", "(b)") + w.pick("", "-", "+", " ", "#", "0", "-0") + w.pick("", "5", "12", "*") + w.pick("", ".2", ".0", ".10", ".*") + w.pick("s", "r", "d", "i", "x", "X", "o", "f", "e", "g", "c", "%", "a", "u", "y", "G")
    right = f"({value(w)},)" if "(" not in mark else "{'a': " + value(w) + ", 'c': 1}"
    if "*" in mark:
        right = f"({w.dice.randint(-6, 8)}, {value(w)})" if mark.count("*") == 1 else f"({w.dice.randint(-6, 8)}, 3, {value(w)})"
    prefix = w.pick("", "", "", "b")
    w.line(f"show('percent', lambda: {prefix}{'<' + mark + '>'!r} % {right})")


def formatted(w):
    field = "{" + w.pick("", "0", "1", "a", "0.real", "0[0]", "a[k]", "0.nope", "2") + w.pick("", "", "!r", "!s", "!a", "!x") + w.pick("", ":" + spec(w), ":{1}", ":>{1}") + "}"
    w.line(f"show('format', lambda: {'<' + field + w.pick('>', '}}>', '{{', '{}', '') !r}.format({value(w)}, {w.pick('5', value(w))}, a={w.pick(value(w), '{' + repr('k') + ': 1}')}))")


def fstring(w):
    quote = w.pick("'", '"""')
    inside = value(w)
    if "'" in inside and quote == "'":
        quote = '"""'
    if "\\" in inside:
        inside = "v"
    field = "{" + inside + w.pick("", "", "=", " = ") + w.pick("", "!r", "!s", "!a") + w.pick("", ":" + spec(w), ":{n}", ":{n}.{m}f", ":>{n + 3}") + "}"
    w.line(f"show('fstring', lambda v={value(w)}, n={w.dice.randint(0, 9)}, m={w.dice.randint(0, 5)}: {w.pick('f', 'f', 'rf')}{quote}{w.pick('', 'a', '{{', 'é')}{field}{w.pick('', '}}', 'z', '{n}{m!r:>4}')}{quote})")


def template(w):
    w.line(f"show('template', lambda v={value(w)}, n=3: [(i if isinstance(i, str) else (i.value, i.expression, i.conversion, i.format_spec)) for i in t'a{{v{w.pick('', '!r', '=')}{w.pick('', ':' + spec(w), ':{n}')}}}b{{n}}'])")


def write(w):
    for _ in range(w.dice.randint(4, 14)):
        w.pick(lambda: w.line(f"show('spec', lambda: format({value(w)}, {spec(w)!r}))"), lambda: w.line(f"show('spec', lambda: format({value(w)}, {spec(w)!r}))"), lambda: percent(w), lambda: formatted(w), lambda: fstring(w),
               lambda: template(w))()
