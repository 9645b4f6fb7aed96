package org.pyrt.stdlib.functools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A value that compares by a function of two; without a value, what makes such of values. */
@ExposedType(name = "KeyWrapper")
final class PyKeyWrapper extends Counted {

    static final PyType TYPE =
            PyType.builtin("functools.KeyWrapper", new PyKeyWrapperAdapter()).flags(PyType.NO_NEW).build();

    private static final int FUNCTION = 0;
    private static final int VALUE = 1;

    @Slot final PyObject[] slots = new PyObject[2];

    PyKeyWrapper(ThreadState ts, PyObject function, PyObject value) {
        super(ts);
        Slots.init(ts, slots, FUNCTION, function);
        Slots.init(ts, slots, VALUE, value);
        ts.trackFor(this, function);
        ts.trackFor(this, value);
    }

    @ExposedMethod(name = "__call__")
    static PyObject call(ThreadState ts, PyKeyWrapper self, PyObject obj) {
        return new PyKeyWrapper(ts, Slots.load(ts, self.slots, FUNCTION), obj);
    }

    @ExposedGetter(name = "__text_signature__")
    static String callSignature(PyKeyWrapper self) {
        return "(obj)";
    }

    @ExposedGetter(name = "obj", doc = "Value wrapped by a key function.")
    static PyObject value(ThreadState ts, PyKeyWrapper self) {
        PyObject v = Slots.load(ts, self.slots, VALUE);
        return v == null ? PyNone.NONE : v;
    }

    @ExposedSetter(name = "obj", deletes = true)
    static void setValue(ThreadState ts, PyKeyWrapper self, PyObject value) {
        ts.trackFor(self, value);
        Slots.store(ts, self.slots, VALUE, value);
    }

    @ExposedMethod(name = "__lt__")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyKeyWrapper self, PyObject other) {
        return self.compare(ts, SlotId.LT, other);
    }

    @ExposedMethod(name = "__le__")
    @CleanPoint
    static PyObject le(ThreadState ts, PyKeyWrapper self, PyObject other) {
        return self.compare(ts, SlotId.LE, other);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyKeyWrapper self, PyObject other) {
        return self.compare(ts, SlotId.EQ, other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyKeyWrapper self, PyObject other) {
        return self.compare(ts, SlotId.NE, other);
    }

    @ExposedMethod(name = "__gt__")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyKeyWrapper self, PyObject other) {
        return self.compare(ts, SlotId.GT, other);
    }

    @ExposedMethod(name = "__ge__")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyKeyWrapper self, PyObject other) {
        return self.compare(ts, SlotId.GE, other);
    }

    @CleanPoint
    private PyObject compare(ThreadState ts, int op, PyObject other) {
        if (!(other instanceof PyKeyWrapper k)) {
            throw Errors.typeError(ts, "other argument must be K instance");
        }
        PyObject x = Slots.load(ts, slots, VALUE);
        PyObject y = Slots.load(ts, k.slots, VALUE);
        if (x == null || y == null) {
            throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "object");
        }
        PyObject order = Calls.call(ts, Slots.load(ts, slots, FUNCTION), x, y);
        try (var held = ts.hold(order)) {
            return Comparison.compare(ts, op, order, PyInt.of(0));
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyKeyWrapperSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyKeyWrapperSlots.clear(ts, this);
    }
}
