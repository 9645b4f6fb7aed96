"""A sort whose comparison raises leaves what was sorted by then; one whose key raises the old order. Equals in a falling run keep their order."""
import random


def go(items, **options):
    try:
        items.sort(**options)
        print("sorted")
    except TypeError as e:
        print(e)
    print([x if isinstance(x, (int, float, str)) else type(x).__name__ for x in items])


go([True, 2**53, False, []])
go([1, 5, 0, 7, 2, "a", 3])
go([3, 3, 2, None, 5])
go([None, 3, 2, 1])
go([1, 5, 0, []], reverse=True)
go([1, 5, 0, "a"], key=lambda x: -x)
go([1, 5, 0, "a"], key=lambda x: x)
dice = random.Random(1)
for _ in range(30):
    items = [dice.randrange(20) for _ in range(dice.randrange(3, 150))]
    items[dice.randrange(len(items))] = dice.choice([None, "a", [], 1j])
    go(items, reverse=dice.random() < 0.3)


class Counting:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Counting.compared += 1
        return self.value < other.value


for _ in range(20):
    items = [Counting(dice.randrange(4)) for _ in range(dice.randrange(1, 40))]
    items.sort(key=lambda x: -x.value)
    for n, item in enumerate(items):
        item.n = n
    Counting.compared = 0
    items.sort()
    print(Counting.compared, [(x.value, x.n) for x in items])
