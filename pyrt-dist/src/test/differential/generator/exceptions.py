"""try, except, else, finally in each other, with all ways out; chains, groups, notes, exceptions with arguments."""
from .statements import ERRORS, Place, body, caught
from .values import expr


def way(w, loop, final=False):
    options = [f"raise {w.dice.choice(ERRORS)}({w.dice.randint(0, 9)})", f"print({w.dice.randint(0, 99)})", f"log.append({w.dice.randint(0, 99)})", "1 / 0", "[][1]", "{}['k']", "undefined", "raise", "None.x", f"raise {w.dice.choice(ERRORS)}('f') from {w.pick('None', 'ValueError(1)', 'log')}",
               "pass", "int('x')", "log[5]", "print(sys.exc_info()[0])"]
    if not final:
        options += [f"return {w.dice.randint(0, 99)}", "return log.append('r')"]
        if loop:
            options += ["break", "continue"]
    return w.dice.choice(options)


def trial(w, depth, loop, final=False):
    """A try statement whose parts leave in random ways, some with another in them."""
    def part(final=final):
        for _ in range(w.dice.randint(1, 2)):
            if depth and w.chance(0.4):
                if w.chance(0.3):
                    with w.block(f"for i{depth} in range({w.dice.randint(1, 3)}):"):
                        trial(w, depth - 1, not final and True, final)
                else:
                    trial(w, depth - 1, loop, final)
            elif w.chance(0.6):
                w.line(f"log.append({w.dice.randint(100, 999)})")
            if w.chance(0.6):
                with w.block(f"if log[-1:] != [{w.dice.randint(0, 9)}]:") if w.chance(0.3) else w.block("if True:") if w.chance(0.2) else w.block("if len(log) % 2:") if w.chance(0.3) else w.block("if 1:"):
                    w.line(way(w, loop, final))
    with w.block("try:"):
        part()
    handlers = w.dice.choice((0, 1, 1, 2))
    for _ in range(handlers):
        with w.block(f"except {caught(w)}{w.pick('', ' as e', ' as e')}:"):
            part()
    if handlers and w.chance(0.3):
        with w.block("else:"):
            part()
    if not handlers or w.chance(0.5):
        with w.block("finally:"):
            part(True)


def flow(w):
    w.line("import sys")
    with w.block("def f(log):"):
        if w.chance(0.5):
            with w.block(f"for i in range({w.dice.randint(1, 4)}):"):
                w.line("log.append(i)")
                trial(w, 2, True)
            if w.chance(0.3):
                w.line("else: log.append('else')")
        else:
            trial(w, 3, False)
        w.line("return 'end', sys.exc_info()[0]")
    w.line("log = []")
    with w.block("try:"):
        w.line("print(f(log))")
    with w.block("except Exception as e:"):
        w.line("chain = []")
        with w.block("while e is not None and len(chain) < 12:"):
            w.line("chain.append((type(e).__name__, str(e), e.__suppress_context__, [t for t in [e.__traceback__.tb_lineno if e.__traceback__ else None]]))")
            w.line("e = e.__cause__ or e.__context__")
        w.line("print(chain)")
    w.line("print(log)")


def groups(w):
    def group(depth):
        members = [group(depth - 1) if depth and w.chance(0.3) else f"{w.dice.choice(ERRORS)}({w.dice.randint(0, 9)})" for _ in range(w.dice.randint(1, 3))]
        return f"ExceptionGroup({w.pick('g', 'h')!r}, [{', '.join(members)}])"
    w.line("def shape(e): return (e.message, [shape(x) for x in e.exceptions]) if isinstance(e, BaseExceptionGroup) else repr(e)")
    with w.block("def f():"):
        with w.block("try:"):
            w.line("raise " + w.pick(group(2), group(2), group(1), f"{w.dice.choice(ERRORS)}(1)"))
        for _ in range(w.dice.randint(1, 3)):
            with w.block(f"except* {caught(w)} as e:"):
                w.line("print('caught', shape(e))")
                if w.chance(0.4):
                    w.line(w.pick("raise", "raise KeyError(2)", "raise ValueError(3) from e", "raise e", "x = 1 / 0"))
        if w.chance(0.3):
            w.line("else: print('else')")
        if w.chance(0.4):
            w.line("finally: print('finally')")
    with w.block("try:"):
        w.line("print(f())")
    with w.block("except BaseException as e:"):
        w.line("print(shape(e), shape(e.__context__) if e.__context__ else None, shape(e.__cause__) if e.__cause__ else None)")
    one, two = group(2), w.dice.choice(ERRORS)
    w.line(f"show('split', lambda: [shape(p) if p else p for p in {one}.split({two})])")
    w.line(f"show('subgroup', lambda: shape({one}.subgroup(lambda e: {w.pick('isinstance(e, LookupError)', 'True', 'e.args == (3,)', 'False')})))")


def made(w):
    error = w.dice.choice(ERRORS + ["OSError", "UnicodeDecodeError", "SystemExit", "KeyboardInterrupt", "SyntaxError", "ImportError", "NameError", "UnicodeEncodeError", "BaseException", "StopAsyncIteration"])
    args = w.pick("", "1", "'m', 2", "2, 'No such', 'f'", "'utf-8', b'ab', 0, 1, 'bad'", "'m', name='n'", "*range(5)", "(1, 2)", "'m', ('f', 1, 2, 't')", "None", "'ascii', 'äb', 0, 1, 'bad'")
    w.line(f"def f():\n    e = {error}({args})\n    e.add_note('n') if {w.pick(True, False)} else None\n    print(repr(e), str(e), e.args)\n    for n in ('errno', 'strerror', 'filename', 'name', 'value', 'code', 'msg', 'lineno', 'start', 'object', 'reason', '__notes__', 'path', 'obj'):\n        if hasattr(e, n): print(n, getattr(e, n))\n    raise e.with_traceback(None)")
    w.line("try:\n    f()\nexcept BaseException as e:\n    print(type(e).__mro__[1].__name__, e.__traceback__.tb_next.tb_lineno)")


def random_body(w):
    with w.scope(a="int", b="list"):
        with w.block("def f(a, b):"):
            with w.block("try:"):
                body(w, Place(3))
            with w.block(f"except {caught(w)} as e:"):
                w.line("print('outer', type(e).__name__, e)")
                body(w, Place(2))
            with w.block("finally:"):
                body(w, Place(2, final=True))
            w.line("return a, b")
    for _ in range(3):
        w.line(f"show('f', f, {expr(w, 'int', 1)}, {expr(w, 'list', 1)})")


def write(w):
    for _ in range(w.dice.randint(1, 3)):
        w.pick(flow, flow, flow, groups, made, random_body)(w)
