package org.pyrt.objects.sequence;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over a range of ints of any size. */
@ExposedType(name = "longrange_iterator")
public final class PyLongRangeIterator extends PyIterator {

    /** The type longrange_iterator. */
    public static final PyType TYPE =
            PyType.builtin("longrange_iterator", new PyLongRangeIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final BigInteger step;

    /** The next item and how many there are from it on: replaced together. */
    private volatile Rest rest;

    private record Rest(BigInteger next, BigInteger count) {}

    /** A floating iterator over {@code count} items. */
    PyLongRangeIterator(ThreadState ts, BigInteger start, BigInteger step, BigInteger count) {
        super(ts);
        this.step = step;
        this.rest = new Rest(start, count);
    }

    @Override
    public PyObject next(ThreadState ts) {
        Rest r = rest;
        if (r.count.signum() == 0) {
            return null;
        }
        rest = new Rest(r.next.add(step), r.count.subtract(BigInteger.ONE));
        return PyInt.of(r.next);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyLongRangeIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    PyObject lengthHint() {
        return PyInt.of(rest.count);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyLongRangeIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        Rest r = self.rest;
        BigInteger end = r.next.add(self.step.multiply(r.count));
        PyRange rest = PyRange.of(ts, PyInt.of(r.next), PyInt.of(end), PyInt.of(self.step));
        return PyTuple.of(ts, iter, PyTuple.of(ts, rest), PyNone.NONE);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    static void setState(ThreadState ts, PyLongRangeIterator self, @PositionalOnly PyObject state) {
        PyInt given = PyInt.asSelf(state);
        if (given == null) {
            throw Errors.typeError(ts, "state must be an int, not " + PyType.of(state).fullName());
        }
        Rest r = self.rest;
        BigInteger skipped = given.bigValue().min(r.count).max(BigInteger.ZERO);
        self.rest = new Rest(r.next.add(self.step.multiply(skipped)), r.count.subtract(skipped));
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
