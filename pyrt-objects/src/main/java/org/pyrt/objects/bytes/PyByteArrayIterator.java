package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over a bytearray as it is when each byte is asked for. */
@ExposedType(name = "bytearray_iterator")
public final class PyByteArrayIterator extends SourceIterator {

    /** The type bytearray_iterator. */
    public static final PyType TYPE =
            PyType.builtin("bytearray_iterator", new PyByteArrayIteratorAdapter()).flags(PyType.NO_NEW).build();

    private int index;

    /** A floating iterator over {@code bytes}, which it counts. */
    PyByteArrayIterator(ThreadState ts, PyByteArray bytes) {
        super(ts, bytes);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        if (!(source(ts) instanceof PyByteArray b)) {
            return null;
        }
        int octet;
        try (var held = ts.hold(b)) {
            octet = b.get(ts, index);
        }
        if (octet < 0) {
            finish(ts);
            return null;
        }
        index++;
        return PyInt.of(octet);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyByteArrayIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        return source(ts) instanceof PyByteArray b ? Math.max(b.size() - index, 0) : 0;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyByteArrayIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject b = self.source(ts);
        return b == null ? IteratorReduction.of(ts, iter, PyTuple.EMPTY) : IteratorReduction.at(ts, iter, b, self.index);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        if (source(ts) instanceof PyByteArray b) {
            index = IteratorReduction.clip(IteratorReduction.position(ts, state), -1, b.size());
            if (index < 0) {
                finish(ts);
            }
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
