package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.refcount.ThreadState;

/** Walks over the elements of a set that may change meanwhile. */
public final class SetCursor {

    /** The element found last, floating. */
    public PyObject element;

    private final PyAnySet set;
    private long hash;
    private int place = -1;

    /** A cursor before the first element of {@code set}, which the caller keeps alive. */
    public SetCursor(PyAnySet set) {
        this.set = set;
    }

    /** Goes to the next element; false at the end. */
    public boolean next(ThreadState ts) {
        while (true) {
            SetTable t = set.table();
            int k = t.next(place + 1);
            if (k < 0) {
                if (set.table() == t) {
                    return false;
                }
                continue;
            }
            PyObject e = t.element(ts, k);
            if (e != null) {
                hash = t.hash(k);
                if (t.has(k, e)) {
                    place = k;
                    element = e;
                    return true;
                }
            }
        }
    }

    /** The hash of the element. */
    public long hash() {
        return hash;
    }
}
