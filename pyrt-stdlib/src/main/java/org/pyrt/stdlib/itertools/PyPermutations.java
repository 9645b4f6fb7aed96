package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** All orders of so many items. */
@ExposedType(name = "permutations")
final class PyPermutations extends IndexIterator {

    static final PyType TYPE = IteratorMethods.type("permutations", new PyPermutationsAdapter()).doc("permutations(iterable, r=None)\n--\n\nSuccessive r-length permutations of the items.").build();

    private final int poolSize;
    private final int[] chosen;

    /** All places; the first are chosen, those behind are what is left. */
    private int[] indices;

    private int[] cycles;
    private boolean ended;

    private PyPermutations(ThreadState ts, PyType type, PyTuple pool, int size) {
        super(ts, type, TYPE, pool);
        poolSize = pool.size();
        ended = size > poolSize;
        chosen = new int[ended ? 0 : size];
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject iterable, @Default("None") PyObject r) {
        PyTuple pool = Iteration.toTuple(ts, iterable);
        try (var held = ts.hold(pool)) {
            long size = pool.size();
            if (r != PyNone.NONE) {
                if (PyInt.asSelf(r) == null) {
                    throw Errors.typeError(ts, "Expected int as r");
                }
                size = Conversions.toLong(ts, r);
            }
            return new PyPermutations(ts, type, pool, size(ts, size));
        }
    }

    @Override
    int[] choose() {
        if (ended) {
            return null;
        }
        int r = chosen.length;
        if (indices == null) {
            indices = ascending(poolSize);
            cycles = new int[r];
            for (int i = 0; i < r; i++) {
                cycles[i] = poolSize - i;
            }
        } else if (!turn(r)) {
            ended = true;
            return null;
        }
        System.arraycopy(indices, 0, chosen, 0, r);
        return chosen;
    }

    private boolean turn(int r) {
        for (int i = r - 1; i >= 0; i--) {
            if (--cycles[i] > 0) {
                int j = poolSize - cycles[i];
                int index = indices[i];
                indices[i] = indices[j];
                indices[j] = index;
                return true;
            }
            int first = indices[i];
            System.arraycopy(indices, i + 1, indices, i, poolSize - 1 - i);
            indices[poolSize - 1] = first;
            cycles[i] = poolSize - i;
        }
        return false;
    }
}
