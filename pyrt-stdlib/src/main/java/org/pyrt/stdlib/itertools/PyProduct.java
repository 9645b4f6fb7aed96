package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** All tuples of one item of each iterable, the last turning fastest. Indices are guarded by the object's monitor. */
@ExposedType(name = "product")
final class PyProduct extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("product", new PyProductAdapter()).doc("product(*iterables, repeat=1)\n--\n\nCartesian product of iterables.").build();

    /** A tuple of tuples. */
    private static final int POOLS = 0;

    private int[] indices;
    private boolean ended;

    private PyProduct(ThreadState ts, PyType type, PyTuple pools) {
        super(ts, type, TYPE, pools);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] iterables, @KeywordOnly @Default("1") long repeat) {
        if (repeat < 0) {
            throw Errors.valueError(ts, "repeat argument cannot be negative");
        }
        int n = repeat == 0 ? 0 : iterables.length;
        if (n > 0 && repeat > (Integer.MAX_VALUE - 8) / n) {
            throw Errors.overflowError(ts, "repeat argument too large");
        }
        try (Scratch pools = new Scratch(ts, n)) {
            for (int i = 0; i < n; i++) {
                pools.add(Iteration.toTuple(ts, iterables[i]));
            }
            for (long k = 1; k < repeat; k++) {
                for (int i = 0; i < n; i++) {
                    pools.add(pools.get(i));
                }
            }
            return new PyProduct(ts, type, PyTuple.adopt(ts, pools.moveOut()));
        }
    }

    @Override
    public PyObject advance(ThreadState ts) {
        PyTuple pools = (PyTuple) load(ts, POOLS);
        if (pools == null) {
            return null;
        }
        int n = pools.size();
        PyObject[] items = new PyObject[n];
        synchronized (this) {
            if (ended || !turn(pools)) {
                ended = true;
                return null;
            }
            for (int i = 0; i < n; i++) {
                items[i] = ((PyTuple) pools.get(i)).get(indices[i]);
            }
        }
        return PyTuple.of(ts, items);
    }

    private boolean turn(PyTuple pools) {
        int n = pools.size();
        if (indices == null) {
            indices = new int[n];
            for (int i = 0; i < n; i++) {
                if (((PyTuple) pools.get(i)).size() == 0) {
                    return false;
                }
            }
            return true;
        }
        for (int i = n - 1; i >= 0; i--) {
            if (++indices[i] < ((PyTuple) pools.get(i)).size()) {
                return true;
            }
            indices[i] = 0;
        }
        return false;
    }
}
