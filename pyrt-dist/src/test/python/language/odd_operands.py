"""Operands that only random programs find: super() bound to None, subclasses of bytes, infinite complex powers, delegates that ignore their end."""
class A(bytearray): pass
class B(bytes): pass
for x in (A(), B(), b''):
    for y in (1, A()):
        try: print(type(x+y))
        except TypeError as e: print(e)
try: A().extend(3)
except TypeError as e: print(e)
try:
    a=A(); a+=3
except TypeError as e: print(e)
class C1: pass
class C(C1):
    def m(self): return super().m
    def n(self): return super().n(1)
    def k(self): return super()
    def c(self): return super().__class__
for n in 'mnkc':
    try: print(n, getattr(C,n)(None))
    except Exception as e: print(n, type(e).__name__, e)
try: print(super(C, None).m)
except Exception as e: print(type(e).__name__, e)
print(super(C, None))
for a,b in [(-float('inf'),1j),(float('inf'),1j),(2,complex(1,float('inf'))),(complex(0,1),complex(float('inf'),1)),(complex(1,1),float('inf')),(complex(1,1),1e308),(1e308j,complex(2,1e300))]:
    try: print(complex(a)**b)
    except Exception as e: print(type(e).__name__, e)
try: bytes.__add__(1, b'')
except TypeError as e: print(e)
print(bytes.__add__(B(b'x'), b'y'), B(b'x')+b'', type(B(b'x')+b''))


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield "again"
    finally:
        print("inner ends")


def delegates():
    try:
        yield from ignores()
    finally:
        print("outer ends")


for end in ("close", "throw"):
    g = delegates()
    next(g)
    try:
        g.close() if end == "close" else g.throw(GeneratorExit)
    except RuntimeError as error:
        print(error)
    del g


class Deaf(list):
    __slots__ = ()

    def __delattr__(self, name):
        pass


try:
    Deaf().n = 1
except AttributeError as error:
    print(error)
try:
    class Twice(C1):
        __slots__ = ("y", "__weakref__")
        y = 0
except (TypeError, ValueError) as error:
    print(type(error).__name__, error)
