"""Sources that are nearly right: pieces of CPython's library and tests, changed in a few places."""
import pathlib
import random
import re

TOKEN = re.compile(r"""[ \t]+|\n|\#[^\n]*|[rbfutRBFUT]{0,2}(?:\"\"\"|'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|[0-9][0-9a-zA-Z_.]*|\w+|\*\*=|//=|>>=|<<=|\.\.\.
    |:=|->|[-+*/%&|^@=!<>]=|\*\*|//|>>|<<|.""", re.X | re.S)
KEYWORDS = """False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda
    nonlocal not or pass raise return try while with yield match case _ type""".split()
OPERATORS = "( ) [ ] { } , : ; . ... = := -> + - * ** / // % @ & | ^ ~ << >> < > <= >= == != += -= *= **= //= >>= @= ! $ ? ` \\ <>".split()
LITERALS = """0 1 00 01 0x 0xg 0b2 0o8 1_000 1__0 1_ 1e 1e5 1.5 .5 5. 1j 0_7 1if 0xfor 1.e 1a 99999999999999999999 '' "" 'a' b'a' b'é' f'' f'{x}' f'{' f'}'
    f'{x!r}' f'{x!z}' f'{x:{y}}' f'{x=}' f"{'a'}" f'{}' f'{*a}' f'{a b}' f'{lambda x:1}' f'{x:' t'{x}' t'{' rb'\\x' u'x' ur'x' '\\x' '\\N{DIGIT ONE}' '\\N{no}' '\\d'
    '\\u12' b'\\xg' '\\400' 'a' b'b' \"\"\" ''' "unended 'unended""".split()
TARGETS = ["x", "self", "f(x)", "x.y", "x[0]", "*x", "**x", "x, y", "(x, y)", "[x, y]", "x := 1", "lambda: 0", "x if y else z", "not x", "-x", "await x", "yield", "yield from x",
           "x for x in y", "__debug__", "None", "True", "print", "exec", "x: int", "x = 1", "/", "*", "**k", "*a", "x=1", "1", "f''", "..."]
STATEMENTS = ["pass", "return", "return x", "yield x", "break", "continue", "import x", "from x import *", "from . import (a, b,)", "from __future__ import annotations",
              "from __future__ import nope", "global x", "nonlocal x", "del x", "del (x, y), z", "raise", "raise x from y", "assert x, y", "x: int", "x: int = 1", "(x): int",
              "type X = int", "type X[T] = T", "async def f(): pass", "await x", "async with x: pass", "async for x in y: pass", "try: pass", "except: pass",
              "except* X: pass", "finally: pass", "else: pass", "elif x: pass", "case _: pass", "match x:", "with x as y: pass", "with (x as y, z): pass", "class X: pass",
              "class X[T: int = str](Y, metaclass=Z): pass", "def f[T](): pass", "def f(a, /, b, *, c): pass", "def f(a, a): pass", "def f(*, **k): pass", "@x", "if x:", "while x:",
              "for x in y:", "print x", "exec 'x'", "x = yield", "lambda *, x: 0", "f(**x, *y)", "f(x for x in y, 1)", "f(a=1, a=2)", "{**x, 1: 2}", "{1, 2: 3}", "[*x for x in y]",
              "x = *y", "x = *y,", "x, *y, *z = 1", "a < b < c", "not = 1", "a ? b", "x++", "if x = 1: pass", "else if x: pass", "x and = y"]
CHARACTERS = ["\t", "\f", "\r", "\r\n", "\0", "é", "ª", "€", "𝒳", "😀", "\u200b", "\u00a0", "\ufeff", "“", "”", "\u2028", "\x1a", "\x7f", "\\", "\\\n", "'", '"', "#", "0", "_", "\n", " ", "   ",
              "\n\n", "\n    ", "\n\t", "\ud800", "１", "ﬁ"]
COOKIES = ["utf-8", "utf8", "latin-1", "iso-8859-15", "ascii", "cp1252", "utf-16", "utf-8-sig", "nope", "rot13", "hex", "euc-jp", "koi8-r", ""]


class Sources:
    """The files that pieces are taken from."""

    def __init__(self, library, limit=250_000):
        self.library = pathlib.Path(library)
        self.paths = sorted(
            p for pattern in ("*.py", "test/*.py", "test/*/*.py", "*/*.py", "lib2to3/tests/data/*.py")
            for p in self.library.glob(pattern)
            if not p.is_relative_to(self.library / "site-packages") and p.stat().st_size < limit and "bad_coding" not in p.name)
        self.texts = {}

    def text(self, dice):
        path = dice.choice(self.paths)
        text = self.texts.get(path)
        if text is None:
            text = self.texts[path] = path.read_bytes().decode("utf-8", "replace")
        return text

    def piece(self, dice):
        """Some top-level statements, rarely a whole file."""
        text = self.text(dice)
        if len(text) < 1500 or dice.random() < 0.01:
            return text
        lines = text.splitlines(keepends=True)
        starts = [n for n, line in enumerate(lines) if line[0] not in " \t\r\n#)]}\"'"]
        if not starts:
            return text
        if dice.random() < 0.15:
            begin = dice.randrange(len(lines))
            piece = lines[begin:begin + dice.randint(1, 30)]
            margin = len(piece[0]) - len(piece[0].lstrip())
            return "".join(line[margin:] if not line[:margin].strip() else line for line in piece)
        at = dice.randrange(len(starts))
        begin = starts[at]
        wanted = dice.choice((2, 5, 10, 20, 40))
        end = next((s for s in starts[at + 1:] if s - begin >= wanted), len(lines))
        return "".join(lines[begin:min(end, begin + 80)])


def tokens(text):
    return TOKEN.findall(text)


def places(parts):
    return [n for n, part in enumerate(parts) if part.strip(" \t")] or [0]


def word(dice, sources):
    kind = dice.random()
    if kind < 0.25:
        return dice.choice(KEYWORDS)
    if kind < 0.5:
        return dice.choice(OPERATORS)
    if kind < 0.6:
        return dice.choice(LITERALS)
    if kind < 0.75:
        return dice.choice(TARGETS)
    if kind < 0.85:
        return dice.choice(CHARACTERS)
    other = tokens(sources.text(dice)[:4000]) or ["x"]
    return dice.choice(other)


def delete_token(dice, parts, sources):
    at = dice.choice(places(parts))
    del parts[at:at + dice.choice((1, 1, 1, 2, 4))]


def repeat_token(dice, parts, sources):
    at = dice.choice(places(parts))
    parts.insert(at, parts[at] if dice.random() < 0.5 else parts[at] + " ")


def swap_tokens(dice, parts, sources):
    where = places(parts)
    a = dice.randrange(len(where))
    b = (a + 1) % len(where) if dice.random() < 0.6 else dice.randrange(len(where))
    a, b = where[a], where[b]
    parts[a], parts[b] = parts[b], parts[a]


def replace_token(dice, parts, sources):
    parts[dice.choice(places(parts))] = word(dice, sources)


def insert_token(dice, parts, sources):
    space = dice.choice(("", " "))
    parts.insert(dice.choice(places(parts)), space + word(dice, sources) + space)


def insert_statement(dice, parts, sources):
    ends = [n for n, part in enumerate(parts) if part == "\n"] or [len(parts) - 1]
    at = dice.choice(ends) + 1
    margin = parts[at] if at < len(parts) and not parts[at].strip(" \t") else ""
    parts.insert(at, margin + dice.choice(STATEMENTS) + "\n")


def shift_line(dice, parts, sources):
    ends = [n for n, part in enumerate(parts) if part == "\n"] or [len(parts) - 1]
    at = dice.choice(ends) + 1
    if at < len(parts) and parts[at] and not parts[at].strip(" \t"):
        parts[at] = dice.choice(("", parts[at][1:], parts[at] + " ", parts[at] * 2, "\t", parts[at][4:], parts[at] + "    ", parts[at].replace("    ", "\t")))
    else:
        parts.insert(at, dice.choice((" ", "    ", "\t", "\f", "        ", " \t", "\\\n")))


def break_line(dice, parts, sources):
    parts.insert(dice.choice(places(parts)), dice.choice(("\n", "\n    ", "\\\n", ";", " # ", "\n\n", "\r", "\\ \n")))


def join_line(dice, parts, sources):
    ends = [n for n, part in enumerate(parts) if part == "\n"]
    if ends:
        parts[dice.choice(ends)] = dice.choice(("", " ", "; ", "\\\n", ", "))


def cut(dice, parts, sources):
    del parts[dice.randrange(len(parts)) + 1:]


def splice(dice, parts, sources):
    other = tokens(sources.piece(dice))
    begin = dice.randrange(max(1, len(other)))
    at = dice.randrange(len(parts))
    parts[at:at + dice.choice((0, 0, 5, 30))] = other[begin:begin + dice.choice((2, 5, 15, 50))]


def change_character(dice, parts, sources):
    at = dice.choice(places(parts))
    part = parts[at]
    n = dice.randrange(len(part) + 1)
    change = dice.random()
    if change < 0.4:
        parts[at] = part[:n] + part[n + 1:]
    elif change < 0.8:
        parts[at] = part[:n] + dice.choice(CHARACTERS) + part[n:]
    else:
        parts[at] = part[:n] + dice.choice("()[]{}'\"\\:,.=*@!#0_x \n") + part[n + 1:]


def wrap(dice, parts, sources):
    """Puts some tokens between brackets, quotes or in a place where other rules hold."""
    where = places(parts)
    a = dice.choice(where)
    b = min(len(parts), a + dice.choice((1, 1, 3, 7)))
    before, after = dice.choice((("(", ")"), ("[", "]"), ("{", "}"), ("f'{", "}'"), ("f'{x:{", "}}'"), ("t'{", "}'"), ("(*", ")"), ("(yield ", ")"), ("(await ", ")"), ("lambda: ", ""), ("(", ",)"),
                                 ("(x := ", ")"), ("[", " for x in y]"), ("{**", "}"), ("print ", ""), ("not ", ""), ("'", "'"), ('"""', '"""'), ("x if ", " else y"), ("x if ", "")))
    parts[a:b] = [before, *parts[a:b], after]


MUTATIONS = [delete_token, delete_token, repeat_token, swap_tokens, swap_tokens, replace_token, replace_token, replace_token, insert_token, insert_token, insert_token,
             insert_statement, insert_statement, shift_line, shift_line, break_line, join_line, cut, splice, change_character, change_character, wrap, wrap]


def mutated(dice, sources):
    parts = tokens(sources.piece(dice)) or ["x"]
    for _ in range(dice.choice((0, 1, 1, 1, 1, 2, 2, 3, 5))):
        dice.choice(MUTATIONS)(dice, parts, sources)
        parts = parts or ["\n"]
    return "".join(parts)


def in_bytes(dice, text):
    """The source as bytes, in some encoding, with or without saying so, and seldom damaged."""
    cookie = dice.choice(COOKIES)
    place = dice.random()
    if place < 0.5:
        text = f"# -*- coding: {cookie} -*-\n" + text
    elif place < 0.7:
        text = f"#!/bin/sh\n# vim: set fileencoding={cookie} :\n" + text
    elif place < 0.8:
        text = f"pass\n# coding: {cookie}\n" + text
    try:
        data = text.encode(dice.choice((cookie or "utf-8", "utf-8", "latin-1")))
    except (LookupError, UnicodeError):
        data = text.encode("utf-8", "replace")
    if dice.random() < 0.2:
        data = b"\xef\xbb\xbf" + data
    if dice.random() < 0.3:
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice((b"\xff", b"\xc3", b"\xe2\x82", b"\x00", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80")) + data[at:]
    if dice.random() < 0.2:
        data = data.replace(b"\n", dice.choice((b"\r\n", b"\r")))
    return data


def case(seed, number, sources):
    """Case NUMBER of the run SEED: a source, as text or bytes, and the mode in which to compile it."""
    dice = random.Random(f"{seed}:{number}")
    mode = dice.choice(("exec",) * 10 + ("single", "eval"))
    source = mutated(dice, sources)
    if mode == "eval" and dice.random() < 0.8:
        source = source.split("=")[-1].split("\n")[0]
    if dice.random() < 0.1:
        source = in_bytes(dice, source)
    return source, mode, dice.random() < 0.2
