"""A collection finalizes instances in the order in which they were made, wherever earlier ones died meanwhile."""
import gc


class T:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("died", self.n)


class Slotted:
    __slots__ = ("n", "other")

    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("slotted", self.n)


def pair(a, b):
    a.other, b.other = b, a


def cycles():
    made = [T(n) for n in range(8)]
    for n in 5, 1, 3:
        made[n] = None
    later = [T(n) for n in range(10, 14)]
    slotted = [Slotted(20), Slotted(21)]
    pair(later[3], made[0])
    pair(slotted[1], slotted[0])
    pair(made[7], later[0])
    pair(later[1], made[2])
    print("gone:")


gc.disable()
cycles()
gc.collect()

print("many")
seen = []


class Many:
    def __init__(self, n):
        self.n = n
        self.me = self

    def __del__(self):
        seen.append(self.n)


for i in range(5000):
    m = Many(i)
    if i % 3:
        m.me = None
del m
seen.clear()
gc.collect()
print(len(seen), seen == sorted(seen), seen[:3], seen[-3:])
