package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code int(x)} and {@code int(x, base)}. Source: CPython 3.14 Objects/longobject.c and Objects/abstract.c. */
public final class IntConstructor {

    private IntConstructor() {}

    /** {@code type(x, base)}, where null stands for an argument that is not there. */
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject x, PyObject base) {
        if (type == PyInt.TYPE) {
            return value(ts, x, base);
        }
        checkSubtype(ts, type, PyInt.TYPE, PyBool.TYPE);
        return new PayloadInstance(ts, type, value(ts, x, base));
    }

    /** Checks the class given to {@code base.__new__}; {@code unsafe} is a builtin subtype with a constructor of its own, or null. */
    static void checkSubtype(ThreadState ts, PyType type, PyType base, PyType unsafe) {
        if (!type.isSubtypeOf(base)) {
            throw Errors.typeError(
                    ts,
                    base.name() + ".__new__(" + type.fullName() + "): " + type.fullName() + " is not a subtype of " + base.name());
        }
        if (unsafe != null && type.isSubtypeOf(unsafe)) {
            throw Errors.typeError(
                    ts,
                    base.name() + ".__new__(" + type.fullName() + ") is not safe, use " + unsafe.name() + ".__new__()");
        }
    }

    @CleanPoint
    private static PyInt value(ThreadState ts, PyObject x, PyObject base) {
        if (x == null) {
            if (base != null) {
                throw Errors.typeError(ts, "int() missing string argument");
            }
            return SmallInt.of(0);
        }
        if (base == null) {
            return of(ts, x);
        }
        long radix = Sizes.indexAsLong(ts, base, null);
        if (radix != 0 && radix < 2 || radix > 36) {
            throw Errors.valueError(ts, "int() base must be >= 2 and <= 36, or 0");
        }
        PyStr text = PyStr.asSelf(x);
        if (text != null) {
            return IntText.parse(ts, text, (int) radix, x);
        }
        PyType type = PyType.of(x);
        if (!type.isSubtypeOf(PyBytes.TYPE) && !type.isSubtypeOf(PyByteArray.TYPE)) {
            throw Errors.typeError(ts, "int() can't convert non-string with explicit base");
        }
        PyBytes bytes = NumberBytes.of(ts, x);
        return IntText.parse(ts, NumberBytes.latin1(bytes), (int) radix, bytes);
    }

    /** {@code int(x)}: an exact int. */
    @CleanPoint
    public static PyInt of(ThreadState ts, PyObject x) {
        if (x instanceof PyInt i) {
            return IntArithmetic.exact(i);
        }
        if (x instanceof PyStr s) {
            return IntText.parse(ts, s, 10);
        }
        if (x instanceof PyFloat f) {
            return FloatArithmetic.truncate(ts, f.value);
        }
        PyType type = PyType.of(x);
        TypeSlot slot = type.slot(SlotId.INT);
        if (slot != null) {
            return fromInt(ts, slot.call0(ts, x));
        }
        if (type.slot(SlotId.INDEX) != null) {
            return IntArithmetic.exact(Sizes.index(ts, x));
        }
        PyStr text = PyStr.asSelf(x);
        if (text != null) {
            return IntText.parse(ts, text, 10, x);
        }
        PyBytes bytes = NumberBytes.of(ts, x);
        if (bytes != null) {
            return IntText.parse(ts, NumberBytes.latin1(bytes), 10, bytes);
        }
        throw Errors.typeError(
                ts, "int() argument must be a string, a bytes-like object or a real number, not '" + type.fullName() + "'");
    }

    /** The exact int that {@code __int__} returned, floating. */
    @CleanPoint
    private static PyInt fromInt(ThreadState ts, @Floating PyObject result) {
        if (result instanceof SmallInt || result instanceof BigInt) {
            return (PyInt) result;
        }
        PyInt value = PyInt.asSelf(result);
        String name = PyType.of(result).fullName();
        Refs.discard(ts, result);
        if (value == null) {
            throw Errors.typeError(ts, "__int__ returned non-int (type " + name + ")");
        }
        Interpreter.of(ts).hooks.warn(
                ts,
                ExceptionTypes.DEPRECATION_WARNING,
                "__int__ returned non-int (type " + name + ").  The ability to return an instance of a strict subclass of int is"
                        + " deprecated, and may not be supported in a future version of Python.",
                1);
        return IntArithmetic.exact(value);
    }
}
