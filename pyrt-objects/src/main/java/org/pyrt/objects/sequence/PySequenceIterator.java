package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Iterates over an object that only has {@code __getitem__}: indices from 0 until IndexError. */
@ExposedType(name = "iterator")
public final class PySequenceIterator extends SourceIterator {

    /** The type iterator. */
    public static final PyType TYPE =
            PyType.builtin("iterator", new PySequenceIteratorAdapter()).flags(PyType.NO_NEW).build();

    private long index;

    /** A floating iterator over {@code sequence}, which it counts. */
    public PySequenceIterator(ThreadState ts, PyObject sequence) {
        super(ts, sequence);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyObject s = source(ts);
        if (s == null) {
            return null;
        }
        if (index == Long.MAX_VALUE) {
            throw Errors.overflowError(ts, "iter index too large");
        }
        try (var held = ts.hold(s)) {
            return Subscripts.item(ts, s, index++);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.INDEX_ERROR) && !Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(ts);
            finish(ts);
            return null;
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PySequenceIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    @CleanPoint
    static PyObject lengthHint(ThreadState ts, PySequenceIterator self) {
        PyObject s = self.source(ts);
        if (s == null) {
            return PyInt.of(0);
        }
        if (PyType.of(s).slot(SlotId.LEN) == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        try (var held = ts.hold(s)) {
            return PyInt.of(Math.max(Sizes.length(ts, s) - self.index, 0));
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PySequenceIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject s = self.source(ts);
        return s == null ? IteratorReduction.of(ts, iter, PyTuple.EMPTY) : IteratorReduction.at(ts, iter, s, self.index);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        if (source(ts) != null) {
            index = Math.max(IteratorReduction.position(ts, state), 0);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
