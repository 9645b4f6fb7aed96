"""What a thread waits for may be a death: of an executor that is deleted while its threads are joined, of an object that a thread drops before it blocks."""
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

for round in range(20):
    executor = ThreadPoolExecutor(5)
    results = executor.map(abs, range(-5, 5))
    threads = executor._threads
    del executor
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
    assert list(results) == [5, 4, 3, 2, 1, 0, 1, 2, 3, 4]


class Thing:
    pass


# The callback may run in the main thread, in the midst of its waiting: it must take no lock that this has. Event.set() would.
for round in range(20):
    died = threading.Lock()
    died.acquire()
    done = threading.Event()
    box = [Thing()]
    reference = weakref.ref(box[0], lambda _: died.release())

    def drop():
        thing = box.pop()
        del thing
        done.wait(30)

    thread = threading.Thread(target=drop)
    thread.start()
    assert died.acquire(timeout=30)
    done.set()
    thread.join()
    assert reference() is None

print("each died")
