"""The with statement."""


class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name = name
        self.swallow = swallow
        self.fail = fail

    def __enter__(self):
        print("  enter", self.name)
        if self.fail == "enter":
            raise KeyError("enter " + self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("  exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit":
            raise KeyError("exit " + self.name)
        return self.swallow


def attempt(f):
    try:
        print(" ", f())
    except Exception as e:
        print(" ", type(e).__name__, e, "context", repr(e.__context__))


def plain():
    with M("a") as a:
        return a


def two():
    with M("a") as a, M("b") as b:
        print("  body", a, b)
        raise ValueError("body")


def swallowed():
    with M("a", swallow=True), M("b"):
        raise ValueError("body")
    return "after"


def parenthesized():
    with (
        M("a") as a,
        M("b") as b,
    ):
        return a + b


def tuple_target():
    with M("xy") as (x, y), M("z") as d["key"]:
        return x, y, d


d = {}


def enter_fails():
    with M("a"), M("b", fail="enter"):
        print("  never")


def exit_fails():
    with M("a", fail="exit"):
        pass


def exit_fails_after_error():
    with M("a", fail="exit"):
        raise ValueError("body")


def exit_fails_on_return():
    with M("a", fail="exit"):
        return 1


def not_manager():
    with 5:
        pass


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


class InstanceOnly:
    pass


def no_exit():
    with NoExit():
        pass


def no_enter():
    with NoEnter():
        pass


def instance_only():
    i = InstanceOnly()
    i.__enter__ = lambda: 1
    i.__exit__ = lambda *a: 1
    with i:
        pass


class Dynamic:
    def __getattr__(self, name):
        print("  getattr", name)
        raise AttributeError(name)


def dynamic():
    with Dynamic():
        pass


class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        class T:
            def __bool__(self):
                print("  bool")
                return True

        return T()


def truthy():
    with Truthy():
        raise ValueError
    return "swallowed"


class BadBool:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        class T:
            def __bool__(self):
                raise TypeError("no truth")

        return T()


def bad_bool():
    with BadBool():
        raise ValueError("body")


def loop():
    out = []
    for i in range(4):
        with M(str(i)) as m:
            if i == 1:
                continue
            if i == 2:
                break
            out.append(m)
    return out


def nested():
    with M("outer", swallow=True):
        with M("inner"):
            try:
                raise ValueError("first")
            finally:
                raise KeyError("second")
    return "done"


def generator():
    with M("gen"):
        yield 1
        yield 2


for f in (
    plain, two, swallowed, parenthesized, tuple_target, enter_fails, exit_fails, exit_fails_after_error, exit_fails_on_return,
    not_manager, no_exit, no_enter, instance_only, dynamic, truthy, bad_bool, loop, nested,
):
    print(f.__name__)
    attempt(f)
g = generator()
print(next(g))
g.close()
for x in generator():
    print(x)


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *a):
        print("  class exit", cls.__name__)


with Static() as s:
    print(s)
with M("x") as M.attribute:
    print(M.attribute)
