# Run once while the image is built: the classes that it loads and links go into the image's archive, so it does a
# little of what most programs do. Its output is thrown away.
import sys
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y!r})"

    @property
    def size(self):
        return abs(self.x) + abs(self.y)


def numbers(limit):
    for number in range(limit):
        if number % 3:
            yield number


counts = {}
for word in "the quick brown fox jumps over the lazy dog the end".split():
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:>10} {count:3d} {count / 7:.2f}")
points = [Point(n, -n) for n in numbers(10)]
print(points[-1], {p.size for p in points}, tuple(map(str, points[:2])))
try:
    counts["missing"]
except KeyError as error:
    print("no", error, file=sys.stderr)
finally:
    time.sleep(0)
