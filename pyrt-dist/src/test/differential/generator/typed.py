"""Annotated functions with loops over ints, floats and lists that run long enough to be compiled, some of which change their types or overflow on the way."""


def number_loop(w):
    kind = w.pick("int", "int", "float")
    start = w.pick("0", "1", "2**31 - 50", "2**62", "2**63 - 60", "-2**63 + 40") if kind == "int" else w.pick("0.0", "1.0", "1e16", "1e300", "-0.0")
    steps = [w.pick("t += i", "t -= i", "t = t * 3 + i", "t ^= i", "t = t * i % 1000003", "t = -t + 1", "t += i * i", "t = t // 3 + i", "t = (t << 1) ^ i", "t = abs(t) - i", "t = t & 0xffffffff", "t = t >> 1", "t = max(t, i)", "t = t % (i + 1)", "t += 1 if i & 1 else -2") if kind == "int" else
             w.pick("t += i", "t *= 1.0000001", "t = t / 3 + i", "t -= 0.1", "t = t * t % 7.5", "t = -t", "t += i / 3", "t = t // 2 + 1.5", "t = round(t, 3)", "t = min(t, 1e5)", "t += 1 if t < i else -1.5", "t = float(int(t)) if abs(t) < 1e15 else 1.0", "t = t * t if t < 10 else t / 2") for _ in range(w.dice.randint(1, 3))]
    odd = w.pick("", "", f"if i == {w.dice.randint(1, 3000)}: t = {w.pick('float(t)', 'True', '2**80', '1.5', '0')}", f"if i % 977 == 976: continue", f"if t == {w.dice.randint(0, 9)}: break", "if i == 700: n = 800")
    with w.block(f"def loop(n: int) -> {kind}:"):
        w.line(f"t: {kind} = {start}")
        if w.chance(0.5):
            header = w.pick("for i in range(n):", "for i in range(0, n, 2):", "for i in range(n, 0, -1):", "for i in range(2**63 - 5, 2**63 - 5 + n):")
            with w.block(header):
                for step in steps:
                    w.line(step)
                w.line(odd) if odd else None
                w.line("if not -1e18 < t < 1e18: t = " + w.pick("1", "t % 97", "t // 10**9 if t == t and abs(t) < 1e300 else 2"))
        else:
            w.line("i = 0")
            with w.block("while i < n:"):
                w.line("i += 1")
                for step in steps:
                    w.line(step)
                w.line(odd) if odd else None
                w.line("if not -2**70 < t < 2**70: t = " + w.pick("1", "t % 97 if t == t and abs(t) < 1e300 else 3"))
        w.line("return t")
    for n in w.some([10, 100, 700, 3000, 0, -1, 2500], 1, 3):
        w.line(f"show('loop', loop, {n})")
    if w.chance(0.3):
        w.line(f"show('loop', loop, {w.pick('2.5', 'True', repr('x'), 'None', '[]')})")


def list_loop(w):
    body = w.pick("out.append(v * 2)", "out[len(out):] = [v]", "out.append(out[-1] + v if out else v)", "out = out + [v]\n        if len(out) > 40: out = out[20:]", "out.insert(0, v)\n        if len(out) > 9: out.pop()", "out.append(v) if v not in out else None", "out.append((i, v))", "v, out = v + 1, out + [v][:1]\n        del out[30:]")
    w.line(f"def fill(vs: list[int]) -> list:\n    out: list = []\n    for i, v in enumerate(vs):\n        {body}\n    return out")
    w.line(f"show('fill', lambda: (lambda r: (len(r), r[-5:]))(fill({w.pick('list(range(600))', '[1.5] * 300', 'list(range(200)) + [2**64] * 3', '[1, 2, None, 3]', '(True, False) * 50', 'list(range(500, 0, -7))', 'range(300)')})))")


def sieve(w):
    limit = w.dice.choice([50, 300, 1000])
    w.line(f"def primes(n: int) -> list[int]:\n    flags: list[bool] = [True] * (n + 1)\n    flags[0] = flags[1] = False\n    i: int = 2\n    while i * i <= n:\n        if flags[i]:\n            for j in range(i * i, n + 1, i): flags[j] = False\n        i += 1\n    return [i for i, f in enumerate(flags) if f]\nshow('primes', lambda: primes({limit})[-6:])")


def point(w):
    change = w.pick("", "if i == 50: p.x = 'text'", "if i == 60: p.y = 1.5", "if i == 70: del p.x", "if i == 40: p = Q(i, i)", "if i == 30: P.step = lambda s, d: 'patched'", "if i == 20: p.z = 1", "if i == 80: p.__class__ = Q")
    w.line(f"class P:\n    {w.pick('x: int', '__slots__ = (' + repr('x') + ', ' + repr('y') + ', ' + repr('z') + ')', 'pass')}\n    def __init__(self, x: int, y: int) -> None:\n        self.x = x\n        self.y = y\n    def step(self, d: int) -> int:\n        self.x += d\n        self.y -= {w.pick('1', 'd', 'self.x')}\n        return self.x ^ self.y\nclass Q(P):\n    def step(self, d):\n        return super().step(d + 1)")
    with w.block("def walk(n: int) -> tuple:"):
        w.line("p = P(1, 2)\n    t = 0".replace("\n    ", "\n" + "    " * w.depth))
        with w.block("for i in range(n):"):
            if change:
                w.line(change)
            w.line("t = p.step(i)")
        w.line("return t, p.x, p.y, type(p).__name__")
    for n in (5, 100, 1500):
        w.line(f"show('walk', walk, {n})")


def strings(w):
    step = w.pick("s += chr(97 + i % 26)", "s = s[1:] + str(i)", "s = str(i) + s[:20]", "s = s.replace('a', 'b') + 'a'", "s += f'{i}'", "d[s[-1:]] = d.get(s[-1:], 0) + 1\n        s += str(i % 7)", "n += s.count('1') + len(s)\n        s = str(i)", "n += ord(s[i % len(s)]) if s else 0\n        s += 'é'", "n = hash(s) % 1000\n        s += '_'")
    w.line(f"def build(k: int):\n    s: str = {w.pick(repr(''), repr('abc'), repr('é'))}\n    n: int = 0\n    d: dict[str, int] = {{}}\n    for i in range(k):\n        {step}\n        if len(s) > 400: s = s[-30:]\n    return s[-40:], n, d\nshow('build', build, {w.dice.choice([5, 200, 1200])})")


def generic(w):
    w.line(w.pick(
        "class Box[T: int]:\n    def __init__(self, v: T) -> None: self.v = v\n    def get(self) -> T: return self.v\nshow('box', lambda: (Box[int](3).get(), Box.__type_params__, Box[str].__args__, Box[int].__origin__.__name__))",
        "def first[T, *Ts, **P](x: T, *a: *Ts) -> T: return x\nshow('first', lambda: (first(1, 2), first.__type_params__, first.__annotations__['x']))", "type Tree[T] = T | list[Tree[T]]\nshow('tree', lambda: (Tree, Tree.__value__, Tree.__type_params__, Tree[int]))",
        "import typing\nclass N(typing.NamedTuple):\n    a: int\n    b: str = 'x'\nshow('named', lambda: (N(1), N(1)._replace(a=2), N._fields, N.__annotations__))",
        "from dataclasses import dataclass, field\n@dataclass(order=True, frozen=True)\nclass DC:\n    a: int\n    b: list = field(default_factory=list, compare=False)\nshow('dc', lambda: (DC(1), DC(1) < DC(2), DC(1) == DC(1, [2]), hash(DC(3)) == hash(DC(3))))\nshow('dc', lambda: setattr(DC(1), 'a', 2))",
        "import enum\nclass E(enum.IntFlag):\n    A = 1\n    B = 2\n    C = A | B\nshow('enum', lambda: (E.A | E.B, E(3), E.C & E.A, ~E.A, list(E), E['B'], E.A + 1))\nshow('enum', lambda: E(9))"))


def write(w):
    for _ in range(w.dice.randint(1, 4)):
        w.pick(number_loop, number_loop, number_loop, list_loop, sieve, point, strings, generic)(w)
