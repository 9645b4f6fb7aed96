"""datetime: arithmetic, comparison, zones, text, pickles."""
import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC, MINYEAR, MAXYEAR


def show(what, function, *args, **keywords):
    try:
        print(what, function(*args, **keywords))
    except Exception as e:
        print(what, type(e).__name__, e)


print(MINYEAR, MAXYEAR, UTC, repr(UTC), timezone.min, timezone.max)
d = timedelta(days=1.5, hours=-3, microseconds=7.5, weeks=2)
print(repr(d), str(d), d.total_seconds(), -d, abs(-d), d * 3, d * 1.25, d / 7, d / 0.3, d // timedelta(hours=1), d % timedelta(hours=1), divmod(d, timedelta(hours=5)))
print(timedelta.min, timedelta.max, timedelta.resolution, timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(seconds=-0.0000015), bool(timedelta()))
print(hash(d) == hash(copy.copy(d)), d == pickle.loads(pickle.dumps(d)), d > timedelta(0), d == 3)
show("delta", timedelta, "x")
show("delta", timedelta, 10**10)
show("delta", timedelta, float("nan"))
show("delta", lambda: d / 0)
show("delta", lambda: d + 1)

a = date(2024, 2, 29)
print(repr(a), a, a.isocalendar(), a.timetuple()[:9], a.toordinal(), a.weekday(), a.isoweekday(), a.ctime(), a + timedelta(366), a - date(2000, 1, 1))
print(a.replace(year=2028), date.fromisoformat("2024-W09-4"), date.fromisoformat("20240229"), date.fromisocalendar(2020, 53, 7), date.fromordinal(1), date.min, date.max)
print(a.strftime("%Y/%m/%d %j %%"), f"{a:%d.%m.%y}", date(99, 1, 2).strftime("%Y %F %C"), date.strptime("03/04/05", "%d/%m/%y"))
for bad in ((0, 1, 1), (2023, 2, 29), (2023, 13, 1), ("x", 1, 1), (1, 2)):
    show(bad, date, *bad)
for bad in ("2024", "2024-1-01", "2024-W60-1", "2024-01-01T", "x" * 10, 3):
    show(bad, date.fromisoformat, bad)

t = time(1, 2, 3, 4, UTC, fold=1)
print(repr(t), t, t.isoformat("milliseconds"), t.utcoffset(), t.tzname(), t.dst(), t.replace(hour=5, tzinfo=None), time.fromisoformat("T010203.5-02:30"), time.min, time.max)
print(time(1) < time(2), time(1, tzinfo=UTC) == time(1), time(3, tzinfo=timezone(timedelta(hours=2))) == time(1, tzinfo=UTC))
print(t == pickle.loads(pickle.dumps(t)), pickle.loads(pickle.dumps(t)).fold, time(1, 2).strftime("%H-%M-%S %f"))
show("time", time, 24)
show("time", time, 1, tzinfo=3)

n = datetime(2020, 5, 17, 12, 34, 56, 789)
z = n.replace(tzinfo=timezone(timedelta(hours=5, minutes=30), "here"))
print(repr(n), n, repr(z), z, z.astimezone(UTC), z.tzname(), z.utctimetuple()[:9], z.timestamp(), datetime.fromtimestamp(z.timestamp(), UTC), z - n.replace(tzinfo=UTC))
print(n + timedelta(1), n - timedelta(microseconds=790), n.isoformat(" ", "minutes"), z.isoformat(timespec="seconds"), n.ctime(), n.date(), n.time(), z.timetz())
print(z.strftime("%z %:z %Z %f %Y"), datetime.strptime("2020-01-02 03:04:05 +0100", "%Y-%m-%d %H:%M:%S %z"), datetime.combine(a, t))
for text in ("2020-05-17", "2020-05-17T12:34", "20200517T123456.123456789Z", "2020-W20-7 01", "2020-05-17T24:00", "2020-05-17T12:34:56+05:30:01.000002", "2020W207T0102"):
    show(text, datetime.fromisoformat, text)
for text in ("2020-05-17T", "2020-05-17T25:00", "2020-05-17T24:01", "2020-05-17T12:34Zx", "2020-05-17T12:3", "2020-13-01T00", "2020-05-17T12:34+25:00"):
    show(text, datetime.fromisoformat, text)
print(n == pickle.loads(pickle.dumps(n)), z == pickle.loads(pickle.dumps(z)), hash(z) == hash(z.astimezone(UTC)), n < n + timedelta(1), n == a, n != z)
show("compare", lambda: n < z)
show("compare", lambda: n < a)
show("subtract", lambda: n - z)
show("subtract", lambda: n - a)
show("late", lambda: datetime.max + timedelta(1))


class Zone(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=1 + (when is not None and when.fold))

    def dst(self, when):
        return timedelta(0)

    def tzname(self, when):
        return "Z%"


class Stamp(datetime):
    def __new__(cls, *args, **keywords):
        return super().__new__(cls, *args, **keywords)


s = Stamp(2020, 1, 1, tzinfo=Zone())
print(type(s).__name__, type(s + timedelta(1)).__name__, s.strftime("%Z"), s.astimezone(UTC), type(s.replace(fold=1)).__name__, s == datetime(2019, 12, 31, 23, tzinfo=UTC))
show("zone", timezone, timedelta(1))
show("zone", timezone, 3)
show("zone", lambda: tzinfo().utcoffset(None))
print(timezone(timedelta(0), "x"), timezone(timedelta(seconds=-1)), repr(timezone(timedelta(1, -1))), pickle.loads(pickle.dumps(timezone.utc)) is UTC)
