"""Formats of struct: sizes, values, errors."""
import struct
def a(*x):
    try: print(x, struct.pack(*x))
    except Exception as e: print(x, type(e).__name__, e)
for p in '@<>':
    for c in 'bBhHiIlLqQnNP?':
        for v in (1<<70, -(1<<70), 1<<63, 1<<31, 1<<15, 300, -1, 'x', 1.5): a(p+c, v)
    for c in 'efd':
        for v in (1e300, 1e39,'x', 65519.99, float('nan'), -1e-8): a(p+c, v)
    for c in 'FD': a(p+c, 1e300); a(p+c, 'x'); a(p+c,1+2j)
    for c in ('c','s','p','3s','3p','0s','x','2x','0x'):
        for v in (b'a', b'abcd', 'a', bytearray(b'xy'),5): a(p+c, v)
a('i'); a('i',1,2); a('5'); a('z',1); a('i 3',1); a('  2 i',1,2); a(b'i',5); a(5,1); a('2147483648i',1); a('9223372036854775808i',1); a('3i9223372036854775800s',1);a('\u1234');a(b'<i', 7); a('1 i',1);a('i<',1)
def t(f,*x):
    try: print(f(*x))
    except Exception as e: print(type(e).__name__, e)
print([struct.calcsize(x) for x in ('i','bi','biq','bq','qb','b0q','=bq','<bq','!bhi','c3s','3p','xh','?','0i','b0i','e', 'bF','bD')])
t(struct.unpack,'i',b'abc'); t(struct.unpack, 'i', 'abc'); t(struct.unpack_from,'i',b'abcdef',-5); t(struct.unpack_from,'i',b'abcdef',-9)
t(struct.unpack_from,'i',b'abcdef',3); t(struct.unpack_from,'i',b'abcdef',2);t(struct.unpack_from,'i',b'abcdef',-3)
b=bytearray(8); t(struct.pack_into,'i',b,2,77); print(b); t(struct.pack_into,'i',b,6,77); t(struct.pack_into,'i',b,-3,77); t(struct.pack_into,'i',b,-13,77); t(struct.pack_into,'i',b,-4,5); print(b)
t(struct.pack_into,'i'); t(struct.pack_into,'i',b); t(struct.pack_into,'i',b'abcd',0,1);t(struct.pack_into,'i',b,'x',1); t(struct.pack_into,'i',b,0)
s=struct.Struct('>hi'); print(s, s.format, s.size, s.pack(1,2), s.unpack(b'\0\1\0\0\0\2'), list(s.iter_unpack(bytes(12))))
t(struct.iter_unpack,'0s',b''); t(struct.iter_unpack,'i',b'abc'); it=struct.iter_unpack('h',b'abcd'); print(it.__length_hint__(), next(it), it.__length_hint__(), type(it)); t(struct.Struct); t(struct.Struct,5)
print(struct.unpack('4p2s?c', b'\2abcxy\2z'), struct.error, struct.error.__mro__, struct.pack('@?', []), struct.unpack('<e', b'\0\x3c'), struct.unpack('>d', struct.pack('>d', 1.25)))
class I:
    def __index__(s): return 7
class F:
    def __float__(s): return 7.5
a('h', True); a('10p', b'x'*20); a('300p', b'y'*300)
s2=struct.Struct.__new__(struct.Struct); t(s2.pack,1)
print(struct.unpack('>3h', memoryview(b'\0\1\0\2\0\3')), struct.unpack('<L', b'\xff\xff\xff\xff'), struct.unpack('@P', b'\xff'*8),struct.unpack('<q', b'\xff'*8))
