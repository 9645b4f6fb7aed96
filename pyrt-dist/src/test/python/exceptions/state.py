"""What exceptions say of themselves: pickles, completed attribute errors, strs of changed unicode errors, lines of frames left."""

import copy
import pickle

for e in [
    ImportError("m", name="n", path="p"),
    ModuleNotFoundError("m", name="n"),
    AttributeError("a", name="n", obj=1),
    KeyError("k"),
    OSError(2, "no", "f"),
    UnicodeDecodeError("ascii", b"x", 0, 1, "r"),
    StopIteration(3),
    SystemExit(4),
]:
    for made in [copy.copy(e)] + [pickle.loads(pickle.dumps(e, p)) for p in range(pickle.HIGHEST_PROTOCOL + 1)]:
        print(repr(made), made.args, getattr(made, "name", "-"), getattr(made, "obj", "-"), getattr(made, "path", "-"), end=" ")
    print()
print(ImportError("x").__reduce__(), AttributeError("x").__reduce__(), AttributeError("x", name="n").__getstate__())


class A:
    @property
    def p(self):
        raise AttributeError("in p")

    def __getattr__(self, name):
        raise AttributeError


class B:
    @property
    def p(self):
        raise AttributeError("in p")


for o, name in [(A(), "p"), (A(), "q"), (B(), "p")]:
    for how in (lambda: getattr(o, name), lambda: o.p):
        try:
            how()
        except AttributeError as e:
            print(e.name, e.obj is o, e)
try:
    exec("def f():\n  x\n  x = 1\nf()")
except UnboundLocalError as e:
    print(e.name, e)

u = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
u.reason = 10**20
u.encoding = 4000
print(u)
u.start = 1000
print(u)
u.end = 1001
print(u)
u.object = b"bytes"
try:
    str(u)
except TypeError as e:
    print(e)


def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        1 / 0
        pass


def other():
    try:
        1 / 0
    except TypeError as e:
        pass


def named():
    try:
        1 / 0
    except Exception as e:
        1 / 0
        pass


def last():
    try:
        1 / 0
    finally:
        1 / 0
        pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def managed():
    with Manager():
        1 / 0
        pass


for f in [in_except, other, named, last, managed]:
    try:
        f()
    except Exception as e:
        frame = e.__traceback__.tb_next.tb_frame
        print(f.__name__, frame.f_lineno - frame.f_code.co_firstlineno, e.__traceback__.tb_next.tb_lineno - frame.f_code.co_firstlineno)


class Watched:
    def __del__(self):
        print("gone")


def fail(x):
    raise KeyError


for i in range(1):
    try:
        fail(Watched())
    except KeyError:
        break
print("after break")
for i in range(2):
    try:
        fail(Watched())
    except KeyError as e:
        continue
print("after continue")


class Takes:
    """Its exit method takes the traceback away, and with it the last reference to the frames."""

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.kept = value.with_traceback(None)
        return True


def swallow(manager, x):
    with manager:
        fail(x)


manager = Takes()
swallow(manager, Watched())
print("after with", manager.kept.__traceback__)

group = ExceptionGroup("m", [ValueError()])
for name in ("message", "exceptions"):
    try:
        setattr(group, name, ())
    except AttributeError as e:
        print(e)
try:
    del ValueError().__suppress_context__
except TypeError as e:
    print(e)
