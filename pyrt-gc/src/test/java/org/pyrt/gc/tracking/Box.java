package org.pyrt.gc.tracking;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A counted object with one slot. */
public final class Box extends Counted {

    @Slot private PyObject content;

    /** A box with nothing in it. */
    public Box(ThreadState ts) {
        super(ts);
    }

    /** Puts {@code o} into an empty box. */
    public void put(ThreadState ts, PyObject o) {
        Refs.incref(ts, o);
        content = o;
        ts.trackFor(this, o);
    }

    @Override
    public PyObject type() {
        return this;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (content != null) {
            visitor.visit(content);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject old = content;
        content = null;
        Refs.decref(ts, old);
    }
}
