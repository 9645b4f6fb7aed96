package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Tuples of one item of each iterator, until the longest has ended. */
@ExposedType(name = "zip_longest")
final class PyZipLongest extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("zip_longest", new PyZipLongestAdapter()).doc("zip_longest(*iterables, fillvalue=None)\n--\n\nTuples of one item of each iterable, filled up.").build();

    /** The slots behind have the iterators, or nothing for those that have ended. */
    private static final int FILL = 0;

    private final int count;
    private int active;

    private PyZipLongest(ThreadState ts, PyType type, PyObject[] slots) {
        super(ts, type, TYPE, slots);
        count = slots.length - 1;
        active = count;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, @VarArgs PyObject[] iterables, @KeywordOnly @Default("None") PyObject fillvalue) {
        try (Scratch made = new Scratch(ts, iterables.length + 1)) {
            made.add(fillvalue);
            for (PyObject iterable : iterables) {
                made.add(Iteration.iter(ts, iterable));
            }
            PyObject[] slots = new PyObject[made.size()];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = made.get(i);
            }
            return new PyZipLongest(ts, type, slots);
        }
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        if (active <= 0) {
            return null;
        }
        boolean done = false;
        try (Scratch items = new Scratch(ts, count)) {
            for (int i = 1; i <= count; i++) {
                PyObject item = null;
                if (load(ts, i) != null) {
                    item = nextOf(ts, i);
                    if (item == null) {
                        if (--active <= 0) {
                            done = true;
                            return null;
                        }
                        drop(ts, i);
                    }
                }
                items.add(item == null ? load(ts, FILL) : item);
            }
            done = true;
            return PyTuple.adopt(ts, items.moveOut());
        } finally {
            if (!done) {
                active = 0;
            }
        }
    }
}
