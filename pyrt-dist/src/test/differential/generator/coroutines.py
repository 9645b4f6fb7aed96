"""Coroutines, asynchronous generators, async with and async for, on a small event loop of the program's own that answers each await with the step's number."""
from .statements import Place, body
from .values import expr

LOOP = '''
class Pause:
    def __init__(self, value=None): self.value = value
    def __await__(self):
        got = yield self.value
        return got
def drive(coro, *plan):
    step = 0
    try:
        while step < 12:
            what = plan[step] if step < len(plan) else step
            said = coro.throw(what) if isinstance(what, BaseException) else coro.send(what if step else None)
            print('paused', said)
            step += 1
        coro.close()
        return 'closed'
    except StopIteration as e:
        return 'value', e.value
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__context__)
class Manager:
    def __init__(self, swallow=False, fail=None): self.swallow, self.fail = swallow, fail
    async def __aenter__(self):
        print('enter', await Pause('enter'))
        if self.fail == 'enter': raise KeyError('enter')
        return self
    async def __aexit__(self, kind, value, trace):
        print('exit', kind and kind.__name__, await Pause('exit'))
        if self.fail == 'exit': raise KeyError('exit')
        return self.swallow
async def agen(n=3):
    try:
        for i in range(n):
            got = yield i
            print('agen got', got, await Pause('agen'))
    finally:
        print('agen finally')
'''


def part(w):
    return w.pick(
        lambda: w.line("print(await Pause(" + expr(w, "int", 0) + "))"),
        lambda: w.line(f"async with Manager({w.pick('', 'True', 'fail=' + repr('exit'), 'fail=' + repr('enter'))}) as m:\n" + "    " * w.depth + "    " + w.pick("await Pause(1)", "raise ValueError(2)", "return 'in with'", "print(m.swallow)", "x = 1 / 0")),
        lambda: w.line(f"async for x in agen({w.dice.randint(0, 3)}):\n" + "    " * w.depth + "    " + w.pick("print(x)", "if x: break", "await Pause(x)", "if x == 1: continue", "return x", "if x == 2: raise KeyError(x)")),
        lambda: w.line(f"print([{w.pick('x', 'await Pause(x)')} async for x in agen({w.dice.randint(0, 3)}){w.pick('', ' if x', ' if await Pause(x)')}])"),
        lambda: w.line(f"print(await inner({expr(w, 'int', 0)}))"),
        lambda: w.line(f"try: await inner({w.dice.randint(0, 3)})\n" + "    " * w.depth + f"except {w.pick('ValueError', 'Exception', 'BaseException', 'GeneratorExit')} as e: print('caught', type(e).__name__)\n" + "    " * w.depth + "finally: print('finally', " + w.pick("1", "await Pause('f')") + ")"),
        lambda: w.line("a = agen()\n" + "    " * w.depth + "print(await anext(a), await a.asend(4))\n" + "    " * w.depth + w.pick("await a.aclose()", "await a.athrow(ValueError(1))", "print(await anext(a, 'd'))", "print(a.ag_running)", "await a.aclose()")),
        lambda: w.line("print({x: await Pause(x) for x in range(2)}, sum([await Pause(i) or 0 for i in range(2)]))"),
        lambda: w.line(w.pick("await 5", "await None", "async for x in [1]: pass", "async with 3: pass", "await inner", "return await (await Pause(inner(1)))", "print([x async for x in 5])")),
        lambda: body(w, Place(1, gives=False)),
    )()


def write(w):
    w.text(LOOP)
    with w.block("async def inner(n):"):
        w.line("got = await Pause(n)")
        with w.block(f"if n {w.pick('> 2', '== 1', '< 0')}:"):
            w.line(w.pick("raise ValueError(n)", "return await inner(n - 1)", "return got"))
        w.line("return got, n")
    with w.scope(a="int"):
        with w.block(f"async def outer(a={w.dice.randint(0, 3)}):"):
            for _ in range(w.dice.randint(1, 4)):
                part(w)
            w.line("return a")
    for _ in range(w.dice.randint(1, 3)):
        plan = "".join(", " + w.pick("7", "'s'", "ValueError('thrown')", "None", "KeyError('k')", "GeneratorExit()") for _ in range(w.dice.randint(0, 4)))
        w.line(f"print(drive(outer(){plan}))")
    if w.chance(0.4):
        with w.scope(a="int", b="list"):
            with w.block("async def mixed(a, b):"):
                w.line("yield a")
                body(w, Place(2, gives=True, awaits=True))
        w.line(f"async def over():\n    r = []\n    async for x in mixed({expr(w, 'int', 1)}, {expr(w, 'list', 1)}):\n        r.append(x)\n        if len(r) > 9: break\n    return r")
        w.line("print(drive(over()))")
    if w.chance(0.2):
        w.line("import asyncio\nasync def job(n, out):\n    for i in range(n):\n        out.append((n, i))\n        await asyncio.sleep(0)\n    if n == 3: raise ValueError(n)\n    return n\nasync def main():\n    out = []\n    r = await asyncio.gather(" +
               ", ".join(f"job({w.dice.randint(0, 4)}, out)" for _ in range(w.dice.randint(1, 3))) + ", return_exceptions=True)\n    return out, r\nshow('asyncio', lambda: asyncio.run(main()))")
