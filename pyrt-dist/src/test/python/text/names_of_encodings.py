# Names of encodings and error handlers that are no strings of C.
import codecs


def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for name in "utf-8\udce2", "utf-8\0", "utf\0", "latin-1\xe9", "ascii\udc80":
    print(ascii(name))
    show(lambda: b"a".decode(name))
    show(lambda: b"\xff".decode(name, "replace"))
    show(lambda: "a".encode(name))
    show(lambda: str(b"a", name))
    show(lambda: bytes("a", name))
    show(lambda: codecs.lookup(name).name)
for errors in "strict\udce2", "strict\0":
    print(ascii(errors))
    show(lambda: b"a".decode("ascii", errors))
    show(lambda: "\xff".encode("ascii", errors))
    show(lambda: codecs.lookup_error(errors))
