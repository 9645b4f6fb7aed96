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
import org.pyrt.refcount.ThreadState;

/**
 * Iterates over the keys, values or items of an ordered dict, in either direction. Any change of keys or of their order meanwhile is an error, and so is
 * a key that the dict does not find any more.
 */
@ExposedType(name = "odict_iterator")
final class PyOrderedDictIterator extends SourceIterator {

    static final PyType TYPE = PyType.builtin("odict_iterator", new PyOrderedDictIteratorAdapter()).flags(PyType.NO_NEW).build();

    private final int kind;
    private final boolean backwards;
    private final int state;
    private final int size;

    /** What comes next; its key is counted as long as the state is the same. */
    private volatile OrderedKeys.Node current;

    PyOrderedDictIterator(ThreadState ts, PyOrderedDict dict, int kind, boolean backwards) {
        super(ts, dict);
        this.kind = kind;
        this.backwards = backwards;
        state = dict.state();
        size = dict.size();
        current = dict.end(ts, backwards);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyOrderedDict d = (PyOrderedDict) source(ts);
        OrderedKeys.Node node = current;
        if (d == null || node == null) {
            finish(ts);
            return null;
        }
        OrderedKeys.Node next = d.next(ts, node, backwards);
        if (d.state() != state || d.size() != size) {
            String how = d.state() != state ? "mutated" : "changed size";
            finish(ts);
            throw Errors.runtimeError(ts, "OrderedDict " + how + " during iteration");
        }
        current = next;
        PyObject key = node.key;
        try (var held = ts.hold(key);
                var heldDict = ts.hold(d)) {
            PyObject value = d.get(ts, key);
            if (value == null) {
                if (d.state() != state) {
                    finish(ts);
                    throw Errors.runtimeError(ts, "OrderedDict mutated during iteration");
                }
                current = null;
                throw Errors.keyError(ts, key);
            }
            return kind == PyDictIterator.KEYS ? key : kind == PyDictIterator.VALUES ? value : PyTuple.of(ts, key, value);
        }
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyOrderedDictIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyOrderedDictIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyOrderedDict d = (PyOrderedDict) self.source(ts);
        if (d == null) {
            return IteratorReduction.of(ts, iter, new PyList(ts));
        }
        PyOrderedDictIterator rest = new PyOrderedDictIterator(ts, d, self.kind, self.backwards);
        rest.current = self.current;
        return IteratorReduction.listed(ts, iter, rest);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
