# Futures of _asyncio: results, errors, callbacks, what iterating over them gives.
import asyncio
import gc
from _asyncio import Future


def show(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)))
    except BaseException as e:
        print(type(e).__name__, e)


raw = Future.__new__(Future)
for name in ("_loop", "_state", "_callbacks", "_result", "_exception", "_cancel_message", "_asyncio_future_blocking", "_source_traceback"):
    show(getattr, raw, name)
show(raw.result)
show(raw.exception)
show(raw.cancel)
show(raw.done)
show(raw.add_done_callback, 1)
show(repr, raw)
show(iter, raw)

loop = asyncio.new_event_loop()
f = Future(loop=loop)
show(f.result)
show(f.exception)
show(f.set_exception, 5)
show(f.set_exception, int)
show(f.set_exception, StopIteration)
try:
    f.result()
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
show(f.set_result, 1)

f = Future(loop=loop)
it = iter(f)
print(next(it) is f, f._asyncio_future_blocking)
show(next, it)
f._asyncio_future_blocking = False
show(it.throw, ValueError)
it = iter(f)
show(it.throw, 5)
show(it.throw, ValueError("one"))
f.set_result(42)
it = iter(f)
show(it.send, None)
show(it.close)

f = Future(loop=loop)
f.add_done_callback(print)
f.add_done_callback(repr)
f.add_done_callback(print)
print([c[0] for c in f._callbacks] == [print, repr, print], f)
print(f.remove_done_callback(print), f.remove_done_callback(print), f)
for name in ("_log_traceback", "_asyncio_future_blocking", "_cancel_message"):
    show(delattr, f, name)
show(setattr, f, "_log_traceback", True)
show(f.cancel, "why")
show(f.cancel)
show(f.result)
print(f, f.cancelled(), f.done())


class Same:
    def __init__(self, future):
        self.future = future

    def __eq__(self, other):
        if other is print:
            return False
        self.future.remove_done_callback(print)
        return False

    __hash__ = None


f = Future(loop=loop)
for i in range(3):
    f.add_done_callback(Same(f))
print(f.remove_done_callback(object()))


class Counted(Future):
    dead = 0

    def __del__(self):
        Counted.dead += 1
        super().__del__()


loop.set_exception_handler(lambda l, c: print(c["message"], repr(c.get("exception")), sorted(c)))
f = Counted(loop=loop)
f.set_exception(KeyError("lost"))
del f
f = Future(loop=loop)
f.set_exception(KeyError("lost too"))
f.itself = f
del f
gc.collect()
f = Counted(loop=loop)
f.set_exception(KeyError("seen"))
f.exception()
del f
print(Counted.dead, Future[int].__origin__ is Future)


async def order():
    seen = []
    f = asyncio.get_running_loop().create_future()
    for i in range(4):
        f.add_done_callback(lambda g, i=i: seen.append((i, g.result())))
    f.set_result("r")
    f.add_done_callback(lambda g: seen.append("late"))
    print(seen)
    await asyncio.sleep(0)
    print(seen)


loop.run_until_complete(order())
loop.close()
