"""Weak references read by some threads while another lets their referents die."""
import _weakref as weakref
import threading


class Box:
    def __init__(self, v):
        self.v = v


current = weakref.ref(Box(0))
died = []
done = False
wrong = 0


def reader():
    global wrong
    while not done:
        b = current()
        if b is not None and b.v != b.check:
            wrong += 1


def maker():
    global current, done
    for i in range(3000):
        b = Box(i)
        b.check = i
        current = weakref.ref(b, lambda r: died.append(1))
        keep.append(current)
        del b
    done = True


keep = []
threads = [threading.Thread(target=reader) for i in range(2)] + [threading.Thread(target=maker)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong, len(died), current(), sum(r() is not None for r in keep))
