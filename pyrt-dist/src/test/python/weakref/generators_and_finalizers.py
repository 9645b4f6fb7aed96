"""When weak references are cleared: before a generator's code ends, after an object's finalizer."""
import weakref, gc
def g():
    try: yield
    finally: print("finally")
def cb(w): print("callback", w() is None)
x=g(); next(x); w=weakref.ref(x,cb); del x
async def c():
    try: await F()
    finally: print("cfinally")
class F:
    def __await__(self): yield
y=c(); y.send(None); w=weakref.ref(y,cb); del y
class A:
    def __del__(self): print("del", w() is None)
a=A(); w=weakref.ref(a,cb); del a
class B:
    def __del__(self): print("del", w() is None)
def h():
    b=B(); b.b=b
    global w
    w=weakref.ref(b,cb)
h(); gc.collect()
def k():
    def g2():
        me=yield
        try: yield
        finally: print("finally2", w() is None)
    x=g2(); next(x); x.send(x)
    global w
    w=weakref.ref(x,cb)
k(); gc.collect()
