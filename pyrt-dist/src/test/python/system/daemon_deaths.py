# Daemon threads that the interpreter's end finds inside a callback of a weak reference, and inside a collection.
import gc
import threading
import weakref


class Thing:
    pass


class Finalized:
    def __del__(self):
        collecting.set()
        while True:
            pass


def spin(reference):
    dying.set()
    while True:
        pass


def die():
    thing = Thing()
    thing.__dict__["other"] = Thing()
    reference = weakref.ref(thing, spin)
    del thing


def collect():
    thing = Finalized()
    thing.own = thing
    thing.others = [Thing()]
    del thing
    gc.collect()


dying = threading.Event()
collecting = threading.Event()
threading.Thread(target=die, daemon=True).start()
threading.Thread(target=collect, daemon=True).start()
print(dying.wait(10), collecting.wait(10))
