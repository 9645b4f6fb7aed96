package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Iterates over an object that only has {@code __getitem__}: indices from 0 until IndexError. */
public final class PySequenceIterator extends PyIterator {

    /** The type iterator. */
    public static final PyType TYPE = PyType.builtin("iterator", null).build();

    @Slot private PyObject sequence;
    private long index;

    /** A floating iterator over {@code sequence}, which it counts. */
    public PySequenceIterator(ThreadState ts, PyObject sequence) {
        super(ts);
        this.sequence = sequence;
        Refs.incref(ts, sequence);
        ts.trackFor(this, sequence);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyObject s = sequence;
        if (s == null) {
            return null;
        }
        try (var held = ts.hold(s)) {
            return Subscripts.get(ts, s, PyInt.of(index++));
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.INDEX_ERROR) && !Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(ts);
            clear(ts);
            return null;
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (sequence != null) {
            visitor.visit(sequence);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject s = sequence;
        sequence = null;
        Refs.decref(ts, s);
    }
}
