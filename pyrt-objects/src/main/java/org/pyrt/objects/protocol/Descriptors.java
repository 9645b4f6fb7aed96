package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyClassMethodDescriptor;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyGetSetDescriptor;
import org.pyrt.objects.function.PyMemberDescriptor;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.function.PyMethodWrapper;
import org.pyrt.objects.function.PyProperty;
import org.pyrt.objects.function.PyWrapperDescriptor;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Binding of attributes found on a type (the descriptor protocol): the kinds made in Java directly, all others by their slots. */
public final class Descriptors {

    private Descriptors() {}

    /** Whether an attribute found on the type goes before the instance's own. */
    public static boolean isData(PyObject d) {
        if (d instanceof PyFunction || d instanceof PyMethodDescriptor || d instanceof PyWrapperDescriptor) {
            return false;
        }
        if (d instanceof PyGetSetDescriptor || d instanceof PyMemberDescriptor) {
            return true;
        }
        PyType type = PyType.of(d);
        return type.slot(SlotId.SET) != null || type.slot(SlotId.DELETE) != null;
    }

    /** Whether reading an attribute found on the type goes by it and not by the instance's own: it has {@code __get__}, too. */
    public static boolean overridesInstance(PyObject d) {
        return isData(d)
                && (d instanceof PyGetSetDescriptor || d instanceof PyMemberDescriptor || PyType.of(d).slot(SlotId.GET) != null);
    }

    /** What attribute {@code d} of {@code type} is when asked of {@code self}; {@code self} null: asked of the type itself. Floating. */
    @CleanPoint
    public static PyObject get(ThreadState ts, @Floating PyObject d, @Floating PyObject self, PyType type) {
        if (d instanceof PyFunction) {
            return self == null ? d : new PyMethod(ts, d, self);
        }
        if (d instanceof PyMethodDescriptor m) {
            return self == null ? d : PyBuiltinFunction.bind(ts, m, checked(ts, m.owner, m.name, self));
        }
        if (d instanceof PyGetSetDescriptor g) {
            return self == null ? d : computed(ts, g, self);
        }
        if (d instanceof PyMemberDescriptor m) {
            return self == null ? d : m.get(ts, checked(ts, m.owner, m.name, self));
        }
        if (d instanceof PyClassMethodDescriptor c) {
            return PyBuiltinFunction.bind(ts, c, type);
        }
        if (d instanceof PyWrapperDescriptor w) {
            return self == null ? d : new PyMethodWrapper(ts, w, checked(ts, w.owner, SlotId.name(w.slotId), self));
        }
        if (d.getClass() == PyProperty.class && d.type() == PyProperty.TYPE) {
            return self == null ? d : PyProperty.valueOf(ts, (PyProperty) d, self);
        }
        TypeSlot slot = PyType.of(d).slot(SlotId.GET);
        return slot == null ? d : bind(ts, slot, d, self == null ? PyNone.NONE : self, type);
    }

    @CleanPoint
    private static PyObject computed(ThreadState ts, @Floating PyGetSetDescriptor g, @Floating PyObject self) {
        checked(ts, g.owner, g.name, self);
        try (var held = ts.hold(g);
                var heldSelf = ts.hold(self)) {
            return g.get(ts, self);
        }
    }

    @CleanPoint
    private static PyObject bind(ThreadState ts, TypeSlot slot, @Floating PyObject d, @Floating PyObject self, PyType type) {
        try (var held = ts.hold(d);
                var heldSelf = ts.hold(self)) {
            return slot.call2(ts, d, self, type);
        }
    }

    private static PyObject checked(ThreadState ts, PyType owner, String name, PyObject self) {
        if (!PyType.of(self).isSubtypeOf(owner)) {
            throw Errors.typeError(
                    ts,
                    "descriptor '" + name + "' for '" + owner.fullName() + "' objects doesn't apply to a '"
                            + PyType.of(self).fullName() + "' object");
        }
        return self;
    }

    /** Sets (or, with null, deletes) through a data descriptor. */
    @CleanPoint
    public static void set(ThreadState ts, PyObject d, PyObject self, PyObject value) {
        if (d instanceof PyGetSetDescriptor g) {
            checked(ts, g.owner, g.name, self);
            if (!g.isWritable() && g.isMember()) {
                throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "readonly attribute");
            }
            if (!g.isWritable()) {
                throw Errors.attributeError(
                        ts,
                        self,
                        PyStr.interned(g.name),
                        "attribute '" + g.name + "' of '" + g.owner.fullName() + "' objects is not writable");
            }
            g.set(ts, self, value);
            return;
        }
        if (d instanceof PyMemberDescriptor m) {
            m.set(ts, checked(ts, m.owner, m.name, self), value);
            return;
        }
        PyType type = PyType.of(d);
        TypeSlot slot = type.slot(value == null ? SlotId.DELETE : SlotId.SET);
        if (slot == null) {
            throw Errors.raise(
                    ts,
                    ExceptionTypes.ATTRIBUTE_ERROR,
                    value == null ? "__delete__" : "__set__");
        }
        Refs.discard(ts, value == null ? slot.call1(ts, d, self) : slot.call2(ts, d, self, value));
    }
}
