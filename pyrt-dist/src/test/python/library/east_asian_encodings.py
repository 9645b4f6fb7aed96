"""The encodings of East Asia: whole texts, pieces, streams, states and errors."""

import codecs
import io
import zlib

NAMES = """big5 big5hkscs cp932 cp949 cp950 euc_jp euc_jis_2004 euc_jisx0213 euc_kr gb18030 gb2312 gbk hz iso2022_jp iso2022_jp_1
iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab shift_jis shift_jis_2004 shift_jisx0213""".split()
TEXT = "abc~\\ 漢字 かな カナ ｶﾅ 한글 똠방 中文简体 繁體 é € か\u309a \U0002000b \U0001f600\n" * 2

for name in NAMES:
    packed = TEXT.encode(name, "ignore")
    text = packed.decode(name)
    print(name, len(packed), zlib.crc32(packed), zlib.crc32(text.encode()))
    e = codecs.getincrementalencoder(name)("ignore")
    pieces = b"".join(e.encode(c) for c in TEXT) + e.encode("", True)
    d = codecs.getincrementaldecoder(name)()
    print("  pieces", pieces == packed, "".join(d.decode(bytes([b])) for b in packed) + d.decode(b"", True) == text)
    stream = codecs.getreader(name)(io.BytesIO(packed))
    print("  stream", stream.readline() + stream.read() == text)
    sink = io.BytesIO()
    writer = codecs.getwriter(name)(sink, "ignore")
    writer.writelines([TEXT])
    writer.reset()
    print("  written", len(sink.getvalue()))
    for errors in ("strict", "replace", "backslashreplace"):
        for bad in (b"a\xff", b"\x81", b"\xa4\xff\x41", b"\x1b$B\x24", b"\x8f\xa2"):
            try:
                print("  ", errors, ascii(bad.decode(name, errors)))
            except UnicodeDecodeError as e:
                print("  ", e)
    for errors in ("strict", "replace", "xmlcharrefreplace"):
        try:
            print("  ", "x\U0001f601\ud800".encode(name, errors))
        except UnicodeEncodeError as e:
            print("  ", ascii(str(e)))

e = codecs.getincrementalencoder("iso2022_jp")()
print(e.getstate(), e.encode("あ"), e.getstate(), e.encode("b"), e.errors)
e.errors = "replace"
print(e.encode("\U0001f600"), e.errors)
d = codecs.getincrementaldecoder("euc_jp")()
print(ascii(d.decode(b"\xa4\xa2\xa4")), d.getstate())
d.setstate((b"\xa4", 0))
print(ascii(d.decode(b"\xa4")))
for state in (5, (b"", "x"), (b"123456789", 0)):
    try:
        d.setstate(state)
    except Exception as e:
        print(type(e).__name__)
