package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over a bytes object. Threads that share one may get a byte twice, but nothing worse. */
@ExposedType(name = "bytes_iterator")
public final class PyBytesIterator extends PyIterator {

    /** The type bytes_iterator. */
    public static final PyType TYPE = PyType.builtin("bytes_iterator", new PyBytesIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final byte[] bytes;
    private int index;

    /** A floating iterator. */
    PyBytesIterator(ThreadState ts, PyBytes bytes) {
        super(ts);
        this.bytes = bytes.array();
    }

    @Override
    public PyObject next(ThreadState ts) {
        int i = index;
        if (i >= bytes.length) {
            return null;
        }
        index = i + 1;
        return PyInt.of(bytes[i] & 0xff);
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
        return Math.max(bytes.length - index, 0);
    }

    @ExposedMethod(name = "__setstate__", doc = "Go to an index.")
    void setState(@PositionalOnly long state) {
        index = (int) Math.max(Math.min(state, bytes.length), 0);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
