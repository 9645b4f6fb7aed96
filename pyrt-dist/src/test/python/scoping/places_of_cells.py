"""Where variables of inner functions lie in a frame: their order in code objects, among locals, and in dying."""
class T:
    def __init__(self, n): self.n=n
    def __del__(self):
        print('died', self.n)
def f1():
    a, b = T(1), T(2)
    f = lambda: a
def f2():
    a = T(1); b = T(2)
    f = lambda: a
def f3():
    a = T(1); b = T(2)
    f = lambda: b
def f4():
    a = T(1); b = T(2)
    x = [a]
    f = lambda: 3
def f5():
    a = T(1); b = T(2)
    f = [a]; del a
def f6():
    a = T(1); b = T(2)
    def f(): return a
for g in (f1,f2,f3,f4,f5,f6): print(g.__name__); g()
for g in (f1,f2,f3,f4,f5,f6): print(g.__code__.co_varnames,g.__code__.co_cellvars,g.__code__.co_nlocals)
import sys
def h(p, q):
    a, b = 1, 2
    def i(): return p, a, c
    c = 3
    del b
    print(list(locals()), list(sys._getframe().f_locals))
    class K:
        a; z = b = 5
        print(sorted(locals()))
        def m(s): return __class__
    return [lambda: x for x in range(2)], i, K().m()
r = h(7, 8); print(r[0][0](), r[1](), r[2])
def gen():
    a = 1
    yield lambda: a
    b = yield a
    print(a, b, locals())
g = gen(); print(next(g)()); next(g)
try: g.send(4)
except StopIteration: pass
