# Handlers of signals: set, asked for, called by signals from within, and what cannot be set.
import _signal as signal
import _thread
import time


def handler(number, frame):
    print("got", number, frame.f_code.co_name)


print(signal.getsignal(2) is signal.default_int_handler, signal.getsignal(13), signal.getsignal(15))
print(signal.signal(10, handler))
signal.raise_signal(10)
print(signal.signal(10, 1) is handler, signal.signal(10, 0))

try:
    signal.raise_signal(2)
except KeyboardInterrupt as e:
    print("KeyboardInterrupt", e.args)

for bad in (0, 65, -1):
    try:
        signal.signal(bad, handler)
    except ValueError as e:
        print(e)
for bad in (9, 19):
    try:
        signal.signal(bad, handler)
    except OSError as e:
        print(e)
for bad in (5, "SIG_IGN", None):
    try:
        signal.signal(10, bad)
    except TypeError as e:
        print(e)


def failing(number, frame):
    raise ZeroDivisionError("from the handler")


signal.signal(10, failing)
try:
    signal.raise_signal(10)
except ZeroDivisionError as e:
    print(e)


def other():
    try:
        signal.signal(10, handler)
    except ValueError as e:
        print(e)
    done.release()


done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(other, ())
done.acquire()

signal.signal(10, handler)
_thread.interrupt_main(10)
for i in range(1000):
    pass
try:
    _thread.interrupt_main()
    time.sleep(10)
except KeyboardInterrupt:
    print("sleep ended")

signal.signal(2, signal.SIG_IGN)
_thread.interrupt_main()
time.sleep(0.01)
print(signal.getsignal(2))
signal.signal(2, signal.default_int_handler)

print(signal.strsignal(2), signal.strsignal(64), signal.strsignal(11))
print(len(signal.valid_signals()))
