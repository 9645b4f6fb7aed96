"""Reads one shared object from some threads. usage: shared.py ROW THREADS READS [KIND]

Each read is done in two ways: its value is used at once, or it is stored into a local variable. The reads are shared out among the threads; the
main thread, which made the object, waits meanwhile. Prints what each way took to standard error, the number of reads to standard output.
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


def main(row, threads, reads, *kinds):
    threads = int(threads)
    steps = int(reads) // READS_A_STEP
    for kind in kinds or KINDS:
        read = reader(row, kind)
        if steps:
            seconds(read, max(steps // 4, threads), threads)
        print(f"{kind} {seconds(read, steps, threads):.4f} s", file=sys.stderr)
    print(steps * READS_A_STEP)


main(*sys.argv[1:])
