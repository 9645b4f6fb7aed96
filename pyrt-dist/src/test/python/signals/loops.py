# A signal in the middle of a loop raises inside the try statement that has the loop.
import _signal as signal
import _thread


def after(seconds):
    signal.setitimer(signal.ITIMER_REAL, seconds)


def stop(number, frame):
    raise TimeoutError(frame.f_code.co_name)


signal.signal(14, stop)


def endless():
    while True:
        pass


def counting():
    n = 0
    while n >= 0:
        n += 1


def calls():
    def f():
        return 1

    while f():
        f()


def iterates():
    class Endless:
        def __iter__(self):
            return self

        def __next__(self):
            return 0

    for i in Endless():
        pass


for function in (endless, counting, calls, iterates):
    after(0.05)
    try:
        function()
    except TimeoutError:
        print(function.__name__, "ended")

after(0.05)
try:
    while True:
        pass
except TimeoutError as e:
    print("first statement", e)

lock = _thread.allocate_lock()
lock.acquire()
after(0.05)
try:
    lock.acquire()
except TimeoutError as e:
    print("lock", e)

rlock = _thread.RLock()
ready = _thread.allocate_lock()
ready.acquire()


def holder():
    rlock.acquire()
    ready.release()
    lock.acquire()


_thread.start_new_thread(holder, ())
ready.acquire()
after(0.05)
try:
    rlock.acquire()
except TimeoutError as e:
    print("rlock", e)

handle = _thread.start_joinable_thread(lambda: lock.acquire(), daemon=True)
after(0.05)
try:
    handle.join()
except TimeoutError as e:
    print("join", e)

count = 0


def counted(number, frame):
    global count
    count += 1


signal.signal(14, counted)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
while count < 3:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
print("counted")
