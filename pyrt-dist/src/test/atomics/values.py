"""What the values of pyrt.atomics do: alone, with bad arguments, in cycles, and changed by four threads at once."""
import gc
import operator
import threading
import weakref

import pyrt.atomics
from pyrt import atomics
from pyrt.atomics import AtomicInt, AtomicReference, StripedCounter

THREADS = 4
TURNS = 5_000
BIG = 2**70


def refused(function, *args):
    try:
        function(*args)
    except (TypeError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
    else:
        print('not refused', function, args)


def together(work):
    barrier = threading.Barrier(THREADS)
    results = [None] * THREADS

    def run(who):
        barrier.wait()
        results[who] = work(who)

    threads = [threading.Thread(target=run, args=(who,)) for who in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


class Index:
    def __index__(self):
        return 5


def ints():
    n = AtomicInt()
    print(n, n.get(), bool(n), n.add(), n.add(4), n.fetch_add(-2), n.get(), bool(n))
    print(n.exchange(10), n.compare_exchange(9, 1), n.compare_exchange(10, BIG), n.compare_exchange(BIG, BIG + 1), n)
    print(n.set(2**63 - 1), n.add(1) == 2**63, n.add(-1) == 2**63 - 1, int(n) == operator.index(n) == n.get())
    print(AtomicInt(True), AtomicInt(Index()), AtomicInt(7).add(Index()), [1, 2, 3][AtomicInt(1)])
    print(AtomicInt(True).get() is True, n.compare_exchange(2**63 - 1, False), n.get() is False)
    refused(AtomicInt, 'a')
    refused(n.add, 1.5)
    refused(n.set)
    refused(n.compare_exchange, 1)

    n = AtomicInt(2**64 - 7)
    seen = together(lambda who: [n.fetch_add() for _ in range(TURNS)])
    print(n.get() - 2**64 == THREADS * TURNS - 7, len(set().union(*seen)) == THREADS * TURNS)
    n = AtomicInt()

    def count(who):
        for _ in range(TURNS):
            while not n.compare_exchange(before := n.get(), before + 1):
                pass

    together(count)
    print(n.get() == THREADS * TURNS)


class Node:
    pass


def references():
    r = AtomicReference()
    a, b = Node(), Node()
    print(r.get(), r.set(a), r.get() is a, r.exchange(b) is a, r.compare_exchange(a, None), r.compare_exchange(b, a), r.get() is a)
    print(r.set(10**6), r.compare_exchange(10**6, []), r.compare_exchange([], 1), r.update(lambda x: x + [1]), r.get())
    refused(r.update, lambda x: 1 // 0)
    refused(r.update, 1)
    refused(r.compare_exchange, 1)
    print(r.get())

    r.set(a)
    gone = weakref.ref(a)
    del a
    gc.collect()
    alive = gone() is not None
    r.set(None)
    print(alive, gone() is None)

    r.set(r)
    gone = weakref.ref(r)
    del r
    gc.collect()
    print(gone() is None)

    r = AtomicReference(())
    together(lambda who: [r.update(lambda old: (who, old)) for _ in range(200)] and None)
    counts, rest = [0] * THREADS, r.get()
    while rest:
        who, rest = rest
        counts[who] += 1
    print(counts)

    r = AtomicReference([None, 0])

    def swap(who):
        return sum(r.exchange([who, 1])[1] for _ in range(TURNS))

    print(sum(together(swap)) + r.get()[1] == THREADS * TURNS)
    r.set(0)


def counters():
    c = StripedCounter()
    print(c.sum(), c.add(5), c.increment(), c.add(-2), c.sum(), c.reset(), c.sum())
    for n in 2**63 - 1, 2**63 - 1, 1, -2**63, -2**63:
        c.add(n)
    print(c.sum(), c.reset(), c.sum())
    refused(c.add, BIG)
    refused(c.add, 'a')
    refused(c.add)
    refused(StripedCounter, 1)
    taken = AtomicInt()

    def count(who):
        for i in range(TURNS):
            c.increment()
            if i % 100 == who:
                taken.add(c.reset())

    together(count)
    print(taken.get() + c.sum() == THREADS * TURNS)


print(pyrt.atomics is atomics)
ints()
references()
counters()
