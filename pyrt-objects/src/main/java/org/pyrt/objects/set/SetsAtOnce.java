package org.pyrt.objects.set;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Operations on two different sets as a whole, under the mutexes of both, where all elements are quiet ({@link org.pyrt.objects.protocol.QuietKeys}): other threads see either
 * nothing of it or all. Each answers that it did nothing where some element may need Python code to be compared; {@link SetOperations} then goes element by element.
 */
final class SetsAtOnce {

    /** Elements may need Python code: nothing was done. */
    static final int NOT_QUIET = -1;

    private static final PyObject[] NONE = {};

    private SetsAtOnce() {}

    /** Adds to {@code result}, which only this thread knows, what both have: in the order of the smaller one, or of {@code b}. False: nothing was done. */
    static boolean addCommon(ThreadState ts, PyAnySet result, PyAnySet a, PyAnySet b) {
        Mutex.lockAttached2(ts, a, b);
        try {
            boolean swap = b.size() > a.size();
            SetTable from = (swap ? a : b).table();
            SetTable in = (swap ? b : a).table();
            if (!from.leaves || !in.leaves) {
                return false;
            }
            for (int k = from.next(0); k >= 0; k = from.next(k + 1)) {
                if (in.findLeaf(ts, from.elements[k], from.hashes[k]) >= 0) {
                    result.insertLeaf(ts, from.elements[k], from.hashes[k]);
                }
            }
            return true;
        } finally {
            result.publishSize();
            Mutex.unlock(ts, b);
            Mutex.unlock(ts, a);
        }
    }

    /** Adds to {@code result}, which only this thread knows, what {@code a} has and {@code b} has not. False: nothing was done. */
    static boolean addOthers(ThreadState ts, PyAnySet result, PyAnySet a, PyAnySet b) {
        Mutex.lockAttached2(ts, a, b);
        try {
            SetTable from = a.table();
            SetTable in = b.table();
            if (!from.leaves || !in.leaves) {
                return false;
            }
            for (int k = from.next(0); k >= 0; k = from.next(k + 1)) {
                if (in.findLeaf(ts, from.elements[k], from.hashes[k]) < 0) {
                    result.insertLeaf(ts, from.elements[k], from.hashes[k]);
                }
            }
            return true;
        } finally {
            result.publishSize();
            Mutex.unlock(ts, b);
            Mutex.unlock(ts, a);
        }
    }

    /**
     * Removes the elements of {@code other} from {@code set}; with {@code toggle} adds those that it has not. False: nothing was done.
     */
    static boolean remove(ThreadState ts, PyAnySet set, PyAnySet other, boolean toggle) {
        PyObject[] dropped = NONE;
        int n = 0;
        Mutex.lockAttached2(ts, set, other);
        try {
            SetTable from = other.table();
            if (!from.leaves || !set.table().leaves) {
                return false;
            }
            for (int k = from.next(0); k >= 0; k = from.next(k + 1)) {
                PyObject x = from.elements[k];
                PyObject removed = set.removeLeaf(ts, x, from.hashes[k]);
                if (removed == null) {
                    if (toggle) {
                        set.insertLeaf(ts, x, from.hashes[k]);
                    }
                } else {
                    if (n == dropped.length) {
                        dropped = Arrays.copyOf(dropped, Math.max(8, 2 * n));
                    }
                    dropped[n++] = removed;
                }
            }
        } finally {
            Mutex.unlock(ts, other);
            set.publishAndUnlock(ts);
        }
        for (int i = 0; i < n; i++) {
            Refs.decref(ts, dropped[i]);
        }
        return true;
    }

    /** Whether {@code a} is a subset of {@code b}, and with {@code equal} no smaller: 1, 0, or {@link #NOT_QUIET}. */
    static int isSubset(ThreadState ts, PyAnySet a, PyAnySet b, boolean equal) {
        Mutex.lockAttached2(ts, a, b);
        try {
            if (equal ? a.size() != b.size() : a.size() > b.size()) {
                return 0;
            }
            SetTable from = a.table();
            SetTable in = b.table();
            if (!from.leaves || !in.leaves) {
                return NOT_QUIET;
            }
            for (int k = from.next(0); k >= 0; k = from.next(k + 1)) {
                if (in.findLeaf(ts, from.elements[k], from.hashes[k]) < 0) {
                    return 0;
                }
            }
            return 1;
        } finally {
            Mutex.unlock(ts, b);
            Mutex.unlock(ts, a);
        }
    }

    /** Whether no element is in both: 1, 0, or {@link #NOT_QUIET}. */
    static int isDisjoint(ThreadState ts, PyAnySet a, PyAnySet b) {
        Mutex.lockAttached2(ts, a, b);
        try {
            boolean swap = b.size() > a.size();
            SetTable from = (swap ? a : b).table();
            SetTable in = (swap ? b : a).table();
            if (!from.leaves || !in.leaves) {
                return NOT_QUIET;
            }
            for (int k = from.next(0); k >= 0; k = from.next(k + 1)) {
                if (in.findLeaf(ts, from.elements[k], from.hashes[k]) >= 0) {
                    return 0;
                }
            }
            return 1;
        } finally {
            Mutex.unlock(ts, b);
            Mutex.unlock(ts, a);
        }
    }
}
