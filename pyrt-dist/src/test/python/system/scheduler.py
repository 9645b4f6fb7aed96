# What the scheduler, the configuration and timers tell.
import copy
import os
import pickle
import posix


def shown(function):
    try:
        print(repr(function()))
    except Exception as e:
        print(type(e).__name__, e)


shown(lambda: posix.sched_param(1))
shown(lambda: posix.sched_param(sched_priority=43))
shown(lambda: posix.sched_param())
shown(lambda: posix.sched_param(1, 2))
shown(lambda: pickle.loads(pickle.dumps(posix.sched_param(5))))
shown(lambda: copy.copy(posix.sched_param(6)))
shown(lambda: posix.sched_setparam(0, 43))
shown(lambda: posix.sched_setscheduler(0, 0, posix.sched_param(1 << 31)))
shown(lambda: posix.sched_setscheduler(0, 0, posix.sched_param(None)))
shown(lambda: posix.sched_getscheduler(0))
shown(lambda: posix.sched_getparam(0))
shown(lambda: posix.sched_setaffinity(0, []))
shown(lambda: posix.sched_setaffinity(0, [-10]))
shown(lambda: posix.sched_setaffinity(0, [1 << 128]))
shown(lambda: posix.sched_setaffinity(0, 10))
shown(lambda: posix.sched_setaffinity(0, ["a"]))
shown(lambda: posix.sched_setaffinity(0, posix.sched_getaffinity(0)))

shown(lambda: os.confstr("CS_PATH"))
shown(lambda: os.confstr("nothing"))
shown(lambda: os.confstr(-1))
shown(lambda: os.confstr([]))

shown(lambda: posix.setgroups(3))
shown(lambda: posix.setgroups([-3]))
shown(lambda: posix.setgroups(["a"]))
shown(lambda: posix.getgrouplist("root", 0))

timer = posix.timerfd_create(0)
print(os.get_inheritable(timer))
shown(lambda: posix.timerfd_settime(timer, initial=100, interval=2))
shown(lambda: posix.timerfd_settime(timer, interval=2)[1])
shown(lambda: posix.timerfd_settime_ns(timer, initial=1.0))
shown(lambda: posix.timerfd_settime(timer, initial="a"))
shown(lambda: posix.timerfd_settime(timer, initial=-1.0))
os.close(timer)

event = os.eventfd(0, os.EFD_NONBLOCK)
shown(lambda: os.eventfd_write(event, 2**64 - 2))
shown(lambda: os.eventfd_read(event))
shown(lambda: os.eventfd_write(event, 2**64))
shown(lambda: os.eventfd_write(event, -1))
os.close(event)

first, second = os.openpty()
print(os.ptsname(first) == os.ttyname(second))
shown(lambda: os.ptsname(-1))
