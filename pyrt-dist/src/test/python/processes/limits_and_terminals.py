import _stat, resource, termios, syslog, os, stat
for m in (0o100644, 0o40755, 0o120777, 0o104755, 0o102644, 0o41777, 0o10600, 0o20600, 0o60600, 0o140600, 0):
    print(_stat.filemode(m), _stat.S_ISDIR(m), _stat.S_ISREG(m), oct(_stat.S_IMODE(m)), oct(_stat.S_IFMT(m)), _stat.S_ISDOOR(m))
for bad in (-1, 1 << 40, 1 << 70, 'x', 1.5):
    try:
        print(_stat.S_ISDIR(bad))
    except Exception as e:
        print(type(e).__name__, e)
print(sorted(n for n in dir(_stat) if n[0] != '_') == sorted(n for n in dir(_stat) if hasattr(stat, n)), _stat.SF_SETTABLE, _stat.S_IFDOOR)

u = resource.getrusage(resource.RUSAGE_SELF)
print(type(u), len(u), u.ru_utime == u[0], u.ru_maxrss > 0)
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE)[0], resource.prlimit(0, resource.RLIMIT_CORE) == (0, hard))
for f in (lambda: resource.getrusage(99), lambda: resource.getrlimit(99), lambda: resource.setrlimit(4, (1,)), lambda: resource.setrlimit(4, 'ab'),
          lambda: resource.setrlimit(4, (1, 1 << 80)), lambda: resource.setrlimit(4), lambda: resource.setrlimit(4, (5, 1))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(resource.getpagesize() == os.sysconf('SC_PAGESIZE'), resource.error is OSError, resource.RLIM_INFINITY)

m, s = os.openpty()
a = termios.tcgetattr(s)
print(len(a), [type(x).__name__ for x in a], a[6][termios.VINTR], a[4] == termios.B38400, bool(a[3] & termios.ICANON))
a[3] &= ~(termios.ICANON | termios.ECHO)
a[6][termios.VMIN] = 3
a[4] = a[5] = termios.B9600
termios.tcsetattr(s, termios.TCSANOW, a)
b = termios.tcgetattr(s)
print(b[6][termios.VMIN], b[6][termios.VTIME], b[5] == termios.B9600, bool(b[3] & termios.ECHO))
termios.tcsetwinsize(s, (24, 80))
print(termios.tcgetwinsize(m))
termios.tcflush(s, termios.TCIOFLUSH)
termios.tcflow(s, termios.TCOON)
termios.tcdrain(s)
for f in (lambda: termios.tcsetattr(s, 0, []), lambda: termios.tcsetattr(s, 0, [0, 0, 0, 0, 0, 0, 1]), lambda: termios.tcsetwinsize(s, 1), lambda: termios.tcsetwinsize(s, (1, -1)),
          lambda: termios.tcsetattr(s, 0, ['a', 0, 0, 0, 0, 0, b[6]]), lambda: termios.tcgetattr(-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
r, w = os.pipe()
try:
    termios.tcgetattr(r)
except termios.error as e:
    print(type(e), e.args, isinstance(e, OSError))

print(syslog.LOG_MASK(3), syslog.LOG_UPTO(3))
for args in ((), ('a', 'b'), (1, 2), ('a\0b',), (1, 2, 3)):
    try:
        print(syslog.syslog(*args))
    except Exception as e:
        print(type(e).__name__, e)
syslog.closelog()
