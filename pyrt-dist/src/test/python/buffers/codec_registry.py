"""Codecs and error handlers, built in, of encodings and registered."""
import codecs


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))


for name in ('utf-8', 'UTF_8', 'cp1252', 'koi8-r', 'utf-7', 'utf-16', 'utf-32-be', 'punycode', 'cp037', 'iso8859_15', 'mac_roman', 'rot13', 'utf-8-sig', 'latin2'):
    attempt(lambda: codecs.lookup(name).name)
attempt(codecs.lookup, 'nonsense')
for text in ('abc', 'a\xe9\u20ac', '\u0416\u0443\u043a', '\U0001f600x', 'a+b~\\-', '\ud800'):
    for name in ('utf-7', 'cp1252', 'koi8-r', 'unicode_escape', 'raw_unicode_escape', 'utf-16-le', 'utf-32', 'iso8859-15', 'cp437', 'utf-8-sig', 'punycode'):
        try:
            b = text.encode(name)
            print(name, b, b.decode(name) == text)
        except UnicodeError as e:
            print(name, type(e).__name__, e.reason, e.start, e.end)
    for errors in ('ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'):
        for name in ('ascii', 'cp1252', 'charmap'):
            attempt(text.encode, name, errors)
for data in (b'abc', b'+AGE-', b'+AGE', b'+ZZ', b'a+-b', b'+2D3cAw-', b'\xff', b'+AAA-x', b'+/w', b'a+!', b'+MAA+', b'+AKMAox-y'):
    attempt(data.decode, 'utf-7')
    attempt(data.decode, 'utf-7', 'replace')
    attempt(codecs.utf_7_decode, data)
for data in (rb'\x41\u0042\U00000043\N{LATIN SMALL LETTER A}\n\101\'', b'\\', rb'\x4', rb'\u12', rb'\U00110000', rb'\N{nothing}', rb'\N', rb'\N{a', b'\xe9\\\n'):
    attempt(data.decode, 'unicode_escape')
    attempt(data.decode, 'unicode_escape', 'replace')
    attempt(data.decode, 'raw_unicode_escape')
    attempt(codecs.unicode_escape_decode, data, 'strict', False)
attempt(codecs.unicode_escape_decode, 'a\\u20ac')
for data in (rb'\x41\n\101\'\\', b'\\', rb'\x4', rb'a\xg'):
    attempt(codecs.escape_decode, data)
    attempt(codecs.escape_decode, data, 'replace')
print(codecs.escape_encode(b'a\'\\\n\x00\xff"'))
print(codecs.charmap_encode('abc', 'strict', {97: 65, 98: b'xy', 99: 0}))
attempt(codecs.charmap_encode, 'abd', 'strict', {97: 65, 98: b'xy'})
attempt(codecs.charmap_encode, 'abd', 'replace', {97: 65, 98: b'xy', 63: 64})
attempt(codecs.charmap_encode, 'abd', 'replace', {97: 65, 98: b'xy'})
attempt(codecs.charmap_encode, 'a', 'strict', {97: 300})
attempt(codecs.charmap_encode, 'a', 'strict', {97: 'x'})
print(codecs.charmap_decode(b'\0\1\2', 'strict', {0: 'ab', 1: 0x1f600, 2: ''}), codecs.charmap_decode(b'\0\1', 'strict', 'xy'))
attempt(codecs.charmap_decode, b'\3', 'strict', 'xyz')
attempt(codecs.charmap_decode, b'\0', 'strict', {0: -1})
attempt(codecs.charmap_decode, b'\0', 'strict', {0: b'x'})
print(codecs.charmap_decode(b'\0\5', 'replace', {0: None}))
print(type(codecs.charmap_build(''.join(map(chr, range(256))))).__name__, codecs.charmap_build('ab'))
print(codecs.utf_16_ex_decode(b'\xff\xfea\0', 'strict', 0, False), codecs.utf_16_ex_decode(b'\xfe\xff\0a\0', 'strict', 0, False))
print(codecs.utf_8_decode(b'ab\xe2\x82'), codecs.utf_16_encode('a', 'strict', 1), codecs.readbuffer_encode(b'xy'))


def handler(exc):
    return f'<{exc.start}:{exc.end}>', exc.end


codecs.register_error('test.show', handler)
print('a\xe9\u20acb'.encode('ascii', 'test.show'), b'a\xff\xfeb'.decode('utf-8', 'test.show'), 'a\u0416'.encode('cp1252', 'test.show'))
codecs.register_error('test.bytes', lambda e: (b'\xff', e.end))
print('a\u20ac'.encode('latin-1', 'test.bytes'), 'a\ud800b'.encode('utf-8', 'test.bytes'))
codecs.register_error('test.back', lambda e: ('x', -1))
print('a\u20acb'.encode('ascii', 'test.back'), b'a\xffb'.decode('ascii', 'test.back'))
codecs.register_error('test.wrong', lambda e: 5)
attempt('\u20ac'.encode, 'ascii', 'test.wrong')
attempt(b'\xff'.decode, 'ascii', 'test.wrong')
codecs.register_error('test.out', lambda e: ('', 99))
attempt('\u20ac'.encode, 'ascii', 'test.out')
codecs.register_error('test.non', lambda e: ('\u20ac', e.end))
attempt('\u20ac'.encode, 'ascii', 'test.non')
attempt('\u20ac'.encode, 'ascii', 'test.unknown')
print('a'.encode('ascii', 'test.unknown'))
for name in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass'):
    h = codecs.lookup_error(name)
    attempt(h, UnicodeEncodeError('ascii', 'a\u20ac\udc80\ud800', 1, 4, 'why'))
    attempt(h, UnicodeDecodeError('ascii', b'a\xff\xe9', 1, 3, 'why'))
    attempt(h, UnicodeTranslateError('a\u20ac', 1, 2, 'why'))
    attempt(h, ValueError('x'))
attempt(codecs.lookup_error, 'nonsense')


def search(name):
    if name == 'test_upper':
        return codecs.CodecInfo(lambda s, e='strict': (s.upper().encode(), len(s)), lambda b, e='strict': (bytes(b).decode().lower(), len(b)), name='test_upper')
    if name == 'test_wrong':
        return codecs.CodecInfo(lambda s, e='strict': s, lambda b, e='strict': (5, 1), name='test_wrong')


codecs.register(search)
print('abc'.encode('Test Upper'), b'ABC'.decode('test-upper'), str(b'XY', 'test_upper'), bytes('q', 'test_upper'))
attempt('abc'.encode, 'test_wrong')
attempt(b'abc'.decode, 'test_wrong')
codecs.unregister(search)
attempt('abc'.encode, 'test_upper')
attempt('abc'.encode, 'rot13')
print(codecs.encode('abc', 'rot13'))
d = codecs.getincrementaldecoder('utf-8')()
print(d.decode(b'\xe2'), d.decode(b'\x82\xac', True))
e = codecs.getincrementalencoder('utf-16')()
print(e.encode('a'), e.encode('b'))
print(list(codecs.iterdecode([b'\xc3', b'\xa9x'], 'utf-8')), list(codecs.iterencode(['a', '\xe9'], 'cp1252')))
print(codecs.BOM_UTF8, 'x'.encode('utf-8-sig'), b'\xef\xbb\xbfx'.decode('utf-8-sig'))
