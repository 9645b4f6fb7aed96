"""Where coroutines were made, and what is said of those that were never awaited."""

import sys
import warnings


async def f():
    pass


def made():
    return f()


print(sys.get_coroutine_origin_tracking_depth())
c = made()
print(c.cr_origin)
c.close()
sys.set_coroutine_origin_tracking_depth(2)
c = made()
here = made.__code__.co_firstlineno
print([(line - here, name) for _, line, name in c.cr_origin][:1], len(c.cr_origin))
c.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(0)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    c = f()
    del c
    print([str(w.message) for w in caught])

with warnings.catch_warnings():
    warnings.simplefilter("error")
    sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.err_msg.split(" at ")[0], u.object)
    c = f()
    del c
    saved = warnings._warn_unawaited_coroutine
    del warnings._warn_unawaited_coroutine
    c = f()
    del c
    warnings._warn_unawaited_coroutine = saved


class Next:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def use():
    it = Next(1)
    print(await anext(it, "default"), await anext(it, "default"))


try:
    use().send(None)
except StopIteration:
    print("done")
