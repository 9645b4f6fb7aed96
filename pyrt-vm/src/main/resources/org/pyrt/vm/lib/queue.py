"""Queues between threads, over this runtime's own threading."""
import threading
from heapq import heappop, heappush
from time import monotonic as _now

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There is nothing in the queue."""


class Full(Exception):
    """There is no room in the queue."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue of at most maxsize items, first in, first out; no limit if that is not positive."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Say that an item that was got has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks = unfinished
            if unfinished == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        """Wait until every item has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items there are, about."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there are none, about."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room, about."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _await(self, condition, ready, block, timeout, failure):
        """Waits, with the mutex taken, until something is the case; raises failure if it is not in time."""
        if not block:
            if not ready():
                raise failure
        elif timeout is None:
            while not ready():
                condition.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = _now() + timeout
            while not ready():
                left = end - _now()
                if left <= 0.0:
                    raise failure
                condition.wait(left)

    def put(self, item, block=True, timeout=None):
        """Put an item in, waiting for room."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                self._await(self.not_full, lambda: self.is_shutdown or self._qsize() < self.maxsize, block, timeout, Full)
                if self.is_shutdown:
                    raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one."""
        with self.not_empty:
            if not self._qsize():
                if self.is_shutdown:
                    raise ShutDown
                self._await(self.not_empty, lambda: self.is_shutdown or self._qsize(), block, timeout, Empty)
                if not self._qsize():
                    raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Put an item in; Full if there is no room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out; Empty if there is none."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Take no more items; with immediate, forget those there are."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # What kinds of queues differ in. The items before _head have been taken out already.

    def _init(self, maxsize):
        self.queue = []
        self._head = 0

    def _qsize(self):
        return len(self.queue) - self._head

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        head = self._head
        item = self.queue[head]
        self.queue[head] = None
        head += 1
        if head > 32 and head * 2 > len(self.queue):
            del self.queue[:head]
            head = 0
        self._head = head
        return item


class PriorityQueue(Queue):
    """A queue that gives the least item first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue that gives the newest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """A queue without limit."""

    def __init__(self):
        self._items = Queue()

    def put(self, item, block=True, timeout=None):
        """Put an item in."""
        self._items.put(item)

    def put_nowait(self, item):
        """Put an item in."""
        self._items.put(item)

    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one."""
        return self._items.get(block, timeout)

    def get_nowait(self):
        """Take an item out; Empty if there is none."""
        return self._items.get(False)

    def empty(self):
        """Whether there are no items, about."""
        return self._items.empty()

    def qsize(self):
        """How many items there are, about."""
        return self._items.qsize()
