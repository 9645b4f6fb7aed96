"""Bytearrays whose bytes are in blocks: the same operations on small and large ones, views, threads that resize and read."""

import gc
import struct
import threading
import zlib

for n in (0, 1, 100, 1023, 1024, 1025, 5000, 70000, 3_000_000):
    b = bytearray(n)
    print(n, len(b), any(b[:100]), b == bytes(n), zlib.crc32(b))

b = bytearray(range(256)) * 30
print(len(b), b[300], b[-1], b[10:14], b[::1000], b[5000:10:-1500])
print(b.find(b"\x10\x11"), b.rfind(b"\x10\x11"), b.count(b"\x10\x11"), b.find(b"\x11\x10"), b.index(255, 300), 200 in b, b"\xff\x00" in b)
print(b.startswith(b"\x00\x01"), b.endswith(b"\xfe\xff"), b.startswith(b"\x01", 1), len(b.split(b"\x00")), len(b.rsplit(b"\x00", 3)), len(b.splitlines()))
print(len(b.replace(b"\x00", b"")), len(b.strip(bytes(range(20)))), b.partition(b"\x20")[1], len(b.translate(None, b"abc")), b.isascii())
print(b > b[:-1], b == bytearray(b), b < b + b"x", bytes(b) == b, len(b + b), len(b * 3), b.hex()[:12], b.upper()[97:100])

b[1000:2000] = b"new"
b[0] = 7
del b[2000:3000], b[::3]
b.insert(100, 9)
print(len(b), zlib.crc32(b), b.pop(), b.pop(50))
b.extend(range(200))
b += b"tail" * 500
b.reverse()
print(len(b), zlib.crc32(b), b[:4])

# Queues: bytes appended at the end and deleted at the front.
q = bytearray()
total = 0
for i in range(3000):
    q += b"%06d" % i * 3
    if i % 3 == 2:
        total += q[5]
        del q[:40]
print(len(q), total, q[:6])

# Views keep the size.
m = memoryview(b)
for change in (lambda: b.append(1), lambda: b.clear(), lambda: b.extend(b"abc"), lambda: b.pop()):
    try:
        change()
    except BufferError as e:
        print(e)
print(m[10], m[-1], m[5:9].tobytes(), m[5:9].tolist(), m[::-1][:3].tolist(), m[:8].cast("I").tolist())
m[10:13] = b"xyz"
m[::500] = bytes(len(m[::500]))
struct.pack_into("<dI", b, 4000, 1.5, 77)
print(b[10:14], struct.unpack_from("<dI", m, 4000), m == b, m[4000:4012] == b[4000:4012])
half = m[2000:]
m.release()
try:
    m[0]
except ValueError as e:
    print(e)
print(half[0], len(half))
half.release()
b.clear()
print(b)


class Sub(bytearray):
    pass


# A cycle with a view of a large one.
s = Sub(b"x" * 5000)
s.view = memoryview(s)
s.me = s
del s
gc.collect()

# Threads that resize and read: nobody ever sees another one's bytes.
wrong = []


def resize(b, fill):
    for i in range(300):
        try:
            b += fill * 2000
            del b[:2000]
        except BufferError:
            pass


def read(b, fill):
    for i in range(300):
        part = b[100:1100]
        if part.strip(fill):
            wrong.append(part)
        if b and b.find(fill) != 0:
            wrong.append(b)
        with memoryview(b) as m:
            if bytes(m).strip(fill):
                wrong.append(m)


threads = []
for fill in (b"a", b"b"):
    shared = bytearray(fill * 2000)
    threads.append(threading.Thread(target=resize, args=(shared, fill)))
    threads.append(threading.Thread(target=read, args=(shared, fill)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong)
