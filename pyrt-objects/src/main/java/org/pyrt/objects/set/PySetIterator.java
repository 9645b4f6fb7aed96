package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over a set, which must keep its size meanwhile. */
@ExposedType(name = "set_iterator")
public final class PySetIterator extends SourceIterator {

    /** The type set_iterator. */
    public static final PyType TYPE =
            PyType.builtin("set_iterator", new PySetIteratorAdapter()).flags(PyType.NO_NEW).build();

    private int size;
    private int place;
    private int left;

    /** A floating iterator over {@code set}, which it counts. */
    public PySetIterator(ThreadState ts, PyAnySet set) {
        super(ts, set);
        size = set.size();
        left = size;
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyAnySet set = (PyAnySet) source(ts);
        if (set == null) {
            return null;
        }
        if (size != set.size()) {
            size = -1;
            throw Errors.runtimeError(ts, "Set changed size during iteration");
        }
        while (true) {
            SetTable t = set.table();
            int k = t.next(place);
            if (k < 0) {
                if (set.table() != t) {
                    continue;
                }
                finish(ts);
                return null;
            }
            PyObject e = t.element(ts, k);
            if (e != null) {
                place = k + 1;
                left--;
                return e;
            }
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PySetIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        PyAnySet set = (PyAnySet) source(ts);
        return set != null && size == set.size() ? left : 0;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PySetIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyAnySet set = (PyAnySet) self.source(ts);
        if (set == null) {
            return IteratorReduction.of(ts, iter, new PyList(ts));
        }
        PySetIterator rest = new PySetIterator(ts, set);
        rest.size = self.size;
        rest.place = self.place;
        rest.left = self.left;
        return IteratorReduction.listed(ts, iter, rest);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
