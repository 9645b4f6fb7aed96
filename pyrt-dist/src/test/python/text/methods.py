# Methods of str, bytes and bytearray at their edges.


def show(f, *args, **kwargs):
    try:
        return repr(f(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


TEXTS = ("", "a", "abcabc", " \t a b\n\x85c \u2003", "Straße ǅ ﬁ İi", "\U0001f600x\U00010000", "12\u0663²½", "a\ud800b", "ABC_d1")
for t in TEXTS:
    print(ascii(t), len(t))
    for name in ("upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit",
                 "splitlines", "isalpha", "isalnum", "isascii", "isdecimal", "isdigit", "isnumeric", "isidentifier", "islower",
                 "isupper", "istitle", "isspace", "isprintable", "expandtabs", "__hash__" if not t else "isascii"):
        print(name, ascii(getattr(t, name)()), end=" ")
    print()
    for sub in ("", "a", "bc", "\U0001f600", "c \u2003"):
        print(t.find(sub), t.rfind(sub), t.count(sub), show(t.index, sub), show(t.rindex, sub), sub in t, t.startswith(sub),
              t.endswith(sub), ascii(t.replace(sub, "-")), ascii(t.replace(sub, "-", 1)), show(t.split, sub, 1).encode("ascii", "backslashreplace"),
              show(t.partition, sub).encode("ascii", "backslashreplace"), t.find(sub, 1), t.find(sub, -2), t.find(sub, 2, 1), t.count(sub, 1, -1), end=" ")
    print()
    for width in (-1, 0, 3, 12):
        print(*(ascii(getattr(t, m)(width)) for m in ("ljust", "rjust", "center", "zfill")), end=" ")
    print(ascii(t.center(9, "*")), ascii(t[::-1]), ascii(t[1:]), ascii(t[-2:]), ascii(t[::2]), ascii(t * 2))

print(show("a".ljust, 5, "xy"), show("a".center, "5"), show("a".split, ""), show("a".replace, 1, 2), show("a".join, ["b", 1]), show("a".join, 5))
print(show("-".join, "abc"), show("".join, iter(("x", "y"))), show("a".startswith, 5), show("a".startswith, ("b", "a")), show("a".endswith, ("b", 1)))
print(show("abc".translate, {97: "x", 98: None, "c": 1, 99: 100}), show(str.maketrans, "ab", "cd", "e"), show(str.maketrans, "a", "bc"), show(str.maketrans, {"ab": 1}))
print(show("abc".removeprefix, "ab"), show("abc".removesuffix, "bc"), show("abc".removeprefix, ""), show("abc".__getitem__, 3), show("abc".__getitem__, "a"))
print(show("a\tb\tcc\td".expandtabs, 4), show("a\tb".expandtabs, 0), show("\t".expandtabs, tabsize=2), show("a\nb\r\nc\rd\x0be\x1cf".splitlines, True))
print(show("  x  y ".split, None, 1), show("  x  y ".rsplit, None, 1), show("a,b,,c".split, ",", 2), show("a,b,,c".rsplit, ",", 2), show("a,b".split, sep=",", maxsplit=0))
print(show(str, b"\xc3\xa4", "utf-8"), show(str, b"\xff", "utf-8"), show(str, b"\xff", "utf-8", "replace"), show(str, b"\xff", errors="ignore"), show(str, "a", "utf-8"), show(str, 5, "utf-8"))
print(show("ä\ud800".encode), show("ä".encode, "ascii"), show("ä\u20ac".encode, "latin-1", "xmlcharrefreplace"), show("ä".encode, "ascii", "namereplace"), show("ä".encode, "nope"), show("\ud800".encode, "utf-8", "surrogatepass"))
print(show("a".__add__, 1), show(lambda: "a" * "b"), show("a".__mod__, ()), show("a" .__contains__, 1), show("%s %r" .__mod__, (1,)), show("%d".__mod__, "x"), show("%c".__mod__, -1), show("%(a)s".__mod__, 1))

for make in (bytes, bytearray):
    for t in (b"", b"abcabc", b" \t a\nB\x0b\xff ", b"12", b"Ab cD"):
        t = make(t)
        print(*(repr(getattr(t, name)()) for name in (
            "upper", "lower", "title", "capitalize", "swapcase", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "isalpha", "isalnum",
            "isascii", "isdigit", "islower", "isupper", "istitle", "isspace", "expandtabs", "hex")))
        for sub in (b"", b"a", b"bc", bytearray(b" "), 97):
            print(show(t.find, sub), show(t.rfind, sub), show(t.count, sub), show(t.index, sub), show(t.replace, sub, b"-"), show(t.partition, sub), show(t.split, sub), sub in t if sub != 97 else "")
    print(show(make, 3), show(make, -1), show(make, [1, 256]), show(make, "a"), show(make, "ä", "utf-8"), show(make, [1.5]), show(make, 1.5), show(make, b"a", "utf-8"))
    print(show(make.fromhex, "0a Ff"), show(make.fromhex, "0"), show(make.fromhex, "zz"), show(make(b"ab").hex, ":", 1), show(make(b"abcd").hex, "-", -3), show(make(b"a").hex, "::"))
    print(show(make(b"a").join, [b"b", bytearray(b"c")]), show(make(b"a").join, ["b"]), show(make(b"abc").translate, None, b"b"), show(make(b"abc").translate, b"x"), show(make(b"%d|%s|%a").__mod__, (1, b"x", "é")))
    print(show(make(b"abc").__getitem__, 5), show(make(b"abc").__getitem__, slice(None, None, -1)), show(make(b"a").__add__, "b"), show(make(b"a").__mul__, 3), show(make(b"a").__lt__, "b"), make(b"a") == "a", show(make(b"ab").startswith, "a"))

b = bytearray(b"hello")
b[1:3] = b"EYY"
b += b"!"
b.append(33)
b.extend([65, 66])
b.insert(0, 72)
print(b, b.pop(), b.pop(0), show(b.pop, 99), show(b.remove, 1), show(b.append, 256), show(b.append, "a"), show(b.__setitem__, 0, 300))
del b[::2]
b.reverse()
print(b, b * 2, b.copy() == b, show(b.__setitem__, slice(0, 4, 2), b"x"))
b.clear()
print(b, show(b.pop))
