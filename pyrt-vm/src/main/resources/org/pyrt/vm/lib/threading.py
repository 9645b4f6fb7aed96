"""Threads, and what they wait for each other with, over the built-in module _thread.

It has what programs of the first releases need; the standard library's own module, which imports much more, replaces it later.
"""
import _thread
import sys as _sys
from time import monotonic as _now

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "ExceptHookArgs",
    "setprofile", "settrace", "getprofile", "gettrace", "local", "stack_size", "excepthook", "get_native_id",
]

get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
local = _thread._local
Lock = _thread.lock
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
ExceptHookArgs = _thread._ExceptHookArgs
excepthook = __excepthook__ = _thread._excepthook

_trace = None
_profile = None


def RLock():
    """A lock that its owner may take again."""
    return _thread.RLock()


def settrace(func):
    """Keep a trace function for new threads."""
    global _trace
    _trace = func


def gettrace():
    """The function set by settrace."""
    return _trace


def setprofile(func):
    """Keep a profile function for new threads."""
    global _profile
    _profile = func


def getprofile():
    """The function set by setprofile."""
    return _profile


class Condition:
    """A lock with a queue of threads that wait for a notification."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._release_save = getattr(lock, "_release_save", None) or self._give_up
        self._acquire_restore = getattr(lock, "_acquire_restore", None) or self._take_again
        self._is_owned = getattr(lock, "_is_owned", None) or self._has_it
        self._waiters = []

    def _give_up(self):
        self._lock.release()

    def _take_again(self, state):
        self._lock.acquire()

    def _has_it(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def locked(self):
        """Whether somebody has the lock."""
        return self._lock.locked()

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def wait(self, timeout=None):
        """Give the lock up, wait to be notified, take the lock again. False if the time was over before."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate is true; returns its last value."""
        end = None if timeout is None else _now() + timeout
        result = predicate()
        while not result:
            left = None
            if end is not None:
                left = end - _now()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n threads."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters.pop(0)
            waiter.release()
            n -= 1

    def notify_all(self):
        """Wake all threads that wait."""
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that acquire takes down, waiting at zero, and release takes up."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Take the counter down by one; False if that did not work in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not blocking:
                if self._value == 0:
                    return False
            elif not self._cond.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def _check(self, n):
        if n < 1:
            raise ValueError("n must be one or more")

    def release(self, n=1):
        """Take the counter up."""
        self._check(n)
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to go above its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        """Take the counter up."""
        self._check(n)
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag to wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        """Whether the flag is up."""
        return self._flag

    isSet = is_set

    def set(self):
        """Put the flag up and wake all who wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Take the flag down."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is up; returns whether it is."""
        with self._cond:
            return self._flag or self._cond.wait_for(lambda: self._flag, timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was broken."""


class Barrier:
    """Lets as many threads as it was made for go on together."""

    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f"{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return f"<{where}: broken>"
        return f"<{where}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Wait for all parties; returns a number from 0 on, another to each."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in (self._DRAINING, self._RESETTING))
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (self._RESETTING, self._DRAINING):
                    self._state = self._FILLING
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = self._DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    def reset(self):
        """Back to empty; those who wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (self._FILLING, self._BROKEN):
                    self._state = self._RESETTING
            else:
                self._state = self._FILLING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for good, or until reset."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads it is for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait now."""
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == self._BROKEN


_active_lock = RLock()
_active = {}
_starting = {}
_counter_lock = Lock()
_counter = 0
_exit_callbacks = []
_shutting_down = False


def _next_number():
    global _counter
    with _counter_lock:
        _counter += 1
        return _counter


class Thread:
    """A thread that calls run, which calls the target."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name:
            name = str(name)
        else:
            name = f"Thread-{_next_number()}"
            target_name = getattr(target, "__name__", None)
            if target_name is not None:
                name += f" ({target_name})"
        if daemon and not _thread.daemon_threads_allowed():
            raise RuntimeError("daemon threads are disabled in this (sub)interpreter")
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = _thread._ThreadHandle()
        self._initialized = True

    def __repr__(self):
        status = "initial"
        if self._handle.is_done():
            status = "stopped"
        elif self._started.is_set():
            status = "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread, once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_lock:
            _starting[self] = self
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self._daemonic)
        except Exception:
            with _active_lock:
                del _starting[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # An argument may refer to the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            _thread.set_name(self._name)
            with _active_lock:
                _active[self._ident] = self
                del _starting[self]
            self._started.set()
            try:
                self.run()
            except:
                _report(self)
        finally:
            with _active_lock:
                del _active[get_ident()]

    def join(self, timeout=None):
        """Wait until the thread has ended."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._handle.join(None if timeout is None else max(timeout, 0))

    @property
    def name(self):
        """The thread's name, for people."""
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)
        if get_ident() == self._ident:
            _thread.set_name(self._name)

    @property
    def ident(self):
        """The thread's number; None before it is started."""
        return self._ident

    @property
    def native_id(self):
        """The thread's number in the host; None before it is started."""
        return self._native_id

    def is_alive(self):
        """Whether it was started and has not ended."""
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        """Whether the program ends without waiting for it."""
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """The older name of the attribute daemon."""
        return self.daemon

    def setDaemon(self, daemonic):
        """The older way to set the attribute daemon."""
        self.daemon = daemonic

    def getName(self):
        """The older name of the attribute name."""
        return self.name

    def setName(self, name):
        """The older way to set the attribute name."""
        self.name = name


def _report(thread):
    """Hands the exception being handled, which ended the thread, to excepthook."""
    info = _sys.exc_info()
    try:
        hook = excepthook
        if hook is None:
            hook = __excepthook__
        hook(ExceptHookArgs([*info, thread]))
    except Exception as error:
        error.__suppress_context__ = True
        _sys.stderr.write("Exception in threading.excepthook:\n")
        _sys.excepthook(type(error), error, error.__traceback__)
    finally:
        info = thread = None


class Timer(Thread):
    """A thread that calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Don't call the function."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Present(Thread):
    """A thread that was not started here."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = _thread._make_thread_handle(self._ident)
        self._started.set()
        with _active_lock:
            _active[self._ident] = self


class _MainThread(_Present):
    def __init__(self):
        super().__init__("MainThread", False)


class _DummyThread(_Present):
    def __init__(self):
        super().__init__(f"Dummy-{_next_number()}", True)

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    """The calling thread."""
    found = _active.get(get_ident())
    return _DummyThread() if found is None else found


currentThread = current_thread


def active_count():
    """How many threads are alive."""
    with _active_lock:
        return len(_active) + len(_starting)


activeCount = active_count


def enumerate():
    """All threads that are alive."""
    with _active_lock:
        return list(_active.values()) + list(_starting)


def main_thread():
    """The thread that the interpreter was started in."""
    return _main_thread


def _register_atexit(function, *args, **kwargs):
    """Call a function when the program ends, before its threads are waited for."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_callbacks.append((function, args, kwargs))


def _shutdown():
    """Wait for all threads that are not daemons; the interpreter calls it at the end."""
    global _shutting_down
    _shutting_down = True
    while _exit_callbacks:
        function, args, kwargs = _exit_callbacks.pop()
        function(*args, **kwargs)
    if get_ident() == _main_thread._ident:
        _main_thread._handle._set_done()
    _thread._shutdown()


_main_thread = _MainThread()
