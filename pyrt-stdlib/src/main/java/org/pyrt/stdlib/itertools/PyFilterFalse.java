package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** An iterator's items for which a function is false. */
@ExposedType(name = "filterfalse")
final class PyFilterFalse extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("filterfalse", new PyFilterFalseAdapter()).doc("filterfalse(function, iterable, /)\n--\n\nThe items for which the function is false.").build();

    /** Empty if the items' own truth decides. */
    private static final int FUNCTION = 0;

    private static final int ITERATOR = 1;

    private final boolean plain;

    private PyFilterFalse(ThreadState ts, PyType type, PyObject function, PyObject iterator) {
        super(ts, type, TYPE, function, iterator);
        plain = function == null;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts, PyType type, PyObject function, @PositionalOnly PyObject iterable, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        PyObject f = function == PyNone.NONE || function == PyBool.TYPE ? null : function;
        return new PyFilterFalse(ts, type, f, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        for (PyObject item; (item = nextOf(ts, ITERATOR)) != null; ) {
            try (var held = ts.hold(item)) {
                if (!(plain ? Comparison.isTrue(ts, item) : accepts(ts, FUNCTION, item))) {
                    return held.moveOut();
                }
            }
        }
        return null;
    }
}
