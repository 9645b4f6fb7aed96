import annotationlib as al, ast
from annotationlib import Format, get_annotations, ForwardRef
def f(a: int, b: undefined, c: "str", *args: list[undefined2]) -> undefined.x[1]: pass
for fmt in (Format.STRING, Format.FORWARDREF):
    print({k: str(v).split(",")[0] for k, v in get_annotations(f, format=fmt).items()})
try: get_annotations(f)
except NameError as e: print(e)
class C:
    x: int
    y: undef | int
    if 1: z: str = 1
    else: w: int
    def m(self, a: x): pass
for fmt in (Format.STRING, Format.FORWARDREF):
    print(get_annotations(C, format=fmt))
print(C.__annotate__.__qualname__)
class D(C): pass
print(get_annotations(D), D.__annotations__, D.__annotate__)
q: int = 3
if q == 3: r: str
else: s: bytes
import sys
print(sys.modules["__main__"].__annotations__, __conditional_annotations__, __annotate__(1))
type X[T: undef] = list[undef2]
print(al.call_evaluate_function(X.evaluate_value, Format.STRING), al.call_evaluate_function(X.evaluate_value, Format.FORWARDREF))
T=X.__type_params__[0]
print(al.call_evaluate_function(T.evaluate_bound, Format.STRING))
def g[T](x: T, y: C.x): 
    z = 3
    def inner(a: z, b: later, c: T): return z
    print(sorted(get_annotations(inner, format=Format.FORWARDREF)), get_annotations(inner, format=Format.STRING))
    later = 5
    print(inner.__annotations__)
g(1, 2)
fr = ForwardRef('int')
print(fr, fr.evaluate(), fr == ForwardRef('int'))
print(al.type_repr(int), al.annotations_to_string({'a': int, 'b': list[int]}))
f.__annotations__ = {'a': 1}
print(f.__annotate__ is None, f.__annotations__)
f.__annotate__ = lambda fmt: {'b': fmt}
print(f.__annotations__)
try: f.__annotate__ = 3
except TypeError as e: print(e)
try: C.__annotate__ = 3
except TypeError as e: print(e)
print(ast.unparse(ast.parse("def f[T](a, *, b: int=1) -> x:\n  '''doc'''\n  with a as b, c: return [i async for i in x if i] + {**a, 1: (yield)} - f'{a!r:>{w}}'\nmatch a:\n  case {'a': [1, *_], **k} if x: pass\n  case C(a, b=2) | 3: pass")))
print(ast.dump(ast.parse("x = 1 + y.z"), indent=2))
print(ast.literal_eval("{'a': [1, -2, 3+4j], 'b': (None, True)}"))
