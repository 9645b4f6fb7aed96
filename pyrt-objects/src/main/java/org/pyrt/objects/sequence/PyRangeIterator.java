package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over a range whose items fit a long. */
@ExposedType(name = "range_iterator")
public final class PyRangeIterator extends PyIterator {

    /** The type range_iterator. */
    public static final PyType TYPE =
            PyType.builtin("range_iterator", new PyRangeIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final long step;
    private long next;
    private long left;

    /** A floating iterator over {@code count} items. */
    public PyRangeIterator(ThreadState ts, long start, long step, long count) {
        super(ts);
        this.next = start;
        this.step = step;
        this.left = count;
    }

    @Override
    public PyObject next(ThreadState ts) {
        return hasNext() ? SmallInt.of(nextLong()) : null;
    }

    /** Whether there is another item. */
    public boolean hasNext() {
        return left > 0;
    }

    /** The next item, as a Java number; there is one. */
    public long nextLong() {
        long v = next;
        next = v + step;
        left--;
        return v;
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyRangeIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    long lengthHint() {
        return left;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyRangeIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        long end = self.next + self.left * self.step;
        PyRange rest = PyRange.of(ts, SmallInt.of(self.next), SmallInt.of(end), SmallInt.of(self.step));
        return PyTuple.of(ts, iter, PyTuple.of(ts, rest), PyNone.NONE);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(@PositionalOnly long state) {
        long skipped = Math.max(Math.min(state, left), 0);
        next += skipped * step;
        left -= skipped;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
