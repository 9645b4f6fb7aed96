import sys
n=33000
names=["a%d"%i for i in range(n)]
ns={}
exec("def f(%s): return a0, a32999, sum([a0,a1,a2])"%",".join(names), ns)
print(ns['f'](*range(n)))
exec("def g(): return f(%s)"%",".join(map(str,range(n))), ns)
print(ns['g']())
exec("r = f(%s)"%",".join("%s=%d"%(nm,i) for i,nm in enumerate(names)), ns)
print(ns['r'])
from collections import namedtuple
T=namedtuple('T',names)
t=T(*range(n)); print(t.a17, len(t), t._replace(a5='x').a5)
src="def h(x):\n  if x:\n" + "    x = x + 1\n"*40000 + "  else:\n    x=-1\n  return x\n"
exec(src, ns); print(ns['h'](1), ns['h'](0))
src="def h(x):\n  n=0\n  for i in range(3):\n    n += 1\n    if i == 1: continue\n" + "    x = x + 1\n"*40000 + "  else:\n    x=-x\n  while n < 6:\n    n+=1\n"+ "    x = x - 1\n"*35000+"  try:\n    if x < 0:\n"+"      x = x - 1\n"*35000+"      raise ValueError\n  except ValueError as e:\n    return x, e.__traceback__.tb_lineno\n  return x\n"
exec(src, ns); print(ns['h'](1))
src="def h(x):\n" + "".join("  x.a%d = %d\n"%(i%70, i) for i in range(70000))+"  return x\n"
class X: pass
exec(src, ns); x=ns['h'](X()); print(x.a69, x.a3, len(vars(x)))
for e in ["[%s]","(%s)","{%s}"]:
    print(len(eval(e % "".join("x%s,"%(i%7) if i%2 else "%d,"%i for i in range(200)), {"x%d"%i:i+.5 for i in range(7)})))
print(len(eval("{%s}"%",".join("%d:%d"%(i,i) for i in range(100)))), dict(**{str(i):i for i in range(50)},z=3)['z'])
def k(*a,**b): return len(a),len(b)
print(eval("k(%s,%s)"%(",".join(map(str,range(33))),",".join("a%d=%d"%(i,i) for i in range(20)))), eval("'abc'.join(%s)"%"['x']"))
class C:
    def m(self,*a,**b): return len(a),len(b)
print(eval("C().m(%s,%s)"%(",".join(map(str,range(33))),",".join("a%d=%d"%(i,i) for i in range(20)))))
try: eval("k(%s,a1=1,**{'a1':3})"%",".join(map(str,range(40))))
except TypeError as e: print(e)
