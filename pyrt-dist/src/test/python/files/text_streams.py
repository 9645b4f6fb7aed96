# Text files: line ends, encodings, errors, positions, streams that are closed or cannot be written.
import io
import os

name = "/tmp/pyrt-test-%d.txt" % os.getpid()
with open(name, "wb") as f:
    f.write("eins\r\nzwei\rdrei\nvier ümläut €".encode())
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(name, newline=newline, encoding="utf-8") as f:
        print(repr(newline), f.readlines(), f.newlines)
for encoding in ("latin-1", "utf-8", "ascii"):
    for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape"):
        try:
            with open(name, encoding=encoding, errors=errors) as f:
                print(encoding, errors, ascii(f.read()))
        except UnicodeError as e:
            print(type(e).__name__, e)
with open(name, encoding="utf-8") as f:
    print(f.read(3), f.tell(), f.readline(), f.tell(), f.seek(0), f.read(1), f.seek(0, 2), f.read())
    for bad in ((1, 1), (-1, 0), (0, 3)):
        try:
            f.seek(*bad)
        except (ValueError, OSError) as e:
            print(type(e).__name__, e)
    for line in f.buffer.raw.name, f.mode, f.encoding, f.errors, f.line_buffering:
        print(str(line).replace(name, "NAME"))
with open(name, "w+", encoding="utf-8", newline="\r\n") as f:
    print(f.write("a\nb\n"), f.tell(), f.truncate(2), f.seek(0), f.read())
    f.reconfigure(line_buffering=True)
    f.write("x\n")
for use in (f.read, f.readline, f.tell, lambda: f.write("x"), lambda: next(f), f.flush, lambda: f.seek(0)):
    try:
        use()
    except ValueError as e:
        print(e)
try:
    with open("/dev/full", "w") as f:
        f.write("lost")
except OSError as e:
    print(e)
r, w = os.pipe()
os.close(r)
try:
    with open(w, "w") as f:
        f.write("lost")
except OSError as e:
    print(e)
with open(name, "rb") as f:
    print(f.peek(2)[:2], f.read1(1), f.read(2), f.tell(), f.seek(-1, 2), f.read())
    b = bytearray(3)
    print(f.seek(0), f.readinto(b), b, f.readinto1(b))
    raw = f.detach()
    print(raw.read(100), raw.tell())
    raw.close()
    try:
        f.read()
    except ValueError as e:
        print(e)
for mode in ("q", "rw", "rbt", "", "r+w", "xa"):
    try:
        open(name, mode)
    except ValueError as e:
        print(e)
try:
    open(name, "x")
except OSError as e:
    print(str(e).replace(name, "NAME"))
os.unlink(name)
try:
    open(name)
except OSError as e:
    print(str(e).replace(name, "NAME"))
