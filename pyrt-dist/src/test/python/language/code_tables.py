"""The tables of code objects: what decodes CPython's forms finds in them what the methods say."""
import dis
import sys


def decode(code):
    """The entries of co_linetable, by the description of its format."""
    table = iter(code.co_linetable)

    def number():
        octet = next(table)
        value, shift = octet & 63, 6
        while octet & 64:
            octet = next(table)
            value |= (octet & 63) << shift
            shift += 6
        return value

    def signed():
        value = number()
        return -(value >> 1) if value & 1 else value >> 1

    line = code.co_firstlineno
    for head in table:
        kind, units = head >> 3 & 15, (head & 7) + 1
        assert head & 128
        if kind == 15:
            place = (None,) * 4
        elif kind == 14:
            line += signed()
            place = (line, line + number(), number() - 1, number() - 1)
            place = tuple(None if n < 0 else n for n in place)
        elif kind == 13:
            line += signed()
            place = (line, line, None, None)
        elif kind >= 10:
            line += kind - 10
            place = (line, line, next(table), next(table))
        else:
            second = next(table)
            column = kind << 3 | second >> 4
            place = (line, line, column, column + (second & 15))
        for _ in range(units):
            yield place


def sample(a, b):
    try:
        for x in [a +
                  b]:
            if x and (a
                      or b):
                print("a long line, so that its columns need more than the shortest form has room for", x, a, b, "and even more than that")
    except (TypeError,
            ValueError) as e:
        return lambda: (e,
                        a)
    finally:
        a = None


def all_code(code):
    yield code
    for c in code.co_consts:
        if hasattr(c, 'co_code'):
            yield from all_code(c)


for code in [*all_code(sample.__code__), *all_code(compile('\n\nx = 1\nclass C:\n  def f(self): return [x for x in self]\n', '<s>', 'exec'))]:
    assert list(decode(code)) == list(code.co_positions()), code
    assert len(list(code.co_positions())) * 2 == len(code.co_code), code
    ranges = list(code.co_lines())
    assert ranges[0][0] == 0 and ranges[-1][1] == len(code.co_code)
    assert all(a[1] == b[0] and a[2] != b[2] for a, b in zip(ranges, ranges[1:]))
    positions = list(code.co_positions())
    assert all(positions[i // 2][0] == line for start, end, line in ranges for i in range(start, end, 2))
    for entry in dis._parse_exception_table(code):
        assert entry.start < entry.end <= len(code.co_code) > entry.target, code
    print(code.co_name)
print(bool(sample.__code__.co_exceptiontable), list(decode.__code__.replace(co_flags=3).co_lines())[-1][1] > 0)
print(list(all_code.__code__.co_lines())[-1][1] == len(all_code.__code__.co_code))

moved = sample.__code__.replace(co_linetable=b'')
print(list(moved.co_lines()), list(moved.co_positions()), moved.co_linetable)
other = (lambda: 1 / 0).__code__
other = other.replace(co_linetable=bytes([0x80 | 14 << 3 | 7, 200 & 63 | 64, 3, 0, 0, 0] * 3))
try:
    exec(other)
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno > other.co_firstlineno)


def running():
    frame = sys._getframe()
    return frame.f_lasti > 0 and dict((i, p) for i, p in enumerate(running.__code__.co_positions()))[frame.f_lasti // 2][0] - running.__code__.co_firstlineno


print(running())
