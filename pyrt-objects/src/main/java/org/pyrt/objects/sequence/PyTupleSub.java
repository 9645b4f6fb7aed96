package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** An instance of a subclass of tuple. */
public final class PyTupleSub extends PyTuple implements HasAttributes {

    @Slot final CarriedAttributes attributes;
    boolean cleared;

    /** A floating instance of {@code type}, which takes over {@code items} with their counts. */
    public PyTupleSub(ThreadState ts, PyType type, PyObject[] items) {
        super(ts, items);
        attributes = new CarriedAttributes(ts, type);
        Refs.incref(ts, attributes);
        ts.trackFor(this, attributes);
    }

    @Override
    public PyType type() {
        return attributes.type();
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
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyTupleSubSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTupleSubSlots.clear(ts, this);
        super.clear(ts);
    }

    @Override
    public boolean hasFinalizer() {
        return type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }
}
