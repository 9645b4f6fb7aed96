"""zlib: formats, windows, streams in pieces, copies, dictionaries and errors."""

import zlib

data = b"".join(b"line %d of some text, line %d again\n" % (i, i * 7 % 13) for i in range(2000))


def check(name, packed, wbits):
    print(name, zlib.decompress(packed, wbits) == data, len(packed) < len(data) // 2)


for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(data, level)
    print(level, zlib.decompress(packed) == data, packed[:2].hex())
for wbits in (9, 12, 15, -9, -15, 25, 31):
    c = zlib.compressobj(wbits=wbits)
    packed = c.compress(data) + c.flush()
    check(wbits, packed, wbits)
    if wbits > 0:
        check("either", packed, wbits & 15 | 32)
print(zlib.compressobj().compress(b"").hex(), zlib.compressobj(wbits=31).compress(b"").hex())

c = zlib.compressobj()
first = c.compress(data[:5000])
d = c.copy()
check("copied", first + d.compress(data[5000:]) + d.flush(), 15)
check("original", first + c.compress(data[5000:]) + c.flush(), 15)

packed = zlib.compress(data)
d = zlib.decompressobj()
out = b""
for i in range(0, len(packed), 7):
    out += d.decompress(packed[i : i + 7])
    if i == 700:
        e = d.copy()
        rest = e.decompress(packed[i + 7 :])
        print(out + rest == data, e.eof)
print(out == data, d.eof, d.unused_data, d.unconsumed_tail)

d = zlib.decompressobj()
out = d.decompress(packed + b"tail", 100)
while not d.eof:
    out += d.decompress(d.unconsumed_tail, 100)
print(out == data, d.eof, d.unused_data)

d = zlib._ZlibDecompressor()
out = d.decompress(packed, 10)
print(out, d.needs_input, d.eof)
while not d.eof:
    out += d.decompress(b"", 1000)
print(out == data, d.unused_data)

for mode in (zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK):
    c = zlib.compressobj(wbits=-15)
    packed = c.compress(data[:100])
    packed += c.flush(zlib.Z_SYNC_FLUSH)
    print(zlib.decompressobj(-15).decompress(packed) == data[:100], c.flush(zlib.Z_NO_FLUSH))

words = b"some text, line again"
c = zlib.compressobj(zdict=words)
packed = c.compress(data) + c.flush()
print(zlib.decompressobj(zdict=words).decompress(packed) == data)
for zdict in (b"", b"other words"):
    try:
        zlib.decompressobj(zdict=zdict).decompress(packed) if zdict else zlib.decompress(packed)
    except zlib.error as e:
        print(e)

packed = zlib.compress(data)
gz = zlib.compress(data, wbits=31)
for broken, wbits in [
    (b"", 15), (packed[:-5], 15), (b"\0\0" + packed, 15), (packed[:-1] + b"?", 15), (packed, 9), (gz[:-1] + b"?", 31),
    (gz[:-5] + b"????" + gz[-1:], 31), (b"\x1f\x8b\x08\xff" + gz, 31), (b"\x07abc", -15), (b"\x01abcdef", -15), (packed, 99),
]:
    try:
        zlib.decompress(broken, wbits)
    except zlib.error as e:
        print(e)

for call in (
    lambda: zlib.compress(data, 10), lambda: zlib.compressobj(11), lambda: zlib.decompressobj(3), lambda: zlib.decompressobj().flush(0),
    lambda: zlib.decompressobj().decompress(b"", -1), lambda: zlib.compress("text"), lambda: zlib.decompressobj(zdict="x"),
):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print(zlib.crc32(data), zlib.crc32(data[10:], zlib.crc32(data[:10])), zlib.adler32(data), zlib.adler32(data[10:], zlib.adler32(data[:10])), zlib.adler32(b"", 5))
