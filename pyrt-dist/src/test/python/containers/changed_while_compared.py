# Containers that change while their elements are compared, sorted or searched.


class Emptying:
    def __init__(self, target, answer):
        self.target = target
        self.answer = answer

    def __eq__(self, other):
        self.target.clear()
        return self.answer

    def __lt__(self, other):
        self.target.clear()
        return self.answer


for answer in (True, False):
    for name in ('__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__'):
        a = []
        a += [Emptying(a, answer), 2]
        try:
            print(name, answer, getattr(a, name)([1, 2]), len(a))
        except TypeError as e:
            print(name, answer, e)
        b = []
        b += [1, 2]
        print(name, answer, getattr([Emptying(b, answer), 2], name)(b), len(b))
    c = []
    c += [Emptying(c, answer), 3]
    for method in (c.remove, c.index, c.count):
        try:
            print(method.__name__, method(1), len(c))
        except ValueError as e:
            print(method.__name__, e, len(c))
        c += [Emptying(c, answer), 3]
    print(1 in c, len(c))


class Key:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __del__(self):
        numbers.append(1)


numbers = [3, 1, 2]
try:
    numbers.sort(key=Key)
except ValueError as e:
    print(e, numbers)


class Meddling:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        things.append(5)
        return self.n < other.n


things = [Meddling(3), Meddling(1)]
try:
    things.sort()
except ValueError as e:
    print(e, [t.n for t in things])

d = {i: i for i in range(5)}
for change in (lambda: d.pop(0), lambda: d.update(x=1), lambda: (d.pop(1), d.update(y=1))):
    try:
        for k in d:
            change()
            change = int
    except RuntimeError as e:
        print(e)
s = set(range(5))
try:
    for x in s:
        s.discard(x)
except RuntimeError as e:
    print(e)
