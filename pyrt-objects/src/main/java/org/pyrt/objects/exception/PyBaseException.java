package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** An exception (sketch). */
public class PyBaseException extends Counted implements HasAttributes {

    private final PyInstance attributes;
    @Slot private PyTuple args;
    @Slot private PyObject traceback;

    /** A floating exception of {@code type}. */
    public PyBaseException(ThreadState ts, PyType type, PyTuple args) {
        super(ts);
        attributes = new PyInstance(ts, type);
        this.args = args;
        Refs.incref(ts, args);
    }

    /** Sets {@code __context__} to the exception being handled, as raising does, unless that would make a cycle. */
    public void chain(ThreadState ts) {}

    /** The arguments, borrowed. */
    public PyTuple args() {
        return args;
    }

    /** {@code __traceback__}: a PyTraceback or null; borrowed. */
    public PyObject traceback() {
        return traceback;
    }

    /** Replaces {@code __traceback__}. */
    public void setTraceback(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = traceback;
        traceback = value;
        Refs.decref(ts, old);
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        return attributes;
    }

    @Override
    public PyType type() {
        return attributes.type();
    }
}
