package org.pyrt.objects.iterator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** An iterator whose type can be inherited from. */
public abstract class BuiltinIterator extends PyIterator implements HasAttributes {

    @SuppressWarnings("UncountedField") // builtin types are immortal
    private final PyType builtin;

    /** Null for an instance of the builtin type itself. */
    @Slot final CarriedAttributes attributes;

    boolean cleared;

    /** A floating instance of {@code type}, which is {@code builtin} or inherits from it. */
    protected BuiltinIterator(ThreadState ts, PyType type, PyType builtin) {
        super(ts);
        this.builtin = builtin;
        attributes = type == builtin ? null : new CarriedAttributes(ts, type);
        if (attributes != null) {
            Refs.incref(ts, attributes);
            ts.trackFor(this, attributes);
        }
    }

    /** The builtin type's own {@code __next__}: floating, or null at the end. A StopIteration that a callback raises ends the iteration too. */
    @CleanPoint
    public abstract PyObject advance(ThreadState ts);

    @Override
    @CleanPoint
    public final PyObject next(ThreadState ts) {
        if (attributes != null) {
            TypeSlot slot = attributes.type().slot(SlotId.NEXT);
            if (slot != builtin.slot(SlotId.NEXT)) {
                return slot.call0(ts, this);
            }
        }
        try {
            return advance(ts);
        } catch (Raised e) {
            return stopped(ts, e);
        }
    }

    /** As {@link #advance}, with the items of a pair put in place as {@link #nextUnpacked} does. */
    @CleanPoint
    protected PyObject advanceUnpacked(ThreadState ts, PyObject[] target, int at) {
        return advance(ts);
    }

    @Override
    @CleanPoint
    public final PyObject nextUnpacked(ThreadState ts, PyObject[] target, int at) {
        if (attributes != null) {
            return next(ts);
        }
        try {
            return advanceUnpacked(ts, target, at);
        } catch (Raised e) {
            return stopped(ts, e);
        }
    }

    private static PyObject stopped(ThreadState ts, Raised e) {
        if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
            throw e;
        }
        Errors.clear(ts);
        return null;
    }

    @Override
    public final PyType type() {
        return attributes == null ? builtin : attributes.type();
    }

    @Override
    public final PyInstance attributes() {
        return attributes;
    }

    @Override
    public final PyInstance attributes(ThreadState ts) {
        return attributes;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        BuiltinIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        BuiltinIteratorSlots.clear(ts, this);
    }

    @Override
    public final boolean hasFinalizer() {
        return attributes != null && type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public final void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }
}
