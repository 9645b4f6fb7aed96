package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.BuiltinSlot;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PythonSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.ThreadState;

/**
 * {@code +} and {@code *} where an operand is a builtin sequence ({@link PyType#CONCATENATES}). Such a type concatenates and repeats after
 * both operands were asked for what the language reference calls numeric methods, of which it has none; a subclass that defines one in Python
 * has them, and then its {@code *} repeats only when that method calls the builtin's. Source: CPython 3.14 Objects/abstract.c
 * (PyNumber_Add, PyNumber_Multiply and their in-place forms), Objects/typeobject.c (slotdefs).
 */
final class SequenceOperators {

    private SequenceOperators() {}

    /** {@code a op b} for ADD or MUL, or NotImplemented. */
    @CleanPoint
    static PyObject binary(ThreadState ts, int op, PyObject a, PyObject b) {
        PyObject result = numeric(ts, op, a, b);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
            return result;
        }
        PyType ta = PyType.of(a);
        if (op == SlotId.ADD) {
            TypeSlot concat = sequenceSlot(ta, op);
            return concat == null ? PyNotImplemented.NOT_IMPLEMENTED : concat.call1(ts, a, b);
        }
        TypeSlot repeat = repetition(ta);
        return repeat != null ? repeated(ts, repeat, a, b) : repeatedRight(ts, a, b);
    }

    /** {@code a op= b} for ADD or MUL, or NotImplemented. */
    @CleanPoint
    static PyObject inplace(ThreadState ts, int op, PyObject a, PyObject b) {
        PyType ta = PyType.of(a);
        TypeSlot own = ta.slot(op + SlotId.INPLACE);
        // A class inherits the builtin's += as its numeric method.
        TypeSlot inplace = op == SlotId.ADD && ta.isHeap() ? null : sequenceSlot(ta, op + SlotId.INPLACE);
        if (own != null && inplace == null) {
            PyObject result = own.call1(ts, a, b);
            if (result != PyNotImplemented.NOT_IMPLEMENTED) {
                return result;
            }
        }
        PyObject result = numeric(ts, op, a, b);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
            return result;
        }
        if (op == SlotId.ADD) {
            TypeSlot concat = inplace != null ? inplace : sequenceSlot(ta, op);
            return concat == null ? PyNotImplemented.NOT_IMPLEMENTED : concat.call1(ts, a, b);
        }
        TypeSlot repeat = inplace != null ? inplace : repetition(ta);
        if (repeat != null) {
            return repeated(ts, repeat, a, b);
        }
        return hasSequenceMethods(ta) ? PyNotImplemented.NOT_IMPLEMENTED : repeatedRight(ts, a, b);
    }

    /** Whether CPython's type has a table of sequence methods, as classes always have: then {@code *=} does not ask the right operand. */
    static boolean hasSequenceMethods(PyType type) {
        return type.isHeap() || type.has(PyType.CONCATENATES) || type.slot(SlotId.CONTAINS) != null || type.slot(SlotId.LEN) != null;
    }

    @CleanPoint
    private static PyObject repeatedRight(ThreadState ts, PyObject a, PyObject b) {
        TypeSlot repeat = repetition(PyType.of(b));
        return repeat == null ? PyNotImplemented.NOT_IMPLEMENTED : repeated(ts, repeat, b, a);
    }

    @CleanPoint
    private static PyObject repeated(ThreadState ts, TypeSlot repeat, PyObject sequence, PyObject times) {
        PyType type = PyType.of(times);
        if (type.slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "can't multiply sequence by non-int of type '" + type.fullName() + "'");
        }
        return repeat.call1(ts, sequence, times);
    }

    /** What the methods of both operands make of it that come before concatenation and repetition, or NotImplemented. */
    @CleanPoint
    private static PyObject numeric(ThreadState ts, int op, PyObject a, PyObject b) {
        PyType ta = PyType.of(a);
        PyType tb = PyType.of(b);
        TypeSlot left = hasNumeric(ta, op) ? ta.slot(op) : null;
        TypeSlot right = ta != tb && hasNumeric(tb, op) ? tb.slot(op + SlotId.REFLECTED) : null;
        return Operators.asked(ts, op, a, b, left, right);
    }

    private static boolean hasNumeric(PyType type, int op) {
        return !type.has(PyType.CONCATENATES) || type.slot(op) instanceof PythonSlot || type.slot(op + SlotId.REFLECTED) instanceof PythonSlot;
    }

    /** The slot if it is a builtin sequence's own, else null. */
    private static TypeSlot sequenceSlot(PyType type, int slot) {
        return type.has(PyType.CONCATENATES) && type.slot(slot) instanceof BuiltinSlot s ? s : null;
    }

    /** How instances are repeated, unless a class has changed that. */
    private static TypeSlot repetition(PyType type) {
        return hasNumeric(type, SlotId.MUL) ? null : type.slot(SlotId.MUL);
    }
}
