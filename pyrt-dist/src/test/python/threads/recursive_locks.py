import _thread, threading
# interrupt_main in the main thread is served at once
try:
    _thread.interrupt_main()
    print('not interrupted')
except KeyboardInterrupt:
    print('interrupted')
print(threading.main_thread().native_id == threading.get_native_id())
ids = []
t = threading.Thread(target=lambda: ids.append(threading.get_native_id()))
t.start(); t.join()
print(ids == [t.native_id], ids[0] != threading.get_native_id())
lock = threading.RLock()
lock.acquire(); lock.acquire()
shown = []
t = threading.Thread(target=lambda: shown.append('count=2' in repr(lock) and repr(lock).startswith('<locked')))
t.start(); t.join()
print(shown, 'count=2' in repr(lock))

class Custom(threading._CRLock):
    def __init__(self, a, *, b):
        super().__init__()
        self.sum = a + b
print(Custom(1, b=2).sum)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    threading.RLock(1, a=2)
print([str(x.category.__name__) for x in w])
