package org.pyrt.objects.type;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * The type, the attributes and the members of an object that has Java state of its own besides: an instance of a subclass of list, say. The
 * object counts it as one slot; finalizers and weak references are the object's.
 */
public final class CarriedAttributes extends SlottedInstance {

    /** Floating attributes of an instance of {@code type}. */
    public CarriedAttributes(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @Override
    public boolean hasFinalizer() {
        return false;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {}
}
