package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** An iterator over tuples of items chosen from a fixed pool by indices. Each tuple is new; indices are guarded by the object's monitor. */
abstract class IndexIterator extends SlotIterator {

    private static final int POOL = 0;

    IndexIterator(ThreadState ts, PyType type, PyType builtin, PyTuple pool) {
        super(ts, type, builtin, pool);
    }

    /** The next indices, or null at the end; the array is the caller's until the next call. Called under the monitor. */
    abstract int[] choose();

    @Override
    public PyObject advance(ThreadState ts) {
        PyTuple pool = (PyTuple) load(ts, POOL);
        if (pool == null) {
            return null;
        }
        PyObject[] items;
        synchronized (this) {
            int[] indices = choose();
            if (indices == null) {
                return null;
            }
            items = new PyObject[indices.length];
            for (int i = 0; i < indices.length; i++) {
                items[i] = pool.get(indices[i]);
            }
        }
        return PyTuple.of(ts, items);
    }

    /** The size r of combinations; raises ValueError if it is negative. */
    static int size(ThreadState ts, long r) {
        if (r < 0) {
            throw Errors.valueError(ts, "r must be non-negative");
        }
        return (int) Math.min(r, Integer.MAX_VALUE);
    }

    /** {@code 0, 1, ... n - 1}. */
    static int[] ascending(int n) {
        int[] indices = new int[n];
        for (int i = 0; i < n; i++) {
            indices[i] = i;
        }
        return indices;
    }
}
