"""Classes: attributes, methods, inheritance, super, properties, descriptors, metaclasses, slots."""


def attempt(f):
    try:
        print("  ", f())
    except Exception as e:
        print("  ", type(e).__name__, e)


class A:
    """Doc of A."""

    shared = []
    number = 1

    def __init__(self, x=0):
        self.x = x

    def method(self):
        return "A.method", self.x

    @classmethod
    def make(cls, x):
        return cls(x)

    @staticmethod
    def static(x):
        return x

    @property
    def double(self):
        "doc of double"
        return self.x * 2

    @double.setter
    def double(self, v):
        self.x = v / 2

    @double.deleter
    def double(self):
        print("  deleted")

    def __repr__(self):
        return f"{type(self).__name__}({self.x})"


a = A(3)
print(a, a.method(), A.make(4), a.make(5), A.static(6), a.static(7), a.double, A.__doc__, A.double.__doc__)
a.double = 10
del a.double
print(a.x, A.number, a.number)
a.number = 2
print(A.number, a.number, vars(a))
del a.number
print(a.number)
a.shared.append(1)
print(A.shared)


class B(A):
    def method(self):
        return "B", super().method(), super(B, self).method()

    @classmethod
    def make(cls, x):
        return super().make(x * 100)

    @property
    def double(self):
        return super().double + 1


b = B.make(1)
print(b, b.method(), b.double, isinstance(b, A), issubclass(B, A), B.__mro__, B.__bases__, B.__name__, B.__qualname__, B.__module__)
attempt(lambda: setattr(b, "double", 1))


class Left:
    def who(self):
        return ["Left"] + super().who()


class Right:
    def who(self):
        return ["Right"]


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


print(Both().who(), [c.__name__ for c in Both.__mro__])


def bad_mro():
    class X(A, B):
        pass


def bad_mro2():
    class X(object, A):
        pass


def duplicate_base():
    class X(A, A):
        pass


def base_not_class():
    class X(5):
        pass


def final_base():
    class X(bool):
        pass


def layout():
    class X(int, str):
        pass


def unknown_keyword():
    class X(A, option=1):
        pass


for f in (bad_mro, bad_mro2, duplicate_base, base_not_class, final_base, layout, unknown_keyword):
    attempt(f)
print("attribute protocol")


class Dyn:
    cls_attr = "class"

    def __init__(self):
        self.real = "real"

    def __getattr__(self, name):
        if name.startswith("virtual"):
            return "got " + name
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        if name == "locked":
            raise AttributeError("locked")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("  deleting", name)
        super().__delattr__(name)


d = Dyn()
print(d.real, d.virtual_1, d.cls_attr, hasattr(d, "nothing"), getattr(d, "nothing", "default"))
attempt(lambda: d.nothing)
attempt(lambda: setattr(d, "locked", 1))
del d.real
attempt(lambda: d.real)
attempt(lambda: delattr(d, "real"))


class GetAttribute:
    def __getattribute__(self, name):
        if name == "x":
            return "intercepted"
        return super().__getattribute__(name)

    y = 5


print(GetAttribute().x, GetAttribute().y)


class Desc:
    def __init__(self, name="?"):
        self.name = name

    def __set_name__(self, owner, name):
        print("  set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner):
        return f"get {self.name} from {type(obj).__name__} {owner.__name__}"

    def __set__(self, obj, value):
        print("  set", self.name, value)

    def __delete__(self, obj):
        print("  delete", self.name)


class NonData:
    def __get__(self, obj, owner):
        return "non-data"


class Uses:
    d = Desc()
    n = NonData()


u = Uses()
print(u.d, Uses.d)
u.d = 5
del u.d
u.__dict__["d"] = "in dict"
print(u.d, u.n)
u.n = "own"
print(u.n, Uses.n)
print("metaclasses")


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("  prepare", name, bases, kw)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kw):
        print("  new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("  init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("  call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def meta_method(cls):
        return "meta " + cls.__name__

    @property
    def meta_property(cls):
        return "property of " + cls.__name__

    def __iter__(cls):
        return iter("meta")

    def __len__(cls):
        return 42

    def __contains__(cls, x):
        return x == "in"

    def __getitem__(cls, k):
        return ("class item", k)

    def __getattr__(cls, name):
        return "meta got " + name

    def __eq__(cls, other):
        return other == "equal" or cls is other

    def __hash__(cls):
        return 7

    def __instancecheck__(cls, x):
        return x == "instance"

    def __subclasscheck__(cls, x):
        return x is int

    def __add__(cls, other):
        return "added"

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"


class WithMeta(metaclass=Meta, option=1):
    attr = 1

    def __init__(self, v=0):
        self.v = v


print(type(WithMeta).__name__, WithMeta.prepared, WithMeta.meta_method(), WithMeta.meta_property, list(WithMeta), len(WithMeta))
print("in" in WithMeta, WithMeta["k"], WithMeta.unknown, WithMeta == "equal", hash(WithMeta), WithMeta + 1, WithMeta)
print(isinstance("instance", WithMeta), isinstance(5, WithMeta), issubclass(int, WithMeta), WithMeta(3).v)
attempt(lambda: WithMeta().meta_method())


class Derived(WithMeta):
    pass


print(type(Derived).__name__)


class Other(type):
    pass


def conflict():
    class X(WithMeta, metaclass=Other):
        pass


attempt(conflict)


def function_meta(name, bases, ns):
    print("  function called", name, bases)
    return "not even a class"


class F(metaclass=function_meta):
    pass


print(F)
T = type("T", (A,), {"extra": lambda self: self.x + 1, "__doc__": "made"})
print(T(4).extra(), T.__doc__, T.__name__, T(1))
print("init_subclass")


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class S1(Base, tag="one"):
    pass


class S2(S1):
    pass


print(Base.registry)
attempt(lambda: type("S3", (Base,), {}, tag=3, other=4))
print("class_getitem", end=" ")


class G:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(G[int], G[1, 2])
print("new")


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            print("  making")
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *args):
        print("  init", args)


print(Singleton(1) is Singleton(2))


class NotOwn:
    def __new__(cls):
        return "other type"

    def __init__(self):
        print("  never")


print(NotOwn())
print("slots")


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slots()
attempt(lambda: s.a)
attempt(lambda: s.b)
attempt(lambda: setattr(s, "c", 1))
attempt(lambda: s.__dict__)


class SlotsChild(Slots):
    pass


c = SlotsChild()
c.z = 5
print(c.a, c.z, vars(c), Slots.a)


class SlotsDict:
    __slots__ = ["x", "__dict__"]


x = SlotsDict()
x.x = 1
x.y = 2
print(x.x, x.__dict__)


def slots_conflict():
    class X:
        __slots__ = ("a",)
        a = 1


def slots_bad():
    class X:
        __slots__ = ("1a",)


def slots_nonstring():
    class X:
        __slots__ = (1,)


for f in (slots_conflict, slots_bad, slots_nonstring):
    attempt(f)
print("dunder class cell")


class Cell:
    def f(self):
        return __class__

    g = lambda self: super()

    @staticmethod
    def h():
        try:
            super()
        except RuntimeError as e:
            return str(e)


print(Cell().f() is Cell, Cell().g().__thisclass__ is Cell, Cell.h())


def outside():
    try:
        super()
    except RuntimeError as e:
        return str(e)


print(outside())


class SuperAttr(A):
    def f(self):
        s = super()
        return s.method(), s.x if hasattr(s, "x") else "no x", repr(s)[:40]

    def g(self):
        return super().missing


attempt(lambda: SuperAttr(1).f())
attempt(lambda: SuperAttr(1).g())
attempt(lambda: super(int, "x"))
attempt(lambda: super(A, A).make)
print("changing")


class Old:
    def f(self):
        return "old"


class New:
    def f(self):
        return "new"


o = Old()
o.__class__ = New
print(o.f(), type(o).__name__)
attempt(lambda: setattr(o, "__class__", int))
New.f = lambda self: "patched"
print(o.f())
New.g = lambda self: "added"
print(o.g())
del New.g
attempt(lambda: o.g())
Old.__name__ = "Renamed"
print(Old, Old().__class__.__name__)
o.f = lambda: "instance"
print(o.f())


class Order:
    b = 1
    a = 2

    def z(self): pass

    y = 3


print([k for k in Order.__dict__ if not k.startswith("__")])
print(A.__dict__["make"], type(A.__dict__["static"]).__name__, type(A.__dict__["double"]).__name__, type(A.__dict__["method"]).__name__)
print(A.method.__qualname__, A().method.__self__, A().method.__func__ is A.method, A().method == A().method)
attempt(lambda: A.method())
attempt(lambda: A.missing)
attempt(lambda: A().missing)
attempt(lambda: A.__dict__.update({}))
attempt(lambda: object().x)
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: type(5, 6, 7))
attempt(lambda: type("x", 5, {}))
print(type(A), type(type), type(A()), A().__class__, A.__class__, object.__bases__, type.__mro__)
print(repr(A), repr(a), str(a), f"{a}", "%s" % a, format(a))


class Eq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return isinstance(o, Eq) and self.v == o.v


attempt(lambda: hash(Eq(1)))
print(Eq(1) == Eq(1), Eq(1) != Eq(2), Eq(1) in [Eq(1)], Eq.__hash__)


class Outer:
    class Inner:
        class Deep:
            def f(self):
                pass


print(Outer.Inner.Deep.__qualname__, Outer.Inner.Deep.f.__qualname__, Outer.Inner.Deep)


def in_function():
    class Local:
        def m(self):
            return [lambda: 1]

    return Local


print(in_function().__qualname__, in_function().m.__qualname__, in_function()().m()[0].__qualname__)
