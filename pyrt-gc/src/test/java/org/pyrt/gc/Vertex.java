package org.pyrt.gc;

import java.util.function.BiConsumer;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** An object with slots, a type and a finalizer, which tells what becomes of it. */
final class Vertex extends Counted {

    @Slot final PyObject[] slots;
    private final PyObject type;
    volatile int cleared;
    volatile int finalized;
    BiConsumer<ThreadState, Vertex> finalizer;

    Vertex(ThreadState ts, int slots) {
        this(ts, slots, null);
    }

    /** With a type, which instances need without counting it. */
    Vertex(ThreadState ts, int slots, PyObject type) {
        super(ts);
        this.slots = new PyObject[slots];
        this.type = type;
    }

    /** A vertex that only a collector ends. */
    static Vertex deferred(ThreadState ts, int slots) {
        Vertex v = new Vertex(ts, slots);
        ts.tracker.track(v);
        Refs.defer(v);
        return v;
    }

    Vertex set(ThreadState ts, int slot, PyObject o) {
        ts.trackFor(this, o);
        Slots.store(ts, slots, slot, o);
        return this;
    }

    @Override
    public PyObject type() {
        return type == null ? this : type;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        for (PyObject o : slots) {
            if (o != null) {
                visitor.visit(o);
            }
        }
    }

    @Override
    public boolean hasFinalizer() {
        return finalizer != null;
    }

    @Override
    public void finalizeObject(ThreadState ts) {
        finalized++;
        finalizer.accept(ts, this);
    }

    @Override
    public void clear(ThreadState ts) {
        cleared++;
        for (int i = 0; i < slots.length; i++) {
            Slots.clear(ts, slots, i);
        }
    }
}
