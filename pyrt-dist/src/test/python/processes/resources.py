"""The module resource."""

import resource


def attempt(function, *args):
    try:
        print(function(*args))
    except (ValueError, TypeError, OverflowError, OSError) as e:
        print(type(e).__name__, e)


used = resource.getrusage(resource.RUSAGE_SELF)
print(type(used), len(used), used.ru_utime >= 0, used.ru_maxrss > 0, used[0] == used.ru_utime)
print(resource.error is OSError, resource.getpagesize())
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
print(resource.prlimit(0, resource.RLIMIT_CORE) == (0, hard))
attempt(resource.getrlimit, 99)
attempt(resource.getrlimit, -1)
attempt(resource.getrlimit, "x")
attempt(resource.setrlimit, resource.RLIMIT_CORE, (1, 2, 3))
attempt(resource.setrlimit, resource.RLIMIT_CORE, 5)
attempt(resource.setrlimit, resource.RLIMIT_CORE, (5, 4))
attempt(resource.setrlimit, resource.RLIMIT_CORE, (5, 2**70))
attempt(resource.setrlimit, resource.RLIMIT_CORE, (-2, -1))
attempt(resource.setrlimit, resource.RLIMIT_CORE, (1.5, 2))
attempt(resource.getrusage, 77)
attempt(resource.prlimit, 2**22 + 5, 3)
