"""_contextvars."""
from _contextvars import Context, ContextVar, Token, copy_context


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text.split(" at 0x")[0])


v = ContextVar("v")
w = ContextVar("w", default=5)
print(repr(v)[:20], v.name, w.get(), v.get("none"))
attempt(v.get)
t = v.set(1)
print(v.get(), t.var is v, t.old_value is Token.MISSING, Token.MISSING)
u = v.set(2)
print(u.old_value)
v.reset(u)
print(v.get())
v.reset(t)
attempt(v.get)
attempt(v.reset, t)
attempt(v.reset, 1)
attempt(w.reset, v.set(3))
print(len(copy_context()), v in copy_context(), w in copy_context())
c = copy_context()


def inside(x, *, y):
    v.set(x)
    w.set(y)
    return v.get(), w.get(), len(c)


print(c.run(inside, 10, y=20), v.get(), w.get(), c[v], c[w], c.get(v), len(c))
print(sorted(k.name for k in c), sorted(c.values()), sorted((k.name, x) for k, x in c.items()), len(c.keys()))
attempt(lambda: c.run(c.run, print))
attempt(c.run)
attempt(lambda: c[1])
attempt(lambda: 1 in c)
attempt(lambda: Context()[v])
attempt(ContextVar)
attempt(ContextVar, 1)
attempt(Token)
attempt(Context, 1)
attempt(hash, c)
token = c.run(v.set, 7)
attempt(v.reset, token)
print(c == c.copy(), c == Context(), Context() == Context())
with v.set(100) as token:
    print(v.get(), type(token).__name__)
print(v.get())


def fail():
    v.set("lost")
    raise ValueError("from inside")


attempt(c.run, fail)
print(v.get(), c[v])
many = [ContextVar(str(i)) for i in range(40)]
m = Context()


def fill():
    for i, x in enumerate(many):
        x.set(i)
    return sum(x.get() for x in many)


print(m.run(fill), len(m), [m[x] for x in many[::9]])
tokens = []
m.run(lambda: tokens.extend(x.set(-1) for x in many))
m.run(lambda: [x.reset(t) for x, t in zip(many, tokens)])
print(sum(m.values()))


class Loud:
    def __del__(self):
        print("gone")


def keep():
    v.set(Loud())


d = Context()
d.run(keep)
print("kept")
del d
print("end")
