"""Loops whose items are pairs that are unpacked at once: enumerate, zip, items of dicts; errors, finalizers and trace functions meanwhile."""
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
def f():
    for i,x in enumerate([D(1),D(2)]): print(i,x.n)
    print('end')
    for k,v in {'a':D(3),'b':D(4)}.items(): print(k,v.n)
    print('e2')
    for a,b in zip([1,2,3],(D(i) for i in range(3))): print(a,b.n)
    print('e3')
    for a,[b,c] in enumerate(zip('abc','def')): print(a,b,c)
    for a,b in zip('abc','def','ghi') if 0 else ['xy','zt']: print(a,b)
    def g():
        yield 1,2
        yield 3,4
        yield 1
    try:
        for a,b in g(): print(a,b)
    except TypeError as e: print(e)
    try:
        for a,b in zip('abc','def','ghi'): print(a,b)
    except ValueError as e: print(e)
    d={1:2,3:4}
    try:
        for a,b in d.items(): d[a+10]=1
    except RuntimeError as e: print(e)
    print([a+b for a,b in zip([1,2],[3,4])], {a:b for a,b in enumerate('xyz',2**62)})
    try:
        for a,b in zip([1,2],[3],strict=True): print(a,b)
    except ValueError as e: print(e)
    class E(enumerate):
        def __next__(s): return 1,2,3
    try:
        for a,b in E([1]): pass
    except ValueError as e: print(e)
    def bad():
        yield 1
        raise KeyError('x')
    try:
        for a,b in zip([D(7),8],bad()): print(a.n,b); del a
    except KeyError as e: print(e)
    def bad2():
        yield 1
        raise KeyError('y')
    try:
        for a,b in enumerate(bad2()): print(a,b)
    except KeyError as e: print(e)
f()
import sys
def tr(fr,ev,arg):
    if fr.f_code is t.__code__: print(ev, fr.f_lineno-t.__code__.co_firstlineno)
    return tr
def t():
    for (a,
         b) in enumerate('ab',
             3):
        c=a
    for a,b in {1:2,3:4}.items():
        c=b
sys.settrace(tr); t(); sys.settrace(None)
