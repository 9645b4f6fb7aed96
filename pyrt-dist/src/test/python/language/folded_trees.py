import ast,warnings
for src in ["'%s' % (a,)", "'%5s%%|%-3r' % (a, b)", "'%d' % (a,)", "__debug__", "'%.3a' % (x,)", "'%s%s' % (a,)", "'%03s' % (a,)", "'%-03s' % (a,)","'%0s'%(a,)"]:
    for o in (0,1,2):
        print(o, ast.dump(ast.parse(src, optimize=o), include_attributes=o==1))
for src in ["match x:\n case -0j: pass", "match x:\n case -0.0+2j: pass\n case {1-2j: y, **z}: pass", "match x:\n case -1: pass\n case -1-0j: pass",'"""doc"""\n"x"\ndef f():\n  """d"""\nclass A:\n "a"\n "b"\n',"from __future__ import annotations\nx: '%s' % (a,) = '%s' % (b,)\ndef f(x: __debug__ = __debug__) -> __debug__: pass"]:
    for o in (0,1,2):
        print(o, ast.dump(ast.parse(src, optimize=o)))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    t=ast.parse("def f():\n try: pass\n finally: return 1\n")
    print([(str(x.message), x.lineno) for x in w])
    compile(t,"x","exec")
    print([(str(x.message), x.lineno) for x in w])
    compile(t,"x","exec",flags=ast.PyCF_OPTIMIZED_AST)
    print([(str(x.message), x.lineno) for x in w])
try: ast.parse("from __future__ import foo")
except SyntaxError as e: print(e)
print(ast.AST.__mro__, ast.AST, ast.AST._fields, ast.AST.__name__, ast.AST.__module__)
ast.AST._fields=('a',)
print(ast.AST(1).a); ast.AST._fields=()
import _suggestions
print(_suggestions._generate_suggestions(["a","b","hello"],"helo"))
try: f=1; f(**{1:2},**{1:3})
except TypeError as e: print(e)
try: print(**{1:2})
except TypeError as e: print(e)
