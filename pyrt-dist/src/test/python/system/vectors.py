# Reading into and writing several buffers, at positions and not; moving bytes between files.
import os
import posix
import tempfile


def shown(function):
    try:
        print(repr(function()))
    except Exception as e:
        print(type(e).__name__, e)


with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    shown(lambda: posix.writev(fd, [b"one", b"", bytearray(b"two"), memoryview(b"three")]))
    shown(lambda: posix.pwritev(fd, [b"ON", b"E"], 0))
    shown(lambda: posix.pwritev(fd, (b"!",), 11, 0))
    parts = [bytearray(2), bytearray(0), bytearray(20)]
    shown(lambda: posix.preadv(fd, parts, 1))
    print(parts)
    os.lseek(fd, 0, 0)
    parts = [bytearray(3), bytearray(3)]
    shown(lambda: posix.readv(fd, parts))
    print(parts)
    shown(lambda: posix.readv(fd, 1))
    shown(lambda: posix.writev(fd, [1]))
    shown(lambda: posix.writev(fd, []))
    shown(lambda: posix.preadv(fd, parts, -1))
    reader, writer = os.pipe()
    shown(lambda: posix.splice(fd, writer, 4, offset_src=0))
    shown(lambda: os.read(reader, 10))
    shown(lambda: posix.splice(fd, writer, -1))
    os.close(reader)
    os.close(writer)
