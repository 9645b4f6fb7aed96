package org.pyrt.objects.sequence;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * {@code list.sort}. Ints, floats and strs are sorted as one operation. Otherwise the elements are out of the list meanwhile, so that it looks empty; whatever is put into it is thrown away at the end, with
 * a ValueError. They stay counted, in their old order, by a list of their own: what is sorted is a copy.
 */
public final class ListSort {

    /** The elements of a list being sorted. */
    private static final PyObject[] SORTING = {};

    private ListSort() {}

    /** Sorts {@code list} by {@code key} (null: by the elements themselves). An error of {@code key} leaves the old order, one of a comparison what was sorted by then. */
    @CleanPoint
    public static void sort(ThreadState ts, PyList list, PyObject key, boolean reverse) {
        if (list.size() == 0 || key == null && list.sortAtOnce(ts, reverse)) {
            return;
        }
        PyList taken = list.takeForSort(ts, SORTING);
        PyObject[] others;
        try (var held = ts.hold(taken)) {
            PyObject[] values = taken.ownCopy();
            try {
                if (values.length > 0) {
                    sort(ts, values, key, reverse);
                    ts.drain();
                }
            } finally {
                others = list.putSorted(ts, taken, values, SORTING);
                if (others != null) {
                    Elements.drop(ts, others);
                }
            }
        }
        if (others != null) {
            throw Errors.valueError(ts, "list modified during sort");
        }
    }

    /** Sorts if all are ints, floats or strs, whose comparison runs no Python code; otherwise returns false, having done nothing. */
    @SuppressWarnings("CleanPoint") // these compare in Java alone
    static boolean sortLeaves(ThreadState ts, PyObject[] values, boolean reverse) {
        if (values.length > 0) {
            if (!KeyOrder.of(values).isOfLeaves()) {
                return false;
            }
            sortKeys(ts, values, null, reverse);
        }
        return true;
    }

    @CleanPoint
    private static void sort(ThreadState ts, PyObject[] values, PyObject key, boolean reverse) {
        if (key == null) {
            sortKeys(ts, values, null, reverse);
            return;
        }
        int n = values.length;
        try (Scratch made = new Scratch(ts, n)) {
            PyObject[] keys = new PyObject[n];
            for (int i = 0; i < n; i++) {
                keys[i] = Calls.call(ts, key, values[i]);
                made.add(keys[i]);
            }
            sortKeys(ts, keys, values, reverse);
        }
    }

    /** Sorts; reversed means that equal ones still keep their order. */
    @CleanPoint
    private static void sortKeys(ThreadState ts, PyObject[] keys, PyObject[] values, boolean reverse) {
        int n = keys.length;
        if (n < 2) {
            return;
        }
        KeyOrder order = KeyOrder.of(keys);
        if (values == null && (order.isOfInts() && sortInts(keys) || order.isOfFloats() && sortFloats(keys))) {
            if (reverse) {
                MergeSort.reverse(keys, 0, n);
            }
            return;
        }
        if (reverse) {
            MergeSort.reverse(keys, 0, n);
            if (values != null) {
                MergeSort.reverse(values, 0, n);
            }
        }
        try {
            new MergeSort(ts, order, keys, values).sort();
        } finally {
            if (reverse) {
                MergeSort.reverse(keys, 0, n);
                if (values != null) {
                    MergeSort.reverse(values, 0, n);
                }
            }
        }
    }

    /** Equal ints are the same int, so the sort need not be stable and may make them anew. */
    private static boolean sortInts(PyObject[] keys) {
        int n = keys.length;
        long[] plain = new long[n];
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            plain[i] = ((SmallInt) keys[i]).value;
            sorted &= i == 0 || plain[i - 1] <= plain[i];
        }
        if (!sorted) {
            Arrays.sort(plain);
            for (int i = 0; i < n; i++) {
                keys[i] = SmallInt.of(plain[i]);
            }
        }
        return true;
    }

    /** Likewise floats, unless NaNs are among them, which have no order, or zeros, of which there are two. */
    private static boolean sortFloats(PyObject[] keys) {
        int n = keys.length;
        double[] plain = new double[n];
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            double v = ((PyFloat) keys[i]).value;
            if (v == 0 || Double.isNaN(v)) {
                return false;
            }
            plain[i] = v;
            sorted &= i == 0 || plain[i - 1] <= v;
        }
        if (!sorted) {
            Arrays.sort(plain);
            for (int i = 0; i < n; i++) {
                keys[i] = PyFloat.of(plain[i]);
            }
        }
        return true;
    }
}
