# What object.__reduce_ex__ asks a class, and what it refuses.


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


for result in (), (1, 2), ((), 1), ([], {}), 'text', ((1,), {}), ((1,), {'a': 2}):
    class New:
        def __getnewargs_ex__(self):
            return result
    attempt(lambda: New().__reduce_ex__(2)[1:])


class Named:
    __slotnames__ = ['spam', 'absent']

    def __getattr__(self, name):
        if name == 'spam':
            return 42
        raise AttributeError(name)

print(Named().__reduce_ex__(2)[2])


class Slots:
    __slots__ = ('a', 'b')

s = Slots()
s.a = 1
print(s.__reduce_ex__(2)[2], Slots.__slotnames__)
