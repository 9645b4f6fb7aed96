package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/** A builtin object whose items by number are others than what its subscripts give; it is iterated over by number. What CPython's sq_item is beside mp_subscript. */
public interface Indexed {

    /** The item at {@code index}, floating. Raises IndexError where there is none. */
    @CleanPoint
    PyObject item(ThreadState ts, long index);
}
