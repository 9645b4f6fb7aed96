"""Operations done by some threads together, in the interpreter that runs it. usage: rows.py ROW OPERATIONS WARMUP [THREADS]

Does OPERATIONS of ROW again and again for WARMUP seconds, by one thread and by two in turn, and prints a line with what the row's last call made of them.
Then reads lines, each a number of threads, does the operations once more, shared out among so many threads that begin together, and prints the seconds
that it took. The main thread, which made what is shared, waits meanwhile. With THREADS it does the operations once by so many, and reads nothing.
"""
import json
import re
import sys
import threading
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)


def ints(shared, part, count):
    total = part
    for i in range(count):
        total = (total * 31 + i) % 1000003
    return total


def floats(shared, part, count):
    x = 1.0
    for _ in range(count):
        x = x * 0.999 + 0.25
    return x


def objects(shared, part, count):
    step = Point(1, 2)
    at = Point(0, part)
    for _ in range(count):
        at = at.plus(step)
    return at.x


def json_texts(shared, part, count):
    record = {"id": part, "name": "a name", "tags": ["x", "y", "z"], "nested": {"ok": True, "value": 1.5}}
    for i in range(count):
        record["id"] = i
        record = json.loads(json.dumps(record))
    return record["id"]


PATTERN = r"(\w+)@(\w+)\.org"
TEXT = "write to someone@example.org, or to nobody@nowhere.org; " * 3


def regex(shared, part, count):
    # A pattern of its own: what is private shall be private.
    find = re.compile(PATTERN + "|" + str(part)).findall
    found = 0
    for _ in range(count):
        found += len(find(TEXT))
    return found


def attribute_reads(shared, part, count):
    thing = shared[0]
    for _ in range(count):
        value = thing.x
    return value is not None


def dict_reads(shared, part, count):
    mapping = shared[1]
    for _ in range(count):
        value = mapping["key"]
    return value is not None


def list_reads(shared, part, count):
    items = shared[2]
    for _ in range(count):
        value = items[1]
    return value is not None


def dict_stores(shared, part, count):
    mapping = shared[3]
    first = part * count
    for i in range(first, first + count):
        mapping[i] = part
    return count


def list_appends(shared, part, count):
    append = shared[4].append
    for _ in range(count):
        append(part)
    return count


def locked_counter(shared, part, count):
    lock, counter = shared[5], shared[6]
    for _ in range(count):
        with lock:
            counter.x += 1
    return count


def shared_state():
    """What the rows share, new for each round, so that tables and lists grow each time."""
    return [Point(Point(1, 1), 2), {"key": Point(1, 1)}, [Point(0, 1), Point(1, 1)], {}, [], threading.Lock(), Point(0, 0)]


def check(name, shared, operations):
    """That nothing was lost."""
    made = {"dict_stores": len(shared[3]), "list_appends": len(shared[4]), "locked_counter": shared[6].x}
    if name in made and made[name] != operations:
        raise AssertionError(f"{name}: {made[name]} of {operations}")


def seconds(name, operations, threads):
    """What so many operations take, by so many threads."""
    row = globals()[name]
    shared = shared_state()
    start = threading.Barrier(threads + 1)

    def work(part):
        start.wait()
        row(shared, part, operations // threads)

    workers = [threading.Thread(target=work, args=(part,)) for part in range(threads)]
    for worker in workers:
        worker.start()
    start.wait()
    began = time.perf_counter()
    for worker in workers:
        worker.join()
    took = time.perf_counter() - began
    check(name, shared, operations)
    return took


def main():
    name, operations, warmup = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    if len(sys.argv) > 4:
        seconds(name, operations, int(sys.argv[4]))
        return
    end = time.perf_counter() + warmup
    while time.perf_counter() < end:
        seconds(name, operations, 1)
        seconds(name, operations, 2)
    print(globals()[name](shared_state(), 0, 10), flush=True)
    for line in sys.stdin:
        print(seconds(name, operations, int(line)), flush=True)


main()
