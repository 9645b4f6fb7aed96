package org.pyrt.stdlib.itertools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** One of several independent iterators over the items of one. */
@ExposedType(name = "_tee")
final class PyTee extends SlotIterator {

    static final PyType TYPE =
            PyType.builtin("itertools._tee", new PyTeeAdapter())
                    .include(new IteratorMethodsAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("Iterator wrapped to make it copyable.")
                    .ownLayout()
                    .build();

    private static final PyStr COPY = PyStr.interned("__copy__");
    private static final int DATA = 0;

    private int index;

    private PyTee(ThreadState ts, TeeData data, int index) {
        super(ts, TYPE, TYPE, data);
        this.index = index;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject iterable) {
        return over(ts, iterable);
    }

    /** A tee iterator over an iterable, floating: a copy if it is one already. */
    @CleanPoint
    static PyTee over(ThreadState ts, PyObject iterable) {
        PyObject iterator = Iteration.iter(ts, iterable);
        return iterator instanceof PyTee t ? t.copy(ts) : new PyTee(ts, new TeeData(ts, iterator), 0);
    }

    /** What {@code itertools.tee} returns. */
    @CleanPoint
    static PyTuple split(ThreadState ts, PyObject iterable, long n) {
        if (n < 0) {
            throw Errors.valueError(ts, "n must be >= 0");
        }
        if (n == 0) {
            return PyTuple.EMPTY;
        }
        try (Scratch result = new Scratch(ts, (int) Math.min(n, 1000))) {
            PyObject first = Iteration.iter(ts, iterable);
            try (var held = ts.hold(first)) {
                PyObject copy = first instanceof PyTee ? null : Attributes.find(ts, first, COPY);
                if (copy == null) {
                    PyTee tee = over(ts, first);
                    result.add(tee);
                    while (result.size() < n) {
                        result.add(tee.copy(ts));
                    }
                } else {
                    result.add(first);
                    try (var heldCopy = ts.hold(copy)) {
                        while (result.size() < n) {
                            result.add(Calls.call(ts, copy));
                        }
                    }
                }
            }
            return PyTuple.adopt(ts, result.moveOut());
        }
    }

    @ExposedMethod(name = "__copy__", doc = "Returns an independent iterator.")
    PyTee copy(ThreadState ts) {
        return new PyTee(ts, (TeeData) load(ts, DATA), index);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        if (index >= TeeData.ITEMS) {
            store(ts, DATA, ((TeeData) load(ts, DATA)).next(ts));
            index = 0;
        }
        TeeData data = (TeeData) load(ts, DATA);
        if (data == null) {
            return null;
        }
        try (var held = ts.hold(data)) {
            PyObject item = data.item(ts, index);
            if (item != null) {
                index++;
            }
            return item;
        }
    }
}
