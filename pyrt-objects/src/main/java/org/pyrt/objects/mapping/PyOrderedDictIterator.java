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
 * Iterates over the keys, values or items of an ordered dict, in either direction. Any change of keys or of their order meanwhile is an error: it shows in
 * the dict's table, in how many entries that has used, or in the dict's size.
 */
@ExposedType(name = "odict_iterator")
final class PyOrderedDictIterator extends SourceIterator {

    static final PyType TYPE = PyType.builtin("odict_iterator", new PyOrderedDictIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final int kind;
    private final boolean backwards;
    private final DictTable table;
    private final int used;
    private final int size;
    private int position;

    PyOrderedDictIterator(ThreadState ts, PyDict dict, int kind, boolean backwards) {
        super(ts, dict);
        this.kind = kind;
        this.backwards = backwards;
        table = dict.table();
        used = table.used();
        size = dict.size();
        position = backwards ? used : 0;
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyDict d = (PyDict) source(ts);
        if (d == null) {
            return null;
        }
        if (d.table() != table || table.used() != used || d.size() != size) {
            finish(ts);
            throw Errors.runtimeError(ts, "OrderedDict mutated during iteration");
        }
        int e = backwards ? table.previousLive(position) : table.nextLive(position);
        if (e < 0) {
            finish(ts);
            return null;
        }
        position = backwards ? e : e + 1;
        PyObject item = PyDictIterator.item(ts, table, e, kind);
        return item != null ? item : next(ts);
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    static PyObject next(ThreadState ts, PyOrderedDictIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyOrderedDictIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyList rest = new PyList(ts);
        PyDict d = (PyDict) self.source(ts);
        if (d != null) {
            PyOrderedDictIterator copy = new PyOrderedDictIterator(ts, d, self.kind, self.backwards);
            copy.position = self.position;
            for (PyObject item; (item = copy.next(ts)) != null; ) {
                rest.append(ts, item);
            }
            Refs.discard(ts, copy);
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, rest));
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
