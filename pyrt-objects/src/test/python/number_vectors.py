"""Writes the vectors that NumberVectorsTest reads, as CPython computes them: number_vectors.py COUNT SEED > vectors.tsv

A line has an operation, its arguments and the outcome, separated by tabs. An argument is its type's letter and its value; the outcome is
the repr of the result, or an exclamation mark and the error. The operations are named like the functions here.
"""
import operator
import random
import sys
import warnings

warnings.simplefilter('ignore')
count = int(sys.argv[1])
rnd = random.Random(int(sys.argv[2]))


def show(v):
    if v is None:
        return 'n'
    if isinstance(v, bool):
        return 'B%d' % v
    if isinstance(v, int):
        return 'i%x' % v
    if isinstance(v, float):
        return 'f' + v.hex()
    if isinstance(v, complex):
        return 'c' + v.real.hex() + ' ' + v.imag.hex()
    if isinstance(v, bytes):
        return 'b' + v.hex()
    return 's' + v.encode('utf-8').hex()


def emit(op, args, function):
    try:
        result = function(*args)
        outcome = show(result) if isinstance(result, bytes) else ascii(result)
    except Exception as e:
        outcome = '!%s: %s' % (type(e).__name__, ascii(str(e))[1:-1])
    if len(outcome) <= 2000:
        print('\t'.join([op, *map(show, args), outcome]))


EDGES = [0, 1, -1, 2, -2, 3, 7, 10, -10, 255, 256, 1000, 2**31 - 1, 2**31, -2**31, 2**53 - 1, 2**53, 2**53 + 1, 2**62, 2**63 - 1, 2**63,
         -2**63, -2**63 - 1, 2**64 - 1, 2**64, 2**61 - 1, 2**61, 10**18, 10**19, 10**25, -10**40, 2**200, 3**150]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.1, 0.2, 1e15, 1e16, 1e17, 1e22, 1e23, 123456.789, 1e-4, 1e-5, 5e-324, 1e-320, 2.2250738585072014e-308,
          1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 2.0**63, -2.0**63, 2.0**53, 2.0**-44, 9.5, 99.5, 0.05, 0.045, 2.675, 1e100,
          1125899906842623.9, 0.1 + 0.2, 9007199254740993.0, 4.35, 1e21, 123456789012345680.0]


def an_int():
    k = rnd.randrange(10)
    if k < 3:
        return rnd.choice(EDGES) + rnd.choice([0, 0, 1, -1])
    if k < 6:
        return rnd.randint(-300, 300)
    return rnd.choice([1, -1]) * rnd.getrandbits(rnd.choice([8, 16, 31, 32, 33, 52, 60, 63, 64, 65, 100, 130, 500]))


def a_float():
    k = rnd.randrange(10)
    if k < 3:
        return rnd.choice(FLOATS)
    if k < 5:
        return rnd.randint(-10**6, 10**6) / rnd.choice([1, 2, 4, 8, 10, 100, 1000])
    if k < 6:
        return 2.0 ** rnd.randint(-1074, 1023) * rnd.choice([1, -1])
    if k < 8:
        return round(rnd.uniform(-1000, 1000), rnd.randint(0, 6))
    return rnd.uniform(-1, 1) * 10.0 ** rnd.randint(-320, 308)


def a_complex():
    return complex(a_float(), a_float()) if rnd.random() < 0.3 else complex(rnd.randint(-9, 9) / 2, rnd.randint(-9, 9) / 2)


def a_number():
    k = rnd.randrange(20)
    return an_int() if k < 9 else a_float() if k < 17 else a_complex() if k < 19 else rnd.random() < 0.5


BINARY = {'add': operator.add, 'sub': operator.sub, 'mul': operator.mul, 'truediv': operator.truediv, 'floordiv': operator.floordiv,
          'mod': operator.mod, 'divmod': divmod, 'and': operator.and_, 'or': operator.or_, 'xor': operator.xor}
COMPARE = {'lt': operator.lt, 'le': operator.le, 'eq': operator.eq, 'ne': operator.ne, 'gt': operator.gt, 'ge': operator.ge}
UNARY = {'neg': operator.neg, 'pos': operator.pos, 'abs': abs, 'invert': operator.invert}


def numbers():
    name = rnd.choice(list(BINARY))
    a, b = a_number(), a_number()
    emit(name, [a, b], BINARY[name])
    name = rnd.choice(list(COMPARE))
    if rnd.random() < 0.4:
        try:
            b = rnd.choice([float, int])(a)
        except Exception:
            pass
    emit(name, [a, b], COMPARE[name])
    name = rnd.choice(list(UNARY))
    emit(name, [a], UNARY[name])
    emit('repr', [a], repr)
    if a == a:
        emit('hash', [a], hash)


def powers():
    a = rnd.choice([an_int(), rnd.randint(-20, 20)])
    emit('pow', [a, rnd.randint(-5, 80)], operator.pow)
    b = rnd.choice([an_int(), rnd.randint(-5, 50)])
    emit('pow3', [a, b, an_int()], pow)
    emit('pow3', [a, b, rnd.randint(-50, 50)], pow)
    x = rnd.choice([a_float(), rnd.randint(-40, 40) / 4])
    y = rnd.choice([rnd.choice(FLOATS), float(rnd.randint(-5, 5))])
    if x in (0.0, 1.0, -1.0, 2.0, 4.0) or y in (0.0, 1.0, -1.0, 2.0) or x != x or y != y or abs(x) == float('inf') or abs(y) == float('inf'):
        emit('pow', [x, y], operator.pow)
    emit('pow', [complex(rnd.randint(-3, 3), rnd.randint(-3, 3)), rnd.randint(-4, 6)], operator.pow)
    emit('lshift', [an_int(), rnd.randint(-1, 130)], operator.lshift)
    emit('rshift', [an_int(), rnd.choice([rnd.randint(-1, 130), 2**63, 2**64])], operator.rshift)


def methods():
    a, x = an_int(), a_float()
    emit('.bit_length', [a], int.bit_length)
    emit('.bit_count', [a], int.bit_count)
    emit('.__round__', [a, rnd.randint(-30, 2)], round)
    emit('.to_bytes', [a, rnd.randint(-1, 20), rnd.choice(['big', 'little', 'other'])], int.to_bytes)
    emit('signedBytes', [a, rnd.randint(0, 20), rnd.choice(['big', 'little'])], lambda i, n, o: i.to_bytes(n, o, signed=True))
    data = rnd.randbytes(rnd.randint(0, 12))
    emit('fromBytes', [data, rnd.choice(['big', 'little'])], int.from_bytes)
    emit('fromSignedBytes', [data, rnd.choice(['big', 'little'])], lambda b, o: int.from_bytes(b, o, signed=True))
    emit('.__round__', [x, rnd.choice([None, 0, 1, 2, 3, 5, 10, 15, 17, 20, 30, 330, -1, -2, -5, -16, -300, -310])], round)
    emit('.__trunc__', [x], float.__trunc__)
    emit('.__floor__', [x], float.__floor__)
    emit('.__ceil__', [x], float.__ceil__)
    emit('.is_integer', [x], float.is_integer)
    emit('.as_integer_ratio', [x], float.as_integer_ratio)
    emit('.hex', [x], float.hex)


def texts():
    def noise(s):
        k = rnd.randrange(8)
        at = rnd.randint(0, len(s))
        if k == 0:
            return s[:at] + '_' + s[at:]
        if k == 1:
            return s[:at] + rnd.choice(' +-.eEjJxX09_\u0663\u00a0\t\x00a(') + s[at:]
        if k == 2:
            return rnd.choice([' ', '\n', '\u2003', '']) + s + rnd.choice([' ', '\x1f', '\x85', ''])
        return s
    a = an_int()
    base = rnd.choice([10, 10, 10, 0, 2, 8, 16, 7, 36])
    digits = {10: str, 0: rnd.choice([hex, oct, bin, str]), 2: bin, 8: oct, 16: rnd.choice([hex, lambda v: format(v, 'X')])}.get(base)
    if digits is None:
        def digits(v):
            s = ''
            v = abs(v)
            while True:
                s = '0123456789abcdefghijklmnopqrstuvwxyz'[v % base] + s
                v //= base
                if not v:
                    return s
    emit('int', [noise(digits(a)), base], int)
    emit('int', [noise(str(a))], int)
    x = a_float()
    emit('float', [noise(rnd.choice([repr(x), '%e' % x, '%.3f' % x if abs(x) < 1e30 else '1', str(a), '%.25e' % x]))], float)
    emit('complex', [noise(rnd.choice([repr(a_complex()), repr(a_complex()).strip('()'), '%gj' % x]))], complex)
    emit('fromhex', [noise(rnd.choice([x.hex(), '0x%x.%xp%d' % (rnd.getrandbits(20), rnd.getrandbits(70), rnd.randint(-1100, 1000))]))], float.fromhex)
    emit('int', [rnd.choice([x, a_complex(), b' 12', None])], int)
    emit('float', [rnd.choice([a, a_complex(), b'1.5', None])], float)


def formats():
    def spec(types):
        s = ''
        if rnd.random() < 0.4:
            s += rnd.choice(['', '', '*', 'x', '0', '\u00e9', '\U0001f600']) + rnd.choice('<>=^')
        s += rnd.choice(['', '', '', '+', '-', ' '])
        s += rnd.choice(['', '', '', '', '', 'z'])
        s += rnd.choice(['', '', '', '#'])
        s += rnd.choice(['', '', '', '0'])
        s += rnd.choice(['', '', '5', '12', '20', '33'])
        s += rnd.choice(['', '', '', ',', '_', ',_'] if rnd.random() < 0.5 else ['', '', ',', '_'])
        if rnd.random() < 0.5:
            s += '.' + rnd.choice(['', '0', '1', '2', '3', '5', '10', '17', '25']) + rnd.choice(['', '', '', ',', '_'])
        return s + rnd.choice(types)
    k = rnd.randrange(10)
    a = an_int() if k < 4 else a_float() if k < 8 else a_complex() if k < 9 else True
    types = {int: ['', 'd', 'd', 'b', 'o', 'x', 'X', 'n', 'c', 'f', 'e', 'g', '%', 's', 'y'], float: ['', 'e', 'E', 'f', 'f', 'F', 'g', 'g', 'G', 'n', '%', 'd'],
             complex: ['', 'e', 'f', 'g', 'G', 'n', '%'], bool: ['', 'd', 'x', 'f', 's']}[type(a)]
    s = spec(types)
    emit('format', [a, s], format)
    emit('format', [a, rnd.choice(types)], format)
    x = a_float()
    emit('format', [x, '.%d%s' % (rnd.randint(0, 20), rnd.choice('efg'))], format)
    flags = ''.join(c for c in '-+ #0' if rnd.random() < 0.3)
    width = rnd.choice(['', '', '8', '20'])
    precision = rnd.choice(['', '', '.0', '.3', '.12'])
    number = rnd.choice([a_float(), an_int(), True])
    conversion = rnd.choice('diuoxXeEfFgG')
    emit('percent', [number, conversion, flags, int(width or 0), int(precision[1:] or 0) if precision else -1],
         lambda v, c, f, w, p: ('%' + flags + width + precision + conversion) % v)


for i in range(count):
    numbers()
    powers()
    methods()
    texts()
    formats()
