package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Iterates over a bytearray as it is when each byte is asked for. */
@ExposedType(name = "bytearray_iterator")
public final class PyByteArrayIterator extends PyIterator {

    /** The type bytearray_iterator. */
    public static final PyType TYPE =
            PyType.builtin("bytearray_iterator", new PyByteArrayIteratorAdapter()).flags(PyType.NO_NEW).build();

    @Slot PyByteArray bytes;
    private int index;

    /** A floating iterator over {@code bytes}, which it counts. */
    PyByteArrayIterator(ThreadState ts, PyByteArray bytes) {
        super(ts);
        this.bytes = bytes;
        Refs.incref(ts, bytes);
        ts.trackFor(this, bytes);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyByteArray b = bytes;
        if (b == null) {
            return null;
        }
        int octet = b.get(ts, index);
        if (octet < 0) {
            clear(ts);
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
    int lengthHint() {
        PyByteArray b = bytes;
        return b == null ? 0 : Math.max(b.size() - index, 0);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyByteArrayIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyByteArray b = self.bytes;
        return b == null ? IteratorReduction.of(ts, iter, PyTuple.EMPTY) : IteratorReduction.at(ts, iter, b, self.index);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        PyByteArray b = bytes;
        if (b != null) {
            index = IteratorReduction.clip(IteratorReduction.position(ts, state), -1, b.size());
            if (index < 0) {
                clear(ts);
            }
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyByteArrayIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyByteArrayIteratorSlots.clear(ts, this);
    }
}
