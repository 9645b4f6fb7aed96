"""What pyrt.atomics has for sharing: a dict that many threads write to, iterators that several advance, frozen copies."""
import copy
import gc
import inspect
import pickle
import threading
import time
import weakref

from pyrt.atomics import AtomicInt, ConcurrentDict, concurrent_tee, freeze, frozendict, is_frozen, serialize_iterator, synchronized_iterator

THREADS = 4
TURNS = 5_000


def refused(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print('not refused', function, args)


def together(work, threads=THREADS):
    barrier = threading.Barrier(threads)
    results = [None] * threads
    failures = []

    def run(who):
        barrier.wait()
        try:
            results[who] = work(who)
        except BaseException as e:
            failures.append(e)

    group = [threading.Thread(target=run, args=(who,)) for who in range(threads)]
    for t in group:
        t.start()
    for t in group:
        t.join()
    assert not failures, failures
    return results


class Odd:
    """A key whose equality is Python code."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 7

    def __eq__(self, other):
        return isinstance(other, Odd) and self.n == other.n


def dicts():
    d = ConcurrentDict({'a': 1}, b=2)
    print(len(d), d['a'], d.get('x'), d.get('x', 5), 'b' in d, 'x' in d, sorted(d), sorted(d.items()), ConcurrentDict())
    d['c'] = 3
    del d['a']
    print(d.pop('b'), d.pop('b', None), d.setdefault('c', 9), d.setdefault('e'), d.copy() == {'c': 3, 'e': None}, d.popitem() is not None, len(d))
    for key in 'a', 'gone':
        refused(d.__getitem__, key)
    refused(d.__delitem__, 'gone')
    refused(d.pop, 'gone')
    refused(d.__getitem__, [])
    refused(d.__setitem__, {}, 1)
    refused(ConcurrentDict, 5)
    refused(ConcurrentDict, {}, {})
    d.clear()
    refused(d.popitem)
    d.update([('k', 1), ('l', 2)], m=3)
    d.update(ConcurrentDict(n=4))
    print(sorted(d.keys()), sorted(d.values()), bool(d), bool(ConcurrentDict()))
    one = object()
    print(d.compare_exchange('k', 1, one), d.compare_exchange('k', 1, 2), d['k'] is one, d.compare_exchange('none', None, 1), 'none' in d)
    print(d.compute('m', lambda v: v + 1), d.compute('new', lambda v: [v]), d.compute('fresh', lambda v: v + 1, 10), d['new'])
    refused(d.compute, 'm', lambda v: 1 // 0)
    print(d['m'], ConcurrentDict([(1, 2)]))
    d['d'] = d
    print('ConcurrentDict(...)' in repr(d))
    gone = weakref.ref(d)
    del d
    gc.collect()
    print(gone() is None)
    match ConcurrentDict(x=1, y=2):
        case {'x': x, **rest}:
            print('matches', x, rest)

    d = ConcurrentDict()

    def fill(who):
        for i in range(TURNS):
            d[who, i] = who * i

    together(fill)
    print(len(d) == THREADS * TURNS, all(d[w, i] == w * i for w in range(THREADS) for i in range(0, TURNS, 97)))

    def empty(who):
        n = 0
        while True:
            try:
                d.popitem()
            except KeyError:
                return n
            n += 1

    print(sum(together(empty)) == THREADS * TURNS, len(d))

    words = ConcurrentDict()

    def count(who):
        for i in range(TURNS):
            words.compute(i % 10, lambda n: n + 1, 0)
            words.compute(Odd(i % 10), lambda n: n + 1, 0)

    together(count)
    print(sum(words.values()) == 2 * THREADS * TURNS, len(words), {words[i] for i in range(10)} == {THREADS * TURNS // 10})

    made = AtomicInt()
    firsts = ConcurrentDict()

    def first(who):
        for i in range(500):
            if firsts.setdefault(i, who) == who and firsts.compare_exchange(i, who, ('of', who)):
                made.add()

    together(first)
    print(made.get())

    shared = ConcurrentDict()

    def churn(who):
        for i in range(2000):
            key = Odd(i % 50)
            shared[key] = [who]
            shared.get(key)
            shared.pop(key, None)
            len(shared)
            if i % 100 == 0:
                list(shared.items())

    together(churn)
    for key in list(shared):
        del shared[key]
    print(len(shared))


def iterators():
    s = serialize_iterator([1, 2, 3])
    print(iter(s) is s, next(s), list(s), next(s, 'end'))
    refused(serialize_iterator, 5)
    refused(serialize_iterator)
    refused(serialize_iterator([]).send, 1)
    refused(serialize_iterator([]).close)

    def echo():
        got = None
        try:
            while got != 'stop':
                try:
                    got = yield got
                except ValueError as e:
                    got = repr(e)
        finally:
            print('closed')
        return 'value'

    s = serialize_iterator(echo())
    print(next(s), s.send(5), s.throw(ValueError('v')))
    try:
        s.send('stop')
    except StopIteration as e:
        print(e.value)
    s = serialize_iterator(echo())
    next(s)
    print(s.close(), list(s))

    def outer():
        print((yield from serialize_iterator(short())))

    def short():
        yield 1
        return 2

    print(list(outer()))

    def itself():
        yield next(me)

    me = serialize_iterator(itself())
    refused(next, me)
    me = None

    def numbers():
        n = 0
        while n < THREADS * TURNS:
            before = n
            n += 1
            yield before

    s = serialize_iterator(numbers())
    got = together(lambda who: list(s))
    print(sorted(n for part in got for n in part) == list(range(THREADS * TURNS)))

    def slow():
        for i in range(20):
            time.sleep(0.002)
            yield i

    s = serialize_iterator(slow())
    print(sorted(n for part in together(lambda who: list(s)) for n in part) == list(range(20)))

    @synchronized_iterator
    def counted(n, *, step=1):
        """Counts."""
        yield from range(0, n, step)

    print(counted.__name__, counted.__doc__, counted.__wrapped__.__name__, inspect.signature(counted), type(counted(1)).__name__)
    s = counted(TURNS * 2, step=2)
    print(sorted(n for part in together(lambda who: list(s)) for n in part) == list(range(0, TURNS * 2, 2)))

    class Box:
        def __init__(self, *items):
            self.items = items

        @synchronized_iterator
        def __iter__(self):
            yield from self.items

    print(list(Box(1, 2)), sum(Box(3, 4)))
    refused(synchronized_iterator, 5)
    refused(synchronized_iterator(lambda: 5))
    refused(counted)


def tees():
    a, b, c = concurrent_tee('abc', 3)
    print(next(a), list(b), list(a), list(c), next(a, 'end'), concurrent_tee([], n=0), len(concurrent_tee([])))
    refused(concurrent_tee, [], -1)
    refused(concurrent_tee, 5)
    first, second = concurrent_tee(range(5))
    next(first)
    third, fourth = concurrent_tee(first)
    print(list(third), list(fourth), list(first), list(second))

    def numbers():
        for n in range(TURNS):
            yield [n]

    parts = concurrent_tee(numbers(), THREADS)
    got = together(lambda who: list(parts[who]))
    print(all(part == [[n] for n in range(TURNS)] for part in got), all(part[7] is got[0][7] for part in got))
    one, other = concurrent_tee(numbers())
    got = together(lambda who: list(one))
    print(sorted(n for part in got for [n] in part) == list(range(TURNS)), len(list(other)))

    class Failing:
        def __iter__(self):
            return self

        def __next__(self):
            raise KeyError('k')

    a, b = concurrent_tee(Failing())
    refused(next, a)
    refused(next, b)

    class Node:
        pass

    a, b = concurrent_tee(Node() for _ in range(3))
    gone = weakref.ref(next(a))
    alive = gone() is not None
    next(b)
    print(alive, gone() is None)
    a, b = concurrent_tee(n for n in range(200_000))
    print(sum(1 for _ in a))
    del a, b

    class Loop:
        def __iter__(self):
            return self

        def __next__(self):
            return self

    loop = Loop()
    loop.tee = concurrent_tee(loop)[0]
    next(loop.tee)
    gone = weakref.ref(loop)
    del loop
    gc.collect()
    print(gone() is None)


class Itself:
    def __freeze__(self):
        return self

    def __repr__(self):
        return 'Itself'


class Point:
    def __init__(self, x):
        self.x = x

    def __freeze__(self):
        return ('Point', self.x)


def frozen():
    f = frozendict({'b': 1}, a=[2])
    print(f, f['a'], f.get('x'), f.get('x', 0), 'b' in f, len(f), list(f), list(reversed(f)), list(f.items()), frozendict())
    print(f == {'b': 1, 'a': [2]}, f != frozendict(f), f == 5, frozendict(f) is f, copy.copy(f) is f, f.copy() is f, f | {'c': 3}, {'c': 3} | f)
    print(hash(frozendict(a=1, b=2)) == hash(frozendict(b=2, a=1)), {frozendict(a=1): 'x'}[frozendict(a=1)], pickle.loads(pickle.dumps(f)) == f)
    print(copy.deepcopy(f) == f, dict(f), {**f}, bool(f), bool(frozendict()))
    refused(hash, f)
    refused(f.__getitem__, 'x')
    for change in 'f["a"] = 1', 'del f["a"]', 'f.x = 1', 'f.clear()', 'f | 5':
        try:
            exec(change)
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)

    tree = {'list': [1, [2.5, 'x']], 'set': {1, (2, 3)}, 'bytes': bytearray(b'ab'), 'none': None, 'nested': {'k': (1, [2])}}
    g = freeze(tree)
    print(g['list'], sorted(map(str, g['set'])), g['bytes'], g['nested'], is_frozen(g), is_frozen(tree), is_frozen(tree['set']), type(g).__name__)
    print(freeze(g) is g, freeze((1, (2,))) == (1, (2,)), freeze(b'x'), freeze(range(3)), freeze(...), freeze(frozenset([1])), freeze(True))
    t = (1, ('a', 2))
    print(freeze(t) is t, is_frozen(t), is_frozen((1, [])), is_frozen(frozenset()), is_frozen(frozendict(a=[])))
    shared = [1]
    h = freeze([shared, shared, {'again': shared}])
    print(h[0] is h[1] is h[2]['again'], h)
    print(freeze([Point([1]), {Point(2): Point(3)}, Itself(), {Point(4), Itself()} - {None}])[:3])
    refused(freeze, object())
    refused(freeze, [print])
    refused(freeze, {'a': type})
    loop = []
    loop.append([loop])
    refused(freeze, loop)
    deep = []
    for _ in range(100_000):
        deep = [deep]
    try:
        freeze(deep)
    except RecursionError as e:
        print('RecursionError')
    print(hash(freeze({'a': [1]})) == hash(freeze({'a': [1]})))
    changing = {n: [n] for n in range(100)}

    def change(who):
        for i in range(300):
            if who:
                changing[i % 100] = [i]
                changing.pop((i * 7) % 100, None)
            else:
                assert is_frozen(freeze(changing))

    together(change)
    print(is_frozen(freeze(changing)))


class Thing:
    def __freeze__(self):
        return self


def put(thing):
    d = ConcurrentDict()
    d[1] = thing
    return d


OPERATIONS = [
    lambda t: put(t)[1],
    lambda t: put(t).get(1),
    lambda t: put(t).setdefault(1),
    lambda t: ConcurrentDict().setdefault(1, t),
    lambda t: put(t).pop(1),
    lambda t: put(t).popitem(),
    lambda t: put(t).update({1: 2}),
    lambda t: ConcurrentDict({1: t}, a=t).clear(),
    lambda t: put(t).compute(1, lambda v: v),
    lambda t: put(t).compute(1, lambda v: None),
    lambda t: put(t).compare_exchange(1, t, t),
    lambda t: put(t).compare_exchange(1, 5, t),
    lambda t: put(t).compare_exchange(2, t, t),
    lambda t: list(put(t).items()),
    lambda t: put(t).copy(),
    lambda t: repr(put(t)),
    lambda t: next(serialize_iterator([t])),
    lambda t: list(serialize_iterator(x for x in [t])),
    lambda t: synchronized_iterator(lambda x: iter([x]))(t),
    lambda t: next(concurrent_tee([t])[0]),
    lambda t: [list(part) for part in concurrent_tee(x for x in [t, t])],
    lambda t: frozendict({1: t})[1],
    lambda t: frozendict({1: t}) | {2: t},
    lambda t: frozendict(a=t).items(),
    lambda t: hash(frozendict(a=t)),
    lambda t: frozendict(a=t) == frozendict(a=t),
    lambda t: freeze([t, {1: t}, {t}]),
    lambda t: is_frozen((t,)),
]


def releases():
    """No operation keeps what it was given."""
    for i, operation in enumerate(OPERATIONS):
        thing = Thing()
        alive = weakref.ref(thing)
        operation(thing)
        del thing
        if alive() is not None:
            gc.collect()
            print('kept by operation', i, 'for ever' if alive() else 'until a collection')


dicts()
iterators()
tees()
frozen()
releases()
