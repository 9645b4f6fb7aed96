"""Cycles through frames: tracebacks and suspended generators that hold classes and functions."""
import gc
import sys
import _weakref as weakref

gc.disable()


class A:
    pass


def traceback_with_class():
    class Local:
        pass

    a = A()
    try:
        raise ValueError
    except ValueError as e:
        a.error = e
    a.cls = Local
    return weakref.ref(a), weakref.ref(Local)


def generator_with_class():
    def g():
        class Local:
            pass

        me = yield weakref.ref(Local)
        yield Local, me

    it = g()
    w = next(it)
    it.send(it)
    return w, weakref.ref(it)


def frame_object():
    f = sys._getframe()
    x = [f]
    return weakref.ref(A.__init__) if False else len(x)


def nested():
    def outer():
        def inner():
            yield outer, inner, holder
        holder = []
        it = inner()
        next(it)
        holder.append(it)
        return weakref.ref(it)

    return (outer(),)


for make in (traceback_with_class, generator_with_class, nested):
    refs = make()
    gc.collect()
    print(make.__name__, [r() for r in refs])
print(frame_object())
gc.collect()


# what a living frame needs stays
def living():
    class Local:
        def m(self):
            return "m"

    o = Local()

    def step():
        yield o.m()
        yield Local().m(), type(o) is Local

    return step()


it = living()
print(next(it))
gc.collect()
print(next(it))
try:
    def fails():
        class Local:
            x = 5
        raise ValueError
    fails()
except ValueError as e:
    kept = e.__traceback__.tb_next.tb_frame
del fails
gc.collect()
print(kept.f_locals["Local"].x, kept.f_code.co_name)
