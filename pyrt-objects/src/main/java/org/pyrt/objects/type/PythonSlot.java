package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyStaticMethod;
import org.pyrt.objects.function.PyWrapperDescriptor;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * A slot that calls an attribute found on the type, normally a function of a class statement. It is replaced when the attribute is, so it
 * keeps the attribute itself, borrowed from the type's dict.
 */
public final class PythonSlot extends TypeSlot {

    private final int id;
    private final PyObject attribute;

    PythonSlot(int id, PyObject attribute) {
        this.id = id;
        this.attribute = attribute;
    }

    /** What is called, borrowed. The interpreter calls a function directly. */
    public PyObject attribute() {
        return attribute;
    }

    @Override
    @CleanPoint
    public PyObject call0(ThreadState ts, PyObject self) {
        if (attribute instanceof PyFunction f) {
            return id == SlotId.NEXT ? next(ts, f, self) : Calls.call(ts, f, self);
        }
        return call(ts, self, Arguments.NONE, null);
    }

    @Override
    @CleanPoint
    public PyObject call1(ThreadState ts, PyObject self, PyObject a) {
        if (attribute instanceof PyFunction f) {
            return Calls.call(ts, f, self, a);
        }
        return call(ts, self, new PyObject[] {a}, null);
    }

    @Override
    @CleanPoint
    public PyObject call2(ThreadState ts, PyObject self, PyObject a, PyObject b) {
        if (attribute instanceof PyFunction f) {
            return Calls.call(ts, f, self, a, b);
        }
        return call(ts, self, new PyObject[] {a, b}, null);
    }

    @Override
    @CleanPoint
    public PyObject call(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (attribute instanceof PyFunction f) {
            return Calls.call(ts, f, Calls.prepend(self, args), kwNames);
        }
        if (attribute instanceof PyStaticMethod s && id == SlotId.NEW) {
            return Calls.call(ts, s.callable(), Calls.prepend(self, args), kwNames);
        }
        if (id == SlotId.NEW) {
            PyObject found = Attributes.get(ts, self, SlotTable.name(id));
            try (var held = ts.hold(found)) {
                return Calls.call(ts, found, Calls.prepend(self, args), kwNames);
            }
        }
        if (attribute == PyNone.NONE) {
            throw blocked(ts, self);
        }
        if (attribute instanceof PyWrapperDescriptor) {
            return id == SlotId.NEXT ? next(ts, attribute, self) : Calls.call(ts, attribute, Calls.prepend(self, args), kwNames);
        }
        PyObject bound = bind(ts, self);
        if (bound == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        try (var held = ts.hold(bound)) {
            return id == SlotId.NEXT ? next(ts, bound, null) : Calls.call(ts, bound, args, kwNames);
        }
    }

    /** The attribute as the instance has it, floating. A comparison whose method cannot be had is not implemented: null. */
    @CleanPoint
    private PyObject bind(ThreadState ts, PyObject self) {
        try {
            return Descriptors.get(ts, attribute, self, PyType.of(self));
        } catch (Raised e) {
            if (id < SlotId.LT || id > SlotId.GE) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }

    /** A dunder name set to None: the operation is refused. */
    private RuntimeException blocked(ThreadState ts, PyObject self) {
        String name = PyType.of(self).fullName();
        if (id == SlotId.ITER) {
            return Errors.typeError(ts, "'" + name + "' object is not iterable");
        }
        if (id == SlotId.CONTAINS) {
            return Errors.typeError(ts, "'" + name + "' object is not a container");
        }
        if (id == SlotId.BOOL) {
            return Errors.typeError(ts, "'" + name + "' cannot be interpreted as a boolean");
        }
        return Errors.typeError(ts, "'NoneType' object is not callable");
    }

    /** Calls {@code __next__}; its StopIteration becomes null. */
    @CleanPoint
    private static PyObject next(ThreadState ts, PyObject callable, PyObject self) {
        try {
            return self == null ? Calls.call(ts, callable) : Calls.call(ts, callable, self);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }
}
