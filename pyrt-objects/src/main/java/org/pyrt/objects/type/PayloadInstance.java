package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.refcount.ThreadState;

/** An instance of a Python subclass of a leaf type: the leaf value and attributes besides. */
public final class PayloadInstance extends SlottedInstance {

    @SuppressWarnings("UncountedField") // an exact leaf
    private final PyObject payload;

    /** An instance of {@code type} whose value is {@code payload}, an exact leaf. */
    public PayloadInstance(ThreadState ts, PyType type, PyObject payload) {
        super(ts, type);
        this.payload = payload;
    }

    /** The leaf value. */
    public PyObject payload() {
        return payload;
    }

    @Override
    public long sizeInMemory() {
        return super.sizeInMemory() + payload().sizeInMemory();
    }
}
