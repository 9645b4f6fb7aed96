package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PythonSlot;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * Unary, binary and in-place operators on any objects, by the rules of the language reference (3.3.8). Operators are named by their
 * {@link SlotId}. Source: CPython 3.14 Objects/abstract.c and Objects/typeobject.c.
 */
public final class Operators {

    private static final String[] SYMBOLS = {
        "+", "-", "*", "@", "/", "//", "%", "divmod()", "** or pow()", "<<", ">>", "&", "^", "|"
    };

    private static final PyStr ROUND = PyStr.interned("__round__");

    private Operators() {}

    /** The operator's symbol as error messages show it. */
    public static String symbol(int op) {
        return SYMBOLS[(op - SlotId.ADD) / 3];
    }

    /** {@code a op b}; raises TypeError if neither operand can. */
    @CleanPoint
    public static PyObject binary(ThreadState ts, int op, PyObject a, PyObject b) {
        PyObject result = tryBinary(ts, op, a, b);
        if (result == PyNotImplemented.NOT_IMPLEMENTED) {
            throw unsupported(ts, symbol(op), a, b);
        }
        return result;
    }

    /** {@code a op= b}, which falls back to {@code a op b}. */
    @CleanPoint
    public static PyObject inplace(ThreadState ts, int op, PyObject a, PyObject b) {
        PyObject result = tryInplace(ts, op, a, b);
        if (result == PyNotImplemented.NOT_IMPLEMENTED) {
            String symbol = op == SlotId.POW ? "**" : symbol(op);
            throw unsupported(ts, symbol + "=", a, b);
        }
        return result;
    }

    @CleanPoint
    private static PyObject tryInplace(ThreadState ts, int op, PyObject a, PyObject b) {
        PyType type = PyType.of(a);
        if ((op == SlotId.ADD || op == SlotId.MUL) && (type.has(PyType.CONCATENATES) || PyType.of(b).has(PyType.CONCATENATES))) {
            return SequenceOperators.inplace(ts, op, a, b);
        }
        TypeSlot slot = type.slot(op + SlotId.INPLACE);
        if (slot != null) {
            PyObject result = slot.call1(ts, a, b);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        return tryBinary(ts, op, a, b);
    }

    private static RuntimeException unsupported(ThreadState ts, String symbol, PyObject a, PyObject b) {
        return Errors.typeError(
                ts,
                "unsupported operand type(s) for " + symbol + ": '" + PyType.of(a).fullName() + "' and '"
                        + PyType.of(b).fullName() + "'");
    }

    /** {@code a op b}, or NotImplemented. */
    @CleanPoint
    public static PyObject tryBinary(ThreadState ts, int op, PyObject a, PyObject b) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        if ((ta.has(PyType.CONCATENATES) || tb.has(PyType.CONCATENATES)) && (op == SlotId.ADD || op == SlotId.MUL)) {
            return SequenceOperators.binary(ts, op, a, b);
        }
        TypeSlot left = ta.slot(op);
        if (ta == tb) {
            return left == null ? PyNotImplemented.NOT_IMPLEMENTED : left.call1(ts, a, b);
        }
        return asked(ts, op, a, b, left, tb.slot(op + SlotId.REFLECTED));
    }

    /** {@code a op b}, or NotImplemented, where these are the operands' slots, null for none. */
    @CleanPoint
    static PyObject asked(ThreadState ts, int op, PyObject a, PyObject b, TypeSlot left, TypeSlot reflected) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        TypeSlot right = reflected;
        if (right != null && tb.isSubtypeOf(ta) && overrides(right, ta.slot(op + SlotId.REFLECTED))) {
            PyObject result = right.call1(ts, b, a);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
            right = null;
        }
        if (left != null) {
            PyObject result = left.call1(ts, a, b);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        return right == null ? PyNotImplemented.NOT_IMPLEMENTED : right.call1(ts, b, a);
    }

    /** Whether a subclass's slot does something else than its base's. */
    private static boolean overrides(TypeSlot slot, TypeSlot base) {
        return slot != base
                && !(slot instanceof PythonSlot s && base instanceof PythonSlot b && s.attribute() == b.attribute());
    }

    /** {@code pow(a, b, mod)}; with None as {@code mod} it is {@code a ** b}. */
    @CleanPoint
    public static PyObject pow(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        if (mod == PyNone.NONE) {
            return binary(ts, SlotId.POW, a, b);
        }
        PyObject result = tryPow(ts, a, b, mod);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
            return result;
        }
        throw Errors.typeError(
                ts,
                "unsupported operand type(s) for ** or pow(): '" + PyType.of(a).fullName() + "', '" + PyType.of(b).fullName() + "', '"
                        + PyType.of(mod).fullName() + "'");
    }

    @CleanPoint
    private static PyObject tryPow(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        TypeSlot left = ta.slot(SlotId.POW);
        TypeSlot right = ta == tb ? null : tb.slot(SlotId.POW + SlotId.REFLECTED);
        boolean rightFirst = right != null && right != ta.slot(SlotId.POW + SlotId.REFLECTED) && tb.isSubtypeOf(ta);
        if (rightFirst) {
            PyObject result = right.call2(ts, b, a, mod);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        if (left != null) {
            PyObject result = left.call2(ts, a, b, mod);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        if (right != null && !rightFirst) {
            PyObject result = right.call2(ts, b, a, mod);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        // Only a float or a complex modulus has its own word on two ints.
        boolean real = PyFloat.asSelf(mod) != null;
        if ((real || PyComplex.asSelf(mod) != null) && PyInt.asSelf(a) != null && PyInt.asSelf(b) != null) {
            return PyType.of(mod).slot(SlotId.POW).call2(ts, real ? PyFloat.of(1.0) : PyComplex.of(1.0, 0.0), b, mod);
        }
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    /** {@code divmod(a, b)}. */
    @CleanPoint
    public static PyObject divmod(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, SlotId.DIVMOD, a, b);
    }

    /** {@code round(number, ndigits)}; Java null or None as {@code ndigits} calls {@code __round__} without it. */
    @CleanPoint
    public static PyObject round(ThreadState ts, PyObject number, PyObject ndigits) {
        PyType type = PyType.of(number);
        PyObject attribute = type.lookup(ts, ROUND);
        if (attribute == null) {
            throw Errors.typeError(ts, "type " + type.fullName() + " doesn't define __round__ method");
        }
        PyObject method = Descriptors.get(ts, attribute, number, type);
        try (var held = ts.hold(method)) {
            return ndigits == null || ndigits == PyNone.NONE ? Calls.call(ts, method) : Calls.call(ts, method, ndigits);
        }
    }

    /** A unary operator: NEG, POS, INVERT or ABS. */
    @CleanPoint
    public static PyObject unary(ThreadState ts, int op, PyObject a) {
        TypeSlot slot = PyType.of(a).slot(op);
        if (slot == null) {
            String name = op == SlotId.NEG ? "unary -" : op == SlotId.POS ? "unary +" : op == SlotId.INVERT ? "unary ~" : "abs()";
            throw Errors.typeError(ts, "bad operand type for " + name + ": '" + PyType.of(a).fullName() + "'");
        }
        return slot.call0(ts, a);
    }
}
