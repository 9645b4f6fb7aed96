"""f_locals that writes through, frame.clear, jumps by f_lineno."""
import sys, gc
def f(a, b=2):
    c = 3
    fr = sys._getframe()
    d = fr.f_locals
    d['c'] = 10
    d['zz'] = 5
    print(c, d['zz'], 'zz' in d, sorted(d), len(d), list(d.keys()), d.get('q'), d.get('q', 1))
    def g(): return a
    fr.f_locals['a'] = 77
    print(g(), a)
    try: del d['a']
    except Exception as e: print(repr(e))
    try: d['nope']
    except Exception as e: print(repr(e))
    print(d.pop('zz'), d.setdefault('k', 3), d.setdefault('b', 9), d | {'x': 1} == {**d, 'x': 1}, type(d), repr(type(d)))
    d.update({'c': 4}); d |= {'b': 8}
    print(c, b, d == fr.f_locals, d == dict(d), d != {}, list(reversed(d)))
    try: hash(d)
    except TypeError as e: print(e)
    print(locals().keys(), d.copy().keys())
    return fr
fr = f(1)
print(sorted(fr.f_locals))
fr.clear()
print(dict(fr.f_locals))
def gen():
    x = 1
    yield x
g = gen(); 
try: g.gi_frame.clear()
except RuntimeError as e: print(e)
print(next(g, 'done'))
g = gen(); next(g)
try: g.gi_frame.clear()
except RuntimeError as e: print(e)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
def j(out):
    out.append(1)
    out.append(2)
    out.append(3)
    for i in [1,2]:
        out.append(4)
    try:
        out.append(5)
    except:
        out.append(6)
    out.append(7)
def jump(frm, to):
    out=[]
    def tr(fr, ev, arg):
        if fr.f_code is not j.__code__: return None
        if ev=='line' and fr.f_lineno == j.__code__.co_firstlineno+frm:
            try: fr.f_lineno = j.__code__.co_firstlineno+to
            except ValueError as e: out.append(str(e))
            return None
        return tr
    sys.settrace(tr)
    j(out)
    sys.settrace(None)
    print(frm,to,out)
import warnings; warnings.simplefilter('ignore')
jump(1,3); jump(2,5); jump(3,9);jump(5,10);jump(5,7);jump(1,100); jump(2,-1);jump(4,6)
class A: 
    def __del__(self): print('del')
def tt():
    a = A()
    sys._getframe().f_trace = lambda *a: None
tt()
print('end')
