"""async def, await, async for, async with, driven by hand."""


class Suspend:
    """Awaiting it suspends the coroutine with a value and gives what is sent."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def drive(coroutine, *answers):
    """Runs a coroutine to its end and answers what it suspends with; prints the traffic."""
    answers = list(answers)
    value = None
    while True:
        try:
            out = coroutine.send(value)
        except StopIteration as e:
            print(" returned", e.value)
            return e.value
        print(" suspended", out)
        value = answers.pop(0) if answers else None
        if isinstance(value, BaseException):
            try:
                out = coroutine.throw(value)
            except StopIteration as e:
                print(" returned", e.value)
                return e.value
            print(" suspended after throw", out)
            value = answers.pop(0) if answers else None


async def simple():
    return 42


c = simple()
print(type(c).__name__, c.cr_running, c.cr_suspended, c.cr_await, c.__name__, c.__qualname__)
drive(c)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def two():
    a = await Suspend("first")
    b = await Suspend("second")
    return a, b


drive(two(), 1, 2)


async def nested():
    x = await two()
    y = await two()
    return x + y


drive(nested(), 1, 2, 3, 4)


async def catching():
    try:
        return await Suspend("waiting")
    except ValueError as e:
        print(" caught", e)
        return await Suspend("again")
    finally:
        print(" finally")


drive(catching(), ValueError("thrown"), "done")
try:
    drive(catching(), KeyError("not caught"))
except KeyError as e:
    print("out:", e)


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    async def __aenter__(self):
        print(" enter", await Suspend("entering"))
        return self

    async def __aexit__(self, kind, value, traceback):
        print(" exit", kind, value, await Suspend("leaving"))
        return self.swallow


async def managed(swallow, fail):
    async with Manager(swallow) as m:
        print(" body", m.swallow)
        if fail:
            raise ValueError("in body")
    print(" after")
    return "end"


drive(managed(False, False), 1, 2)
drive(managed(True, True), 3, 4)
try:
    drive(managed(False, True))
except ValueError as e:
    print("out:", e)


async def early():
    for i in range(3):
        async with Manager(), Manager(True) as m:
            if i == 0:
                continue
            if i == 1:
                return i


drive(early())


class Counter:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return await Suspend(self.i)


async def loop(n):
    out = []
    async for x in Counter(n):
        out.append(x)
        if x == "stop":
            break
        if x == "skip":
            continue
        out.append("+")
    else:
        out.append("else")
    return out


drive(loop(3), "a", "skip", "c")
drive(loop(3), "a", "stop")
drive(loop(0))


async def comprehensions():
    a = [x async for x in Counter(2)]
    b = {x: y async for x in Counter(2) for y in "z"}
    c = {x async for x in Counter(3) if x != 2}
    d = [await Suspend(i) for i in range(2)]
    e = [(x, y) async for x in Counter(2) async for y in Counter(1)]
    f = [await Suspend("t"), [w async for w in Counter(1)], await Suspend("u")]
    return a, b, sorted(c), d, e, f


drive(comprehensions(), *range(1, 20))


async def wrong():
    for make in (
        lambda: 5,
        lambda: BadAwait(),
        lambda: BadAwait2(),
    ):
        try:
            await make()
        except TypeError as e:
            print(" ", e)
    try:
        async for x in 5:
            pass
    except TypeError as e:
        print(" ", e)
    try:
        async for x in BadIter():
            pass
    except TypeError as e:
        print(" ", e)
    try:
        async for x in BadNext():
            pass
    except TypeError as e:
        print(" ", e, "|", repr(e.__cause__))
    for m in (5, OnlyEnter(), OnlyExit(), Plain(), BadEnter()):
        try:
            async with m:
                pass
        except TypeError as e:
            print(" ", e)
    c = two()
    try:
        for x in c:
            pass
    except TypeError as e:
        print(" ", e)
    c.close()
    try:
        with Manager():
            pass
    except TypeError as e:
        print(" ", e)


class BadAwait:
    def __await__(self):
        return 5


class BadAwait2:
    def __await__(self):
        global kept
        kept = simple()
        return kept


class BadIter:
    def __aiter__(self):
        return 5


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class OnlyEnter:
    async def __aenter__(self):
        pass


class OnlyExit:
    async def __aexit__(self, *a):
        pass


class Plain:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class BadEnter:
    def __aenter__(self):
        return 5

    def __aexit__(self, *a):
        return 5


drive(wrong())
kept.close()


async def twice():
    c = two()
    c.send(None)
    try:
        await c
    finally:
        c.close()


try:
    drive(twice())
except RuntimeError as e:
    print(e)


async def stop():
    raise StopIteration("inside")


try:
    drive(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
c = two()
try:
    c.send(5)
except TypeError as e:
    print(e)
c.close()
c = catching()
c.send(None)
c.close()
print("closed", c.cr_frame)
c = two()
w = c.__await__()
print(type(w).__name__, next(w), w.send(1))
try:
    w.send(2)
except StopIteration as e:
    print(e.value)


def generator(coroutine):
    yield from coroutine


c = two()
try:
    list(generator(c))
except TypeError as e:
    print(e)
c.close()


class Inner:
    async def method(self):
        return await self.other()

    async def other(self):
        return self.__class__.__name__

    @staticmethod
    async def static():
        return "static"

    @classmethod
    async def of_class(cls):
        return cls.__name__


drive(Inner().method())
drive(Inner.static())
drive(Inner.of_class())
lam = lambda: simple()
drive(lam())


async def closure(n):
    async def inner():
        nonlocal n
        n += await Suspend("closure")
        return n

    return await inner() + n


drive(closure(1), 10)


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


async def marks():
    local = Mark("local")
    await Suspend(1)
    print(" woken")


c = marks()
c.send(None)
c = None
print("dropped")
drive(marks())
