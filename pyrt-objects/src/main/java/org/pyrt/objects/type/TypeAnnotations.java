package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code __annotations__} and {@code __annotate__} of classes, computed on demand and cached in the class. Source: PEP 649, PEP 749. */
final class TypeAnnotations {

    private static final PyStr ANNOTATIONS = PyStr.interned("__annotations__");
    private static final PyStr CACHE = PyStr.interned("__annotations_cache__");
    private static final PyStr FUNCTION = PyStr.interned("__annotate_func__");
    private static final PyStr PLAIN_FUNCTION = PyStr.interned("__annotate__");
    private static final PyInt VALUE_FORMAT = PyInt.of(1);

    private TypeAnnotations() {}

    private static void checkHeap(ThreadState ts, PyType type, PyStr name) {
        if (!type.isHeap()) {
            throw Errors.attributeError(ts, type, name, "type object '" + type.fullName() + "' has no attribute '" + name + "'");
        }
    }

    @CleanPoint
    static PyObject get(ThreadState ts, PyType type) {
        checkHeap(ts, type, ANNOTATIONS);
        PyDict dict = type.dict();
        PyObject own = dict.getStr(ts, ANNOTATIONS);
        if (own == null) {
            own = dict.getStr(ts, CACHE);
        }
        if (own != null) {
            return own;
        }
        PyObject function = getFunction(ts, type);
        if (function == PyNone.NONE) {
            own = new PyDict(ts);
        } else {
            own = Calls.call(ts, function, VALUE_FORMAT);
            if (!(own instanceof PyDict)) {
                String name = PyType.of(own).fullName();
                Refs.discard(ts, own);
                throw Errors.typeError(ts, "__annotate__ returned non-dict of type '" + name + "'");
            }
        }
        type.dict().putStr(ts, CACHE, own);
        type.modified();
        return own;
    }

    static void set(ThreadState ts, PyType type, PyObject value) {
        if (!type.isHeap()) {
            throw Errors.typeError(ts, "cannot set '__annotations__' attribute of immutable type '" + type.fullName() + "'");
        }
        PyDict dict = type.dict();
        if (value != null) {
            dict.putStr(ts, dict.getStr(ts, ANNOTATIONS) != null ? ANNOTATIONS : CACHE, value);
        } else if (!drop(ts, dict, ANNOTATIONS) && !drop(ts, dict, CACHE)) {
            throw Errors.attributeError(ts, type, ANNOTATIONS, "__annotations__");
        }
        drop(ts, dict, FUNCTION);
        drop(ts, dict, PLAIN_FUNCTION);
        type.modified();
    }

    /** The function that computes the annotations, or None; floating. */
    static PyObject getFunction(ThreadState ts, PyType type) {
        checkHeap(ts, type, PLAIN_FUNCTION);
        PyObject own = type.dict().getStr(ts, PLAIN_FUNCTION);
        if (own == null) {
            own = type.dict().getStr(ts, FUNCTION);
        }
        return own == null ? PyNone.NONE : own;
    }

    static void setFunction(ThreadState ts, PyType type, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "cannot delete __annotate__ attribute");
        }
        if (!type.isHeap()) {
            throw Errors.typeError(ts, "cannot set '__annotate__' attribute of immutable type '" + type.fullName() + "'");
        }
        if (value != PyNone.NONE && PyType.of(value).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "__annotate__ must be callable or None");
        }
        type.dict().putStr(ts, FUNCTION, value);
        if (value != PyNone.NONE) {
            drop(ts, type.dict(), ANNOTATIONS);
            drop(ts, type.dict(), CACHE);
        }
        type.modified();
    }

    private static boolean drop(ThreadState ts, PyDict dict, PyStr name) {
        PyObject old = dict.popStr(ts, name);
        Refs.discard(ts, old);
        return old != null;
    }
}
