"""The generator of _random, seeded with ints."""
from _random import Random


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


for seed in (0, 1, 5, -5, 2**32, 2**100, 123456789):
    r = Random(seed)
    print(seed, r.random(), r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(200))
r = Random()
r.seed(2.5)
print(r.random())
r.seed((1, 2, 3))
print(r.random())
state = r.getstate()
print(len(state), state[-1], state[0])
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)], first[-1], r.getrandbits(0))
print(Random().random() != Random().random())
attempt(r.getrandbits, -1)
attempt(r.getrandbits, "a")
attempt(Random, 1, 2)
attempt(Random, a=1)
attempt(r.seed, [])
attempt(r.setstate, 1)
attempt(r.setstate, (1, 2))
attempt(r.setstate, ("a",) * 625)
attempt(r.setstate, (1,) * 624 + (700,))


class Sub(Random):
    def __init__(self, x=None):
        super().__init__(x)
        self.note = x


print(Sub(3).note, Sub(x=3).random() == Random(3).random())
