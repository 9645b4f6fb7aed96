package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** How {@link MergeSort} compares keys: Python's {@code <}, sped up where all keys are of one kind. */
abstract class KeyOrder {

    private static final KeyOrder ANY = new KeyOrder() {
        @Override
        @CleanPoint
        boolean less(ThreadState ts, PyObject a, PyObject b) {
            return lessAny(ts, a, b);
        }
    };

    private static final KeyOrder INTS = new KeyOrder() {
        @Override
        boolean less(ThreadState ts, PyObject a, PyObject b) {
            return ((SmallInt) a).value < ((SmallInt) b).value;
        }
    };

    private static final KeyOrder FLOATS = new KeyOrder() {
        @Override
        boolean less(ThreadState ts, PyObject a, PyObject b) {
            return ((PyFloat) a).value < ((PyFloat) b).value;
        }
    };

    private static final KeyOrder STRS = new KeyOrder() {
        @Override
        boolean less(ThreadState ts, PyObject a, PyObject b) {
            return ((PyStr) a).compareTo((PyStr) b) < 0;
        }
    };

    private static final KeyOrder TUPLES = new KeyOrder() {
        @Override
        @CleanPoint
        boolean less(ThreadState ts, PyObject a, PyObject b) {
            PyTuple x = (PyTuple) a;
            PyTuple y = (PyTuple) b;
            int n = Math.min(x.size(), y.size());
            for (int i = 0; i < n; i++) {
                if (!Comparison.same(ts, x.get(i), y.get(i))) {
                    return lessAny(ts, x.get(i), y.get(i));
                }
            }
            return x.size() < y.size();
        }
    };

    private KeyOrder() {}

    /** {@code a < b}; the caller keeps both. */
    @CleanPoint
    abstract boolean less(ThreadState ts, PyObject a, PyObject b);

    @CleanPoint
    private static boolean lessAny(ThreadState ts, PyObject a, PyObject b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return x.value < y.value;
        }
        if (a instanceof PyStr x && b instanceof PyStr y) {
            return x.compareTo(y) < 0;
        }
        if (a instanceof PyFloat x && b instanceof PyFloat y) {
            return x.value < y.value;
        }
        return Comparison.test(ts, SlotId.LT, a, b);
    }

    /** Whether it compares in Java alone. */
    final boolean isOfLeaves() {
        return this == INTS || this == FLOATS || this == STRS;
    }

    /** The best order for these keys, of which there is at least one. */
    static KeyOrder of(PyObject[] keys) {
        Class<?> c = keys[0].getClass();
        for (PyObject key : keys) {
            if (key.getClass() != c) {
                return ANY;
            }
        }
        return c == SmallInt.class
                ? INTS
                : c == PyStr.class ? STRS : c == PyFloat.class ? FLOATS : c == PyTuple.class ? TUPLES : ANY;
    }

    /** Whether {@code <} runs no Python code and distinguishes objects only by their values, so that the order of equal ones cannot be seen. */
    boolean isOfInts() {
        return this == INTS;
    }

    boolean isOfFloats() {
        return this == FLOATS;
    }
}
