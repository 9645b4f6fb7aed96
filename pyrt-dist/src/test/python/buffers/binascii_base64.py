"""binascii, and base64 above it."""
import base64
import binascii
import random


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


for s in (b'', b'QQ==', b'QUI=', b'QUJD', b'Q', b'QQ', b'QUI', b'Q=Q=', b'=QQ==', b'QQ===', b'QQ==x', b'Q!Q==', b'QU\nJD', 'QUJD', b'QUJDQ', b'QQ=A', b'====', b'QUJD=', b'Q=', b'QUI=='):
    attempt(binascii.a2b_base64, s)
    attempt(binascii.a2b_base64, s, strict_mode=True)
for bad in ('\xe9', 5, None):
    attempt(binascii.a2b_base64, bad)
    attempt(binascii.unhexlify, bad)
data = bytes(range(256))
print(binascii.b2a_base64(data), binascii.b2a_base64(b'ab', newline=False))
print(binascii.hexlify(b'abc'), binascii.hexlify(b'abcde', '-'), binascii.hexlify(b'abcde', b':', -2), binascii.unhexlify('00fF'))
attempt(binascii.unhexlify, b'abc')
attempt(binascii.unhexlify, b'zz')
print(binascii.crc32(b'hello'), binascii.crc32(b' world', binascii.crc32(b'hello')), binascii.crc32(b'hello world'), binascii.crc_hqx(b'hello', 7))
whole = bytes(i * 7 & 255 for i in range(1000))
for cut in (0, 1, 3, 4, 5, 100, 900, 997, 1000):
    assert binascii.crc32(whole[cut:], binascii.crc32(whole[:cut])) == binascii.crc32(whole), cut
print(binascii.crc32(whole), binascii.crc32(b'', 5), binascii.crc32(b'a', -1), binascii.crc32(whole, 12345), binascii.crc32(whole, -3))
for s in (b'', b'a', b'abc', b'\0' * 45, data[:45]):
    u = binascii.b2a_uu(s)
    print(u, binascii.b2a_uu(s, backtick=True), binascii.a2b_uu(u) == s)
attempt(binascii.b2a_uu, b'x' * 46)
attempt(binascii.a2b_uu, b'#86)C x')
attempt(binascii.a2b_uu, b'#\xff')
attempt(binascii.a2b_uu, b'#')
for s in (b'a=b', b'a b \n', b'caf\xe9', b'x' * 100, b'.\n.x', b'tab\t\nend ', b'a\r\nb\r\n', b'_under score', b' ' * 80 + b'x', data):
    for kw in ({}, {'quotetabs': True}, {'istext': False}, {'header': True}):
        q = binascii.b2a_qp(s, **kw)
        print(q, binascii.a2b_qp(q, header=kw.get('header', False)) == s)
for s in (b'a=', b'a=\nb', b'a=41', b'a=4', b'==', b'a=\r\nb', b'a=zz', b'_a', b'=3D=3d'):
    print(binascii.a2b_qp(s), binascii.a2b_qp(s, header=True))
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
for f in ('b64encode', 'urlsafe_b64encode', 'b32encode', 'b32hexencode', 'b16encode', 'a85encode', 'b85encode', 'z85encode'):
    e = getattr(base64, f)(data[100:177])
    print(f, e, getattr(base64, f.replace('en', 'de'))(e) == data[100:177])
attempt(base64.b64decode, 'QQ!==', validate=True)
attempt(base64.b32decode, 'MZXW6===x')
attempt(base64.b85decode, b'\xff')
print(base64.encodebytes(data)[:80], base64.decodebytes(b'QUJD\n'))
