class Odd(Exception):
    def __str__(self):
        raise ValueError("no str")


class Empty(Exception):
    pass


class Module:
    class Inner(Exception):
        pass


try:
    raise Odd()
except Odd:
    try:
        raise Empty
    except Empty:
        raise Module.Inner("a", 1)
