package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyGetSetDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The attributes {@code __dict__} and {@code __weakref__} that the first class with them gives to its instances. */
final class InstanceAttributes extends Adapter {

    private static final int GET_DICT = 0;
    private static final int SET_DICT = 1;
    private static final int GET_WEAKREF = 2;
    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final InstanceAttributes INSTANCE = new InstanceAttributes();

    private InstanceAttributes() {}

    /** The {@code __dict__} attribute of {@code type}. */
    static PyObject dictDescriptor(PyType type) {
        return new PyGetSetDescriptor(type, "__dict__", INSTANCE, GET_DICT, SET_DICT, "dictionary for instance variables");
    }

    /** The {@code __weakref__} attribute of {@code type}. */
    static PyObject weakReferenceDescriptor(PyType type) {
        return new PyGetSetDescriptor(type, "__weakref__", INSTANCE, GET_WEAKREF, -1, "list of weak references to the object");
    }

    @Override
    public void define(Definitions definitions) {
        throw new IllegalStateException("each type gets descriptors of its own");
    }

    @Override
    public Signature signature(int entry) {
        throw new IllegalStateException("attributes take no arguments");
    }

    @Override
    @CleanPoint
    public PyObject call0(ThreadState ts, int entry, PyObject self) {
        if (entry == GET_WEAKREF) {
            PyObject first = Interpreter.of(ts).weakReferences.first(ts, self);
            return first == null ? PyNone.NONE : first;
        }
        return self instanceof HasAttributes h ? h.attributes(ts).dict(ts) : ownDescriptor(ts, self).get(ts, self);
    }

    @Override
    @CleanPoint
    public PyObject call1(ThreadState ts, int entry, PyObject self, PyObject value) {
        PyGetSetDescriptor own = builtinDescriptor(ts, self);
        if (own != null && !own.isWritable()) {
            throw Errors.attributeError(ts, self, DICT, own.isMember()
                    ? "readonly attribute"
                    : "attribute '__dict__' of '" + own.owner.fullName() + "' objects is not writable");
        }
        if (value == null) {
            if (hasBuiltinDict(self)) {
                throw Errors.typeError(ts, "cannot delete __dict__");
            }
            ((HasAttributes) self).attributes(ts).setDict(ts, new PyDict(ts));
            return PyNone.NONE;
        }
        if (!(value instanceof PyDict dict)) {
            throw Errors.typeError(ts, "__dict__ must be set to a dictionary, not a '" + PyType.of(value).fullName() + "'");
        }
        ((HasAttributes) self).attributes(ts).setDict(ts, dict);
        return PyNone.NONE;
    }

    /** Whether a builtin type gave the object its {@code __dict__}. */
    private static boolean hasBuiltinDict(PyObject self) {
        for (PyType t : PyType.of(self).mro()) {
            if (!t.isHeap() && t.has(PyType.HAS_DICT)) {
                return true;
            }
        }
        return false;
    }

    /** The descriptor of the builtin type that keeps attributes in its own way: type. */
    private static PyGetSetDescriptor ownDescriptor(ThreadState ts, PyObject self) {
        PyGetSetDescriptor own = builtinDescriptor(ts, self);
        if (own != null) {
            return own;
        }
        throw Errors.attributeError(ts, self, DICT, "'" + PyType.of(self).fullName() + "' object has no attribute '__dict__'");
    }

    private static PyGetSetDescriptor builtinDescriptor(ThreadState ts, PyObject self) {
        for (PyType t : PyType.of(self).mro()) {
            if (!t.isHeap() && t.dict().getStr(ts, DICT) instanceof PyGetSetDescriptor d) {
                return d;
            }
        }
        return null;
    }

    @Override
    @CleanPoint
    public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        throw new IllegalArgumentException("not callable: " + entry);
    }
}
