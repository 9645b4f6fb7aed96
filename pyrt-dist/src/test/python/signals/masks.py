# Blocked signals wait until they are unblocked or waited for.
import _signal as signal


def handler(number, frame):
    print("got", number)


signal.signal(10, handler)
print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [10, 12])))
signal.raise_signal(10)
print(sorted(signal.sigpending()), sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
print(signal.sigwait([10]), signal.sigpending())
signal.raise_signal(10)
print("blocked")
signal.pthread_sigmask(signal.SIG_SETMASK, [])
print("free")
print(signal.sigtimedwait([12], 0.01))
try:
    signal.pthread_sigmask(signal.SIG_BLOCK, [65])
except ValueError as e:
    print(e)
try:
    signal.pthread_sigmask(7, [])
except OSError as e:
    print(e)
