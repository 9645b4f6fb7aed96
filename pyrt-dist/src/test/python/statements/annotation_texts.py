"""Under the future import, annotations are texts: the source, put into normal form."""
from __future__ import annotations


def f(
    a: int,
    b: list [ int ],
    c: "quoted",
    d: (1 + 2) * 3,
    e: -x ** -y,
    f: (-x) ** 2,
    g: a if b else c,
    h: lambda x, *y, k=1, **z: x + 1,
    j: {1: 2, **other},
    k: {1, 2, *more},
    l: [x for x in y if x if z for w in v],
    n: {k: v for k, v in items},
    o: f"text {a!r:>{width}} {{braces}}",
    p: x[1:2, ::3, ...],
    q: a.b.c(d, *e, k=1, **f),
    r: not a and (b or c) and not (d and e),
    s: a < b <= c != d is not e not in f,
    u: (1,),
    v: (),
    w: ((1, 2), [3, 4]),
    x: b"bytes" + b'\x00',
    y: 1e400 + 1.5j + 0x10 + 1_000,
    z: ~a @ b // c % d << 1 >> 2 & 3 | 4 ^ 5,
    bb: 5 .real,
    cc: None | True | False | ...,
    dd: x(y for y in z),
    ee: x[(a, b)],
    ff: x[*a],
    gg: "multi" "part" 'with \' quote',
    hh: u"unicode",
    ii: (a if b else c) if d else (lambda: e),
    jj: lambda a, /, b, *, c: None,
    kk: lambda *, c=2: c,
    mm: 2 ** 3 ** 4,
    nn: (2 ** 3) ** 4,
    oo: a - (b - c) - d,
    pp: not (not a),
    qq: t"template {x!s:3}",
    rr: x[a:b, c],
    ss: x[lambda: 1],
    tt: [*a, *b],
) -> undefined[0]:
    pass


for name, text in f.__annotations__.items():
    print(name, "=", text)
print(f.__annotate__(1) == f.__annotations__)


class C:
    a: not_defined = 1
    if a:
        b: nor[this]
    else:
        c: never
    __private: int


print(C.__annotations__, C.__annotate__)
x: undefined
y: also . undefined = 3
print(__annotations__)


def g(a: int, *args: *Ts, b: str = "x", **kw: z) -> -1:
    v: nothing = 1
    return v


print(g.__annotations__, g(1))
