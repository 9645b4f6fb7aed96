import sys
def t(name,f):
    try:
        r=f(); print(name,'ok')
    except RecursionError as e: print(name,'RecursionError')
    except BaseException as e: print(name,type(e).__name__,e)
def nest(f,n=100000):
    x=f(None)
    for i in range(n): x=f(x)
    return x
for name,f in (('list',lambda x:[x]),('tuple',lambda x:(x,)),('dict',lambda x:{1:x}),('set',lambda x: frozenset([x]))):
    a=nest(f); b=nest(f)
    t(name+' repr',lambda: repr(a)); t(name+' eq',lambda: a==b); 
    if name in('list','tuple'): t(name+' lt',lambda: a<b)
    t(name+' hash',lambda: hash(a))
    t(name+' str',lambda: str(a)); t(name+' isinstance', lambda: isinstance(1,a)); 
    t(name+' contains', lambda: b in [a])
    del a,b
class A:
    def __init__(s,x): s.x=x
    def __repr__(s): return 'A(%r)'%(s.x,)
    def __eq__(s,o): return s.x==o.x
    def __hash__(s): return hash(s.x)
    def __len__(s): return len(s.x)
    def __getattr__(s,n): return getattr(s.x,n)
    def __call__(s): return s.x()
    def __iter__(s): return iter(s.x)
    def __contains__(s,x): return x in s.x
    def __add__(s,o): return s.x+o
    def __getitem__(s,i): return s.x[i]
    def __bool__(s): return bool(s.x)
    def __index__(s): return s.x.__index__()
    def __format__(s,f): return format(s.x,f)
a=A(1);b=A(1)
for i in range(3000): a=A(a); b=A(b)
for n,f in (('repr',lambda:repr(a)),('eq',lambda:a==b),('hash',lambda:hash(a)),('len',lambda:len(a)),('attr',lambda:a.foo),('call',lambda:a()),('iter',lambda:list(a)),('in',lambda:1 in a),('add',lambda:a+1),('item',lambda:a[0]),('bool',lambda:bool(a)),('index',lambda:[1][a]),('format',lambda:f'{a}')): t(n,f)
