"""Tracebacks of threads on demand, after a time, on a signal."""
import faulthandler, sys, threading, time, signal, os, tempfile
def f(): 
    return (1, (2, 'a'), None), ()
print(f())
fh = tempfile.TemporaryFile('w+')
def g(file):
    faulthandler.dump_traceback(file, all_threads=False)
def h(file):
    faulthandler.dump_traceback(file)
def show(fh):
    fh.seek(0); import re
    print(re.sub(r'0x[0-9a-f]+( \[.*?\])?', '0x', fh.read()).replace(__file__, 'F'))
    fh.seek(0); fh.truncate()
g(fh); show(fh)
ev = threading.Event(); st = threading.Event()
def waiter(): 
    st.set(); ev.wait()
t = threading.Thread(target=waiter); t.start(); st.wait(); time.sleep(.2)
h(fh); ev.set(); t.join()
fh.seek(0); print(fh.read().count('Thread 0x'), ) ; fh.seek(0); fh.truncate()
faulthandler.dump_traceback_later(0.2, file=fh); time.sleep(0.5); show(fh)
faulthandler.dump_traceback_later(60.5, file=fh, repeat=True); faulthandler.cancel_dump_traceback_later()
faulthandler.register(signal.SIGUSR1, file=fh, all_threads=False)
os.kill(os.getpid(), signal.SIGUSR1); time.sleep(0.2); show(fh)
print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
faulthandler.enable(); print(faulthandler.is_enabled()); faulthandler.disable(); print(faulthandler.is_enabled())
for a in [0, -1, 'x', float('nan')]:
    try: faulthandler.dump_traceback_later(a)
    except Exception as e: print(repr(e))
