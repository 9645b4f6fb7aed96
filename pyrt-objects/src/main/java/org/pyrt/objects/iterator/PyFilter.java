package org.pyrt.objects.iterator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.InstanceMaker;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Gives the items of an iterator for which a function returns something true. */
@ExposedType(name = "filter")
public final class PyFilter extends BuiltinIterator {

    /** The type filter. */
    public static final PyType TYPE =
            PyType.builtin("filter", new PyFilterAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("filter(function, iterable, /)\n--\n\nThe items for which a function is true.")
                    .build();

    @Slot final PyObject function;
    @Slot final PyObject iterator;
    boolean cleared;

    private PyFilter(ThreadState ts, PyType type, PyObject function, PyObject iterator) {
        super(ts, type, TYPE);
        this.function = function;
        this.iterator = iterator;
        Refs.incref(ts, function);
        Refs.incref(ts, iterator);
        ts.trackFor(this, function);
        ts.trackFor(this, iterator);
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nKeep the items for which function is true; None stands for their own truth.")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject function, @PositionalOnly PyObject iterable, @VarKeywords PyDict kwargs) {
        InstanceMaker.ignoreKeywords(ts, type, TYPE, kwargs);
        return new PyFilter(ts, type, function, Iteration.iter(ts, iterable));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
            try (var held = ts.hold(x)) {
                if (keeps(ts, x)) {
                    return held.moveOut();
                }
            }
        }
        return null;
    }

    @CleanPoint
    private boolean keeps(ThreadState ts, PyObject x) {
        if (function == PyNone.NONE || function == PyBool.TYPE) {
            return Comparison.isTrue(ts, x);
        }
        PyObject answer = Calls.call(ts, function, x);
        try (var held = ts.hold(answer)) {
            return Comparison.isTrue(ts, answer);
        }
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nReturn self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "__next__($self, /)\n--\n\nReturn the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyFilter self) {
        return self.advance(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, type(), PyTuple.of(ts, function, iterator));
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyFilterSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyFilterSlots.clear(ts, this);
        super.clear(ts);
    }
}
