"""The same work over and over: nothing of it may stay.

usage: soak.py [SECONDS]

Threads that come and go make containers, cycles, exceptions, generators, closures and weak references, and exchange some of them. After each round,
when all has been collected, looks at how many objects are tracked, at the resident memory and at the blocks of the host's heap as far as the interpreter tells.
Compares the rounds after the warm-up with the last ones; ends with exit code 1 where one of the figures has grown.
"""
import gc
import queue
import sys
import threading
import time
import weakref

WARMUP = 1 / 3
ALLOWED_OBJECTS = 200


class Node:
    def __init__(self, number):
        self.number = number
        self.others = []


class Closing:
    closed = 0
    lock = threading.Lock()

    def __del__(self):
        with Closing.lock:
            Closing.closed += 1


def cycles(count):
    for number in range(count):
        one, two = Node(number), Node(-number)
        one.others.append(two)
        two.others.append(one)
        two.closing = Closing()
    return count


def exceptions(count):
    caught = 0
    for number in range(count):
        try:
            try:
                [][number]
            except IndexError as error:
                raise ValueError(number) from error
        except ValueError as error:
            kept = error
            error.itself = kept
            caught += error.__cause__ is not None
            kept = None
    return caught


def generators(count):
    def numbers(limit):
        me = yield
        held = [me]
        try:
            for number in range(limit):
                yield number + len(held)
        finally:
            held.append(limit)

    total = 0
    for number in range(count):
        suspended = numbers(10)
        next(suspended)
        total += suspended.send(suspended)
        if number % 2:
            suspended.close()
    return total


def containers(count):
    table = {}
    for number in range(count):
        table[number, str(number)] = [number, {number}, {"self": table}]
        if number % 3 == 0:
            table.pop((number, str(number)))
    buffers = [bytearray(100 * (number % 50)) for number in range(count)]
    dying = [weakref.ref(set_) for row in table.values() for set_ in row if isinstance(set_, set)]
    return len(table) + len(buffers) + len(dying)


def work(given, taken, count, results):
    kept = []
    for step in range(count):
        made = Node(step)
        made.others.append(made)
        given.put(made)
        kept.append(taken.get())
        if len(kept) > 20:
            kept.pop(0).others.clear()
    results.append(cycles(count) + exceptions(count) + generators(count) + containers(count))


def one_round(threads=4, count=300):
    queues = [queue.SimpleQueue() for _ in range(threads)]
    results = []
    workers = [
        threading.Thread(target=work, args=(queues[at], queues[at - 1], count, results)) for at in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if len(results) != threads or len(set(results)) != 1:
        raise AssertionError(f"results of a round: {results}")
    return threads * count


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    start = time.monotonic()
    objects, memory = [], []
    due = 0
    while len(objects) < 12 or time.monotonic() < start + seconds:
        due += one_round()
        gc.collect()
        gc.collect()
        objects.append(len(gc.get_objects()))
        memory.append(resident())
    if Closing.closed != due:
        sys.exit(f"soak: {Closing.closed} of {due} finalized")
    warm = int(len(objects) * WARMUP)
    middle = (warm + len(objects)) // 2
    early, late = slice(warm, middle), slice(middle, len(objects))
    print(f"{len(objects)} rounds, {due} objects finalized once", file=sys.stderr)
    print(f"tracked objects: {max(objects[early])} early, {min(objects[late])} at least and {max(objects[late])} at most late", file=sys.stderr)
    print(f"resident memory: {max(memory[early]) >> 20} MB early, {max(memory[late]) >> 20} MB late", file=sys.stderr)
    if min(objects[late]) > max(objects[early]) + ALLOWED_OBJECTS:
        sys.exit(f"soak: tracked objects by round: {objects}")
    print("flat")


main()
