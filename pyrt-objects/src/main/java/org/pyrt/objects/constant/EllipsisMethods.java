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

/** The methods of Ellipsis. */
@ExposedType(name = "ellipsis")
final class EllipsisMethods {

    private static final PyStr REPR = PyStr.interned("Ellipsis");

    private EllipsisMethods() {}

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (args.length > 0 || kwargs != null) {
            throw Errors.typeError(ts, "EllipsisType takes no arguments");
        }
        return PyEllipsis.ELLIPSIS;
    }

    @ExposedMethod
    static PyObject __repr__(PyObject self) {
        return REPR;
    }

    @ExposedMethod
    static PyObject __reduce__(PyObject self) {
        return REPR;
    }
}
