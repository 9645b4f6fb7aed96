package org.pyrt.refcount;

import java.util.Arrays;
import org.pyrt.api.PyObject;

/**
 * A growing sequence of held references, for building a container from callbacks: what is added is counted at once, so clean points may
 * pass; {@link #moveOut} hands the counts over to a new container's array. Close it when building fails.
 */
public final class Scratch implements AutoCloseable {

    private final ThreadState ts;
    private PyObject[] items;
    private int size;

    /** An empty scratch of the calling thread, with room for {@code capacity} references. */
    public Scratch(ThreadState ts, int capacity) {
        this.ts = ts;
        items = new PyObject[Math.max(capacity, 4)];
    }

    /** Counts and appends. */
    public void add(PyObject o) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        Refs.incref(ts, o);
        items[size++] = o;
    }

    /** How many references were added. */
    public int size() {
        return size;
    }

    /** The reference at {@code index}, borrowed from the scratch. */
    public PyObject get(int index) {
        return items[index];
    }

    /** The array of references with their counts; its length is {@link #size}. The scratch is empty afterwards. */
    public PyObject[] moveOut() {
        PyObject[] result = items.length == size ? items : Arrays.copyOf(items, size);
        items = new PyObject[0];
        size = 0;
        return result;
    }

    /** Drops what was not moved out. */
    @Override
    public void close() {
        for (int i = 0; i < size; i++) {
            Refs.decref(ts, items[i]);
        }
        size = 0;
        items = new PyObject[0];
    }
}
