package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Iterates over the keys, values or items of a dict, which must keep its size meanwhile. Threads that share an iterator may get an item twice, but nothing
 * worse. Source: CPython 3.14 Objects/dictobject.c.
 */
@ExposedType(name = "dict_keyiterator")
public final class PyDictIterator extends SourceIterator {

    /** What it gives. */
    static final int KEYS = 0;

    static final int VALUES = 1;
    static final int ITEMS = 2;

    /** The type dict_keyiterator. */
    public static final PyType KEY_TYPE = type("dict_keyiterator");

    /** The type dict_valueiterator. */
    public static final PyType VALUE_TYPE = type("dict_valueiterator");

    /** The type dict_itemiterator. */
    public static final PyType ITEM_TYPE = type("dict_itemiterator");

    private final int kind;
    private int size;
    private int position;
    private int left;

    /** A floating iterator over {@code dict}, which it counts. */
    PyDictIterator(ThreadState ts, PyDict dict, int kind) {
        super(ts, dict);
        this.kind = kind;
        size = dict.size();
        left = size;
    }

    private static PyType type(String name) {
        return PyType.builtin(name, new PyDictIteratorAdapter()).flags(PyType.NO_NEW).build();
    }

    @Override
    public PyObject next(ThreadState ts) {
        return advance(ts, null, 0);
    }

    @Override
    public PyObject nextUnpacked(ThreadState ts, PyObject[] target, int at) {
        return advance(ts, kind == ITEMS ? target : null, at);
    }

    private PyObject advance(ThreadState ts, PyObject[] target, int at) {
        PyDict d = (PyDict) source(ts);
        if (d == null) {
            return null;
        }
        if (size != d.size()) {
            size = -1;
            throw Errors.runtimeError(ts, "dictionary changed size during iteration");
        }
        while (true) {
            DictTable t = d.table();
            int e = t.nextLive(position);
            if (e < 0) {
                if (d.table() != t) {
                    continue;
                }
                finish(ts);
                return null;
            }
            PyObject value = target == null ? null : t.value(ts, e);
            PyObject item = target == null ? item(ts, t, e, kind) : value == null ? null : t.key(ts, e);
            if (item == null) {
                continue;
            }
            if (left == 0) {
                Refs.discard(ts, item);
                Refs.discard(ts, value);
                finish(ts);
                throw Errors.runtimeError(ts, "dictionary keys changed during iteration");
            }
            left--;
            position = e + 1;
            if (target == null) {
                return item;
            }
            target[at] = item;
            target[at + 1] = value;
            return PAIR;
        }
    }

    /** What entry {@code e} gives, floating, or null if it has gone. */
    static PyObject item(ThreadState ts, DictTable t, int e, int kind) {
        if (kind == KEYS) {
            return t.key(ts, e);
        }
        PyObject value = t.value(ts, e);
        if (kind == VALUES || value == null) {
            return value;
        }
        PyObject key = t.key(ts, e);
        return key == null ? null : PyTuple.of(ts, key, value);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyDictIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        PyDict d = (PyDict) source(ts);
        return d != null && size == d.size() ? left : 0;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyDictIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyDict d = (PyDict) self.source(ts);
        if (d == null) {
            return IteratorReduction.of(ts, iter, new PyList(ts));
        }
        PyDictIterator rest = new PyDictIterator(ts, d, self.kind);
        rest.size = self.size;
        rest.position = self.position;
        rest.left = self.left;
        return IteratorReduction.listed(ts, iter, rest);
    }

    @Override
    public PyType type() {
        return kind == KEYS ? KEY_TYPE : kind == VALUES ? VALUE_TYPE : ITEM_TYPE;
    }
}
