"""array.array: construction, sequence operations, buffers, errors."""
import array
from array import array as A


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


print(array.typecodes, array.ArrayType is A, A)
for c in array.typecodes.replace('u', ''):
    a = A(c, 'abc') if c in 'uw' else A(c, [1, 2, 3])
    print(a, a.typecode, a.itemsize, a.tolist(), a.tobytes(), memoryview(a).format, len(memoryview(a)))
    attempt(a.append, 'x')
    attempt(a.append, 5)
    attempt(a.append, 1.5)
    for v in (-1, 128, 256, 1 << 15, 1 << 16, 1 << 31, 1 << 32, 1 << 63, 1 << 64, -(1 << 15) - 1, -(1 << 31) - 1, -(1 << 63) - 1):
        if c not in 'uwfd':
            try:
                a[0] = v
            except Exception as e:
                print(c, v, type(e).__name__, e)
attempt(A)
attempt(A, 'x')
attempt(A, 5)
attempt(A, 'ii')
attempt(A, 'i', 5)
attempt(A, 'i', 'abc')
attempt(A, 'w', [1])
attempt(A, 'w', ['ab'])
attempt(A, 'i', [1, 'x'])
attempt(lambda: A('i', x=1))
attempt(A, 'i', b'abc')
print(A('i', b'abcdefgh'), A('d'), A('i', A('b', [1, 2])), A('B', (1, 2)), A('h', iter(range(3))), A('w', A('w', 'xy')))
a = A('i', range(10))
print(a[2], a[-1], a[2:5], a[::-3], a[5:2], 3 in a, 99 in a, '3' in a, a.index(4), a.index(4, 2), a.count(3))
attempt(a.index, 77)
attempt(a.index, 4, 6)
attempt(lambda: a[10])
attempt(lambda: a['x'])
a[1] = 50
a[2:4] = A('i', [7, 8, 9])
print(a)
a[::2] = A('i', [0] * len(a[::2]))
print(a)
attempt(a.__setitem__, slice(0, 4, 2), A('i', [1]))
attempt(a.__setitem__, slice(0, 1), [1])
attempt(a.__setitem__, slice(0, 1), A('b', [1]))
attempt(a.__setitem__, 0, 'x')
del a[0], a[-1], a[1:3]
print(a)
del a[::2]
print(a, a.pop(), a.pop(0), a)
a.insert(1, 99)
a.insert(-100, 1)
a.insert(100, 2)
a.remove(99)
attempt(a.remove, 12345)
print(a, a + A('i', [1]), a * 2, 2 * a)
attempt(lambda: a + [1])
attempt(lambda: a + A('b', [1]))
a += A('i', [5])
a *= 2
print(a)
attempt(lambda: a.__iadd__([1]))
a.extend([1, 2])
a.extend(A('i', [3]))
attempt(a.extend, A('b', [3]))
attempt(a.extend, 5)
a.fromlist([9, 8])
attempt(a.fromlist, (1,))
attempt(a.fromlist, [1, 'x'])
a.frombytes(b'\1\0\0\0')
attempt(a.frombytes, b'abc')
attempt(a.frombytes, 'abc')
a.reverse()
print(a, a.tobytes()[:8], len(a), list(a)[:3], list(reversed(a))[:2])
a.byteswap()
print(a[0])
a.byteswap()
print(A('i', [1, 2]) == A('i', [1, 2]), A('i', [1, 2]) == A('d', [1, 2]), A('i', [1]) < A('i', [2]), A('i', [1, 2]) >= A('i', [1]), A('i') == [], A('b', [1]) != A('i', [1]))
attempt(lambda: A('i', [1]) < [1])
attempt(A('i').pop)
attempt(A('i', [1]).pop, 5)
attempt(hash, a)
m = memoryview(a)
attempt(a.append, 1)
attempt(a.extend, [1])
attempt(lambda: a.pop())
a[0] = 77
print(m[0])
m.release()
a.append(1)
u = A('w', 'h\xe9llo')
print(u, u.tounicode(), u[1])
u.fromunicode('xy')
print(u, repr(A('w')), repr(A('w', "a'b")))
attempt(A('i').tounicode)
attempt(A('i').fromunicode, 'x')
import copy
c = copy.copy(a)
c[0] = 1
print(a[0], copy.deepcopy(a) == a, a.__reduce_ex__(3)[0].__name__, A('i', [1]).__reduce_ex__(2))
print(A('i', [1]).buffer_info()[1], A[int], A('f', [1.1])[0], A('d', [float('nan')]))


class Sub(A):
    def __init__(self, *args):
        self.extra = 1


s = Sub('i', [1, 2])
print(s, s.extra, type(s + s), type(s[:1]), s == A('i', [1, 2]))
a.clear()
print(a, bool(a))
it = iter(A('i', [1, 2]))
print(next(it), next(it), next(it, None), type(it))
