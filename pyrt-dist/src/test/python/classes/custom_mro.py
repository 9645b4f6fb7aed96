# Orders that a metaclass computes, while classes are made and when their bases change.


class Meta(type):
    script = None

    def mro(cls):
        if Meta.script is not None:
            Meta.script(cls)
        return type.mro(cls)


def names(types):
    return [t.__name__ for t in types]


def show_incomplete(cls):
    print(cls.__name__, cls.__mro__)
    try:
        class Below(cls):
            pass
    except TypeError as e:
        print(e)


Meta.script = None
if True:
    done = []

    def once(cls):
        if not done:
            done.append(cls)
            show_incomplete(cls)

    Meta.script = once

class A(metaclass=Meta):
    pass

print(names(A.__mro__))

Meta.script = None
class B1(A): pass
class B2(A): pass
class C(A): pass

# the metaclass assigns other bases meanwhile: what it did last stays
def other_bases(cls):
    if cls is C:
        Meta.script = None
        C.__bases__ = (B2,)

Meta.script = other_bases
C.__bases__ = (B1,)
print(names(C.__bases__), names(B1.__subclasses__()), names(B2.__subclasses__()), names(C.__mro__))

# a failure takes everything back
class D(C): pass
def fail(cls):
    if cls is D:
        raise LookupError(cls.__name__)
Meta.script = fail
try:
    C.__bases__ = (B1,)
except LookupError as e:
    print('failed', e, names(C.__bases__), names(C.__mro__), names(D.__mro__))
Meta.script = None

try:
    B2.__bases__ = (D,)
except TypeError as e:
    print(e)


class Empty(type):
    def mro(cls):
        return ()

class Other:
    pass

class Hiding(type):
    def mro(cls):
        return (Other, object)

for meta in Empty, Hiding:
    try:
        meta('X', (), {})
    except TypeError as e:
        print(e)


# the cell of the class is filled before mro() runs
class Calling(type):
    def mro(cls):
        print(cls.__dict__['which']().__name__)
        return type.mro(cls)

class Knows(metaclass=Calling):
    def which():
        return __class__
