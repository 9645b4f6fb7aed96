package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyDictItems;
import org.pyrt.objects.mapping.PyDictKeys;
import org.pyrt.objects.mapping.PyDictValues;
import org.pyrt.objects.mapping.PyDictView;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.set.PyAnySet;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Arrays of counted elements on their way into or out of a container. */
public final class Elements {

    private Elements() {}

    /** The items of any iterable in a new array, each counted once, which is the caller's to drop or hand on. */
    @CleanPoint
    public static PyObject[] of(ThreadState ts, PyObject iterable) {
        PyObject[] now = ofContainer(ts, iterable);
        if (now != null) {
            return now;
        }
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator);
                Scratch items = new Scratch(ts, 8)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                items.add(x);
            }
            return items.moveOut();
        }
    }

    /** The items of an exact builtin container or a view of a dict, as they are at one moment; null for any other iterable. */
    public static PyObject[] ofContainer(ThreadState ts, PyObject iterable) {
        Class<?> c = iterable.getClass();
        if (c == PyList.class) {
            return ((PyList) iterable).snapshot(ts);
        }
        if (c == PyTuple.class) {
            PyObject[] items = ((PyTuple) iterable).array().clone();
            for (PyObject item : items) {
                Refs.incref(ts, item);
            }
            return items;
        }
        if (c == PyDict.class) {
            return ((PyDict) iterable).keys(ts);
        }
        if (c == PySet.class || c == PyFrozenSet.class) {
            return ((PyAnySet) iterable).snapshot(ts);
        }
        if (c == PyDictItems.class || c == PyDictValues.class || c == PyDictKeys.class) {
            return ((PyDictView) iterable).snapshot(ts);
        }
        return null;
    }

    /** As {@link #of}, with a TypeError of these words for what is not iterable. */
    @CleanPoint
    static PyObject[] of(ThreadState ts, PyObject iterable, String message) {
        PyType type = PyType.of(iterable);
        if (type.slot(SlotId.ITER) == null && type.slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, message);
        }
        return of(ts, iterable);
    }

    /** Drops the counts of elements, the first first, as CPython does for extended slices. */
    static void dropForward(ThreadState ts, PyObject[] elements) {
        for (PyObject e : elements) {
            Refs.decref(ts, e);
        }
    }

    /** Drops counted elements, last to first. */
    static void drop(ThreadState ts, PyObject[] elements) {
        for (int i = elements.length; --i >= 0; ) {
            Refs.decref(ts, elements[i]);
        }
    }
}
