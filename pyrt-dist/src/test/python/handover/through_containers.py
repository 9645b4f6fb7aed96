# Objects go from one thread to another through each kind of container, cell and attribute; each is finalized exactly once.
import queue
import threading

N = 3_000


class Thing:
    def __init__(self, counts, number):
        self.counts = counts
        self.number = number

    def __del__(self):
        self.counts[self.number] += 1


class Box:
    pass


class SlottedBox:
    __slots__ = ('item',)


class ListChannel:
    def __init__(self):
        self.items = []

    def put(self, thing):
        self.items.append(thing)

    def take(self):
        try:
            return self.items.pop()
        except IndexError:
            return None


class DictChannel:
    def __init__(self):
        self.items = {}

    def put(self, thing):
        self.items[thing.number] = thing

    def take(self):
        try:
            return self.items.popitem()[1]
        except KeyError:
            return None


class KeyChannel(DictChannel):
    def put(self, thing):
        self.items[thing] = None

    def take(self):
        try:
            return self.items.popitem()[0]
        except KeyError:
            return None


class SetChannel:
    def __init__(self):
        self.items = set()

    def put(self, thing):
        self.items.add(thing)

    def take(self):
        try:
            return self.items.pop()
        except KeyError:
            return None


class TupleChannel(ListChannel):
    def put(self, thing):
        self.items.append((thing, [thing], {'thing': thing}))

    def take(self):
        found = super().take()
        return found and found[2]['thing']


class QueueChannel:
    def __init__(self):
        self.items = queue.SimpleQueue()

    def put(self, thing):
        self.items.put(thing)

    def take(self):
        try:
            return self.items.get_nowait()
        except queue.Empty:
            return None


class ClosureChannel(ListChannel):
    def put(self, thing):
        super().put(lambda: thing)

    def take(self):
        found = super().take()
        return found and found()


class GeneratorChannel(ListChannel):
    def put(self, thing):
        def give(thing):
            yield thing
        super().put(give(thing))

    def take(self):
        found = super().take()
        return found and next(found)


class AttributeChannel(ListChannel):
    def put(self, thing):
        box = Box()
        box.item = thing
        super().put(box)

    def take(self):
        found = super().take()
        return found and found.item


class MemberChannel(AttributeChannel):
    def put(self, thing):
        box = SlottedBox()
        box.item = thing
        ListChannel.put(self, box)


class ErrorChannel(ListChannel):
    def put(self, thing):
        try:
            raise ValueError(thing)
        except ValueError as e:
            super().put(e)

    def take(self):
        found = super().take()
        try:
            if found:
                raise found
        except ValueError as e:
            return e.args[0]
        finally:
            found = None


def produce(channel, counts):
    for i in range(N):
        channel.put(Thing(counts, i))


def consume(channel, seen):
    while len(seen) < N:
        thing = channel.take()
        if thing is not None:
            seen.append(thing.number)
        thing = None


for kind in (ListChannel, DictChannel, KeyChannel, SetChannel, TupleChannel, QueueChannel, ClosureChannel, GeneratorChannel,
             AttributeChannel, MemberChannel, ErrorChannel):
    channel = kind()
    counts = [0] * N
    seen = []
    threads = [threading.Thread(target=produce, args=(channel, counts)),
               threading.Thread(target=consume, args=(channel, seen))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(kind.__name__, sorted(seen) == list(range(N)), min(counts), max(counts))
