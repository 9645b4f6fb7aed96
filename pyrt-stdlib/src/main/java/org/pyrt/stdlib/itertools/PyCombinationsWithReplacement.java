package org.pyrt.stdlib.itertools;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** All ways to choose so many items, each as often as one likes, in the order of their places. */
@ExposedType(name = "combinations_with_replacement")
final class PyCombinationsWithReplacement extends IndexIterator {

    static final PyType TYPE =
            IteratorMethods.type("combinations_with_replacement", new PyCombinationsWithReplacementAdapter())
                    .doc("combinations_with_replacement(iterable, r)\n--\n\nSuccessive r-length combinations of the items, which may repeat.")
                    .build();

    private final int poolSize;
    private final int size;
    private int[] indices;
    private boolean ended;

    private PyCombinationsWithReplacement(ThreadState ts, PyType type, PyTuple pool, int size) {
        super(ts, type, TYPE, pool);
        poolSize = pool.size();
        this.size = size;
        ended = poolSize == 0 && size > 0;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject iterable, long r) {
        PyTuple pool = Iteration.toTuple(ts, iterable);
        return new PyCombinationsWithReplacement(ts, type, pool, size(ts, r));
    }

    @Override
    int[] choose() {
        if (ended) {
            return null;
        }
        if (indices == null) {
            indices = new int[size];
            return indices;
        }
        int i = size - 1;
        while (i >= 0 && indices[i] == poolSize - 1) {
            i--;
        }
        if (i < 0) {
            ended = true;
            return null;
        }
        Arrays.fill(indices, i, size, indices[i] + 1);
        return indices;
    }
}
