"""A thread that searches or copies a bytearray makes another one's append wait, not fail; views that last make it fail."""
import threading

data = bytearray(b"x" * 300_000)
failed = []
stopped = threading.Event()


def search():
    while not stopped.is_set():
        data.find(b"yz")
        data.count(b"q")
        data[10:200_000]
        data.copy()
        data.upper()
        bytes(data.split(b",")[0][:3])


def change():
    try:
        for i in range(500):
            data.append(i & 63)
            data.extend(b"ab")
            data.pop()
            del data[-1]
            data.insert(3, i & 63)
            data[5:9] = b"abcdef"
    except BufferError as error:
        failed.append(error)


searching = [threading.Thread(target=search) for _ in range(2)]
changing = [threading.Thread(target=change) for _ in range(2)]
for thread in searching + changing:
    thread.start()
for thread in changing:
    thread.join()
stopped.set()
for thread in searching:
    thread.join()
print(failed, len(data) >= 300_000)

view = memoryview(data)
try:
    data.append(1)
except BufferError as error:
    print(error)
view.release()
data.append(1)


class Appends:
    """Changes the bytearray from within a search of it."""

    def __index__(self):
        data.append(1)
        return 1


try:
    data.find(Appends())
except BufferError as error:
    print(error)
