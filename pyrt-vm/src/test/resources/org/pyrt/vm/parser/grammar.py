"""Statements and expressions of every kind, densely."""
from __future__ import annotations
import os, sys as system, a.b.c as abc
from . import x
from ...pkg.sub import (y as z, w,)
from mod import *

x = y = z = 1
x, *y = z
(x), [y, (z,)], *w = a
x: int
x: int = 1
(x): int = 1
x.y: list[int]
x[0]: int = 2
x += 1; x -= 1; x *= 1; x @= 1; x /= 1; x //= 1; x %= 1; x **= 2; x <<= 1; x >>= 1; x &= 1; x |= 1; x ^= 1
x = yield_ = (yield)
del x, (y, [z]), a.b, a[1]
assert x, "message"
pass
global_ = nonlocal_ = None
type = match = case = _ = 1
type X = int
type Y[T: (int, str), *Ts = *tuple[int], **P = [int]] = dict[T, P]
print(type, match, case)
match (x)
match[x] = 1
match.x, match * 2, match - 1


def f(): return
def g(a, b: int = 1, /, c=2, *args: *Ts, d, e: str = "x", **kwargs) -> int:
    """Docstring."""
    global q, r
    def inner():
        nonlocal a, b
        return a, *b
    if a: pass
    elif b:
        return 1
    elif c: return
    else:
        raise
    raise ValueError from None
    raise x
def h(*, a, b=1): yield
def i(a, /): yield 1, *b
def j(*a: int): yield from k()
def k[T, *Ts, **P](x: T) -> T: ...
async def l(a):
    await a
    async with a as b, c: pass
    async for x in y:
        break
    else:
        continue
    return [x async for x in y if await z]


@decorator
@other.decorator(1)
@(lambda f: f)
class A: pass
class B(A, metaclass=M, **kw):
    x = 1

    @property
    async def f(self): pass
class C[T](Generic[T]): ...
class D(): ...


if x: y
while x:
    break
else: pass
for x in y: continue
for x, *y in 1, 2, *z:
    pass
else:
    pass
for x, in y: ...
for (x) in y: ...
for x.y in z: ...
for x[0], [y] in z: ...

with a: pass
with a as b, c as (d, e), f() as g.h: pass
with (a): pass
with (a, b): pass
with (a as b): pass
with (a as b, c,): pass
with (a, b) as c: pass
with (a), (b): pass
with (a).b as c, d: pass
with (yield): pass
with (x for x in y): pass
with (a if b else c): pass
with (a := b): pass
with (): pass

try: a
except: b
try:
    a
except A as e:
    b
except (B, C): pass
except D, E: pass
else: c
finally:
    d
try: a
finally: b
try: a
except* A: b
except* B as c: d
except* C, D: e

lambda: 1
lambda x, /, y=1, *z, w, v=2, **u: (x, y)
lambda *, x: x
lambda *x: x
lambda **x: x
a if b else c if d else e
a or b or c and d and not e
not not a
a < b <= c == d != e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** c
+a, -a, ~a, - - a
await_ = a.b.c[d](e)(f, *g, h=i, **j)[k].l
f(x for x in y)
f(x, (x for x in y))
f(a := 1, *b, c=d, *e, **g, h=i)
f(*a, b, *c)
f(a,)
a[b], a[b:c], a[b:c:d], a[:], a[::], a[b,], a[b, c:d, ...], a[*b], a[*b, c], a[b := 1]
(), (a,), (a, b), [a, b], [], {a}, {a, *b}, {}, {a: b}, {a: b, **c}, {**a, b: c,}, [*a, *b], (*a,)
[a for b in c], {a for b in c if d if e}, {a: b for c in d for e in f}, (a for b, *c in d)
[a async for b in c], [[a for a in b] for b in c], [a for b in (lambda: c)()]
(yield), (a := b), ((a))
x = a, *b
x = *a,
1, 1_000, 0xff, 0XFF, 0o17, 0b1_01, 0, 00, 0_0, 123456789012345678901234567890, 0xffffffffffffffffff
1., .5, 1.5, 1e10, 1E-5, 1_0.0_1e1_0, 1e400, 0.1, 1e16, 123456789.123, 5e-324, 1e22, 1e23
1j, 1.5J, 0j, 1e3j, 0777.5, 09.5, 08e1
True, False, None, ..., __debug__
1if x else 2
