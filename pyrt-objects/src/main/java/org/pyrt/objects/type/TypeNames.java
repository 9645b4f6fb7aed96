package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code __module__} of types, and types' names as reprs show them. */
public final class TypeNames {

    private static final PyStr MODULE = PyStr.interned("__module__");
    private static final PyStr BUILTINS = PyStr.interned("builtins");

    private TypeNames() {}

    /** {@code __module__}: of a builtin type the part of its full name before the last dot. Floating. */
    public static PyObject module(ThreadState ts, PyType type) {
        PyObject own = type.dict().getStr(ts, MODULE);
        if (type.isHeap()) {
            if (own == null) {
                throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "__module__");
            }
            return own;
        }
        String name = type.fullName();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? BUILTINS : PyStr.interned(name.substring(0, dot));
    }

    /** {@code module.qualname}, the module left out if it is builtins or no str. */
    public static String shown(ThreadState ts, PyType type) {
        String qualname = type.qualname().toString();
        if (!type.isHeap()) {
            return type.fullName();
        }
        PyObject module = type.dict().getStr(ts, MODULE);
        return module instanceof PyStr m && !m.equals(BUILTINS) ? m + "." + qualname : qualname;
    }

    /** {@code module.qualname}, the module left out if it is builtins, __main__ or no str. */
    public static String qualified(ThreadState ts, PyType type) {
        PyObject module = type.isHeap() ? type.dict().getStr(ts, MODULE) : module(ts, type);
        String name = module instanceof PyStr m ? m.toString() : "builtins";
        return name.equals("builtins") || name.equals("__main__") ? type.qualname().toString() : name + "." + type.qualname();
    }

    /** {@code repr(type)}. */
    static PyStr repr(ThreadState ts, PyType type) {
        return PyStr.of("<class '" + shown(ts, type) + "'>");
    }

    /** {@code __flags__}: those bits of CPython's that the standard library looks at. */
    static long cpythonFlags(PyType type) {
        long flags = 1L << 12 | (type.isHeap() ? 1L << 9 : 1L << 8);
        if (type.isHeap() && type.has(PyType.HAS_DICT)) {
            flags |= 1L << 4 | (type.layout().builtinPart() == Layout.OBJECT ? 1L << 2 : 0);
        }
        flags |= type.has(PyType.SHOWN_AS_HEAP) ? 1L << 9 : 0;
        flags |= type.has(PyType.BASETYPE) ? 1L << 10 : 0;
        flags |= type.has(PyType.ABSTRACT) ? 1L << 20 : 0;
        flags |= type.has(PyType.SEQUENCE) ? 1L << 5 : 0;
        flags |= type.has(PyType.MAPPING) ? 1L << 6 : 0;
        flags |= isCollected(type) ? 1L << 14 : 0;
        return flags;
    }

    /** Whether CPython's cycle collector knows instances of the type: those of all classes, and of builtin types that refer to other objects. */
    static boolean isCollected(PyType type) {
        if (type.isHeap()) {
            return true;
        }
        switch (type.fullName()) {
            case "object", "int", "float", "complex", "bool", "str", "bytes", "bytearray", "range", "NoneType", "ellipsis", "NotImplementedType":
                return false;
            default:
                return true;
        }
    }
}
