"""The names that the system keeps of threads, and where a thread's error goes when sys.stderr is gone."""

import _thread
import io
import sys
import threading


def names():
    for name in ("short", "nam\xe9\u20ac", "embed\0null", "x" * 30, "x" * 14 + "\xe9", "lone\udcff"):
        seen = []
        thread = threading.Thread(target=lambda: seen.append(_thread._get_name()), name=name)
        thread.start()
        thread.join()
        print(ascii(name), ascii(seen))


def fail():
    1 / 0


def without_stderr():
    old = sys.stderr
    sys.stderr = made = io.StringIO()
    thread = threading.Thread(target=fail, name="failing")
    standard = sys.__stderr__
    sys.__stderr__ = first = io.StringIO()
    sys.stderr = None
    thread.start()
    thread.join()
    sys.stderr = old
    sys.__stderr__ = standard
    print(made.getvalue().splitlines())
    lines = first.getvalue().splitlines()
    print(lines[0], lines[-1], sep="\n")


names()
without_stderr()
