"""memoryview over bytes, bytearray and classes with __buffer__."""


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def setitem(m, k, v):
    m[k] = v
    return m.tobytes()


b = bytearray(b'abcdefgh')
m = memoryview(b)
print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.obj is b)
print(m[0], m[-1], m[2:5].tobytes(), m[::-2].tolist(), bytes(m[1::3]), list(m[:3]), len(m))
print(m.c_contiguous, m.f_contiguous, m[::2].contiguous, m.hex(), m.hex('-', 3), m[::2].hex(':'))
m[0] = 90
m[1:3] = b'YX'
m[-1:-4:-1] = b'123'
print(b)
for k, v in ((0, 256), (0, -1), (0, 'x'), (100, 1), (slice(0, 2), b'abc'), (slice(0, 2), 'ab'), ('a', 1), ((0,), 7), ((0, 0), 7)):
    attempt(setitem, m, k, v)
attempt(lambda: m.__delitem__(0))
attempt(b.append, 1)
attempt(lambda: b.extend(b'xy'))
m.release()
b.append(33)
print(b)
attempt(lambda: m[0])
attempt(lambda: m.tobytes())
attempt(lambda: m.shape)
print(repr(m).startswith('<released memory at 0x'))

r = memoryview(b'abc')
print(r.readonly, hash(r) == hash(b'abc'), r == b'abc', r == bytearray(b'abc'), r != b'abd', r == 'abc', r == memoryview(b'abc')[::-1][::-1])
attempt(setitem, r, 0, 1)
attempt(hash, memoryview(bytearray(b'a')))
attempt(hash, memoryview(b'abcd').cast('I'))
attempt(memoryview, 5)
attempt(memoryview, 'abc')

c = memoryview(bytes(range(24)))
print(c.cast('I').tolist(), c.cast('H')[1], c.cast('b')[-1], c.cast('c')[3], c.cast('d').shape, c.cast('?')[:3].tolist())
two = c.cast('B', [2, 3, 4])
print(two.shape, two.strides, two.ndim, two[1, 2, 3], two.tolist(), len(two), two.tobytes('F') == two.tobytes(), two.tobytes('A') == c.tobytes())
print(two.cast('B')[5], c.cast('B', (4, 6)).tolist()[3])
for args in (('I', [5]), ('B', [2, 3]), ('x',), ('II',), ('B', 5), ('B', [0, 3]), ('B', ['a'])):
    attempt(lambda: c.cast(*args).shape)
attempt(lambda: c[::2].cast('H'))
attempt(lambda: c.cast('H').cast('I'))
attempt(lambda: two[0])
attempt(lambda: two[0, 1])
attempt(lambda: two[0:1, 0:1])
attempt(lambda: iter(two))
attempt(lambda: two[2, 0, 0])
attempt(lambda: c.cast('I')[::2].tolist())
print(c.cast('I') == memoryview(bytes(range(24))).cast('I'), c.cast('H') == c.cast('h'), c.cast('H') == c.cast('B'))
one = memoryview(b'\x05').cast('B', [])
print(one.ndim, one.shape, one[()], one.tolist(), one[...] == one)
attempt(lambda: one[0])
attempt(len, one)

w = memoryview(bytearray(16))
for fmt, value in (('d', 1.5), ('f', -2.25), ('q', -5), ('Q', 2 ** 64 - 1), ('h', -300), ('?', 3), ('c', b'x'), ('e', 1.5)):
    v = w.cast(fmt)
    v[0] = value
    print(fmt, v[0], w[:8].hex())
for fmt, value in (('d', 'x'), ('h', 40000), ('Q', -1), ('c', 5), ('c', b'xy'), ('I', 1.0)):
    attempt(setitem, w.cast(fmt), 0, value)
print(w.toreadonly().readonly, w.readonly)
attempt(setitem, w.toreadonly(), 0, 1)
with memoryview(b'xyz') as z:
    print(z.count(121), z.index(122))
    attempt(z.index, 5)
attempt(lambda: z[0])
print(isinstance(z, memoryview), memoryview[int])
print(bytes(memoryview(b'abc')), bytearray(memoryview(b'abc')[::2]), b'abc' == memoryview(b'abc'), b'-'.join([memoryview(b'a'), b'b']))
print(b'xaby'.find(memoryview(b'ab')), b'abc'.startswith(memoryview(b'ab')[:1]), int(memoryview(b'12')), memoryview(b'ab') + b'' if False else '')


class Exporter:
    def __init__(self):
        self.data = bytearray(b'hello')
        self.log = []

    def __buffer__(self, flags):
        self.log.append(('get', bool(flags & 1)))
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.log.append('release')
        view.release()


e = Exporter()
with memoryview(e) as m:
    print(m.tobytes(), m[0])
    m[0] = 72
print(e.log, e.data)
print(bytes(e), b''.join([e, b'!']), e.log)


class Wrong:
    def __buffer__(self, flags):
        return 5


attempt(memoryview, Wrong())
print(b'abc'.__buffer__(0).tobytes(), hasattr(bytes, '__release_buffer__'), hasattr(bytearray, '__release_buffer__'))
attempt(b'abc'.__buffer__, 1)
m = memoryview(bytearray(b'abc'))
inner = memoryview(m)
m.release()
print(inner[0])
