"""Strings, bytes and bytearrays: methods, slices, codecs, translation."""
from .values import expr, slice_

STR = ["upper()", "lower()", "title()", "capitalize()", "casefold()", "swapcase()", "strip({s})", "lstrip({s})", "rstrip()", "split({s})", "split({s}, {i})", "rsplit({s}, {i})", "split(None, {i})", "rsplit(maxsplit={i})", "splitlines({b})",
       "partition({s})", "rpartition({s})", "find({s})", "find({s}, {i})", "rfind({s}, {i}, {i})", "index({s})", "rindex({s}, {i})", "count({s})", "count({s}, {i}, {i})", "replace({s}, {s})", "replace({s}, {s}, {i})", "replace({s}, {s}, count={i})",
       "startswith({s})", "endswith({s}, {i})", "startswith(({s}, {s}), {i}, {i})", "removeprefix({s})", "removesuffix({s})", "join([{s}, {s}, {s}])", "join({s})", "center({i}, {c})", "ljust({i}, {c})", "rjust({i})", "zfill({i})", "expandtabs({i})",
       "isalpha()", "isdigit()", "isnumeric()", "isdecimal()", "isspace()", "isupper()", "islower()", "istitle()", "isidentifier()", "isprintable()", "isascii()", "isalnum()", "encode({e})", "encode({e}, {h})", "__contains__({s})",
       "__getitem__({i})", "__mul__({i})", "__add__({s})", "__lt__({s})", "__len__()", "__iter__().__next__()", "__format__('>12')", "__mod__({s})", "format({s}, {i})", "format_map({'a': 1})", "translate({97: 'X', 98: None})",
       "translate(str.maketrans('ab', 'ba', 'c'))", "__eq__({s})", "__hash__() == hash({s})", "__repr__()", "join({i})", "find({i})", "split('')"]
BYTES = ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "strip({y})", "split({y})", "split({y}, {i})", "rsplit(None, {i})", "splitlines()", "partition({y})", "find({y})", "find({i})", "rfind({y}, {i})", "index({y})", "count({y})", "count({i})",
         "replace({y}, {y})", "startswith({y})", "removeprefix({y})", "join([{y}, {y}])", "center({i})", "zfill({i})", "expandtabs()", "isalpha()", "isspace()", "istitle()", "hex()", "hex(':', {i})", "decode({e})", "decode({e}, {h})", "translate(None, b'a')",
         "translate(bytes(range(256)))", "__contains__({i})", "__contains__({y})", "__add__({y})", "__mod__(({y},))", "__eq__({y})", "__lt__({y})", "join({y})", "fromhex('ff 0')", "__getitem__({i})", "find({s})", "__repr__()", "maketrans(b'ab', b'ba')"]
ENCODINGS = ["'utf-8'", "'ascii'", "'latin-1'", "'utf-16'", "'utf-16-be'", "'utf-32'", "'cp1252'", "'utf-7'", "'unicode_escape'", "'raw_unicode_escape'", "'idna'", "'nope'", "'utf-8-sig'", "'cp437'", "'punycode'"]
HANDLERS = ["'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'", "'surrogateescape'", "'surrogatepass'", "'namereplace'", "'nope'"]
ARRAY = ["append({i})", "extend({y})", "insert({i}, 65)", "pop()", "pop({i})", "remove(97)", "reverse()", "clear()", "__delitem__(0)", "__setitem__(0, 66)", "__iadd__({y})", "__imul__(2)", "resize({n})", "copy()"]


def filled(w, text):
    while True:
        for mark, value in (("{s}", expr(w, "str", 1)), ("{y}", expr(w, "bytes", 0)), ("{i}", str(w.dice.choice([-3, -1, 0, 1, 2, 3, 5, 9, 300]))), ("{b}", w.pick("True", "False")), ("{c}", w.pick("'*'", "'é'", "'ab'", "' '")),
                            ("{n}", str(w.dice.randint(0, 6))), ("{e}", w.dice.choice(ENCODINGS)), ("{h}", w.dice.choice(HANDLERS))):
            if mark in text:
                text = text.replace(mark, value, 1)
                break
        else:
            return text


def array(w):
    lines = [f"x.{filled(w, w.dice.choice(ARRAY))}" if w.chance(0.6) else f"{w.pick('del ', '')}x[{slice_(w)}]" for _ in range(w.dice.randint(1, 4))]
    lines = [line + f" = {expr(w, 'bytes', 0)}" if line.startswith("x[") and w.chance(0.7) else line for line in lines]
    w.line("def f():")
    w.line(f"    x = bytearray({expr(w, 'bytes', 1)})")
    w.line("    y = x")
    for line in lines:
        w.line(f"    try:\n        {line}\n    except Exception as e:\n        print(type(e).__name__, e)")
    w.line("    return x, y is x, bytes(y), " + w.pick("memoryview(x).tolist()", "memoryview(x)[::2].tobytes()", "x[::-1]", "bytes(memoryview(x).cast('B')[1:])"))
    w.line("show('array', f)")


def write(w):
    for _ in range(w.dice.randint(4, 12)):
        w.pick(
            lambda: w.line(f"show('str', lambda: ({expr(w, 'str', 2)}).{filled(w, w.dice.choice(STR))})"),
            lambda: w.line(f"show('str', lambda: ({expr(w, 'str', 1)}).{filled(w, w.dice.choice(STR))})"),
            lambda: w.line(f"show('bytes', lambda: ({expr(w, 'bytes', 1)}).{filled(w, w.dice.choice(BYTES))})"),
            lambda: w.line(f"show('slice', lambda: ({expr(w, w.pick('str', 'bytes'), 2)})[{slice_(w)}])"),
            lambda: w.line(f"show('compare', lambda: ({expr(w, w.pick('str', 'bytes'), 2)}) {w.pick('<', '==', '>=', 'in', '+', '%')} ({expr(w, w.pick('str', 'bytes', 'str', 'any'), 1)}))"),
            lambda: array(w),
        )()
