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

/** An iterator's items from the first on for which a predicate is false. */
@ExposedType(name = "dropwhile")
final class PyDropWhile extends SlotIterator {

    static final PyType TYPE =
            IteratorMethods.type("dropwhile", new PyDropWhileAdapter()).doc("dropwhile(predicate, iterable, /)\n--\n\nThe items from the first on for which the predicate is false.").build();

    private static final int PREDICATE = 0;
    private static final int ITERATOR = 1;

    private boolean started;

    private PyDropWhile(ThreadState ts, PyType type, PyObject predicate, PyObject iterator) {
        super(ts, type, TYPE, predicate, iterator);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, PyObject predicate, @PositionalOnly PyObject iterable, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        return new PyDropWhile(ts, type, predicate, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        while (true) {
            PyObject item = nextOf(ts, ITERATOR);
            if (item == null || started) {
                return item;
            }
            try (var held = ts.hold(item)) {
                if (!accepts(ts, PREDICATE, item)) {
                    started = true;
                    return held.moveOut();
                }
            }
        }
    }
}
