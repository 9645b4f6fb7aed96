package org.pyrt.objects.set;

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

/** An instance of a subclass of frozenset. */
public final class PyFrozenSetSub extends PyFrozenSet implements HasAttributes {

    @Slot final CarriedAttributes attributes;
    boolean cleared;

    /** A floating empty instance of {@code type}. */
    public PyFrozenSetSub(ThreadState ts, PyType type) {
        super(ts);
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
        PyFrozenSetSubSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyFrozenSetSubSlots.clear(ts, this);
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
