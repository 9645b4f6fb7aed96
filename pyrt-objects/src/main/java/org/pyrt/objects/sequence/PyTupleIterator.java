package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over a tuple. */
@ExposedType(name = "tuple_iterator")
public final class PyTupleIterator extends SourceIterator {

    /** The type tuple_iterator. */
    public static final PyType TYPE =
            PyType.builtin("tuple_iterator", new PyTupleIteratorAdapter()).flags(PyType.NO_NEW).build();

    private int index;

    /** A floating iterator over {@code tuple}, which it counts. */
    public PyTupleIterator(ThreadState ts, PyTuple tuple) {
        super(ts, tuple);
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyTuple tuple = (PyTuple) source(ts);
        if (tuple == null) {
            return null;
        }
        int i = index;
        if (i >= tuple.size()) {
            finish(ts);
            return null;
        }
        index = i + 1;
        return tuple.get(i);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyTupleIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        PyTuple tuple = (PyTuple) source(ts);
        return tuple == null ? 0 : tuple.size() - index;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyTupleIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject tuple = self.source(ts);
        return tuple == null
                ? IteratorReduction.of(ts, iter, PyTuple.EMPTY)
                : IteratorReduction.at(ts, iter, tuple, self.index);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        PyTuple tuple = (PyTuple) source(ts);
        if (tuple != null) {
            index = IteratorReduction.clip(IteratorReduction.position(ts, state), 0, tuple.size());
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
