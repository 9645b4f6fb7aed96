"""Calls carried out by a pool of threads, over this runtime's own threading and queue.

It has what programs of the first releases need; the standard library's own package replaces it later.
"""
import posix
import threading
from queue import Empty, SimpleQueue
from time import monotonic as _now

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError", "BrokenExecutor",
    "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
FINISHED = "FINISHED"

TimeoutError = TimeoutError


class Error(Exception):
    """Something about futures."""


class CancelledError(Error):
    """The call was cancelled."""


class InvalidStateError(Error):
    """The future's state does not allow that."""


class BrokenExecutor(RuntimeError):
    """The executor cannot work any more."""


class BrokenThreadPool(BrokenExecutor):
    """A thread's initializer failed."""


class Future:
    """What a call will give."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._callbacks = []

    def __repr__(self):
        with self._condition:
            state = self._state.lower()
            where = f"{self.__class__.__name__} at {id(self):#x} state={state}"
            if self._state != FINISHED:
                return f"<{where}>"
            if self._exception is not None:
                return f"<{where} raised {self._exception.__class__.__name__}>"
            return f"<{where} returned {self._result.__class__.__name__}>"

    def cancel(self):
        """Keep the call from being started; False if it was."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state == CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state == CANCELLED

    def running(self):
        """Whether the call is being carried out."""
        return self._state == RUNNING

    def done(self):
        """Whether there is a result, an exception, or a cancellation."""
        return self._state in (CANCELLED, FINISHED)

    def _outcome(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise TimeoutError()
            if self._state == CANCELLED:
                raise CancelledError()

    def result(self, timeout=None):
        """The call's value; waits for it, raises what the call raised."""
        self._outcome(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        """What the call raised, or None; waits for its end."""
        self._outcome(timeout)
        return self._exception

    def add_done_callback(self, fn):
        """Call a function with the future when it is done."""
        with self._condition:
            if not self.done():
                self._callbacks.append(fn)
                return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception as error:
            threading.excepthook(threading.ExceptHookArgs([type(error), error, error.__traceback__, threading.current_thread()]))

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for fn in callbacks:
            self._call(fn)

    def set_running_or_notify_cancel(self):
        """The call starts; False if it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                return False
            if self._state != PENDING:
                raise RuntimeError("Future in unexpected state")
            self._state = RUNNING
            return True

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        """The call gave a value."""
        self._finish(result, None)

    def set_exception(self, exception):
        """The call raised."""
        self._finish(None, exception)


class DoneAndNotDoneFutures(tuple):
    """What wait returns: the futures that are done, and the others."""

    __slots__ = ()

    def __new__(cls, done, not_done):
        return super().__new__(cls, (done, not_done))

    @property
    def done(self):
        """The futures that are done."""
        return self[0]

    @property
    def not_done(self):
        """The futures that are not."""
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until all futures are done, or the first is, or the first that raised."""
    if return_when not in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    futures = set(fs)
    ended = SimpleQueue()
    for future in futures:
        future.add_done_callback(ended.put)
    end = None if timeout is None else _now() + timeout
    done = set()
    while len(done) < len(futures):
        try:
            future = ended.get(timeout=None if end is None else max(0.0, end - _now()))
        except Empty:
            break
        done.add(future)
        if return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and not future.cancelled() and future._exception is not None:
            break
    done.update([future for future in futures if future.done()])
    return DoneAndNotDoneFutures(done, futures - done)


def as_completed(fs, timeout=None):
    """The futures in the order in which they are done."""
    futures = set(fs)
    ended = SimpleQueue()
    for future in futures:
        future.add_done_callback(ended.put)
    end = None if timeout is None else _now() + timeout
    total = left = len(futures)
    futures = future = None
    while left:
        try:
            yield ended.get(timeout=None if end is None else max(0.0, end - _now()))
        except Empty:
            raise TimeoutError(f"{left} (of {total}) futures unfinished") from None
        left -= 1


class Executor:
    """Carries out calls."""

    def submit(self, fn, /, *args, **kwargs):
        """Have a call carried out; returns its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """As the built-in map, with the calls carried out at once; the values come in order."""
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else _now() + timeout
        calls = zip(*iterables)
        futures = []
        for args in calls:
            futures.append(self.submit(fn, *args))
            if buffersize is not None and len(futures) == buffersize:
                break
        return self._values(fn, calls if buffersize is not None else (), futures, end)

    def _values(self, fn, calls, futures, end):
        futures.reverse()
        try:
            while futures:
                future = futures.pop()
                value = future.result(None if end is None else end - _now())
                for args in calls:
                    futures.insert(0, self.submit(fn, *args))
                    break
                future = None
                yield value
        finally:
            for future in futures:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


_pools_lock = threading.Lock()
_pools = set()
_pool_number = 0
_ending = False


def _end_all():
    """The program ends: no pool takes calls any more, and all threads are waited for."""
    global _ending
    with _pools_lock:
        _ending = True
        pools = list(_pools)
    for pool in pools:
        pool._work.put(None)
    for pool in pools:
        for thread in list(pool._threads):
            thread.join()


threading._register_atexit(_end_all)


class ThreadPoolExecutor(Executor):
    """Carries calls out in threads of its own, of which there are at most max_workers."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):
        global _pool_number
        if max_workers is None:
            max_workers = min(32, (posix.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        with _pools_lock:
            number = _pool_number
            _pool_number += 1
        self._max_workers = max_workers
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{number}"
        self._initializer = initializer
        self._initargs = initargs
        self._work = SimpleQueue()
        self._idle = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._lock = threading.Lock()

    def submit(self, fn, /, *args, **kwargs):
        """Have a call carried out; returns its future."""
        with self._lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ending:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._work.put((future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        if self._idle.acquire(timeout=0) or len(self._threads) >= self._max_workers:
            return
        with _pools_lock:
            _pools.add(self)
        thread = threading.Thread(name=f"{self._prefix}_{len(self._threads)}", target=self._run)
        self._threads.add(thread)
        thread.start()

    def _run(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                self._break()
                return
        while True:
            try:
                item = self._work.get_nowait()
            except Empty:
                self._idle.release()
                item = self._work.get()
            if item is None:
                # For the next thread.
                self._work.put(None)
                return
            future, fn, args, kwargs = item
            item = None
            if future.set_running_or_notify_cancel():
                try:
                    result = fn(*args, **kwargs)
                except BaseException as error:
                    future.set_exception(error)
                else:
                    future.set_result(result)
                    result = None
            future = fn = args = kwargs = None

    def _break(self):
        with self._lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for future in self._drain():
                future.set_exception(BrokenThreadPool(self._broken))

    def _drain(self):
        futures = []
        while True:
            try:
                item = self._work.get_nowait()
            except Empty:
                return futures
            if item is not None:
                futures.append(item[0])

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait for those there are."""
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._drain():
                    future.cancel()
            self._work.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            with _pools_lock:
                _pools.discard(self)
