"""reduce, partial, cmp_to_key and the cache of _functools."""
from _functools import reduce, partial, Placeholder, cmp_to_key, _lru_cache_wrapper


def attempt(label, function, *args, **keywords):
    try:
        print(label, function(*args, **keywords))
    except Exception as e:
        print(label, type(e).__name__, e)


def show(*args, **keywords):
    return args, keywords


print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [], 5), reduce(max, [], initial=6), reduce(lambda a, b: [a, b], "abc"))
attempt("reduce", reduce, max, [])
attempt("reduce", reduce, max, 1)
attempt("reduce", reduce, 1, [1, 2])
attempt("reduce", reduce)

p = partial(show, 1, 2, x=3)
print(p(), p(4, y=5), p(x=9), p.func is show, p.args, p.keywords)
q = partial(p, 7, z=1)
print(q.func is show, q.args, q.keywords, q(8))
p.note = "attribute"
print(partial(p, 7).func is p, p.__dict__, p.__reduce__()[2][1:])
ph = partial(show, Placeholder, 2, Placeholder, 4)
print(ph(1, 3), ph(1, 3, 5, k=6))
print(partial(ph, 10).args, partial(ph, 10)(11))
print(partial(ph, Placeholder, 30)(20), partial(ph, 1, 2, 3).args)
attempt("few", ph, 1)
attempt("trailing", partial, show, Placeholder)
attempt("keyword", partial, show, x=Placeholder)
attempt("none", partial)
attempt("callable", partial, 5)
print(Placeholder, type(Placeholder)() is Placeholder, Placeholder.__reduce__())
attempt("placeholder", type(Placeholder), 1)
r = repr(partial(print, 1, "a", sep="-", end="\n"))
print(r)


class Sub(partial):
    pass


s = Sub(len, "abc")
print(repr(s), s(), Sub(s).func)
f = partial(show)
f.__setstate__((f, (), {}, {}))
print(repr(f).count("..."))
f.__setstate__((show, (1,), {"k": 2}, {"a": 3}))
print(f(), f.a)
attempt("setstate", f.__setstate__, (1, 2, 3, 4))


class C:
    method = partial(show, "bound")
    cached = None


print(C.method is C.__dict__["method"], C().method(2)[0][0], len(C().method(2)[0]))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
K = cmp_to_key(lambda a, b: a - b)
print(K(1) < K(2), K(1) == K(1), K(3) >= K(4), K(5).obj, K(obj=6).obj)
attempt("K", lambda: K(1) < 2)
attempt("K", hash, K(1))

calls = []


def slow(*args, **keywords):
    calls.append(args)
    return args, sorted(keywords.items())


c = _lru_cache_wrapper(slow, 2, False, lambda *a: a)
print(c(1), c(2), c(1), c(3), c(1), c(2), calls)
print(c.cache_info())
print(c(1, x=2), c(1, x=2), c.cache_info())
c.cache_clear()
print(c.cache_info())
calls.clear()
u = _lru_cache_wrapper(slow, None, True, lambda *a: a)
print(u(1), u(1.0), u(1), u(True), calls, u.cache_info())
calls.clear()
n = _lru_cache_wrapper(slow, 0, False, lambda *a: a)
n(1)
n(1)
print(n.cache_info(), len(calls))
calls.clear()
t = _lru_cache_wrapper(slow, 10, False, lambda *a: a)
t(1), t(1.0), t("a"), t((1,)), t(1, 2), t(True)
print(calls, t.cache_info())
attempt("unhashable", t, [])
attempt("maxsize", _lru_cache_wrapper, slow, "a", False, tuple)
attempt("maxsize", _lru_cache_wrapper(slow, -5, False, lambda *a: a).cache_info)
attempt("function", _lru_cache_wrapper, 5, 1, False, tuple)
t.note = 1
print(t.__dict__, t.__copy__() is t)


class WithCache:
    f = _lru_cache_wrapper(lambda self, x: x * 2, 4, False, lambda *a: a)


w = WithCache()
print(w.f(4), w.f(4), WithCache.f.cache_info())


@lambda f: _lru_cache_wrapper(f, 100, False, lambda *a: a)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


c = _lru_cache_wrapper(Loud, 1, False, lambda *a: a)
c("a")
print("a kept")
c("b")
print("b kept")
c.cache_clear()
print("cleared")
p = partial(show, Loud("c"))
p = None
print(reduce(lambda a, b: Loud(a.name + b), "ef", Loud("d")).name)
print("end")
