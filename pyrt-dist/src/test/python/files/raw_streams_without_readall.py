"""Buffered readers over raw streams that have no readall(), and how much read1 and readinto1 give."""
import io


class Raw(io.RawIOBase):
    def __init__(self, parts):
        self.parts = list(parts)
        self.reads = 0

    def readable(self):
        return True

    def readinto(self, b):
        self.reads += 1
        part = self.parts.pop(0) if self.parts else b""
        b[:len(part)] = part
        return len(part)


print(io.BufferedReader(io.BytesIO(b"abcdef"), 3).read())
f = io.BufferedRandom(io.BytesIO(b"abcdef"), 3)
print(f.read1(), f.read(), f.read())
raw = Raw([b"abc", b"de", b"fgh", b"jkl"])
f = io.BufferedReader(raw, 10)
b = bytearray(20)
print(f.peek(3), f.readinto1(memoryview(b)[:2]), f.readinto1(memoryview(b)[:2]), raw.reads)
print(f.readinto1(b), bytes(b[:2]), f.peek(1), f.readinto1(b), bytes(b[:6]), raw.reads)
