package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Subscription and containment on any objects. */
public final class Subscripts {

    private static final PyStr CLASS_GETITEM = PyStr.interned("__class_getitem__");

    private Subscripts() {}

    /** The item of a sequence by its number; negative ones are the sequence's own business. Subclasses are asked by subscript. Source: CPython 3.14 PySequence_GetItem. */
    @CleanPoint
    public static PyObject item(ThreadState ts, PyObject o, long index) {
        if (o instanceof Indexed indexed && !PyType.of(o).isHeap()) {
            return indexed.item(ts, index);
        }
        return get(ts, o, PyInt.of(index));
    }

    /** {@code o[key]}; a class without a metaclass {@code __getitem__} is asked for its {@code __class_getitem__}. */
    @CleanPoint
    public static PyObject get(ThreadState ts, PyObject o, PyObject key) {
        TypeSlot slot = PyType.of(o).slot(SlotId.GETITEM);
        if (slot != null) {
            return slot.call1(ts, o, key);
        }
        if (o == PyType.TYPE) {
            return PyGenericAlias.of(ts, o, key);
        }
        if (o instanceof PyType t) {
            PyObject method = Attributes.find(ts, t, CLASS_GETITEM);
            if (method == null || method == PyNone.NONE) {
                throw Errors.typeError(ts, "type '" + t.fullName() + "' is not subscriptable");
            }
            try (var held = ts.hold(method)) {
                return Calls.call(ts, method, key);
            }
        }
        throw Errors.typeError(ts, "'" + PyType.of(o).fullName() + "' object is not subscriptable");
    }

    /** {@code o[key] = value}. */
    @CleanPoint
    public static void set(ThreadState ts, PyObject o, PyObject key, PyObject value) {
        TypeSlot slot = PyType.of(o).slot(SlotId.SETITEM);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(o).fullName() + "' object does not support item assignment");
        }
        Refs.discard(ts, slot.call2(ts, o, key, value));
    }

    /** {@code del o[key]}. */
    @CleanPoint
    public static void delete(ThreadState ts, PyObject o, PyObject key) {
        TypeSlot slot = PyType.of(o).slot(SlotId.DELITEM);
        if (slot == null) {
            throw noDeletion(ts, o, key);
        }
        Refs.discard(ts, slot.call1(ts, o, key));
    }

    /** {@code item in o}. */
    @CleanPoint
    public static boolean contains(ThreadState ts, PyObject o, PyObject item) {
        TypeSlot slot = PyType.of(o).slot(SlotId.CONTAINS);
        if (slot != null) {
            PyObject result = slot.call1(ts, o, item);
            return result instanceof PyBool b ? b == PyBool.TRUE : Comparison.isTrue(ts, result);
        }
        PyObject iterator = searched(ts, o);
        try (var held = ts.hold(iterator)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(x)) {
                    if (Comparison.same(ts, x, item)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** An iterator over what is searched; a TypeError says that it is nothing to search in, whoever raised it. */
    @CleanPoint
    private static PyObject searched(ThreadState ts, PyObject o) {
        try {
            return Iteration.iter(ts, o);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            throw Errors.typeError(ts, "argument of type '" + PyType.of(o).fullName() + "' is not a container or iterable");
        }
    }

    /** The error of a deletion from what has no such thing: sequences are asked after the index is looked at, and in other words. */
    @CleanPoint
    private static RuntimeException noDeletion(ThreadState ts, PyObject o, PyObject key) {
        PyType type = PyType.of(o);
        boolean indexed = SequenceOperators.hasSequenceMethods(type) && PyType.of(key).slot(SlotId.INDEX) != null;
        if (indexed) {
            Sizes.indexAsLong(ts, key, ExceptionTypes.INDEX_ERROR);
        }
        return Errors.typeError(ts, "'" + type.fullName() + "' object " + (indexed ? "doesn't" : "does not") + " support item deletion");
    }
}
