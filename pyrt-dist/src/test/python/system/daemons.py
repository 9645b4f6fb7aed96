# Daemon threads stop when the interpreter ends, and cannot be joined then; other threads are waited for.
import threading
import time


def loop():
    while True:
        pass


class Cycle:
    def __init__(self):
        self.own = self
        self.thread = threading.Thread(target=loop, daemon=True)
        self.thread.start()

    def __del__(self):
        for timeout in (None, 10):
            try:
                self.thread.join(timeout)
            except PythonFinalizationError as e:
                print(type(e).__name__, e, self.thread.is_alive())


def late():
    time.sleep(0.2)
    print("waited for")


Cycle()
threading.Thread(target=late).start()
print("end")
