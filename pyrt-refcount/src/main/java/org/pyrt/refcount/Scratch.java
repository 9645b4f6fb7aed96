package org.pyrt.refcount;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.service.SlotVisitor;

/**
 * A growing sequence of held references, for building a container from callbacks: what is added is counted at once, so clean points may
 * pass; {@link #moveOut} hands the counts over to a new container's array. Close it when building fails; an open one is on its thread's
 * list of scratches, for audits and collectors.
 */
public final class Scratch implements AutoCloseable {

    private static final PyObject[] NONE = {};

    private final ThreadState ts;
    private PyObject[] items;
    private int size;
    private boolean open;

    /** The next older open scratch of the thread. */
    Scratch outer;

    private Scratch inner;

    /** An empty scratch of the calling thread, with room for {@code capacity} references. */
    public Scratch(ThreadState ts, int capacity) {
        this.ts = ts;
        items = new PyObject[Math.max(capacity, 4)];
        open = true;
        outer = ts.scratches;
        if (outer != null) {
            outer.inner = this;
        }
        ts.scratches = this;
    }

    /** Counts and appends. */
    public void add(PyObject o) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.max(size * 2, 4));
        }
        Refs.incref(ts, o);
        items[size++] = o;
    }

    /** How many references were added. */
    public int size() {
        return size;
    }

    /** The reference at {@code index}, borrowed from the scratch. */
    @Borrowed
    public PyObject get(int index) {
        return items[index];
    }

    /** The array of references with their counts; its length is {@link #size}. The scratch is empty and closed afterwards. */
    public PyObject[] moveOut() {
        PyObject[] result = items.length == size ? items : Arrays.copyOf(items, size);
        items = NONE;
        size = 0;
        unlink();
        return result;
    }

    /** Drops what was not moved out, first to last. */
    @Override
    public void close() {
        PyObject[] dropped = items;
        int count = size;
        items = NONE;
        size = 0;
        unlink();
        for (int i = 0; i < count; i++) {
            Refs.decref(ts, dropped[i]);
        }
    }

    private void unlink() {
        if (open) {
            open = false;
            if (inner != null) {
                inner.outer = outer;
            } else {
                ts.scratches = outer;
            }
            if (outer != null) {
                outer.inner = inner;
            }
        }
    }

    void visit(SlotVisitor visitor) {
        for (int i = 0; i < size; i++) {
            if (items[i] != null) {
                visitor.visit(items[i]);
            }
        }
    }
}
