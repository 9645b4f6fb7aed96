"""Arrays whose items are in blocks: every type code, views, changes of the size, threads."""

import array
import io
import pickle
import threading
import zlib

values = {"b": -5, "B": 200, "h": -3000, "H": 60000, "i": -70000, "I": 4_000_000_000, "l": -(1 << 40), "L": (1 << 64) - 1, "q": 1 << 60, "Q": (1 << 64) - 2, "f": 1.5, "d": -2.25, "w": "\U0001f600"}
for code, value in values.items():
    a = array.array(code, [value] * 5000)
    a[4321] = a[1] * 0 if code != "w" else "x"
    a.append(a[4321])
    b = a[100:-100:7]
    m = memoryview(a)
    print(code, len(a), a[0], a[-1], a[4321], a.count(value), a.index(a[4321]), len(b), zlib.crc32(a), a.tolist()[-2:], m.format, m.nbytes, m[4321] == a[4321] if code != "w" else None)
    m.release()
    a.byteswap()
    c = array.array(code)
    c.frombytes(a.tobytes())
    if code not in "wfd":
        print(c == a, c != a, c[17] == a[17])
    print(pickle.loads(pickle.dumps(b)) == b, len(a + a), len(b * 3), a[:3].tobytes() == c[:3].tobytes())

a = array.array("i", range(10000))
del a[10:5000]
a[5:8] = array.array("i", [1, 2, 3, 4])
a.insert(3, -7)
a[::2] = array.array("i", [0]) * len(a[::2])
del a[::3]
a.reverse()
print(len(a), a[:5], a.pop(), a.pop(100), sum(a))
a.remove(9999)
a.extend(range(1000))
a += a[:10]
print(len(a), sum(a))
with memoryview(a) as m:
    for change in (lambda: a.append(1), lambda: a.pop(), a.clear, lambda: a.fromlist([1])):
        try:
            change()
        except BufferError as e:
            print(e)
    m[10] = 77
    print(a[10], m[5:8].tolist(), m[::-1][0] == a[-1])
f = io.BytesIO()
a.tofile(f)
f.seek(0)
b = array.array("i")
b.fromfile(f, len(a))
print(b == a)
a.clear()
print(a, len(a))

shared = array.array("q", [7]) * 500
wrong = []


def resize():
    for i in range(300):
        try:
            shared.extend(shared[:500])
            del shared[:500]
        except BufferError:
            pass


def read():
    for i in range(300):
        if any(x != 7 for x in shared[:50]) or shared.count(7) < 1:
            wrong.append(i)
        with memoryview(shared) as m:
            if m[0] != 7 or m[-1] != 7:
                wrong.append(m)


threads = [threading.Thread(target=f) for f in (resize, read, read)]
other = [array.array("q", [9]) * n for n in range(1, 500, 7)]
for t in threads:
    t.start()
for i in range(50):
    other = [array.array("q", [9]) * n for n in range(1, 500, 7)]
for t in threads:
    t.join()
print(wrong)
