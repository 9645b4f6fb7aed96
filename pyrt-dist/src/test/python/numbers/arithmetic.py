# Ints, floats and complex numbers: operators, conversions, methods and their errors.


def show(f, *args, **kwargs):
    try:
        return repr(f(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


NUMBERS = (0, 1, -1, 7, -8, True, 1 << 62, -(1 << 63), (1 << 64) + 1, 10**30, 0.0, -0.0, 1.5, -2.5, 1e308, float("inf"), float("nan"), 3j, 1 - 2j)
OPERATORS = (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b), ("//", lambda a, b: a // b), ("%", lambda a, b: a % b),
             ("divmod", divmod), ("<", lambda a, b: a < b), ("==", lambda a, b: a == b), (">=", lambda a, b: a >= b))
SMALL = (("**", lambda a, b: a**b), ("&", lambda a, b: a & b), ("|", lambda a, b: a | b), ("^", lambda a, b: a ^ b), ("<<", lambda a, b: a << b), (">>", lambda a, b: a >> b))
for a in NUMBERS:
    for b in NUMBERS:
        print(repr(a), repr(b), *(show(f, a, b) for name, f in OPERATORS))
for a in (0, 1, -1, 2, -3, 10, True, 1 << 65, 0.5, -2.0, 1j):
    for b in (0, 1, -1, 2, 5, 70, True, 0.5, -1.5, 2j):
        print(repr(a), repr(b), *(show(f, a, b) for name, f in SMALL))
for a in NUMBERS:
    print(repr(a), show(lambda: -a), show(lambda: +a), show(lambda: ~a), show(abs, a), show(int, a), show(float, a), show(complex, a), show(round, a), show(round, a, 1), show(round, a, -1), hash(a) if a == a else "", bool(a), show(hex, a),
          show(bin, a), show(oct, a), show(str, a), show(lambda: a.conjugate()), show(lambda: (a.real, a.imag)), show(lambda: a.as_integer_ratio()), show(lambda: a.is_integer()), show(lambda: a.bit_length()), show(lambda: a.bit_count()), show(lambda: a.hex()))
for a in (0.5, 1.5, 2.5, -0.5, 2.675, 1e16, 1234.5678, 5e-324):
    print(*(show(round, a, n) for n in (None, 0, 1, 2, 5, -1, -3, 400, -400)))
for a in (5, 15, 25, -25, 1234567, 10**25 + 5):
    print(*(show(round, a, n) for n in (None, 0, 1, -1, -2, -3, -30)))
for text in ("", "0", " 12 ", "-7", "+3", "1_000", "_1", "1__0", "0x1f", "0b11", "0o17", "1e3", "inf", "-Infinity", "nan", "1.5", ".5", "5.", "1.5e-3", "1e", "1j", "1+2j", "(1-2j)", "1 + 2j", "\u0663", "12a", "\x00", "1" * 40, "0x1.8p3"):
    print(ascii(text), show(int, text), show(int, text, 0), show(int, text, 16), show(float, text), show(complex, text), show(float.fromhex, text))
print(show(int, "10", 1), show(int, "10", 37), show(int, 5, 10), show(int, b"12"), show(int, bytearray(b"z"), 36), show(int, None), show(int, []), show(float, None), show(float, []), show(complex, None), show(complex, "1", 2), show(complex, 1, "2"), show(int, x=1), show(int, "1", base=2), show(int, base=2))
print(show(pow, 3, 200, 7), show(pow, 3, -1, 7), show(pow, 2, -1, 4), show(pow, 2, 3, 0), show(pow, 2, 3, -5), show(pow, 2.0, 3, 5), show(pow, 0, -1), show(pow, 0.0, -1), show(pow, -8, 1 / 3), show(pow, 2, 3, None), show(pow, exp=2, base=3), show(pow, 10**40, 10**20, 97))
for n in (0, 1, -1, 255, 256, -128, -129, 1 << 64):
    for length, order, signed in ((1, "big", False), (2, "little", True), (9, "big", True), (0, "big", False)):
        print(n, show(n.to_bytes, length, order, signed=signed), end=" ")
    print()
print(show(int.from_bytes, b"\x80\x01", "big"), show(int.from_bytes, b"\x80\x01", "little", signed=True), show(int.from_bytes, [1, 2]), show(int.from_bytes, b"", "big"), show(int.from_bytes, b"a", "middle"), show(int.from_bytes, "a", "big"), show((5).to_bytes), show((5).to_bytes, -1))
print(show((1 << 5000).__str__)[:60], show(int, "1" * 5000)[:60], len(str(10**4000)), 10**400 // 7**300, (-(10**50)) % 97, (10**50) // -3, (3**200) >> 150, -(3**100) >> 155, (1 << 200) & -(1 << 100) == (1 << 200), -1 << 70, 5 << 0, 0 << 10**9)
print(show(lambda: 1 << -1), show(lambda: 1 >> -1), show(lambda: 1 << (1 << 70)), show(lambda: 1 >> (1 << 70)), show(lambda: -1 >> (1 << 70)), show(lambda: 1 / (10**400)), show(lambda: (10**400) / 1), show(lambda: (10**400) / (10**399)), show(lambda: 10**400 * 1.0), show(float, 10**400), show(lambda: 2.0**1024), show(lambda: 1e308 * 10))
print(1 == 1.0 == True, hash(1) == hash(1.0), hash(2**61 - 1), hash(-1), hash(0.5), hash(1e300), hash(float("inf")), hash(1j), hash(3 + 0j), {1: "a", 1.0: "b", True: "c"}, 10**20 == 1e20, 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53))
print(sum([0.1] * 10), sum([1, 2.5, 3j]), sum([]), sum([[1], [2]], []), show(sum, ["a"]), show(sum, [1], "a"), show(sum, [b"a"], b""), max(1, 2.0, True), min(3, 1.0, 1), show(max, []), max([], default=5), show(max, 1, 2, default=3), max("abc", key=ord), show(max, 1, "a"), show(min, 1))
for f in (0.1, 1 / 3, 1e22, 1e23, 123456789012345680.0, 5e-324, 1.7976931348623157e308, 1e16, 1e-5, 0.0001, 100.0, 1e15 + 0.3):
    print(repr(f), str(-f), f.hex(), float.fromhex(f.hex()) == f, f.as_integer_ratio(), f"{f:.17g}", int(f) if f < 1e25 else "big", f // 1 if f < 1e25 else "", f % 1)
