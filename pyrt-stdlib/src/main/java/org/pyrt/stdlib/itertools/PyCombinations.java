package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** All ways to choose so many items, in the order of their places. */
@ExposedType(name = "combinations")
final class PyCombinations extends IndexIterator {

    static final PyType TYPE = IteratorMethods.type("combinations", new PyCombinationsAdapter()).doc("combinations(iterable, r)\n--\n\nSuccessive r-length combinations of the items.").build();

    private final int poolSize;
    private final int size;

    /** Null before the first combination and after the last. */
    private int[] indices;

    private boolean ended;

    private PyCombinations(ThreadState ts, PyType type, PyTuple pool, int size) {
        super(ts, type, TYPE, pool);
        poolSize = pool.size();
        this.size = size;
        ended = size > poolSize;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject iterable, long r) {
        PyTuple pool = Iteration.toTuple(ts, iterable);
        return new PyCombinations(ts, type, pool, size(ts, r));
    }

    @Override
    int[] choose() {
        if (ended) {
            return null;
        }
        if (indices == null) {
            indices = ascending(size);
            return indices;
        }
        int i = size - 1;
        while (i >= 0 && indices[i] == i + poolSize - size) {
            i--;
        }
        if (i < 0) {
            ended = true;
            return null;
        }
        indices[i]++;
        for (int j = i + 1; j < size; j++) {
            indices[j] = indices[j - 1] + 1;
        }
        return indices;
    }
}
