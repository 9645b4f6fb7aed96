package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The hooks of asynchronous generators that a thread has set. Source: CPython 3.14 Objects/genobject.c (async_gen_init_hooks), PEP 525. */
public final class AsyncHooks {

    private AsyncHooks() {}

    /** Called before each step of a generator: the first one remembers the finalizer and calls the other hook. */
    @CleanPoint
    static void start(ThreadState ts, PyGenerator g) {
        if (!g.startHooks() || !(ts.asyncHooks instanceof PyTuple hooks)) {
            return;
        }
        if (hooks.get(1) != PyNone.NONE) {
            g.setFinalizer(ts, hooks.get(1));
        }
        PyObject first = hooks.get(0);
        if (first != PyNone.NONE) {
            try (var held = ts.hold(first)) {
                Refs.discard(ts, Calls.call(ts, first, g));
            }
        }
    }

    /** Replaces the thread's hooks; None for none. */
    public static void set(ThreadState ts, PyObject first, PyObject finalizer) {
        PyTuple pair = first == PyNone.NONE && finalizer == PyNone.NONE ? null : PyTuple.of(ts, first, finalizer);
        Refs.incref(ts, pair);
        PyObject old = ts.asyncHooks;
        ts.asyncHooks = pair;
        Refs.decref(ts, old);
    }

    /** One of the thread's hooks, borrowed: 0 the first iteration's, 1 the finalizer; None for none. */
    public static PyObject get(ThreadState ts, int which) {
        return ts.asyncHooks instanceof PyTuple hooks ? hooks.get(which) : PyNone.NONE;
    }
}
