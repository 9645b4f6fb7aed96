package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/**
 * Keys and elements whose comparison can run no Python code and reach no clean point: leaves, and exact tuples of such to a small depth. What a dict or a set does with
 * several of them it can do under its mutex, as one operation. Being quiet never ends: leaves and tuples do not change.
 */
public final class QuietKeys {

    private static final int DEEPEST = 4;

    private QuietKeys() {}

    /** Whether {@code key} is compared with quiet ones in Java alone. */
    public static boolean isQuiet(PyObject key) {
        return !(key instanceof Counted) || key.getClass() == PyTuple.class && isQuiet((PyTuple) key, DEEPEST);
    }

    private static boolean isQuiet(PyTuple tuple, int deeper) {
        for (int i = 0, n = tuple.size(); i < n; i++) {
            PyObject item = tuple.array()[i];
            if (item instanceof Counted
                    && (deeper == 0 || item.getClass() != PyTuple.class || !isQuiet((PyTuple) item, deeper - 1))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two quiet keys are the same object or equal. What is in the tuples neither floats nor is touched: who asks keeps them counted meanwhile. */
    @SuppressWarnings("CleanPoint") // leaves compare in Java alone
    public static boolean equal(ThreadState ts, PyObject a, PyObject b) {
        if (a == b) {
            return true;
        }
        if (a instanceof PyStr x) {
            return b instanceof PyStr y && x.equals(y);
        }
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return x.value == y.value;
        }
        if (a instanceof PyTuple x) {
            return b instanceof PyTuple y && equalTuples(ts, x, y);
        }
        return !(b instanceof PyTuple) && Comparison.same(ts, a, b);
    }

    private static boolean equalTuples(ThreadState ts, PyTuple a, PyTuple b) {
        int n = a.size();
        if (n != b.size()) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (!equal(ts, a.array()[i], b.array()[i])) {
                return false;
            }
        }
        return true;
    }
}
