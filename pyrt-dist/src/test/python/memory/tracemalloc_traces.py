"""Where objects were made, what they take together, and that their memory is given back when they die."""
import gc
import linecache
import os
import threading
import tracemalloc
import warnings


class Node:
    pass


def make(n):
    return [Node() for _ in range(n)]


def line_of(obj):
    traceback = tracemalloc.get_object_traceback(obj)
    return traceback and (os.path.basename(traceback[-1].filename), linecache.getline(traceback[-1].filename, traceback[-1].lineno).strip())


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback([]))
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
for wrong in 0, -1, 65536:
    try:
        tracemalloc.start(wrong)
    except ValueError as e:
        print(e)
before = []
tracemalloc.start(3)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_object_traceback(before))
nodes = make(1000)
print(line_of(nodes[17]))
print([f.lineno - make.__code__.co_firstlineno for f in tracemalloc.get_object_traceback(nodes[0])][-1:])

# A large text and a large list, and nothing of them afterwards.
base, _ = tracemalloc.get_traced_memory()
text = "x" * 3_000_000
some = [None] * 500_000
there, peak = tracemalloc.get_traced_memory()
print(7_000_000 <= there - base < 7_020_000, peak >= there)
print(line_of(text))
del text, some
gone, peak2 = tracemalloc.get_traced_memory()
print(abs(gone - base) < 20_000, peak2 >= peak)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < peak)

# Cycles give back what they take when they are collected.
def cycles():
    for _ in range(100):
        n = Node()
        n.me = n
        n.load = bytearray(10_000)

base, _ = tracemalloc.get_traced_memory()
gc.disable()
cycles()
print(tracemalloc.get_traced_memory()[0] - base > 1_000_000)
gc.enable()
gc.collect()
print(tracemalloc.get_traced_memory()[0] - base < 50_000)

# Snapshots, statistics, filters; threads are traced like the one that started.
def work(out):
    out.append([bytearray(1000) for _ in range(50)])

out = []
first = tracemalloc.take_snapshot()
threads = [threading.Thread(target=work, args=(out,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
second = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
top = second.compare_to(first.filter_traces([tracemalloc.Filter(True, __file__)]), "lineno")[0]
print(linecache.getline(__file__, top.traceback[0].lineno).strip(), top.size_diff >= 200_000, top.count_diff >= 200)

# Warnings of lost resources tell where the object was made.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    def lose():
        open(__file__)
    lose()
    gc.collect()
print(caught[0].category.__name__, line_of(caught[0].source))
tracemalloc.clear_traces()
print(line_of(nodes), tracemalloc.get_traceback_limit())
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc._get_traces())
