"""Writes what java.lang.Character does not tell about characters, from the unicodedata of a CPython with the same version of Unicode.

    cpython unicode_tables.py > ../resources/org/pyrt/stdlib/unicodedata/tables.txt

One section a line: runs "first last value" or entries "code value", separated by ";".
"""
import sys
import unicodedata

old = unicodedata.ucd_3_2_0
ALL = range(sys.maxunicode + 1)


def runs(f, skip):
    out = []
    start = None
    value = None
    for c in ALL:
        v = f(chr(c))
        if v != value:
            if value is not None and value != skip:
                out.append(f'{start:x} {c - 1:x} {value}')
            start, value = c, v
    if value != skip:
        out.append(f'{start:x} {sys.maxunicode:x} {value}')
    return ';'.join(out)


def numeric(c):
    v = unicodedata.numeric(c, None)
    if v is None or unicodedata.decimal(c, None) is not None:
        return ''
    digit = unicodedata.digit(c, None)
    for d in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 40, 64, 80, 160, 320):
        if (v * d) == int(round(v * d)) and round(v * d) / d == v:
            return f'{round(v * d)}/{d}' + ('d' if digit is not None else '')
    raise ValueError(c)


def difference(c):
    """What Unicode 3.2 says otherwise: category, direction, mirroring, width, numeric value; nothing where it does not know the character."""
    if old.category(c) == 'Cn':
        return ''
    parts = []
    for name in ('category', 'bidirectional', 'mirrored', 'east_asian_width'):
        a, b = getattr(old, name)(c), getattr(unicodedata, name)(c)
        parts.append('' if a == b else str(a))
    a, b = old.numeric(c, None), unicodedata.numeric(c, None)
    parts.append('' if a == b else 'none' if a is None else repr(a))
    return ','.join(parts) if any(parts) else ''


def decomposition(c):
    return '' if 0xac00 <= ord(c) <= 0xd7a3 else unicodedata.decomposition(c)


print(unicodedata.unidata_version)
print(runs(lambda c: unicodedata.combining(c), 0))
print(runs(lambda c: unicodedata.east_asian_width(c), 'N'))
print(';'.join(f'{c:x} {decomposition(chr(c))}' for c in ALL if decomposition(chr(c))))
print(runs(numeric, ''))
print(runs(lambda c: '1' if old.category(c) != 'Cn' else '', ''))
print(runs(difference, ''))
