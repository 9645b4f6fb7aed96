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

/** Iterates over a list from its first element to what is the last one then. */
@ExposedType(name = "list_iterator")
public final class PyListIterator extends SourceIterator {

    /** The type list_iterator. */
    public static final PyType TYPE =
            PyType.builtin("list_iterator", new PyListIteratorAdapter()).flags(PyType.NO_NEW).build();

    private int index;

    /** A floating iterator over {@code list}, which it counts. */
    public PyListIterator(ThreadState ts, PyList list) {
        super(ts, list);
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyList list = (PyList) source(ts);
        if (list == null) {
            return null;
        }
        PyObject v = list.itemAt(ts, index);
        if (v == null) {
            finish(ts);
            return null;
        }
        index++;
        return v;
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyListIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        PyList list = (PyList) source(ts);
        return list == null ? 0 : Math.max(list.size() - index, 0);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyListIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject list = self.source(ts);
        return list == null
                ? IteratorReduction.of(ts, iter, new PyList(ts))
                : IteratorReduction.at(ts, iter, list, self.index);
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        PyList list = (PyList) source(ts);
        if (list != null) {
            index = IteratorReduction.clip(IteratorReduction.position(ts, state), -1, list.size());
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
