package org.pyrt.stdlib.functools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.CallAdapter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code partial.__call__}. */
final class PartialCall extends CallAdapter {

    PartialCall() {
        super("partial");
    }

    @Override
    @CleanPoint
    protected PyObject invoke(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (!(self instanceof PyPartial p)) {
            throw badReceiver(ts, "functools.partial", self);
        }
        return p.invoke(ts, args, kwNames);
    }
}
