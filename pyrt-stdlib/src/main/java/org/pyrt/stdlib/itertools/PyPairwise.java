package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Overlapping pairs of an iterator's items. */
@ExposedType(name = "pairwise")
final class PyPairwise extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("pairwise", new PyPairwiseAdapter()).doc("pairwise(iterable, /)\n--\n\nOverlapping pairs of items.").build();

    private static final int ITERATOR = 0;
    private static final int OLD = 1;

    private PyPairwise(ThreadState ts, PyType type, PyObject iterator) {
        super(ts, type, TYPE, iterator, null);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject iterable, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        return new PyPairwise(ts, type, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject old = load(ts, OLD);
        if (old == null) {
            old = nextOf(ts, ITERATOR);
            if (old == null) {
                drop(ts, ITERATOR);
                return null;
            }
            store(ts, OLD, old);
            if (load(ts, ITERATOR) == null) {
                drop(ts, OLD);
                return null;
            }
        }
        try (var held = ts.hold(old)) {
            PyObject item = nextOf(ts, ITERATOR);
            if (item == null) {
                drop(ts, ITERATOR);
                drop(ts, OLD);
                return null;
            }
            PyTuple pair = PyTuple.of(ts, old, item);
            store(ts, OLD, item);
            return pair;
        }
    }
}
