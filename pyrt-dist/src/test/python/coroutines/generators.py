"""Asynchronous generators."""


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def drive(awaitable, *answers):
    """Runs an awaitable; answers its result or the exception that ended it."""
    answers = list(answers)

    async def outer():
        return await awaitable

    c = outer()
    value = None
    while True:
        try:
            out = c.send(value)
        except StopIteration as e:
            return e.value
        except BaseException as e:
            return repr(e)
        print("  suspended", out)
        value = answers.pop(0) if answers else None


async def numbers(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("  got", got)
        if i == 1:
            print("  inside:", await Suspend("in generator"))


g = numbers(3)
print(type(g).__name__, g.__name__, g.ag_running, g.ag_frame is not None, g.ag_await)
print(drive(g.__anext__()))
print(drive(g.asend("x")))
print(drive(anext(g), "answer"))
print(drive(anext(g)))
print(drive(anext(g)))
print(drive(anext(g, "default")))


async def collect(n):
    return [x async for x in numbers(n)]


print(drive(collect(3), "A"))


async def expression():
    g = (x * 2 async for x in numbers(3) if x)
    print(type(g).__name__)
    return [y async for y in g]


print(drive(expression(), "B"))


async def cleaning():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("  caught", e)
        yield "after"
    finally:
        print("  finally", await Suspend("closing"))


g = cleaning()
print(drive(anext(g)))
print(drive(g.athrow(ValueError("thrown"))))
print(drive(g.aclose(), "C"))
print(drive(anext(g)))
g = cleaning()
print(drive(anext(g)))
print(drive(g.aclose(), "D"))
g = cleaning()
print(drive(g.aclose()))
print(drive(g.athrow(KeyError("never started"))))
g = cleaning()
print(drive(g.athrow(KeyError("not started"))))


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
print(drive(anext(g)))
print(drive(g.aclose()))


async def raising():
    yield 1
    raise StopAsyncIteration


async def raising2():
    yield 1
    raise StopIteration


for f in (raising, raising2):
    g = f()
    print(drive(anext(g)))
    print(drive(anext(g)))


async def early():
    yield 1
    return
    yield 2


async def over(g):
    out = []
    async for x in g:
        out.append(x)
    return out


print(drive(over(early())))
print(drive(over(numbers(2)), "E"))
g = numbers(2)
step = g.__anext__()
print(type(step).__name__)
print(drive(step))
print(drive(step))
closing = g.aclose()
print(type(closing).__name__)
print(drive(closing))
print(drive(closing))
g = numbers(3)
drive(anext(g))
drive(anext(g))
a = g.asend(None)
b = g.asend(None)
c = g.aclose()
print(a.send(None))
print(drive(b))
print(drive(c))
try:
    a.send(None)
except BaseException as e:
    print(repr(e))
g = numbers(2)
try:
    g.asend(5).send(None)
except TypeError as e:
    print(e)


async def delegating():
    async for x in numbers(2):
        yield x
        yield -x


print(drive(over(delegating()), "F"))
try:
    for x in numbers(2):
        pass
except TypeError as e:
    print(e)
for f in (lambda: anext(5), lambda: aiter(5)):
    try:
        f()
    except TypeError as e:
        print(e)
print(aiter(g) is g)


class Mark:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  died", self.name)


async def marks():
    yield Mark("yielded")
    local = Mark("local")
    yield 2



async def use_named():
    async for m in marks():
        print("  name", getattr(m, "name", m))


print(drive(use_named()))
