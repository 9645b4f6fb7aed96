"""SimpleQueue, with one thread and with several."""
from _queue import SimpleQueue, Empty
import _thread
import time


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


q = SimpleQueue()
print(q.empty(), q.qsize())
for i in range(5):
    q.put(i)
q.put("x", False, 3)
q.put_nowait("y")
print(q.qsize(), [q.get() for _ in range(5)], q.get_nowait(), q.get(timeout=1), q.empty())
attempt(q.get, False)
attempt(q.get_nowait)
attempt(q.get, True, 0.01)
attempt(q.get, True, -1)
attempt(q.get, timeout="a")
attempt(SimpleQueue, 1)
print(Empty.__mro__, issubclass(Empty, Exception), SimpleQueue[int])
done = SimpleQueue()


def consumer():
    total = 0
    while (item := q.get()) is not None:
        total += item
    done.put(total)


for _ in range(4):
    _thread.start_new_thread(consumer, ())


def producer(start):
    for i in range(start, start + 1000):
        q.put(i)
    done.put("produced")


for k in range(3):
    _thread.start_new_thread(producer, (k * 1000,))
for _ in range(3):
    print(done.get())
for _ in range(4):
    q.put(None)
print(sum(done.get() for _ in range(4)), sum(range(3000)), q.qsize())


def late():
    time.sleep(0.05)
    q.put("late")


_thread.start_new_thread(late, ())
print(q.get(timeout=10))
