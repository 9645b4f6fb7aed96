# Keywords, length hints and notes when builtin containers are made.


def outcome(f, *args, **kwargs):
    try:
        return repr(f(*args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e} {getattr(e, '__notes__', '')}"


for base in (tuple, list, set, frozenset, float, bytearray, dict):
    class WithInit(base):
        def __init__(self, *args, **kwargs):
            pass

    class WithNew(base):
        def __new__(cls, *args, **kwargs):
            return base.__new__(cls, *args)

    class Plain(base):
        pass

    for c in (base, WithInit, WithNew, Plain):
        print(base.__name__, c.__name__, outcome(c, other=1))

for base, args in ((filter, (None, [1])), (map, (str, [1])), (zip, ([1],)), (reversed, ([1],))):
    class WithInit(base):
        def __init__(self, *args, **kwargs):
            pass

    class Plain(base):
        pass

    for c in (base, WithInit, Plain):
        print(base.__name__, c.__name__, outcome(lambda: list(c(*args, other=3))), outcome(lambda: list(c(*args))))


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2))

    def __length_hint__(self):
        if isinstance(self.hint, BaseException):
            raise self.hint
        return self.hint


for hint in (TypeError('x'), ValueError('x'), -1, 'a', NotImplemented, 1 << 100, None, 5, True, 0.5):
    h = Hinted(hint)
    print(hint, *(outcome(f, h) for f in (list, tuple, [0].extend, set, bytes, bytearray, sorted, sum, dict.fromkeys)), sep=' | ')
    print(outcome(lambda: [*h]), outcome(lambda: (*h,)), outcome(lambda: {*h}))


class Failing:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        raise self.error


def breaking():
    yield 1
    raise TypeError('late')


for source in ([1], [(1, 2), 3], [(1, 2), (1,)], [(1, 2, 3)], ['ab', 'c'], ['abc'], [[1]], 5, None, [None],
               [Failing(TypeError('early'))], [Failing(ValueError('early'))], [breaking()]):
    print(outcome(dict, source), outcome({}.update, source))


class Keys:
    def keys(self):
        return 5


print(outcome(dict, Keys()), outcome(dict, [([], 2)]), outcome(dict, 1, 2), outcome({}.update, 1, 2))


class Shouting:
    hashed = 0

    def __hash__(self):
        Shouting.hashed += 1
        return 1


keys = {Shouting(): 1, Shouting(): 2}
before = Shouting.hashed
dict.fromkeys(keys)
dict.fromkeys(set(keys))
dict.fromkeys(frozenset(keys))
print(Shouting.hashed - before)
