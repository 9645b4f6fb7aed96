def f[T, *Ts, **P](x: T, y: int = 3, *, k=5) -> T: return (x, y, k, T)
print(f.__type_params__, f(1), f(1,2,k=3), f.__defaults__, f.__kwdefaults__)
print(f.__annotations__)
def g[T: int, U: (str, bytes) = str, *Ts = *tuple[int, ...]](a: T): 
    def inner[V](z: T, w: V): return T
    return inner
T, U, Ts = g.__type_params__
print(T.__bound__, U.__constraints__, U.__default__, Ts.__default__, T.__constraints__, T.__default__)
print(g(1).__annotations__, g.__qualname__, g(1).__qualname__, T.__module__)
type A = int | str
print(A, A.__value__, A.__type_params__, A.__name__, A.__module__)
type B[X, *Y] = dict[X, tuple[*Y]]
print(B, B.__value__, B.__type_params__, B.__parameters__, B[int, str])
class C:
    type L = list[L]
    x = 5
    def m[Q](self, a: Q, b: x): return Q, __class__
    type M[Z] = (x, Z)
print(C.L.__value__, C().m(1,2), C.m.__annotations__, C.M.__value__)
@staticmethod
def deco[T](): return T
print(deco())
async def co[T](x: T): return T
print(co.__type_params__)
try: print(A[int])
except TypeError as e: print(e)
try: print(T.__typing_subst__(int))
except Exception as e: print(e)
def h[__T](): return __T
class K:
    def meth[__U](self): return __U
print(h(), K().meth())
print(T.evaluate_bound(1), T.has_default(), U.evaluate_default(1), repr(U))
for x in ("def f[T, T](): pass", "def f[T: (yield)](): pass", "type X[T=int, U] = 1", "class A[T](x := 3): pass", "def f[T](a: (await 1)): pass", "type X = (yield)", "class C[T]: nonlocal T"):
    try: exec(x); print("ok", x)
    except SyntaxError as e: print(e, e.lineno, e.offset, e.end_offset)
for bad in (lambda: type(T)('x', covariant=True, contravariant=True), lambda: type(T)('x', int), lambda: type(A)('A', int, type_params=(1,)), lambda: type('Z', (T,), {})):
    try: print(bad())
    except Exception as e: print(type(e), e)
