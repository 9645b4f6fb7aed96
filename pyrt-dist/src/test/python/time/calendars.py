"""Calendar times: gmtime, mktime, asctime, strftime, strptime and their errors."""

import os
import time


def attempt(function, *args):
    try:
        print(function(*args))
    except (ValueError, TypeError, OverflowError, OSError) as e:
        print(function.__name__, type(e).__name__, e)


for wrong in [(), 0, (1,) * 8, (2000, 13, 0, 0, 0, 0, 0, 0, 0), (2**70,) + (0,) * 8, (2**31 + 5,) + (0,) * 8, (1900, 1, 1, 24, 0, 0, 0, 0, 0),
              (1900, 1, 1, 0, 60, 0, 0, 0, 0), (1900, 1, 1, 0, 0, 62, 0, 0, 0), (1900, 1, 1, 0, 0, 0, -2, 0, 0), (1900, 1, 1, 0, 0, 0, 0, 367, 0),
              (1900, 1, 1, 0, 0, 0, "a", 1, 0), [1] * 9]:
    attempt(time.asctime, wrong)
    attempt(time.mktime, wrong) if wrong in ((), 0) else None
for right in [(2000, 0, 0, 0, 0, 0, 0, 0, 0), (12345, 1, 2, 3, 4, 5, 6, 7, -1), (-5, 1, 1, 0, 0, 61, -1, 1, 0)]:
    attempt(time.asctime, right)
    attempt(time.strftime, "%Y %y %C %G %g %V %U %W %j %p %I %Z%z", right[:8] + (-1,))
for seconds in [0, -1, 1e300, float("nan"), 10**18, -2**40, 67768036191676799, 67768036191676800, 951782400, 1e9 + 0.999, -0.5, "x"]:
    attempt(time.gmtime, seconds)
t = time.gmtime(1234567890)
print(t.tm_zone, t.tm_gmtoff, time.strftime("%a %A %b %B %c|%D %e %F %h %H %k %l %M %m %n %P %r %R %S %t %T %u %w %x %X %% %v %Q %", t))
print(time.strftime("%-d %_d %^a %#a %010d %Od %Ey %12A %-H %_3m %#Z %#p", t))
for day in range(0, 366 * 12 * 86400, 5 * 86400):
    t = time.gmtime(day)
    if time.strptime(time.strftime("%Y-%m-%d %H:%M:%S", t), "%Y-%m-%d %H:%M:%S")[:8] != t[:8]:
        print("differs", t)
print(len({time.strftime("%G-%V", time.gmtime(d * 86400)) for d in range(366 * 28)}))
attempt(time.strptime, "x", "%d")
print(time.strptime("3 Feb 2001", "%d %b %Y"))
attempt(time.clock_gettime, 99)
attempt(time.get_clock_info, "x")
print(time.get_clock_info("monotonic"), time.clock_getres(time.CLOCK_REALTIME))
for zone in ["EST+05EDT,M4.1.0,M10.5.0", "AEST-10AEDT-11,M10.5.0,M3.5.0", "UTC+0", "XXX4", "UTC-3:30"]:
    os.environ["TZ"] = zone
    time.tzset()
    local = time.localtime(1040774400)
    print(zone, time.tzname, time.timezone, time.altzone, time.daylight, local[:], local.tm_zone, local.tm_gmtoff)
    print([time.mktime((2002, 7, 1, 0, 0, 0, 0, 0, d)) for d in (-1, 0, 1)], time.ctime(1025000000), time.strftime("%Z %z", time.localtime(1025000000)))
