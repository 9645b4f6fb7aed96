package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.FloatConstructor;
import org.pyrt.objects.number.IntArithmetic;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.ThreadState;

/**
 * From Python arguments to Java ones and from Java results to Python ones, for generated adapters. Arguments are borrowed. A parameter
 * {@code where} is how the error names the argument, such as {@code replace() argument 1}; it is worded as CPython's argument clinic does.
 */
public final class Conversions {

    private Conversions() {}

    /** Parameter names, interned. */
    public static PyStr[] names(String... names) {
        PyStr[] result = new PyStr[names.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = PyStr.interned(names[i]);
        }
        return result;
    }

    /** The truth of {@code o}. */
    @CleanPoint
    public static boolean toBool(ThreadState ts, PyObject o) {
        return Comparison.isTrue(ts, o);
    }

    /** {@code o} as a C int, through {@code __index__}; raises TypeError or OverflowError. */
    @CleanPoint
    public static int toInt(ThreadState ts, PyObject o) {
        long value = o instanceof SmallInt i ? i.value : anyLong(ts, o, "int");
        if ((int) value != value) {
            throw tooLarge(ts, "int");
        }
        return (int) value;
    }

    /** {@code o} as an index-sized integer (64 bits), through {@code __index__}; raises TypeError or OverflowError. */
    @CleanPoint
    public static long toLong(ThreadState ts, PyObject o) {
        return o instanceof SmallInt i ? i.value : anyLong(ts, o, "ssize_t");
    }

    @CleanPoint
    private static long anyLong(ThreadState ts, PyObject o, String target) {
        PyInt i = Sizes.index(ts, o);
        if (!i.fitsLong()) {
            throw tooLarge(ts, target);
        }
        return i.longValue();
    }

    private static RuntimeException tooLarge(ThreadState ts, String target) {
        return Errors.overflowError(ts, "Python int too large to convert to C " + target);
    }

    /** {@code o} as a double, through {@code __float__} or {@code __index__}; raises TypeError or OverflowError. */
    @CleanPoint
    public static double toDouble(ThreadState ts, @Floating PyObject o) {
        return o instanceof PyFloat f ? f.value : anyDouble(ts, o);
    }

    @CleanPoint
    private static double anyDouble(ThreadState ts, @Floating PyObject o) {
        PyFloat own = PyFloat.asSelf(o);
        if (own != null) {
            return own.value;
        }
        if (o instanceof PyInt i) {
            return IntArithmetic.toDouble(ts, i);
        }
        PyType type = PyType.of(o);
        TypeSlot slot = type.slot(SlotId.FLOAT);
        if (slot != null) {
            try (var held = ts.hold(o)) {
                return FloatConstructor.bySlot(ts, o, slot);
            }
        }
        if (PyType.of(o).slot(SlotId.INDEX) != null) {
            return IntArithmetic.toDouble(ts, Sizes.index(ts, o));
        }
        throw Errors.typeError(ts, "must be real number, not " + PyType.of(o).fullName());
    }

    /** {@code o} as a str. */
    public static PyStr toStr(ThreadState ts, PyObject o, String where) {
        PyStr s = PyStr.asSelf(o);
        if (s == null) {
            throw badArgument(ts, where, "str", o);
        }
        return s;
    }

    /** {@code o} as a str, None as null. */
    public static PyStr toStrOrNone(ThreadState ts, PyObject o, String where) {
        if (o == PyNone.NONE) {
            return null;
        }
        PyStr s = PyStr.asSelf(o);
        if (s == null) {
            throw badArgument(ts, where, "str or None", o);
        }
        return s;
    }

    /** {@code o}, a str, as a Java String. */
    public static String toString(ThreadState ts, PyObject o, String where) {
        return toStr(ts, o, where).toString();
    }

    /** {@code o}, a str, as a Java String; None as null. */
    public static String toStringOrNone(ThreadState ts, PyObject o, String where) {
        PyStr s = toStrOrNone(ts, o, where);
        return s == null ? null : s.toString();
    }

    /** The class that a class method or {@code __new__} is called on; {@code method} is its qualified name. */
    public static PyType toType(ThreadState ts, PyObject o, String method) {
        if (o instanceof PyType t) {
            return t;
        }
        throw Errors.typeError(ts, method + "(X): X is not a type object (" + PyType.of(o).fullName() + ")");
    }

    /** The value that a setter is given; raises TypeError if the attribute is being deleted ({@code o} null) instead. */
    public static PyObject notDeleted(ThreadState ts, PyObject o, String attribute) {
        if (o == null) {
            throw Errors.typeError(ts, attribute + " may not be deleted");
        }
        return o;
    }

    /** The str of a Java String; None for null. */
    public static PyObject fromString(String s) {
        return s == null ? PyNone.NONE : PyStr.of(s);
    }

    /** The TypeError of a method called on something that is not of its type. */
    public static RuntimeException badReceiver(ThreadState ts, String type, String method, PyObject o) {
        String actual = PyType.of(o).fullName();
        return Errors.typeError(
                ts,
                SlotId.of(method) >= 0
                        ? "descriptor '" + method + "' requires a '" + type + "' object but received a '" + actual + "'"
                        : "descriptor '" + method + "' for '" + type + "' objects doesn't apply to a '" + actual + "' object");
    }

    /** The TypeError of an argument of another type than {@code type}. */
    public static RuntimeException badArgument(ThreadState ts, String where, String type, PyObject o) {
        String actual = o == PyNone.NONE ? "None" : PyType.of(o).fullName();
        return Errors.typeError(ts, where + " must be " + type + ", not " + actual);
    }
}
