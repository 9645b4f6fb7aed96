class V:
    def __init__(s,n,t): s.n=n; s.t=t; s.c=0
    def __bool__(s): s.c+=1; return s.t
import itertools
srcs=["a and b or c or d","a or b and c or d","(a or b) and (c or d)","(a and (b or c)) or d","((a or b) and c) or d","a and (b and c) and d","(a or (b or c)) or d",
"(a and b or c) and d","not (a and b) or c","((a and b) or (c and d)) and a","False or a","True and b","False and a","True or a","a and False or b","(False or a) and c", "(a and True) or d","a or (b and c)"]
for s in srcs:
    def g(): pass
    f=eval("lambda a,b,c,d: "+s)
    for bits in itertools.product([0,1],repeat=4):
        vs=[V(n,bool(t)) for n,t in zip("abcd",bits)]
        r=f(*vs)
        print(s,bits,getattr(r,'n',r),[v.c for v in vs])
def h(x):
    if (x and (q:=1)) or (x is None and (q:=2)): return q
    return 'no'
print(h(1),h(0),h(None))
def k(x):
    z = (x and (q:=1)) or 5
    try: return q
    except UnboundLocalError as e: return e
print(k(1),k(0))
