package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A set (sketch). */
public class PySet extends Counted {

    /** The type set. */
    public static final PyType TYPE = PyType.builtin("set", null).build();

    /** An empty set, floating. */
    public PySet(ThreadState ts) {
        super(ts);
    }

    /** Adds an element. */
    @CleanPoint
    public void add(ThreadState ts, PyObject element) {
        throw Errors.systemError(ts, "sets are being written");
    }

    /** Adds the elements of an iterable. */
    @CleanPoint
    public void update(ThreadState ts, PyObject iterable) {
        throw Errors.systemError(ts, "sets are being written");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
