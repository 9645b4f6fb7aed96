package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.CallAdapter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code synchronized_function.__call__}. */
final class SynchronizedCall extends CallAdapter {

    SynchronizedCall() {
        super("synchronized_function");
    }

    @Override
    @CleanPoint
    protected PyObject invoke(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (!(self instanceof PySynchronizedFunction f)) {
            throw badReceiver(ts, "pyrt.atomics.synchronized_function", self);
        }
        return f.invoke(ts, args, kwNames);
    }
}
