# Two threads hand over a million objects, half of them each way: each is finalized exactly once.
import threading

N = 500_000
BATCH = 1000


class Thing:
    __slots__ = ('counts', 'number')

    def __init__(self, counts, number):
        self.counts = counts
        self.number = number

    def __del__(self):
        self.counts[self.number] += 1


class Channel:
    def __init__(self):
        self.items = []
        self.condition = threading.Condition()

    def put(self, item):
        with self.condition:
            self.items.append(item)
            self.condition.notify()

    def take_all(self):
        with self.condition:
            while not self.items:
                self.condition.wait()
            items, self.items = self.items, []
        return items


def work(mine, theirs, counts, sums):
    made = got = total = 0
    while made < N or got < N:
        for i in range(min(BATCH, N - made)):
            mine.put(Thing(counts, made))
            made += 1
        if got < N:
            for thing in theirs.take_all():
                total += thing.number
                got += 1
            thing = None
    sums.append(total)


there, back = Channel(), Channel()
there_counts, back_counts = [0] * N, [0] * N
sums = []
threads = [threading.Thread(target=work, args=(there, back, there_counts, sums)),
           threading.Thread(target=work, args=(back, there, back_counts, sums))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sums == [N * (N - 1) // 2] * 2)
print(min(there_counts), max(there_counts), min(back_counts), max(back_counts))
