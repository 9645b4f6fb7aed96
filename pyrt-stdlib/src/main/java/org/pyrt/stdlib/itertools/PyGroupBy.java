package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Runs of items of an iterator that have the same key: pairs of the key and an iterator over the run. */
@ExposedType(name = "groupby")
final class PyGroupBy extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("groupby", new PyGroupByAdapter()).doc("groupby(iterable, key=None)\n--\n\nRuns of items of the same key.").build();

    private static final int ITERATOR = 0;
    private static final int KEY_FUNCTION = 1;

    /** The key of the run that was given out last. */
    private static final int TARGET_KEY = 2;

    /** The key and the item that were read last; the item is taken by the run's iterator. */
    private static final int KEY = 3;

    private static final int ITEM = 4;

    /** Number of the run that may go on; older ones have ended. */
    private volatile long run;

    private PyGroupBy(ThreadState ts, PyType type, PyObject iterator, PyObject keyFunction) {
        super(ts, type, TYPE, iterator, keyFunction, null, null, null);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject iterable, @Default("None") PyObject key) {
        return new PyGroupBy(ts, type, Iteration.iter(ts, iterable), key == PyNone.NONE ? null : key);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        long number = ++run;
        while (!atNewKey(ts)) {
            if (!step(ts)) {
                return null;
            }
        }
        PyObject key = load(ts, KEY);
        store(ts, TARGET_KEY, key);
        return PyTuple.of(ts, key, new PyGrouper(ts, this, key, number));
    }

    /** Whether the key read last begins a new run. */
    @CleanPoint
    private boolean atNewKey(ThreadState ts) {
        PyObject key = load(ts, KEY);
        if (key == null) {
            return false;
        }
        PyObject target = load(ts, TARGET_KEY);
        return target == null || !Comparison.sameFloating(ts, target, key);
    }

    /** Reads an item and its key; false at the end. */
    @CleanPoint
    private boolean step(ThreadState ts) {
        PyObject item = nextOf(ts, ITERATOR);
        if (item == null) {
            return false;
        }
        try (var held = ts.hold(item)) {
            PyObject function = load(ts, KEY_FUNCTION);
            store(ts, KEY, function == null ? item : Calls.call(ts, function, item));
            store(ts, ITEM, item);
        }
        return true;
    }

    /** The next item of run {@code number}, whose key the caller holds; null at its end. */
    @CleanPoint
    PyObject nextOfRun(ThreadState ts, long number, PyObject target) {
        if (run != number) {
            return null;
        }
        if (load(ts, ITEM) == null && !step(ts)) {
            return null;
        }
        PyObject key = load(ts, KEY);
        if (key == null || !Comparison.sameFloating(ts, target, key)) {
            return null;
        }
        drop(ts, KEY);
        return take(ts, ITEM);
    }
}
