"""Trace functions, profile functions and sys.monitoring."""
import sys
class C:
    def __enter__(self): return 1
    def __exit__(self, *args): return None
def f(n):
    x = 0
    for i in range(n):
        if i:
            x += i
    return x
ev=[]
def tr(frame, event, arg):
    ev.append((frame.f_code.co_name, event, frame.f_lineno, arg if event=='return' else None))
    return tr
sys.settrace(tr)
f(2)
sys.settrace(None)
for e in ev: print(e)
def g():
    yield 1
    yield 2
def h():
    for a in g():
        pass
    try:
        raise ValueError
    except ValueError:
        y = len([1])
    return [a for a in 'ab']
ev.clear()
sys.settrace(tr)
h()
sys.settrace(None)
for e in ev: print(e)
ev.clear()
sys.setprofile(tr)
h()
sys.setprofile(None)
for e in ev: print(e)

M = sys.monitoring
M.use_tool_id(0, 'events')
E = M.events
out = []
for name in ['PY_START', 'PY_RESUME', 'PY_RETURN', 'PY_YIELD', 'CALL', 'LINE', 'RAISE', 'C_RETURN', 'C_RAISE', 'PY_UNWIND', 'EXCEPTION_HANDLED']:
    def cb(code, *args, name=name):
        if code is not h.__code__ and code is not g.__code__:
            return
        last = args[-1]
        if name in ('CALL', 'C_RETURN', 'C_RAISE'):
            last = args[1].__name__
        out.append((name, code.co_name, repr(last) if name not in ('PY_START', 'PY_RESUME') else ''))
    M.register_callback(0, getattr(E, name), cb)
M.set_events(0, E.PY_START | E.PY_RESUME | E.PY_RETURN | E.PY_YIELD | E.CALL | E.LINE | E.RAISE | E.PY_UNWIND | E.EXCEPTION_HANDLED)
h()
M.set_events(0, 0)
seen = []
def once(code, line):
    seen.append(line - code.co_firstlineno)
    return M.DISABLE
M.register_callback(0, E.LINE, once)
M.set_local_events(0, f.__code__, E.LINE)
f(3)
f(3)
print(seen)
M.restart_events()
f(1)
print(seen)
M.set_local_events(0, f.__code__, 0)
M.free_tool_id(0)
for o in out: print(o)
print(f(10))
def w():
    try:
        while 1:
            if n():
                break
            else:
                continue
    except ValueError as e:
        pass
    except:
        pass
    else:
        7
    finally:
        z = 1
    with C() as q:
        z = 2
    for i in 'a': pass
    if z:
        pass
    if not z:
        z = 1
it = iter([0,0,1])
def n(): return next(it)
ev.clear()
sys.settrace(tr)
w()
sys.settrace(None)
for e in ev: print(e)
