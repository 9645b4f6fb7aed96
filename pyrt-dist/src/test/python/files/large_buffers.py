"""Streams whose buffers are in blocks: sizes around those of buffers, all directions, views of BytesIO, threads."""

import io
import os
import tempfile
import threading
import zlib

folder = tempfile.mkdtemp()
path = os.path.join(folder, "file")
data = b"".join(b"line %d %s\n" % (i, b"x" * (i % 90)) for i in range(9000))
print(len(data), zlib.crc32(data))

for size in (1, 100, 16384, 16385, 50000, 131072, 1 << 20):
    with open(path, "wb", buffering=max(size, 2)) as f:
        for i in range(0, len(data), 7777):
            f.write(data[i : i + 7777])
    with open(path, "rb", buffering=max(size, 2)) as f:
        lines = f.readlines()
        f.seek(0)
        pieces = [f.read(n) for n in (1, 10, 1000, 20000, 40000, 130000, 300000)]
        f.seek(100)
        into = bytearray(70000)
        n = f.readinto(into)
        m = f.readinto1(memoryview(into)[5:2000])
        print(size, len(lines), zlib.crc32(b"".join(lines)), [len(p) for p in pieces], n, 0 < m <= 1995, f.tell() == 100 + n + m, len(f.peek()) > 0)
        print(zlib.crc32(into[2000:]), f.read() == data[100 + n + m :])

with open(path, "r+b") as f:
    for i in range(200):
        f.seek(i * 1500)
        f.write(b"#" * (i * 3))
        f.read(10)
        f.readline()
    f.flush()
    f.seek(0)
    print(zlib.crc32(f.read()))
with open(path, "ab") as f:
    f.write(bytearray(b"a" * 200000))
    f.write(memoryview(bytearray(b"b" * 5000))[1:-1])
print(os.path.getsize(path))
with open(path, "rb") as f:
    f.seek(-10, 2)
    print(f.read())


class Raw(io.RawIOBase):
    """A stream written in Python."""

    def __init__(self):
        self.data = bytearray(data)

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, into):
        n = min(len(into), len(self.data), 30000)
        into[:n] = self.data[:n]
        del self.data[:n]
        return n

    def write(self, b):
        self.data += b[:25000]
        return min(len(b), 25000)


r = io.BufferedReader(Raw(), 60000)
print(zlib.crc32(r.read(70000)), len(r.readline()), len(r.read()))
raw = Raw()
raw.data.clear()
w = io.BufferedWriter(raw, 60000)
for i in range(0, len(data), 11000):
    w.write(data[i : i + 11000])
w.flush()
print(raw.data == data)

b = io.BytesIO(data)
print(len(b.read(5000)), len(b.readline()), b.tell())
b.seek(3)
b.write(bytearray(b"y" * 3000))
print(zlib.crc32(b.getvalue()), b.readline() == data[3003:].split(b"\n")[0] + b"\n")
view = b.getbuffer()
for change in (lambda: b.write(b"x"), lambda: b.truncate(5), b.close):
    try:
        change()
    except BufferError as e:
        print(e)
view[:4] = b"head"
print(bytes(view[:6]), b.getvalue()[:6], len(view))
view.release()
b.seek(len(data) + 5000)
b.write(b"end")
print(len(b.getvalue()), b.getvalue()[-8:], b.truncate(2000), len(b.getvalue()), b.seek(0), b.readinto(into), into[:4])
b.close()
b = io.BytesIO()
for i in range(5000):
    b.write(b"%d," % i)
print(zlib.crc32(b.getvalue()), b.tell())

# Threads that share a stream: each piece is whole.
wrong = []
with open(path, "wb") as f:

    def write(letter):
        for i in range(200):
            f.write(letter * 1000)

    threads = [threading.Thread(target=write, args=(x,)) for x in (b"p", b"q")]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
shared = open(path, "rb", buffering=40000)


def read():
    while piece := shared.read(1000):
        if piece.strip(piece[:1]):
            wrong.append(piece)


threads = [threading.Thread(target=read) for x in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong, shared.tell())
shared.close()
b = io.BytesIO()


def fill(letter):
    for i in range(500):
        b.write(letter * 100)
        with b.getbuffer() as v:
            if bytes(v[:1]) not in (b"p", b"q"):
                wrong.append(1)
        b.getvalue()


def fill_if_possible(letter):
    try:
        fill(letter)
    except BufferError:
        pass


threads = [threading.Thread(target=fill_if_possible, args=(x,)) for x in (b"p", b"q")]
for t in threads:
    t.start()
for t in threads:
    t.join()
value = b.getvalue()
print(wrong, set(value) <= set(b"pq"), len(value) % 100)
os.unlink(path)
os.rmdir(folder)
