"""_heapq and _bisect."""
import _heapq as h
import _bisect as b


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as e:
        print(function.__name__, type(e).__name__, e)


data = [(i * 7919) % 101 for i in range(60)]
heap = []
for x in data:
    h.heappush(heap, x)
print(heap)
print([h.heappop(heap) for _ in range(60)] == sorted(data))
heap = data[:]
h.heapify(heap)
print(heap)
print(h.heapreplace(heap, 50), h.heappushpop(heap, 0), h.heappushpop(heap, 60), heap)
heap = data[:]
h.heapify_max(heap)
print(heap)
h.heappush_max(heap, 77)
print(h.heappop_max(heap), h.heapreplace_max(heap, 3), h.heappushpop_max(heap, 1000), heap)
print([h.heappop_max(heap) for _ in range(len(heap))] == sorted(heap, reverse=True), heap)
heap = [("b", 1), ("a", 2), ("c", 0)]
h.heapify(heap)
print(heap)
for f in (h.heappop, h.heapify, h.heappush, h.heapreplace, h.heappushpop):
    attempt(f)
    attempt(f, 1)
    attempt(f, 1, 2)
attempt(h.heappop, [])
attempt(h.heapreplace, [], 1)
attempt(h.heappushpop, [], 1)
attempt(h.heapify, [1, "a"])


class E:
    def __lt__(self, other):
        heap.clear()
        return True


for f in (h.heappop, h.heapify):
    heap = [E(), E(), E()]
    attempt(f, heap)
heap = [E(), E()]
attempt(h.heappush, heap, E())

s = [1, 2, 2, 2, 3, 5]
print([b.bisect_left(s, x) for x in range(7)], [b.bisect_right(s, x) for x in range(7)])
print(b.bisect_left(s, 2, 2), b.bisect_left(s, 2, 0, 1), b.bisect_right(s, 2, hi=3), b.bisect_right("abc", "b"))
b.insort_left(s, 4)
b.insort_right(s, 0)
print(s)
words = ["a", "bb", "cccc"]
print(b.bisect_left(words, 3, key=len))
b.insort_right(words, "ddd", key=len)
print(words)


class L(list):
    def insert(self, i, x):
        print("insert", i, x)
        super().insert(i, x)


l = L([1, 3])
b.insort_left(l, 2)
print(l)
attempt(b.bisect_left)
attempt(b.bisect_left, 1, 2)
attempt(b.bisect_left, [1], 2, -1)
attempt(b.bisect_left, [1, 2], "a")
attempt(b.insort_right, [1])
