"""Reads one shared object from some threads. usage: shared.py ROW KIND READS WARMUP [THREADS]

With KIND "used" the value is used at once, with "kept" it is stored into a local variable. The reads are shared out among the threads; the main thread, which
made the object, waits meanwhile. Reads again and again for WARMUP seconds, by one thread and by two in turn, and prints the number of reads. Then it reads lines,
each a number of threads, does the reads once more by so many, and prints the seconds they took. With THREADS it does the reads once by so many, after a quarter of
them to warm up, and reads no lines.
"""
import sys
import threading
import time


class Value:
    pass


class Thing:
    def __init__(self):
        self.value = Value()

    def method(self):
        return self


ROWS = {
    "method": "thing.method()",
    "attribute": "thing.value",
    "dict": "mapping['key']",
    "list": "items[1]",
    "get": "mapping.get('key')",
    "closure": "enclosed",
    "global": "GLOBAL",
}
KINDS = {"used": "{} is None", "kept": "local = {}"}
READS_A_STEP = 10
GLOBAL = Value()

MAKER = """
def maker(thing, mapping, items, enclosed):
    def read(steps):
        for _ in range(steps):
            {}
    return read
"""


def reader(row, kind):
    """A function that reads the object some times, and has all it needs in one closure."""
    namespace = {"GLOBAL": GLOBAL}
    exec(MAKER.format("; ".join([KINDS[kind].format(ROWS[row])] * READS_A_STEP)), namespace)
    return namespace["maker"](Thing(), {"key": Value(), "other": 1}, [Value() for _ in range(4)], Value())


def seconds(read, steps, threads):
    """What so many steps take, shared out among threads that begin together."""
    start = threading.Barrier(threads + 1)

    def work():
        start.wait()
        read(steps // threads)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    start.wait()
    began = time.perf_counter()
    for worker in workers:
        worker.join()
    return time.perf_counter() - began


def main(row, kind, reads, warmup, threads=None):
    steps = int(reads) // READS_A_STEP
    read = reader(row, kind)
    if threads is not None:
        seconds(read, max(steps // 4, int(threads)), int(threads))
        seconds(read, steps, int(threads))
        return
    end = time.perf_counter() + float(warmup)
    while time.perf_counter() < end:
        seconds(read, steps, 1)
        seconds(read, steps, 2)
    print(steps * READS_A_STEP, flush=True)
    for line in sys.stdin:
        print(seconds(read, steps, int(line)), flush=True)


main(*sys.argv[1:])
