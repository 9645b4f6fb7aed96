package org.pyrt.objects.mapping;

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

/** As {@link PyDictIterator}, from the newest key to the oldest. */
@ExposedType(name = "dict_reversekeyiterator")
public final class PyReverseDictIterator extends SourceIterator {

    /** The type dict_reversekeyiterator. */
    public static final PyType KEY_TYPE = type("dict_reversekeyiterator");

    /** The type dict_reversevalueiterator. */
    public static final PyType VALUE_TYPE = type("dict_reversevalueiterator");

    /** The type dict_reverseitemiterator. */
    public static final PyType ITEM_TYPE = type("dict_reverseitemiterator");

    private final int kind;
    private int size;
    private int before;
    private int left;

    /** A floating iterator over {@code dict}, which it counts; kinds as {@link PyDictIterator}'s. */
    PyReverseDictIterator(ThreadState ts, PyDict dict, int kind) {
        super(ts, dict);
        this.kind = kind;
        size = dict.size();
        left = size;
        before = dict.table().used();
    }

    private static PyType type(String name) {
        return PyType.builtin(name, new PyReverseDictIteratorAdapter()).flags(PyType.NO_NEW).build();
    }

    @Override
    public PyObject next(ThreadState ts) {
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
            int e = t.previousLive(before);
            if (e < 0) {
                if (d.table() != t) {
                    continue;
                }
                finish(ts);
                return null;
            }
            PyObject item = PyDictIterator.item(ts, t, e, kind);
            if (item != null) {
                left--;
                before = e;
                return item;
            }
        }
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyReverseDictIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint(ThreadState ts) {
        PyDict d = (PyDict) source(ts);
        return d != null && size == d.size() ? left : 0;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyReverseDictIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyDict d = (PyDict) self.source(ts);
        if (d == null) {
            return IteratorReduction.of(ts, iter, new PyList(ts));
        }
        PyReverseDictIterator rest = new PyReverseDictIterator(ts, d, self.kind);
        rest.size = self.size;
        rest.before = self.before;
        rest.left = self.left;
        return IteratorReduction.listed(ts, iter, rest);
    }

    @Override
    public PyType type() {
        return kind == PyDictIterator.KEYS ? KEY_TYPE : kind == PyDictIterator.VALUES ? VALUE_TYPE : ITEM_TYPE;
    }
}
