package org.pyrt.stdlib.functools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.CallAdapter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code _lru_cache_wrapper.__call__}. */
final class LruCall extends CallAdapter {

    LruCall() {
        super("_lru_cache_wrapper");
    }

    @Override
    @CleanPoint
    protected PyObject invoke(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (!(self instanceof PyLruCache c)) {
            throw badReceiver(ts, "functools._lru_cache_wrapper", self);
        }
        return c.invoke(ts, args, kwNames);
    }
}
