# Tuples with named fields: made, shown, copied, pickled, matched.
import copy
import os
import pickle
import sys
import time

t = time.gmtime(0)
print(t, type(t).__match_args__)
print(t.n_fields, t.n_sequence_fields, t.n_unnamed_fields, os.stat_result.n_unnamed_fields, os.stat_result.__match_args__)
print(type(type(t).__dict__['tm_year']).__name__, type(t).tm_year)

print(t.__reduce__())
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    u = pickle.loads(pickle.dumps(t, protocol))
    assert u == t and u.tm_zone == t.tm_zone and type(u) is type(t), protocol
print(copy.copy(t) == t, copy.replace(t, tm_year=1999, tm_zone='here').tm_zone, copy.replace(t, tm_year=1999)[0])

def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

s = type(t)
attempt(s, range(8))
attempt(s, range(12))
attempt(s, range(9), {'tm_zone': 'x'})
attempt(lambda: s(range(9), {'tm_zone': 'x', 'tm_gmtoff': 3}).tm_gmtoff)
attempt(s, range(9), {'tm_zone': 'x', 'tm_year': 1})
attempt(s, range(9), {'none': 1})
attempt(s, range(9), dict=None)
attempt(s, range(9), 1)
attempt(copy.replace, t, nothing=1)
attempt(t.__replace__, 1)
attempt(copy.replace, os.stat_result(range(10)), st_mode=1)
attempt(type(sys.flags))
attempt(type(sys.version_info), range(5))
print(os.stat_result(range(10), {'st_atime': 1.5}).st_atime, os.stat_result(range(10)).st_mtime)

match t:
    case time.struct_time(year, month):
        print(year, month)
