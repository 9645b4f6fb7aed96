package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** An iterator's items up to the first for which a predicate is false. */
@ExposedType(name = "takewhile")
final class PyTakeWhile extends SlotIterator {

    static final PyType TYPE =
            IteratorMethods.type("takewhile", new PyTakeWhileAdapter()).doc("takewhile(predicate, iterable, /)\n--\n\nThe items before the first for which the predicate is false.").build();

    private static final int PREDICATE = 0;
    private static final int ITERATOR = 1;

    private boolean ended;

    private PyTakeWhile(ThreadState ts, PyType type, PyObject predicate, PyObject iterator) {
        super(ts, type, TYPE, predicate, iterator);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, PyObject predicate, @PositionalOnly PyObject iterable, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        return new PyTakeWhile(ts, type, predicate, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject item = ended ? null : nextOf(ts, ITERATOR);
        if (item == null) {
            return null;
        }
        try (var held = ts.hold(item)) {
            if (accepts(ts, PREDICATE, item)) {
                return held.moveOut();
            }
            ended = true;
            return null;
        }
    }
}
