"""What is raised out of a delegate that an exception was thrown into dies where it is handled, not when the outer one waits again."""

class D(Exception):
    pass


class G(ExceptionGroup):
    def __del__(self):
        print("dies")


class Y:
    def __await__(self):
        yield 1


def run(c):
    try:
        c.send(None)
        c.throw(KeyError())
        c.send(None)
    except StopIteration:
        pass


async def inner():
    try:
        await Y()
    except KeyError:
        pass
    raise G("x", [D()]) from None


async def outer():
    try:
        await inner()
    except G:
        pass
    print("after await")


run(outer())


def delegate():
    try:
        yield
    except KeyError:
        pass
    raise G("x", [D()]) from None


def delegating():
    try:
        yield from delegate()
    except* D as e:
        kept = e.exceptions[0]
    print("after yield from", kept.__class__.__name__)


run(delegating())


class Thrown(Exception):
    def __del__(self):
        print("thrown dies")


def waits():
    try:
        yield 1
    except Thrown:
        pass
    print("handled")
    yield 2


def waits_inside():
    yield from waits()


for g in waits(), waits_inside():
    next(g)
    print(g.throw(Thrown))
    g.close()


class Bare:
    """An iterator without throw."""

    def __iter__(self):
        return self

    def __next__(self):
        return 1


def over_bare():
    try:
        yield from Bare()
    except Thrown:
        pass
    print("handled")
    yield 2


g = over_bare()
next(g)
print(g.throw(Thrown))
