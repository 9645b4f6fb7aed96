"""Signals that a process sends itself by a descriptor, timers that are switched off, descriptors that cannot be waited for, wakeups that cannot be written."""

import os
import signal
import sys
import threading


def pidfd():
    seen = []
    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    folder = os.open(f"/proc/{os.getpid()}", os.O_DIRECTORY)
    signal.pidfd_send_signal(folder, signal.SIGUSR1)
    print("by a folder", seen)
    os.close(folder)
    descriptor = os.pidfd_open(os.getpid())
    signal.pidfd_send_signal(descriptor, signal.SIGUSR1)
    print("by pidfd_open", seen)
    os.close(descriptor)
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)


def timer():
    count = 0
    late = 0
    off = False

    def handler(number, frame):
        nonlocal count, late, off
        count += 1
        late += off
        if count == 3:
            signal.setitimer(signal.ITIMER_REAL, 0)
            off = True

    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
    while not off:
        sum(range(100))
    for _ in range(2000):
        sum(range(100))
    # One may have been on its way already.
    print("late", late <= 1, signal.getitimer(signal.ITIMER_REAL))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def wrong_ends():
    r, w = os.pipe()
    for act in (lambda: os.write(r, b"x"), lambda: os.read(w, 1)):
        try:
            act()
        except OSError as e:
            print(e)
    os.close(r)
    os.close(w)


def wakeup():
    r, w = os.pipe()
    os.set_blocking(r, False)
    signal.signal(signal.SIGUSR1, lambda number, frame: print("handler"))
    signal.set_wakeup_fd(r)
    seen = []
    sys.unraisablehook = lambda args: seen.append((args.exc_type.__name__, args.exc_value.errno, args.err_msg))
    signal.raise_signal(signal.SIGUSR1)
    str(seen)
    sys.unraisablehook = sys.__unraisablehook__
    print(seen)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    os.close(r)
    os.close(w)


def cut_write():
    r, w = os.pipe()
    signal.signal(signal.SIGALRM, lambda number, frame: 1 / 0)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    written = None
    try:
        written = os.write(w, bytes(1 << 20))
    except ZeroDivisionError:
        print("cut", written)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.close(r)
    os.close(w)


pidfd()
timer()
wrong_ends()
wakeup()
cut_write()
print(threading.active_count())
