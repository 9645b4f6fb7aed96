# Two to four threads do random operations on one container of each kind; what must hold at the end is looked at.
import threading

ROUNDS = 1_500


def numbers(seed):
    seed = seed * 7919 + 1
    while True:
        seed = (seed * 1103515245 + 12345) % (1 << 31)
        yield seed >> 8


def run(count, work):
    failures = []

    def guarded(number):
        try:
            work(number, numbers(number))
        except BaseException as e:
            failures.append(f"{type(e).__name__}: {e}")

    threads = [threading.Thread(target=guarded, args=(i,)) for i in range(count)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return failures


class Key:
    """A key whose comparison runs Python code."""

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __hash__(self):
        return hash(self.n % 5)


def plain(n):
    return n


def pair(n):
    return (n, str(n))


def key(n):
    return Key(n)


for make in (plain, pair, key):
    # Each thread owns the keys of its own remainder: what it stored last must be there.
    d = {}
    last = [{} for i in range(4)]

    def work(number, random):
        mine = last[number]
        for i in range(ROUNDS):
            r = next(random)
            n = (r >> 4) % 40 * 4 + number
            k = make(n)
            what = r % 9
            if what < 3:
                d[k] = i
                mine[n] = i
            elif what == 3:
                if (d.pop(k, None) is None) != (n not in mine):
                    raise AssertionError("pop")
                mine.pop(n, None)
            elif what == 4:
                d.update({k: -i})
                mine[n] = -i
            elif what == 5:
                if d.setdefault(k, i) != mine.setdefault(n, i):
                    raise AssertionError("setdefault")
            elif what == 6:
                if d.get(k) != mine.get(n):
                    raise AssertionError(f"get {n} {d.get(k)} {mine.get(n)}")
            elif what == 7:
                if (k in d) != (n in mine):
                    raise AssertionError("in")
            elif r % 64 == 8:
                copied = d.copy()
                for n in mine:
                    if copied[make(n)] != mine[n]:
                        raise AssertionError("copy")
                list(d.items()), len(d), repr(list(d)[:0])

    print(make.__name__, "dict", [f for f in run(4, work) if "mutated during update" not in f])
    merged = {}
    for mine in last:
        merged.update(mine)
    print(len(d) == len(merged), all(d[make(n)] == merged[n] for n in merged), len(list(d)) == len(d))

    s = set()
    owned = [set() for i in range(4)]

    def work(number, random):
        mine = owned[number]
        for i in range(ROUNDS):
            r = next(random)
            n = (r >> 4) % 40 * 4 + number
            k = make(n)
            what = r % 7
            if what < 2:
                s.add(k)
                mine.add(n)
            elif what == 2:
                s.discard(k)
                mine.discard(n)
            elif what == 3:
                s.update([k])
                mine.add(n)
            elif what == 4:
                s.difference_update([k])
                mine.discard(n)
            elif what == 5:
                if (k in s) != (n in mine):
                    raise AssertionError("in")
            elif r % 64 == 6:
                copied = s.copy()
                if not all(make(n) in copied for n in mine):
                    raise AssertionError("copy")
                s | {k}, s & {k}, s - {k}, s ^ {k}

    print(make.__name__, "set", run(4, work))
    everything = set().union(*owned)
    print(len(s) == len(everything), all(make(n) in s for n in everything), len(list(s)) == len(s))


l = []


def work(number, random):
    balance = 0
    for i in range(ROUNDS):
        r = next(random)
        what = r % 8
        if what < 2:
            l.append((number, i))
            balance += 1
        elif what == 2:
            l.insert(r % 7, (number, i))
            balance += 1
        elif what == 3:
            l.extend([(number, i), (number, -i)])
            balance += 2
        elif what == 4:
            try:
                l.pop(r % 3 - 1)
                balance -= 1
            except IndexError:
                pass
        elif what == 5:
            l[len(l):] = [(number, i)]
            balance += 1
        elif what == 6:
            for x in l:
                if type(x) is not tuple:
                    raise AssertionError(x)
        elif r % 32 == 7:
            l.reverse()
            copied = l[:]
            copied.sort()
            l.index(copied[0]) if copied and copied[0] in l else None
    balances[number] = balance


balances = [0] * 4
failures = [f for f in run(4, work) if not f.startswith("ValueError")]
print("list", failures, all(type(x) is tuple for x in l))

l = list(range(200))
expected = sorted(l)


def work(number, random):
    for i in range(300):
        what = next(random) % 3
        if what == 0:
            try:
                l.sort(key=lambda x: -x if number else x)
            except ValueError as e:
                if "modified" not in str(e):
                    raise
        elif what == 1:
            l.reverse()
        else:
            a, b = next(random) % 200, next(random) % 200
            if len(l) == 200:
                l[:], l[a:a]


print("sort", run(2, work), sorted(l) == expected)

b = bytearray()


def work(number, random):
    for i in range(ROUNDS):
        b.append(number)
        b[i] = b[i]


print("bytearray", run(3, work), sorted(b.count(i) for i in range(3)))


class Instance:
    pass


o = Instance()


def work(number, random):
    mine = {}
    for i in range(ROUNDS):
        r = next(random)
        name = f"a{number}_{(r >> 4) % 12}"
        what = r % 4
        if what < 2:
            setattr(o, name, i)
            mine[name] = i
        elif what == 2:
            if hasattr(o, name) != (name in mine):
                raise AssertionError("hasattr")
            if name in mine:
                delattr(o, name)
                del mine[name]
        elif getattr(o, name, None) != mine.get(name):
            raise AssertionError("getattr")
    for name in mine:
        if o.__dict__[name] != mine[name]:
            raise AssertionError("dict")


print("attributes", run(4, work))


def work(number, random):
    for i in range(ROUNDS // 4):
        name = f"m{number}_{next(random) % 6}"
        setattr(Instance, name, i)
        if getattr(o, name) != i:
            raise AssertionError("class attribute")
        if i % 7 == 0:
            delattr(Instance, name)


print("class attributes", run(3, work))

counter = iter(range(100_000))
lock = threading.Lock()
taken = []


def work(number, random):
    own = []
    for i in range(ROUNDS):
        with lock:
            own.append(next(counter))
    taken.append(own)


print("iterator", run(4, work), sorted(sum(taken, [])) == list(range(4 * ROUNDS)))


def generator():
    for i in range(4 * ROUNDS):
        yield i


g = generator()
taken = []
busy = []


def work(number, random):
    own = []
    while True:
        try:
            own.append(next(g))
        except StopIteration:
            break
        except ValueError as e:
            if str(e) != "generator already executing":
                raise
            busy.append(1) if not busy else None
    taken.append(own)


print("generator", run(3, work), sorted(sum(taken, [])) == list(range(4 * ROUNDS)))

d = dict.fromkeys(range(50), 0)


def work(number, random):
    for i in range(ROUNDS):
        k = next(random) % 50
        with lock:
            d[k] += 1


print("counting", run(4, work), sum(d.values()) == 4 * ROUNDS)

t = (list(range(100)), {i: i for i in range(100)}, set(range(100)), "text" * 50)


def work(number, random):
    for i in range(ROUNDS // 10):
        if sum(t[0]) != 4950 or sum(t[1].values()) != 4950 or sum(t[2]) != 4950 or t[3].count("t") != 100:
            raise AssertionError("reading")


print("readers", run(4, work))
