# Format specifications of all builtin types, str.format, f-strings and %.


def show(f, *args, **kwargs):
    try:
        return repr(f(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for value in (0, 7, -12345, 1 << 70, True):
    for spec in ("", "d", "5", "<5", ">5d", "^6", "=6", "06", "+", " ", "x", "#x", "#X", "b", "#010b", "o", "#o", "c" if value == 7 else "n", ",", "_", "_x", "e", ".2f", "%", "g", "*^9d", ".3", "s", ",x", "z", "q", "08,", "+08_d"):
        print(show(format, value, spec), end=" ")
    print()
for value in (0.0, -0.0, 1.5, -2.675, 1e100, 1e-7, 123456789.123, float("inf"), float("nan"), 0.1):
    for spec in ("", "f", ".0f", "#.0f", ".1f", "e", ".2e", "E", "g", ".3g", "#.3g", "G", "%", ".1%", "n", "10.2f", "<10", "^+12.1e", "012.3f", ",", ",.2f", "_", "z.1f", "x", ".2", "d", "s", "+", " "):
        print(show(format, value, spec), end=" ")
    print()
for value in (0j, 1 + 2j, -1.5 - 0j, complex("inf+nanj")):
    for spec in ("", ".2f", "e", "g", "20", "<20.1f", "+", "=20", "05", "%", ",", "x"):
        print(show(format, value, spec), end=" ")
    print()
for value in ("", "abc", "\u4e2d\U0001f600"):
    for spec in ("", "s", "5", "<5", ">5", "^5", "*^7", ".2", "5.1", "05", "=5", "d", "+", ",", "\U0001f600<4", "é^6.1"):
        print(ascii(show(format, value, spec)), end=" ")
    print()
for value in (None, [], object, (1,)):
    print(show(format, value), show(format, value, "5"), end=" ")
print()


class A:
    x = [1, {"k": "v"}]

    def __format__(self, spec):
        return f"A({spec})"

    def __repr__(self):
        return "A()"


a = A()
for template, args, kwargs in (("{} {}", (1, 2), {}), ("{1} {0}", (1, 2), {}), ("{a} {b!r}", (), {"a": 1, "b": "x"}), ("{0.x[1][k]} {0:spec} {0!s:>5}", (a,), {}),
                               ("{:{}}", ("x", 5), {}), ("{:{w}.{p}}", (3.14159,), {"w": 8, "p": 3}), ("{{}} {}", (1,), {}), ("{", (), {}), ("}", (), {}), ("{} {0}", (1,), {}), ("{5}", (1,), {}),
                               ("{a}", (), {}), ("{0.y}", (a,), {}), ("{0[9]}", ([1],), {}), ("{!z}", (1,), {}), ("{!}", (1,), {}), ("{0!r", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0[}", (1,), {}), ("{.x}", (a,), {}), ("{[0]}", ([7],), {}), ("{-1}", (1,), {}), ("{ 0}", (1,), {})):
    print(repr(template), show(template.format, *args, **kwargs))
print(show("{a}".format_map, {"a": 1}), show("{a}".format_map, {}))

n, t, f = 42, "text", 2.5
print(f"{n} {n!r:>5} {t!s:^8} {f:.{n - 40}f} {n:#x} {t!a} {n + 1 = } {n=:5} {t=!s} {f'{n}'} {'a' 'b'} {{}} {n:{'>'}{6}} {(lambda x: x)(3)} {A():x y}")
print(f"""{n
      + 1} {
    t}""")

for template, args in (("%d %i %u", (1, 2.9, True)), ("%5d|%-5d|%05d|%+d|% d", (1, 2, 3, 4, 5)), ("%x %X %#x %o %#o", (255,) * 5), ("%e %E %f %g %G %.2f %10.3e", (1234.5678,) * 7),
                       ("%s %r %a %%", ("é", "é", "é")), ("%c%c", (65, "B")), ("%.2s|%5.1s|%-5s|", ("abc", "abc", "a")), ("%(a)s %(b)05d", {"a": 1, "b": 2}), ("%*d %.*f", (5, 1, 2, 1.5)),
                       ("%d", ("1",)), ("%d", (1.5,)), ("%x", (1.5,)), ("%s", (1, 2)), ("%s %s", (1,)), ("%z", (1,)), ("%", ()), ("%(a", {"a": 1}), ("%(a)d", {"b": 1}), ("%c", ("ab",)), ("%c", (1.5,)), ("%c", (0x110000,)), ("%i", (1e400,)), ("%f", ("x",)), ("%s", ((1, 2),)), ("%s", {}), ("abc", {}), ("abc", (1,)), ("%.0e", (5,)), ("%#.0f", (1,)), ("%ld", (1,))):
    print(repr(template), show(template.__mod__, args))


class Named(str):
    pass


for spec in "x", "d", ".3.4", "zz":
    try:
        print(format(Named("a"), spec))
    except ValueError as e:
        print(e)
