package org.pyrt.objects.constant;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The methods of NotImplemented. */
@ExposedType(name = "NotImplementedType")
final class NotImplementedMethods {

    private static final PyStr REPR = PyStr.interned("NotImplemented");

    private NotImplementedMethods() {}

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (args.length > 0 || kwargs != null) {
            throw Errors.typeError(ts, "NotImplementedType takes no arguments");
        }
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __repr__(PyObject self) {
        return REPR;
    }

    @ExposedMethod
    static boolean __bool__(ThreadState ts, PyObject self) {
        throw Errors.typeError(ts, "NotImplemented should not be used in a boolean context");
    }

    @ExposedMethod
    static PyObject __reduce__(PyObject self) {
        return REPR;
    }
}
