"""Collections while other threads make, share and drop cycles."""
import gc
import threading
import _weakref as weakref


class Node:
    def __init__(self, i):
        self.i = i
        self.me = self
        self.list = [self]

    def check(self):
        return self.me is self and self.list[0] is self


shared = [None] * 16
wrong = []
finalized = []


class Final(Node):
    def __del__(self):
        if not self.check():
            wrong.append("finalizer saw a cleared object")
        finalized.append(1)


def work(n):
    for i in range(800):
        a = Node(i) if i % 4 else Final(i)
        b = shared[(i * 7 + n) % 16]
        if b is not None and not b.check():
            wrong.append(i)
        shared[(i + n) % 16] = a
        if i % 100 == 0:
            gc.collect()

        def inner():
            return a, inner

        if inner()[0] is not a:
            wrong.append("closure")
        w = weakref.ref(a)
        if w() is not a:
            wrong.append("weak reference")


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
shared.clear()
del threads, t
gc.collect()
gc.collect()
print(wrong, len(finalized))
