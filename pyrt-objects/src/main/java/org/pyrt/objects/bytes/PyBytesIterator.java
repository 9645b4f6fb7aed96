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

/** Iterates over a bytes object. Threads that share one may get a byte twice, but nothing worse. */
@ExposedType(name = "bytes_iterator")
public final class PyBytesIterator extends SourceIterator {

    /** The type bytes_iterator. */
    public static final PyType TYPE = PyType.builtin("bytes_iterator", new PyBytesIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final PyBytes bytes;
    private int index;

    /** A floating iterator over {@code bytes}, which is the value of {@code source}. */
    PyBytesIterator(ThreadState ts, PyObject source, PyBytes bytes) {
        super(ts, source);
        this.bytes = bytes;
    }

    @Override
    public PyObject next(ThreadState ts) {
        int i = index;
        if (i >= bytes.array().length) {
            finish(ts);
            return null;
        }
        index = i + 1;
        return PyInt.of(bytes.array()[i] & 0xff);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    static PyObject next(ThreadState ts, PyBytesIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint() {
        return Math.max(bytes.array().length - index, 0);
    }

    @ExposedMethod(name = "__setstate__", doc = "Go to an index.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        int position = IteratorReduction.clip(IteratorReduction.position(ts, state), 0, bytes.array().length);
        if (source(ts) != null) {
            index = position;
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyBytesIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject source = self.source(ts);
        return source == null
                ? IteratorReduction.of(ts, iter, PyTuple.EMPTY)
                : IteratorReduction.at(ts, iter, source, self.index);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
