"""Generators driven from outside: next, send, throw, close, delegation, return values, finally blocks, generator expressions, iterators written by hand."""
from .statements import Place, body
from .values import expr

STEPS = ["next(g)", "next(g)", "next(g)", "next(g, 'done')", "g.send(None)", "g.send(5)", "g.send('s')", "g.throw(ValueError('t'))", "g.throw(KeyError)", "g.close()", "g.throw(GeneratorExit)", "list(g)", "g.throw(StopIteration(3))", "sum(1 for _ in g)", "next(iter(g))", "g.gi_running",
         "g.gi_frame is None", "g.gi_suspended", "[*zip(g, range(2))]", "max(g, default=None)", "g.gi_yieldfrom is None", "dict.fromkeys(g)", "3 in g"]


def driven(w, make):
    with w.block("def drive():"):
        w.line(f"g = {make}")
        for step in w.some(STEPS, 3, 9):
            w.line(f"try: print({step!r}, {step})")
            w.line("except BaseException as e: print(type(e).__name__, e, repr(e.__context__))")
        if w.chance(0.5):
            w.line("del g")
            w.line("print('deleted')")
    w.line("drive()")


def giver(w, name):
    """A generator function with cleanup and a value."""
    with w.block(f"def {name}(n=3):"):
        with w.block("try:"):
            with w.block(w.pick("for i in range(n):", "while n > 0:")):
                w.line("n -= 1")
                w.line(w.pick("x = yield n", "x = yield (n, 'y')", "x = yield"))
                with w.block(w.pick("if x:", "if x == 's':", "if x is not None:")):
                    w.line(w.pick("print('got', x)", "raise KeyError(x)", "return x", "yield x", "n += 1 if n < 5 else 0", "break"))
        for _ in range(w.dice.choice((0, 1, 1))):
            with w.block(f"except {w.pick('ValueError', 'KeyError', 'GeneratorExit', 'Exception', 'BaseException', 'StopIteration')} as e:"):
                w.line(w.pick("print('caught', type(e).__name__)", "yield 'from except'", "raise", "return 'r'", "raise TypeError(1)", "raise StopIteration(2)", "print(e.__context__)"))
        with w.block("finally:"):
            w.line(w.pick("print('finally', n)", "print('finally')", "yield 'late'", "n = 0", "print(n)"))
        w.line(w.pick("return n", "return 'value'", "pass", "yield 'last'"))


def single(w):
    name = w.fresh("gen")
    giver(w, name)
    driven(w, f"{name}({w.dice.randint(0, 4)})")


def delegating(w):
    inner, outer = w.fresh("gen"), w.fresh("gen")
    giver(w, inner)
    if w.chance(0.4):
        w.line("class It:\n    def __init__(self): self.n = 0\n    def __iter__(self): return self\n    def __next__(self):\n        self.n += 1\n        if self.n > 3: raise StopIteration('it')\n        return self.n" +
               w.pick("", "\n    def send(self, v):\n        print('send', v)\n        return v", "\n    def throw(self, *a):\n        print('throw', a[0] if isinstance(a[0], type) else repr(a[0]))\n        raise StopIteration('thrown')", "\n    def close(self): print('close')"))
        source = "It()"
    else:
        source = w.pick(f"{inner}(2)", f"{inner}(3)", "[1, 2]", "'ab'", "range(3)", "iter([])", "5", f"{inner}()")
    with w.block(f"def {outer}():"):
        with w.block("try:"):
            w.line(f"r = yield from {source}")
            w.line("print('result', r)")
            w.line(w.pick("yield r", "return r", f"yield from {inner}(1)", "r = yield from (yield)"))
        with w.block(w.pick("except ValueError:", "except (KeyError, TypeError) as e:", "except StopIteration:", "except RuntimeError as e:")):
            w.line(w.pick("yield 'outer'", "print('outer except')", "raise"))
        w.line("finally: print('outer finally')")
    driven(w, f"{outer}()")


def random_body(w):
    name = w.fresh("gen")
    with w.scope(a="int", b="list"):
        with w.block(f"def {name}(a, b):"):
            w.line("yield a")
            body(w, Place(3, gives=True))
            body(w, Place(2, gives=True))
            w.line(f"return {expr(w, 'any', 1)}")
    driven(w, f"{name}({expr(w, 'int', 1)}, {expr(w, 'list', 1)})")


def lazy(w):
    w.line(f"def f():\n    n = {w.dice.randint(1, 3)}\n    g = (x * n for x in {w.pick('range(4)', '[1, 2, 3]', 'iter([5, 6])', 'None', '(y for y in range(3) if y != n)')}{w.pick('', ' if x', ' if x != n', ' for _ in range(2)')})\n    n = 10\n    try:\n        print(next(g))\n        n = 20\n        return list(g), list(g)\n    finally:\n        print(g.gi_frame)")
    w.line("show('lazy', f)")


def handmade(w):
    w.line(f"class Seq:\n    def __getitem__(self, i):\n        print('item', i)\n        if i > {w.dice.randint(0, 3)}: raise {w.pick('IndexError', 'StopIteration', 'KeyError')}\n        return i\n    {w.pick('', 'def __len__(self): return 3', 'def __len__(self): return -1', 'def __len__(self): raise TypeError(1)')}")
    w.line(f"show('seq', lambda: {w.pick('list(Seq())', '[*Seq()]', 'tuple(Seq())', '2 in Seq()', 'max(Seq())', 'dict.fromkeys(Seq())', 'list(reversed(Seq()))', 'a_b(*Seq())', 'set(Seq())', 'list(zip(Seq(), Seq()))')})")
    w.line(f"class It:\n    def __iter__(self): return {w.pick('self', 'iter([1])', '5', 'None')}\n    def __next__(self): {w.pick('raise StopIteration', 'raise ValueError(1)', 'return next(self.i)', 'raise StopIteration(4)')}\n    i = iter('ab')")
    w.line(f"show('it', lambda: {w.pick('list(It())', 'next(It())', 'next(It(), 7)', 'iter(It()) is None', 'sum(It())', '[*It()]', 'sorted(It())')})")
    w.line(f"show('calliter', lambda: list(iter({w.pick('lambda l=[1, 2, 3]: l.pop()', '[3, 2, 1].pop', 'lambda: tick() and 4')}, {w.pick('1', '0', '9')})))")


def write(w):
    for _ in range(w.dice.randint(1, 3)):
        w.pick(single, single, delegating, delegating, random_body, random_body, lazy, handmade)(w)
