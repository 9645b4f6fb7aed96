package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Running totals of an iterator's items, or whatever a function of two makes of them. */
@ExposedType(name = "accumulate")
final class PyAccumulate extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("accumulate", new PyAccumulateAdapter()).doc("accumulate(iterable, func=None, *, initial=None)\n--\n\nRunning totals of the items of an iterable.").build();

    private static final int TOTAL = 0;
    private static final int ITERATOR = 1;
    private static final int FUNCTION = 2;
    private static final int INITIAL = 3;

    private PyAccumulate(ThreadState ts, PyType type, PyObject iterator, PyObject function, PyObject initial) {
        super(ts, type, TYPE, null, iterator, function, initial);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            PyObject iterable,
            @Default("None") PyObject func,
            @KeywordOnly @Default("None") PyObject initial) {
        return new PyAccumulate(
                ts, type, Iteration.iter(ts, iterable), func == PyNone.NONE ? null : func, initial == PyNone.NONE ? null : initial);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject initial = take(ts, INITIAL);
        if (initial != null) {
            store(ts, TOTAL, initial);
            return initial;
        }
        PyObject item = nextOf(ts, ITERATOR);
        if (item == null) {
            return null;
        }
        PyObject total = load(ts, TOTAL);
        if (total == null) {
            store(ts, TOTAL, item);
            return item;
        }
        PyObject next;
        try (var heldItem = ts.hold(item);
                var heldTotal = ts.hold(total)) {
            PyObject function = load(ts, FUNCTION);
            next = function == null ? Operators.binary(ts, SlotId.ADD, total, item) : Calls.call(ts, function, total, item);
        }
        store(ts, TOTAL, next);
        return next;
    }
}
