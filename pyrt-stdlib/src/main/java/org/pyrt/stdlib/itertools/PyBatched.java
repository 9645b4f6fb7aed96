package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Tuples of so many of an iterator's items each; the last may be shorter. */
@ExposedType(name = "batched")
final class PyBatched extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("batched", new PyBatchedAdapter())
            .doc(
                    "batched(iterable, n, *, strict=False)\n--\n\nBatch data into tuples of length n.\n\n    >>> list(batched('pyrt', 3))\n"
                            + "    [('p', 'y', 'r'), ('t',)]")
            .build();

    private static final int ITERATOR = 0;

    private final int size;
    private final boolean strict;

    private PyBatched(ThreadState ts, PyType type, PyObject iterator, int size, boolean strict) {
        super(ts, type, TYPE, iterator);
        this.size = size;
        this.strict = strict;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject iterable, long n, @KeywordOnly @Default("False") boolean strict) {
        if (n < 1) {
            throw Errors.valueError(ts, "n must be at least one");
        }
        return new PyBatched(ts, type, Iteration.iter(ts, iterable), (int) Math.min(n, Integer.MAX_VALUE), strict);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject iterator = load(ts, ITERATOR);
        if (iterator == null) {
            return null;
        }
        try (var held = ts.hold(iterator);
                Scratch items = new Scratch(ts, Math.min(size, 64))) {
            while (items.size() < size) {
                PyObject item = Iteration.next(ts, iterator);
                if (item == null) {
                    drop(ts, ITERATOR);
                    if (items.size() == 0) {
                        return null;
                    }
                    if (strict) {
                        throw Errors.valueError(ts, "batched(): incomplete batch");
                    }
                    break;
                }
                items.add(item);
            }
            return PyTuple.adopt(ts, items.moveOut());
        }
    }
}
