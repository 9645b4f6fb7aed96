"""Threads that meet: at a lock that one keeps too long, at a list, and at collections. What a report is drawn from."""
import gc
import threading
import time

lock = threading.Lock()
shared = []


def greedy():
    for i in range(6):
        with lock:
            time.sleep(0.03)
        time.sleep(0.01)


def busy():
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        with lock:
            for i in range(2000):
                shared.append(i)
        shared.clear()


def collect():
    for i in range(5):
        time.sleep(0.04)
        gc.collect()


threads = [threading.Thread(target=f, name=f.__name__) for f in (greedy, busy, busy, collect)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('done')
