package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A {@link PyWrapperDescriptor} bound to its receiver, such as {@code (1).__add__}. */
public final class PyMethodWrapper extends Counted {

    /** The type method-wrapper. */
    public static final PyType TYPE = PyType.builtin("method-wrapper", null).build();

    /** What was bound. */
    @SuppressWarnings("UncountedField") // never dies
    public final PyWrapperDescriptor descriptor;

    @Slot private PyObject self;

    /** A floating wrapper that counts {@code self}. */
    public PyMethodWrapper(ThreadState ts, PyWrapperDescriptor descriptor, PyObject self) {
        super(ts);
        this.descriptor = descriptor;
        this.self = self;
        Refs.incref(ts, self);
        ts.trackFor(this, self);
    }

    /** The receiver, borrowed. */
    public PyObject self() {
        return self;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (self != null) {
            visitor.visit(self);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject s = self;
        self = null;
        Refs.decref(ts, s);
    }
}
