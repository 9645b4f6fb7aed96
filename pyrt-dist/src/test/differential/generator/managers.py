"""with statements: managers that swallow, raise, lack methods; several at once; all ways out of the block."""
from .statements import ERRORS
from .values import expr

SETUP = '''
import contextlib
class M:
    def __init__(self, name, swallow=False, fail=None): self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print('enter', self.name)
        if self.fail == 'enter': raise KeyError(self.name)
        return self
    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and kind.__name__, value, trace and trace.tb_lineno)
        if self.fail == 'exit': raise IndexError(self.name)
        return self.swallow
class NoExit:
    def __enter__(self): return 1
class NoEnter:
    def __exit__(self, *a): return 1
@contextlib.contextmanager
def made(n, swallow=False):
    print('before', n)
    try:
        yield n
    except LookupError as e:
        print('made caught', repr(e))
        if not swallow: raise
    finally:
        print('after', n)
'''


def manager(w):
    name = w.fresh("m")
    return w.pick(f"M({name!r})", f"M({name!r}, True)", f"M({name!r}, fail='exit')", f"M({name!r}, fail='enter')", f"made({name!r})", f"made({name!r}, True)", "contextlib.suppress(ValueError, LookupError)", "NoExit()", "NoEnter()", f"M({name!r}, 'yes')", "None",
                  f"contextlib.nullcontext({expr(w, 'any', 0)})", f"M({name!r}, [])", "contextlib.ExitStack()", f"contextlib.closing({w.pick('iter(())', 'x')})") + w.pick("", f" as {w.pick('v', 'v, u', 'd[0]', 'v', '(v)')}")


def out(w, depth):
    if depth and w.chance(0.5):
        return block(w, depth - 1)
    w.line(w.pick(f"raise {w.dice.choice(ERRORS)}(1)", "return 'inside'", "break", "continue", "print('inside')", "1 / 0", "undefined", "print(v)", "pass", "raise KeyError(2) from ValueError(3)", "d[9]"))


def block(w, depth):
    items = [manager(w) for _ in range(w.dice.choice((1, 1, 2, 3)))]
    text = ", ".join(items)
    with w.block(f"with {'(' + text + ')' if w.chance(0.3) else text}:"):
        out(w, depth)
    if w.chance(0.4):
        w.line("print('behind')")


def write(w):
    w.text(SETUP)
    for _ in range(w.dice.randint(1, 4)):
        with w.block("def f():"):
            w.line("d = {}")
            with w.block("for i in range(2):"):
                w.line("print('round', i)")
                if w.chance(0.4):
                    with w.block("try:"):
                        block(w, 2)
                    with w.block(f"except {w.pick('Exception', 'LookupError', 'TypeError')} as e:"):
                        w.line("print(type(e).__name__, e, repr(e.__context__))")
                    if w.chance(0.4):
                        w.line("finally: print('finally')")
                else:
                    block(w, 2)
            w.line("return 'end', d")
        w.line("show('with', f)")
    w.line(f"def g():\n    with contextlib.ExitStack() as s:\n        for n in range({w.dice.randint(0, 3)}): s.enter_context({w.pick('M(n)', 'made(n)', 'M(n, n == 1)')})\n        s.callback(print, 'callback')\n        {w.pick('raise KeyError(1)', 'return 1', 'pass', 's.pop_all()', 'raise ValueError(2)')}\n    return 2\nshow('stack', g)")
