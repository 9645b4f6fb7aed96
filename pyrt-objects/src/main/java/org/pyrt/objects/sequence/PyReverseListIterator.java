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

/** Iterates over a list from what was the last element to the first. */
@ExposedType(name = "list_reverseiterator")
public final class PyReverseListIterator extends SourceIterator {

    /** The type list_reverseiterator. */
    public static final PyType TYPE =
            PyType.builtin("list_reverseiterator", new PyReverseListIteratorAdapter()).flags(PyType.NO_NEW).build();

    private int index;

    /** A floating iterator over {@code list}, which it counts. */
    PyReverseListIterator(ThreadState ts, PyList list) {
        super(ts, list);
        index = list.size() - 1;
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyList list = (PyList) source(ts);
        if (list == null) {
            return null;
        }
        int i = index;
        PyObject v = i < 0 ? null : list.getItem(ts, i);
        if (v == null) {
            index = -1;
            finish(ts);
            return null;
        }
        index = i - 1;
        return v;
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyReverseListIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        PyList list = (PyList) source(ts);
        return list == null || list.size() <= index ? 0 : index + 1;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyReverseListIterator self) {
        PyObject reversed = IteratorReduction.reversed(ts);
        PyObject list = self.source(ts);
        return list == null
                ? IteratorReduction.of(ts, reversed, new PyList(ts))
                : IteratorReduction.at(ts, reversed, list, self.index);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        PyList list = (PyList) source(ts);
        if (list != null) {
            index = IteratorReduction.clip(IteratorReduction.position(ts, state), -1, list.size() - 1);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
