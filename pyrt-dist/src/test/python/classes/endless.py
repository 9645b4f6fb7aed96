# Operations that call themselves without a frame of Python's in between.


class Text:
    pass

Text.__repr__ = Text.__str__

for f in str, repr:
    try:
        f(Text())
    except RecursionError:
        print(f.__name__, 'ends')


class Called:
    pass

Called.__call__ = Called()
try:
    Called()()
except RecursionError:
    print('call ends')


class Booh:
    @property
    def __eq__(self):
        raise AttributeError('booh')

    __hash__ = None

x = Booh()
print(x == Booh(), x == x)


class Wrong(int):
    __eq__ = str.__eq__
    __hash__ = int.__hash__

try:
    Wrong() == Wrong()
except TypeError as e:
    print(e)
