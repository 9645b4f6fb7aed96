"""What pyrt.contention tells of threads that fight over a lock, a list and counts, and of a stopped world; nothing after it was stopped."""
import gc
import pyrt
import pyrt.contention as contention
import sys
import threading
import time
from pyrt.contention import Entry, record


def line_of(text):
    with open(__file__) as f:
        return next(i for i, line in enumerate(f, 1) if text in line and 'line_of' not in line)


def run(*targets):
    threads = [threading.Thread(target=t) for t in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


assert pyrt.__path__ == [] and pyrt.contention is contention
assert not contention.is_recording()
for function in contention.snapshot, contention.report:
    try:
        function()
    except RuntimeError as e:
        print(e)

# Whether threads meet is a matter of luck, so they try again until they have.
def until_they_meet(attempt):
    deadline = time.monotonic() + 60
    while not (found := attempt()):
        assert time.monotonic() < deadline
    return found


# A lock: who waits, who lets go, how long.
lock = threading.Lock()
taken = threading.Event()
began = ended = 0


def holder():
    with lock:
        taken.set()
        time.sleep(0.1)
    # the with block above ends at its own line


def waiter():
    global began, ended
    taken.wait()
    began = time.perf_counter_ns()
    with lock:  # the waiter's line
        ended = time.perf_counter_ns()


def fight():
    taken.clear()
    contention.start()
    contention.start()
    assert contention.is_recording()
    run(holder, waiter)
    contention.stop()
    contention.stop()
    return [e for e in contention.snapshot() if e.kind == 'lock' and e.id == id(lock)]


mine = until_they_meet(fight)
assert len(mine) == 1, mine
e = mine[0]
assert isinstance(e, Entry) and e.type == '_thread.lock' and e.count == 1
assert e.where == (__file__, line_of("# the waiter's line")), e
assert e.holder is not None and e.holder[0] == __file__, e
assert e.holder[1] == line_of('    with lock:') or e.holder[1] == line_of('time.sleep(0.1)'), e
assert 0 < e.max_ns == e.total_ns <= ended - began, e
assert f'_thread.lock 0x{id(lock):x}' in contention.report()
assert contention.report(limit=0).count('\n') == 2
print('lock')

# An RLock by a recording of its own; the standing one is closed and does not change.
before = contention.snapshot()
rlock = threading.RLock()


def recursive_holder():
    with rlock:
        taken.set()
        time.sleep(0.05)


def recursive_waiter():
    taken.wait()
    with rlock:
        pass


def fight_recursively():
    global r
    taken.clear()
    with record() as r:
        run(recursive_holder, recursive_waiter)
    return [e.type for e in r.snapshot() if e.id == id(rlock)]


assert until_they_meet(fight_recursively) == ['_thread.RLock'], r.snapshot()
assert [tuple(e) for e in contention.snapshot()] == [tuple(e) for e in before]
try:
    r.__enter__()
except RuntimeError as e:
    print(e)
try:
    record().snapshot()
except RuntimeError as e:
    print(e)
try:
    contention.Recording()
except TypeError as e:
    print(e)
print('rlock')

# A list that threads append to, until they have met: its own mutex.
shared = []
stop = False


def append():
    while not stop:
        for i in range(1000):
            shared.append(i)  # fought over
        if len(shared) > 100_000:
            shared.clear()


def have_met(e):
    return e.kind == 'gil' if sys._is_gil_enabled() else e.kind == 'object' and e.id == id(shared)


def look():
    global stop
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        time.sleep(0.05)
        if any(have_met(e) for e in r.snapshot()):
            break
    stop = True


with record() as r:
    run(append, append, look)
if sys._is_gil_enabled():
    assert any(e.kind == 'gil' and e.type is None and e.id is None for e in r.snapshot())
else:
    mine = [e for e in r.snapshot() if e.kind == 'object' and e.id == id(shared)]
    assert mine and all(e.type == 'list' for e in mine)
    assert (__file__, line_of('# fought over')) in [e.where for e in mine], mine
print('list')

# A pause: told of who stopped the world, and of who was stopped.
stop = False


spinning = threading.Event()


def spin():
    spinning.set()
    while not stop:
        pass


def collect():
    global stop
    spinning.wait()
    for i in range(20):
        gc.collect()  # stops the world
    stop = True


with record() as r:
    run(spin, collect)
pauses = [e for e in r.snapshot() if e.kind == 'pause']
assert pauses and all(e.type is None and e.id is None and e.total_ns > 0 for e in pauses)
assert (__file__, line_of('# stops the world')) in [e.where for e in pauses], pauses
stopped = [e for e in r.snapshot() if e.kind == 'stopped']
assert sys._is_gil_enabled() or stopped and (__file__, line_of('# stops the world')) in [e.holder for e in stopped], stopped
print('pause')

# Counts: a thread drops the last reference to what another one owns, which lives: the owner's count is merged.
class Parcel:
    pass


box = [Parcel() for i in range(100)]


def drop():
    while box:
        box.pop()


with record() as r:
    run(drop)
assert any(e.kind == 'merge' and e.type.endswith('Parcel') and e.total_ns == 0 for e in r.snapshot()), r.snapshot()
print('merge')

# Closed, it hears nothing.
before = len(r.snapshot())
run(append, append)
assert len(r.snapshot()) == before
print('off')
