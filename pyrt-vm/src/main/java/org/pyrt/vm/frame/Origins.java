package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Where coroutines were made ({@code cr_origin}), for threads that track it. Source: CPython 3.14 Objects/genobject.c (compute_cr_origin). */
public final class Origins {

    private Origins() {}

    /** A tuple of file name, line and function for at most {@code depth} frames from {@code innermost}, floating. */
    public static PyTuple of(ThreadState ts, Frame innermost, int depth) {
        int n = 0;
        for (Frame f = innermost; f != null && n < depth; f = f.back) {
            n++;
        }
        PyObject[] places = new PyObject[n];
        Frame f = innermost;
        for (int i = 0; i < n; i++, f = f.back) {
            int line = f.code.positions.line(Math.max(f.pc - 1, 0));
            places[i] = PyTuple.of(ts, PyStr.of(f.code.filename), PyInt.of(line), PyStr.interned(f.code.name));
        }
        return PyTuple.of(ts, places);
    }
}
