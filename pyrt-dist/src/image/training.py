"""Run once while the image is built, with the image's own JVM: the classes that it loads and the profiles of the methods that it
makes hot go into the image's archive. So it does some of what most programs do, all of it in turn, for some seconds. Nobody reads its output.
"""
import ast
import collections
import io
import json
import os
import re
import sys
import threading
import time
import tokenize
import traceback

SECONDS = 12


class Point:
    """Attributes, methods, properties, operators."""

    kind = "point"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y!r})"

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    @property
    def size(self):
        return abs(self.x) + abs(self.y)

    def moved(self, dx=0, dy=0):
        return type(self)(self.x + dx, self.y + dy)


class Named(Point):
    """Inheritance and super."""

    __slots__ = ("name",)

    def __init__(self, x, y, name="it"):
        super().__init__(x, y)
        self.name = name

    def area(self):
        return self.x * self.y


class Node:
    """A search tree: recursion, None, branches."""

    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
        self.count = 1

    def insert(self, key):
        node = self
        while True:
            if key == node.key:
                node.count += 1
                return
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    return
                node = node.right

    def walk(self):
        if self.left is not None:
            yield from self.left.walk()
        yield self.key, self.count
        if self.right is not None:
            yield from self.right.walk()


def classes():
    points = [Point(n, -n) for n in range(60)] + [Named(n, n + 1) for n in range(60)]
    total = Point(0, 0)
    for point in points:
        total = total + point.moved(1, dy=2)
        point.x += 1
        if point.size > 50 and point.kind == "point":
            point.y = point.x - 1
    return total, len(set(points)), sum(p.area() for p in points[60:])


def tree():
    root = Node(500)
    key = 7
    for _ in range(150):
        key = (key * 1103 + 12345) % 1009
        root.insert(key)
    return list(root.walk())


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def calls():
    def closure(k):
        nonlocal count
        count += k
        return count

    def keywords(a, *rest, scale=1, **more):
        return a * scale + len(rest) + len(more)

    count = 0
    for n in range(80):
        closure(n)
        count += keywords(n, 1, 2, scale=2, extra=n) + (lambda x: x + 1)(n) + max(n, 3) + min([n, 5, 7])
    return count, ackermann(2, 5), hanoi(7, "a", "b", "c")


def primes():
    sieve = bytearray([1]) * 1000  # a larger one would bring the allocator, which no start is to load
    for n in range(2, 32):
        if sieve[n]:
            sieve[n * n :: n] = bytes(len(range(n * n, 1000, n)))
    total = i = 0
    while i < 1000:
        if sieve[i] and not i % 3 == 0:
            total ^= i << (i & 7)
            total &= 0xFFFFFF
        i += 1
    return total


def floats():
    x, y, total = 0.5, 0.25, 0.0
    for n in range(1, 400):
        x, y = x * 1.01 - y / n, y + x * 0.001
        if x > 10.0 or y < -1.0:
            x = -x / 3
        total += x * x + y * y
    return round(total, 6), int(total) // 7, divmod(total, 3.5)


def matrices():
    size = 9
    a = [[i * j % 7 for j in range(size)] for i in range(size)]
    b = [[0] * size for _ in range(size)]
    for i in range(size):
        row = a[i]
        for j in range(size):
            total = 0
            for k in range(size):
                total += row[k] * a[k][j]
            b[i][j] = total
    return [sum(row) for row in b], list(zip(*b))[0], sorted(map(tuple, b), key=lambda row: -row[2])


def lists():
    numbers = [n * 37 % 101 for n in range(200)]
    evens = [n for n in numbers if n % 2 == 0]
    for i in range(len(numbers) - 1):
        if numbers[i] > numbers[i + 1]:
            numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
    stack = []
    for n in evens:
        stack.append(n)
        if len(stack) > 5:
            stack.pop()
            stack[-1] += 1
    del evens[3:5]
    evens[1:1] = stack
    evens.extend(n for n in stack if n in numbers)
    return numbers[::-1][:3], evens.index(stack[0]), any(n > 90 for n in evens), [*enumerate(stack)]


WORDS = "the quick brown fox jumps over the lazy dog while 42 grüne Äpfel fall from a tree the end".split()


def words():
    counts = {}
    lengths = {}
    for word in WORDS * 6:
        counts[word] = counts.get(word, 0) + 1
        lengths.setdefault(len(word), []).append(word)
        if word.startswith("t") and word not in ("tree", "then") or word.isdigit():
            counts["some"] = counts.get("some", 0) + 1
    lines = []
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        lines.append(f"{word:>10} {count:3d} {count / 7:.2f}")
        lines.append("%s=%d" % (word, count))
    text = "\n".join(lines)
    return text.upper().replace("THE", "a").split("\n")[2].strip(), {k: len(v) for k, v in lengths.items()}, text[3:-3].find("fox")


def characters():
    vowels = consonants = 0
    out = []
    for c in "The rain in Spain stays mainly in the plain, they say. " * 3:
        if c in "aeiou":
            vowels += 1
        elif c.isalpha():
            consonants += 1
            out.append(c.lower())
        elif c != " ":
            out.append(chr(ord(c) + 1))
    s = ""
    for n in range(60):
        s += str(n % 10)
    return vowels, consonants, "".join(out)[:20], s[10:30] + s[0], int(s[5:9])


def records():
    lines = [f"{n};name{n % 13};{n * 1.5};{'yes' if n % 3 else 'no'};#{n:04x}" for n in range(60)]
    seen = set()
    sums = {}
    for line in lines:
        number, name, amount, flag, code = line.split(";")
        try:
            value = int(number) + float(amount) + int(code[1:], 16)
            if flag == "no":
                value = int(flag)
        except ValueError:
            value = 0
        key = (name, flag)
        if key in seen:
            sums[key] += value
        else:
            seen.add(key)
            sums[key] = value
    head, _, rest = lines[5].partition(";")
    return sorted(sums.items()), head, rest.rpartition(";")


def generators():
    def chunks(items, size):
        for start in range(0, len(items), size):
            yield items[start : start + size]

    def running():
        total = 0
        while True:
            n = yield total
            if n is None:
                return
            total += n

    averager = running()
    next(averager)
    total = 0
    for chunk in chunks(list(range(100)), 7):
        total += averager.send(sum(chunk))
        a, *rest = chunk
        total += a + sum(x * y for x, y in zip(rest, rest[1:]) if x != y)
    averager.close()
    return total


class Closing:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is KeyError


def errors():
    caught = 0
    for n in range(40):
        try:
            if n % 4 == 0:
                raise ValueError(n)
            if n % 4 == 1:
                {}["missing"]
            if n % 4 == 2:
                [].pop()
        except ValueError as error:
            caught += error.args[0]
        except LookupError:
            caught += 1
        finally:
            caught += 1
        with Closing():
            {}[n]
    return caught


def big():
    n = 1
    for i in range(1, 40):
        n *= i
    return n % (1 << 61), n.bit_length(), str(n)[:5], pow(3, 200, 1 << 70)


def matching():
    found = []
    for value in (1, "a", (1, 2), [3, 4, 5], {"k": 6}, Point(7, 8), None, 2.5):
        match value:
            case int(n) | float(n):
                found.append(n)
            case str():
                found.append("s")
            case (a, b):
                found.append(a + b)
            case [first, *_]:
                found.append(first)
            case {"k": k}:
                found.append(k)
            case None:
                found.append(0)
            case _:
                found.append(value.x)
    return found


LOG = re.compile(r'(\S+) - (\w+) \[([^\]]+)\] "(GET|PUT) ([^"?]+)(\?\S*)?" (\d{3})')


def library():
    line = '10.0.0.1 - ann [01/Jan/2026:10:00:00] "GET /a/b?c=1" 200'
    found = [LOG.match(line).groups() for _ in range(20)]
    text = json.dumps({"lines": found, "n": [1, 2.5, None, True]}, indent=1)
    stream = io.StringIO(text)
    try:
        os.readlink(os.path.join(os.sep, "proc", "self", "status"))
    except OSError:
        folder = os.listdir(os.sep)
    return len(json.loads(text)["lines"]), sum(len(row) for row in stream), folder[:1], re.sub(r"\d+", lambda m: m[0] + "!", line)


SOURCE = """
import math as m, os.path
from math import floor as down, ceil
type Pair[T] = tuple[T, T]

@staticmethod
def f(a, b=2, /, *c, key: int = 1, **d) -> int:
    global counted
    x = [i for i in a if i > b and not i == 3 or i < -1]
    counted = x and {**d, "n": len(x)}
    assert x is not None, "message"
    for i, j in enumerate(x):
        if i == 2: continue
        elif i > 5: break
        x[i] += -j
    else:
        pass
    while x:
        x.pop()
    del x
    return f'{b!r:>5}{key:{b}}' if counted else lambda k, *r: (yield)

class C[T](Exception):
    at: int = 0
    def g(self):
        nonlocal_ = {n: n for n in {1, 2, *(3, 4)}}
        def inner():
            nonlocal nonlocal_
            nonlocal_ = super().__init__() if (z := 1) else None
        yield inner
        yield from ()
    async def h(self, items):
        async with self as s: await s
        async for i in items: pass
        return [i async for i in items]

try:
    with open(os.devnull) as a, open(os.devnull) as b: a.b = b[1:2, ...] = 0
except* (OSError, AttributeError, TypeError) as group:
    pass
try:
    raise C(b"x", 1j, 2.5, 10 ** 30) from None
except C as error:
    a, *rest = error.args
finally:
    match rest:
        case [1j | None, *_] if a: pass
        case {"k": k, **more} | C(k, at=more): pass
        case "s" | _: pass
"""


def compiling():
    space = {"__name__": "training"}
    exec(compile(SOURCE, "<training>", "exec"), space)
    try:
        compile("a = (1,\nb b", "<training>", "exec")
    except SyntaxError as error:
        return space["f"]([1, 2, 3, 4]), traceback.format_exception(error)


with open(__file__, encoding="utf-8") as _file:
    OWN = _file.read()


def sources():
    """What tools do with sources, and the parser with any program."""
    kinds = collections.Counter(token.type for token in tokenize.generate_tokens(io.StringIO(OWN).readline))
    stack = [ast.parse(OWN), ast.parse(SOURCE)]
    names = collections.Counter()
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            names[node.id] += 1
        stack.extend(ast.iter_child_nodes(node))
    return kinds.most_common(3), names.most_common(3)


def threads():
    lock = threading.Lock()
    shared = []

    def work(n):
        for i in range(20):
            with lock:
                shared.append(n * i)

    group = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for thread in group:
        thread.start()
    for thread in group:
        thread.join()
    return len(shared)


WORKOUT = [
    classes, tree, calls, primes, floats, matrices, lists, words, characters, records, generators, errors, big, matching, library,
]

print("no error", file=sys.stderr)
end = time.monotonic() + SECONDS
rounds = 0
while time.monotonic() < end:
    for work in WORKOUT:
        result = work()
    if rounds % 10 == 0:
        sources()
    if rounds % 50 == 0:
        compiling()
        threads()
    rounds += 1
print(rounds, result)
