"""Objects that threads pass on through queues: each is finalized exactly once, and soon.

usage: promptness.py [OBJECTS [THREADS]]

Half of the threads make objects and put them into queues; the others take them out and drop them. Each object's finalizer counts it, and notes how
long after its last drop it ran. Then the same with one producer and one consumer, whose 99th percentile of that time is told, and with the
main thread alone, where a finalizer must run before the next statement. Prints to standard output what must be the same in every run, and times to
standard error; ends with exit code 1 where an object was finalized not at all or twice.
"""
import queue
import sys
import threading
import time

BATCH = 200


class Owned:
    __slots__ = ("number", "counter", "dropped")

    def __init__(self, number, counter):
        self.number = number
        self.counter = counter
        self.dropped = 0

    def __del__(self):
        self.counter.finalized(self)


class Counter:
    """How often each of some objects was finalized. A byte for each; they belong to one producer and are written by any thread."""

    def __init__(self, count):
        self.seen = bytearray(count)
        self.delays = []

    def finalized(self, owned):
        self.seen[owned.number] += 1
        if owned.dropped and owned.number % 16 == 0:
            self.delays.append(time.perf_counter_ns() - owned.dropped)


def produce(counter, out):
    count = len(counter.seen)
    for start in range(0, count, BATCH):
        out.put([Owned(number, counter) for number in range(start, min(start + BATCH, count))])
    out.put(None)


def consume(source):
    while (batch := source.get()) is not None:
        while batch:
            owned = batch.pop()
            owned.dropped = time.perf_counter_ns()
            owned = None


def pass_on(count, pairs):
    """Lets so many pairs of threads pass objects on; returns the counters."""
    counters = [Counter(count // pairs) for _ in range(pairs)]
    threads = []
    for counter in counters:
        between = queue.SimpleQueue() if pairs > 1 else queue.Queue(16)
        threads.append(threading.Thread(target=produce, args=(counter, between)))
        threads.append(threading.Thread(target=consume, args=(between,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Grace periods of what the threads have left end as this thread, alone now, goes on.
    end = time.monotonic() + 10
    while time.monotonic() < end and any(0 in counter.seen for counter in counters):
        time.sleep(0.001)
    return counters


def check(counters, what):
    total = sum(len(counter.seen) for counter in counters)
    once = sum(counter.seen.count(1) for counter in counters)
    print(f"{what}: {once} of {total} finalized once")
    return once == total


def alone(count):
    counter = Counter(count)
    late = 0
    for number in range(count):
        owned = Owned(number, counter)
        owned = None
        late += counter.seen[number] != 1
    print(f"one thread: {late} of {count} late")
    return late == 0


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    threads = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    start = time.perf_counter()
    right = check(pass_on(count, threads // 2), f"{threads} threads")
    print(f"{count} objects in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    two = pass_on(max(count // 20, BATCH), 1)
    right &= check(two, "two threads")
    delays = sorted(two[0].delays)
    if delays:
        for percent in 50, 99, 100:
            delay = delays[min(len(delays) * percent // 100, len(delays) - 1)]
            print(f"two threads: {percent} % finalized within {delay / 1e6:.3f} ms of the last drop", file=sys.stderr)
    right &= alone(10_000)
    sys.exit(not right)


main()
