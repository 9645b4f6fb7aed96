package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.BigInt;
import org.pyrt.objects.number.IntHash;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Comparison, identity, truth and hashing of any objects. Comparisons are named by their {@link SlotId}. */
public final class Comparison {

    private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};
    private static final int[] SWAPPED = {SlotId.GT, SlotId.GE, SlotId.EQ, SlotId.NE, SlotId.LT, SlotId.LE};

    private Comparison() {}

    /** {@code a is b}: exact ints and floats go by value, so that unboxing stays invisible. */
    public static boolean is(PyObject a, PyObject b) {
        if (a == b) {
            return true;
        }
        if (a instanceof SmallInt x) {
            return b instanceof SmallInt y && x.value == y.value;
        }
        if (a instanceof PyFloat x) {
            return b instanceof PyFloat y && Double.doubleToRawLongBits(x.value) == Double.doubleToRawLongBits(y.value);
        }
        return a instanceof BigInt x && b instanceof BigInt y && x.value.equals(y.value);
    }

    /** {@code a op b} as an object, by the rules of rich comparison. */
    @CleanPoint
    public static PyObject compare(ThreadState ts, int op, PyObject a, PyObject b) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        int swapped = SWAPPED[op - SlotId.LT];
        boolean tried = false;
        if (ta != tb && tb.isSubtypeOf(ta)) {
            TypeSlot slot = tb.slot(swapped);
            if (slot != null) {
                tried = true;
                PyObject result = slot.call1(ts, b, a);
                if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                    return result;
                }
            }
        }
        TypeSlot slot = ta.slot(op);
        if (slot != null) {
            PyObject result = slot.call1(ts, a, b);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        if (!tried) {
            slot = tb.slot(swapped);
            if (slot != null) {
                PyObject result = slot.call1(ts, b, a);
                if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                    return result;
                }
            }
        }
        if (op == SlotId.EQ) {
            return PyBool.of(is(a, b));
        }
        if (op == SlotId.NE) {
            return PyBool.of(!is(a, b));
        }
        throw Errors.typeError(
                ts,
                "'" + SYMBOLS[op - SlotId.LT] + "' not supported between instances of '" + ta.fullName() + "' and '"
                        + tb.fullName() + "'");
    }

    /** The truth of {@code a op b}. */
    @CleanPoint
    public static boolean test(ThreadState ts, int op, PyObject a, PyObject b) {
        return isTrue(ts, compare(ts, op, a, b));
    }

    /** {@code a is b or a == b}, as containers compare their elements. */
    @CleanPoint
    public static boolean same(ThreadState ts, PyObject a, PyObject b) {
        if (a == b) {
            return true;
        }
        if (a instanceof PyStr x && b instanceof PyStr y) {
            return x.equals(y);
        }
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return x.value == y.value;
        }
        return is(a, b) || equal(ts, a, b);
    }

    @CleanPoint
    private static boolean equal(ThreadState ts, PyObject a, PyObject b) {
        Recursion.enter(ts, " in comparison");
        try {
            return test(ts, SlotId.EQ, a, b);
        } finally {
            Recursion.leave(ts);
        }
    }

    /** As {@link #same}, for operands that float, as elements of a list do that the comparison may change: they are held meanwhile. */
    @CleanPoint
    public static boolean sameFloating(ThreadState ts, @Floating PyObject a, @Floating PyObject b) {
        if (a == b) {
            return true;
        }
        if (a instanceof PyStr x && b instanceof PyStr y) {
            return x.equals(y);
        }
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return x.value == y.value;
        }
        try (var held = ts.hold(a);
                var heldToo = ts.hold(b)) {
            return same(ts, a, b);
        }
    }

    /** {@code bool(o)}. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // __bool__ and __len__ of builtin types do not run code and look at the object afterwards
    public static boolean isTrue(ThreadState ts, @Floating PyObject o) {
        if (o instanceof PyBool b) {
            return b == PyBool.TRUE;
        }
        if (o == PyNone.NONE) {
            return false;
        }
        if (o instanceof SmallInt i) {
            return i.value != 0;
        }
        if (o instanceof PyStr s) {
            return s.length() != 0;
        }
        PyType type = PyType.of(o);
        TypeSlot slot = type.slot(SlotId.BOOL);
        if (slot != null) {
            PyObject result = slot.call0(ts, o);
            if (result instanceof PyBool b) {
                return b == PyBool.TRUE;
            }
            throw Errors.typeError(ts, "__bool__ should return bool, returned " + PyType.of(result).fullName());
        }
        return type.slot(SlotId.LEN) == null || Sizes.length(ts, o) != 0;
    }

    /** {@code hash(o)}; raises TypeError if {@code o} is unhashable. */
    @CleanPoint
    public static long hash(ThreadState ts, PyObject o) {
        if (o instanceof PyStr s) {
            return s.hash();
        }
        if (o instanceof SmallInt i) {
            return IntHash.of(i.value);
        }
        TypeSlot slot = PyType.of(o).slot(SlotId.HASH);
        if (slot == null) {
            throw Errors.typeError(ts, "unhashable type: '" + PyType.of(o).fullName() + "'");
        }
        PyInt h = PyInt.asSelf(slot.call0(ts, o));
        if (h == null) {
            throw Errors.typeError(ts, "__hash__ method should return an integer");
        }
        long value = h.fitsLong() ? h.longValue() : bigHash(h);
        return value == -1 ? -2 : value;
    }

    private static long bigHash(PyInt h) {
        return IntHash.of(h.bigValue());
    }
}
