package org.pyrt.objects.iterator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Several iterators that are advanced together: what zip and map share. */
final class IteratorArray {

    private IteratorArray() {}

    /** Iterators over {@code iterables} from {@code from} on, each counted once for the object that is to own them. */
    @CleanPoint
    static PyObject[] over(ThreadState ts, PyObject[] iterables, int from) {
        try (Scratch made = new Scratch(ts, iterables.length - from)) {
            for (int i = from; i < iterables.length; i++) {
                made.add(Iteration.iter(ts, iterables[i]));
            }
            return made.moveOut();
        }
    }

    /**
     * One item of each iterator, pushed as holds that the caller gives up; null, with no holds left, at the end. If {@code strict}, raises
     * ValueError when one ends before another.
     */
    @CleanPoint
    static PyObject[] next(ThreadState ts, String function, PyObject[] iterators, boolean strict) {
        int n = iterators.length;
        PyObject[] items = new PyObject[n];
        int mark = ts.holdMark();
        int got = 0;
        try {
            while (got < n) {
                PyObject x = Iteration.next(ts, iterators[got]);
                if (x == null) {
                    break;
                }
                ts.pushHold(x);
                items[got++] = x;
            }
            if (got == n && n > 0) {
                got = -1;
                return items;
            }
        } finally {
            if (got >= 0) {
                release(ts, mark, items, got);
            }
        }
        if (strict && n > 0) {
            checkStrict(ts, function, iterators, got);
        }
        return null;
    }

    /** Gives up the holds of {@code n} items above {@code mark}; what nothing else counts dies. */
    static void release(ThreadState ts, int mark, PyObject[] items, int n) {
        ts.unholdTo(mark);
        for (int i = 0; i < n; i++) {
            Refs.discard(ts, items[i]);
        }
    }

    @CleanPoint
    private static void checkStrict(ThreadState ts, String function, PyObject[] iterators, int ended) {
        if (ended > 0) {
            throw wrongLength(ts, function, ended, "shorter");
        }
        for (int i = 1; i < iterators.length; i++) {
            PyObject x = Iteration.next(ts, iterators[i]);
            if (x != null) {
                Refs.discard(ts, x);
                throw wrongLength(ts, function, i, "longer");
            }
        }
    }

    private static RuntimeException wrongLength(ThreadState ts, String function, int index, String how) {
        String others = index == 1 ? "argument 1" : "arguments 1-" + index;
        return Errors.valueError(
                ts, function + "() argument " + (index + 1) + " is " + how + " than " + others);
    }
}
