"""Classes, their making, descriptors and functions: attributes, reprs and the texts of errors."""

def plain(o):
    """The str without addresses."""
    words = str(o).split("0x")
    return words[0] + "".join("0x" + w.lstrip("0123456789abcdef") for w in words[1:])


def t(f):
    try:
        print(plain(f()))
    except BaseException as e:
        print(type(e).__name__ + ":", plain(e))


class A: pass
class S: __slots__=('a','b')
for f in [lambda: delattr(object(),'x'), lambda: setattr(object(),'x',1), lambda: delattr(A(),'x'), lambda: S().a, lambda: S().c, lambda: setattr(S(),'c',1),
 lambda: object(1), lambda: A(1), lambda: A(x=1), lambda: object.__new__(A,1), lambda: object.__init__(A(),1), lambda: object.__new__(int), lambda: object.__new__(1), lambda: object.__new__(),
 lambda: int.__new__(str), lambda: int.__new__(A), lambda: dict.__new__(1)]: t(f)
class B:
    def __init__(self): return 1
t(lambda: B())
for f in [lambda: type(1,2), lambda: type(), lambda: type("x",(),{},a=1), lambda: type(1,(),{}), lambda: type("x",[],{}), lambda: type("x",(),[]), lambda: type("x",(1,),{}), lambda: type("x",(bool,),{}),
 lambda: type("x",(int,str),{}), lambda: type("x",(A,A),{}), lambda: type("x",(object,A),{}), lambda: type("x",(),{'__slots__':('1',)}), lambda: type("x",(),{'__slots__':(1,)}), lambda: type("x",(int,),{'__slots__':('a',)}),
 lambda: type("x",(),{'__slots__':('a',),'a':1}), lambda: type("x",(A,),{'__slots__':('__dict__',)}), lambda: type("x",(A,),{'__slots__':('__weakref__',)}), lambda: type("x",(),{'__qualname__':1}), lambda: type("x\0",(),{}),
 lambda: type("x",(type(None),),{}), lambda: type(i for i in ()).__call__(), lambda: type("x",(),{'__classcell__':1})]: t(f)
class M(type): pass
class N(type): pass
class MA(metaclass=M): pass
class NA(metaclass=N): pass
t(lambda: type("x",(MA,NA),{}))
for f in [lambda: setattr(A,'__bases__',()), lambda: setattr(A,'__bases__',(1,)), lambda: setattr(A,'__bases__',1), lambda: setattr(A,'__bases__',(int,)), lambda: setattr(A,'__bases__',(A,)), lambda: setattr(int,'x',1), lambda: delattr(int,'x'), lambda: delattr(A,'x'),
 lambda: setattr(A,'__name__',1), lambda: setattr(A,'__qualname__',1), lambda: setattr(int,'__name__','a'), lambda: delattr(A,'__name__'), lambda: delattr(A,'__module__'), lambda: setattr(A(),'__class__',int), lambda: setattr(1,'__class__',A), lambda: setattr(A(),'__class__',1), lambda: setattr(A(),'__class__',S), lambda: delattr(A(),'__class__'),
 lambda: isinstance(1,1), lambda: issubclass(1,int), lambda: issubclass(int,1), lambda: isinstance(1,(str,1)), lambda: super(), lambda: super(1), lambda: super(int,""), lambda: super(A,A()).x, lambda: super(A), lambda: super(A,A()),
 lambda: object.__getattribute__(1,2), lambda: getattr(1,2), lambda: format(A(),"x"), lambda: A.__dict__, lambda: S.__dict__['a'], lambda: S.a.__get__(1), lambda: A.__dict__['__dict__'], lambda: A.__dict__['__weakref__'],
 lambda: [].__add__, lambda: list.__add__, lambda: list.append, lambda: [].append, lambda: dict.fromkeys, lambda: dict.__dict__['fromkeys'], lambda: object.__new__, lambda: type.__dict__['__name__'], lambda: len,
 lambda: list.append(), lambda: list.append(1,2), lambda: list.__add__(), lambda: list.__add__(1,2), lambda: [].__add__(), lambda: [].__iter__(1), lambda: iter([]).__next__(), lambda: type.__setattr__(int,'x',1), lambda: object.__setattr__(A,'x',1), lambda: property(1).__get__(1)]: t(f)
class P:
    x=property()
    y=property(lambda s:1, doc="d")
    @property
    def z(self):
        "zdoc"
        return 1
    @z.setter
    def z(self, v): self._z = v
p = P(); p.z = 5
for f in [lambda: P().x, lambda: setattr(P(),'x',1), lambda: delattr(P(),'y'), lambda: property, lambda: staticmethod(len), lambda: classmethod(len), lambda: staticmethod(), lambda: classmethod(1).__get__(1), lambda: P.y.__doc__, lambda: P.z.__doc__, lambda: p._z, lambda: P.z.fget.__name__, lambda: P.z.__name__, lambda: P.x.__name__, lambda: P.__dict__['z'].__get__(None, P)]: t(f)
def f(self): "doc"; return 1
MT = type(A().__init__); MT = type(p.__class__.z.getter); 
class Q:
    def m(self, a, b=2, *c, d, e=5, **k): pass
MethodType = type(Q().m)
FunctionType = type(f)
Code = type(f.__code__)
for g in [lambda: MethodType(1,2), lambda: MethodType(f,None), lambda: MethodType(f,1), lambda: A().__init__, lambda: (lambda:1).__get__(None,None), lambda: Code, lambda: setattr(f,'__code__',1), lambda: setattr(f,'__defaults__',1), lambda: setattr(f,'__kwdefaults__',1), lambda: setattr(f,'__name__',1), lambda: setattr(f,'__dict__',1), lambda: setattr(f,'__globals__',1), lambda: setattr(f,'__closure__',1), lambda: delattr(f,'__code__'),
  lambda: Q.m.__qualname__, lambda: Q.m.__defaults__, lambda: Q.m.__kwdefaults__, lambda: Q.m.__code__.co_varnames, lambda: Q.m.__code__.co_argcount, lambda: Q.m.__code__.co_kwonlyargcount, lambda: Q().m.__func__ is Q.m, lambda: Q().m == Q().m, lambda: f.__doc__, lambda: f.__module__, lambda: f.__name__, lambda: f.__annotations__, lambda: f.__closure__, lambda: f.__dict__, lambda: Q.m.__get__(1), lambda: Q().m]: t(g)
def g():
    x=1
    def h(): return x
    return h
t(lambda: setattr(f,'__code__',g().__code__))
t(lambda: g().__closure__)
Cell = type(g().__closure__[0])
t(lambda: Cell().cell_contents)
t(lambda: Cell())
t(lambda: Cell(1) == Cell(1))
t(lambda: Cell(1) < Cell(2))
import sys
Mod = type(sys)
m = Mod("m")
for h in [lambda: sys.foo, lambda: m, lambda: m.x, lambda: Mod(1), lambda: sys]: t(h)
del m.__name__
t(lambda: m.x)
t(lambda: m)
# hooks
class D:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
    def __get__(self, o, t): return ("get", o is None, t.__name__)
class Base:
    def __init_subclass__(cls, **k): print("init_subclass", cls.__name__, k)
class Sub(Base, x=1):
    d = D()
print(Sub.d, Sub().d)
class BadName:
    def __set_name__(self, owner, name): raise ValueError("bad")
try:
    class X: z = BadName()
except ValueError as e: print(e, e.__notes__)
class Meta(type):
    def __new__(m, name, bases, ns, **k): print("new", name, k); return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **k): print("init", name, k); super().__init__(name, bases, ns)
    def __call__(c, *a): print("call"); return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **k): print("prepare", name); return {'pre': 1}
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __repr__(c): return "<Meta %s>" % c.__name__
class WithMeta(metaclass=Meta, k=2): pass
print(plain(WithMeta()), WithMeta.pre, isinstance(5, WithMeta), isinstance(6, WithMeta), issubclass(int, WithMeta), WithMeta)
class WM2(WithMeta): pass
print(type(WM2), WM2.__mro__)
class E(ValueError):
    def __init__(self, a, b): super().__init__(a); self.b = b
e = E(1, 2)
print(repr(e), e.args, e.b, e.__dict__)
class L(list): pass
l = L([1,2]); l.x = 1
print(l, l.x, type(l), L.__mro__, l.__dict__)
class I(int):
    def __repr__(self): return "I!"
print(I(5), I(5)+1, repr(I(6)), I(7).__class__)
class T(tuple): 
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1,2,3), len(T(1)))
class Str(str): __slots__=('q',)
s = Str("abc"); s.q = 5; print(s, s.q, s.upper())
class X:
    def __eq__(self, o): return True
t(lambda: hash(X()))
print(X.__hash__, X() != 1)
class Y:
    def __getattr__(self, n): return n
    def __call__(self, *a, **k): return a, k
print(Y().foo, Y()(1, z=2))
class Z:
    def __getattribute__(self, n): return "ga " + n
print(Z().foo)
class W:
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
w = W(); w.a = 1; print(w.a); del w.a
t(lambda: w.a)
print(sorted(n for n in dir(object)))
print([n for n in dir(type) if n not in dir(object) and 'or_' not in n])
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__base__, A.__basicsize__ > 0, A.__weakrefoffset__ != 0)
print(int.__name__, int.__module__, type.__mro__, type(type), type.__bases__)
o = A(); o.x = 1; o.__dict__['y'] = 2; print(o.y, o.__dict__); o.__dict__ = {'z': 3}; print(o.z, hasattr(o, 'x'))
del o.__dict__; print(o.__dict__)
class C1: 
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(C1[int])
class AB:
    pass
o = A(); o.__class__ = AB; print(type(o))
print(object.__subclasshook__(1), plain(object().__reduce_ex__))
print(A.__subclasses__(), Base.__subclasses__())
