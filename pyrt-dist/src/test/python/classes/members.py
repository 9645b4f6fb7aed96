# Fields of builtin types and slots: member descriptors.
import types

for owner, name in [(complex, 'real'), (slice, 'start'), (property, 'fget'), (types.FunctionType, '__closure__'),
                    (types.MethodType, '__self__'), (BaseException, '__suppress_context__'), (type, '__base__'), (types.CodeType, 'co_name')]:
    d = owner.__dict__[name]
    print(type(d).__name__, repr(d), d.__name__, d.__qualname__, d.__objclass__.__name__)

for owner, name in [(int, 'numerator'), (types.FunctionType, '__code__'), (type, '__name__'), (types.FrameType, 'f_lineno')]:
    d = owner.__dict__[name]
    print(type(d).__name__, repr(d))

for act in (lambda: setattr(1j, 'real', 2), lambda: complex.real.__set__(1j, 2), lambda: complex.real.__get__(1),
            lambda: setattr(property(), 'fget', 1), lambda: setattr(print, '__self__', 1)):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)


class Outer:
    class Slotted:
        __slots__ = ('a', '__b')

s = Outer.Slotted()
for act in (lambda: s.a, lambda: delattr(s, 'a'), lambda: Outer.Slotted.a.__get__(s), lambda: s._Slotted__b):
    try:
        act()
    except AttributeError as e:
        print(e)

for bad in ('', '42', 'x\x00y', 'a b', ('a', 1)):
    try:
        type('A', (), {'__slots__': bad})
    except TypeError as e:
        print(e)


class OwnDict:
    @property
    def __dict__(self):
        return {'made': 'up'}

print(vars(OwnDict()), OwnDict.__dict__['__dict__'].__class__.__name__)


# keys of a __dict__ that are no strs
class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __hash__(self):
        return hash('attr')

    def __eq__(self, other):
        return self.answer

class Holder:
    attr = 'of the class'

h = Holder()
h.__dict__[Odd(False)] = 'odd'
print(h.attr)
h = Holder()
h.__dict__[Odd(True)] = 'odd'
print(h.attr)
