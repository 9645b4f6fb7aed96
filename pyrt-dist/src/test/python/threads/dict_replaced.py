"""Threads read attributes while others replace the whole __dict__: each read meets one dict or the other."""
import threading


class Thing:
    pass


thing = Thing()
thing.x = 1
missing = []
stopped = threading.Event()


def read():
    while not stopped.is_set():
        try:
            thing.x
            thing.__dict__["x"]
        except (AttributeError, KeyError) as error:
            missing.append(error)


def replace():
    for i in range(3000):
        thing.__dict__ = {"x": [i], "y": 1}


readers = [threading.Thread(target=read) for _ in range(3)]
writers = [threading.Thread(target=replace) for _ in range(2)]
for thread in readers + writers:
    thread.start()
for thread in writers:
    thread.join()
stopped.set()
for thread in readers:
    thread.join()
print("missing", len(missing))
