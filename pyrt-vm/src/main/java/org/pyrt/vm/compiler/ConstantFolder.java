package org.pyrt.vm.compiler;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.IntArithmetic;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;

/**
 * The values of expressions of constants, as CPython's compiler computes them: unary and binary operators on numbers, strings and tuples, unless
 * the result would be large or an error. Source: CPython 3.14 Python/flowgraph.c (fold_const_binop and its limits).
 */
@SuppressWarnings({"CleanPoint", "FloatingReference"}) // the operands are leaves and tuples of such: no code of a program runs
final class ConstantFolder {

    private static final int MAX_BITS = 128;
    private static final int MAX_ITEMS = 256;
    private static final int MAX_TEXT = 4096;

    private static final int[] SLOTS = {
        SlotId.ADD, SlotId.SUB, SlotId.MUL, SlotId.MATMUL, SlotId.TRUEDIV, SlotId.MOD, SlotId.POW, SlotId.LSHIFT, SlotId.RSHIFT,
        SlotId.OR, SlotId.XOR, SlotId.AND, SlotId.FLOORDIV,
    };

    private ConstantFolder() {}

    /** The values of all these expressions; null if one of them is no constant. */
    static PyObject[] all(ThreadState ts, List<Expr> expressions) {
        PyObject[] values = new PyObject[expressions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(ts, expressions.get(i));
            if (values[i] == null) {
                return null;
            }
        }
        return values;
    }

    /** The value of an expression, a leaf or a tuple of such; null if it is no constant. */
    static PyObject value(ThreadState ts, Expr e) {
        if (e instanceof Expr.Literal l) {
            return l.value() instanceof Constant.FrozenSetValue ? null : Constants.object(ts, l.value());
        }
        if (e instanceof Expr.TupleExpr t) {
            PyObject[] items = all(ts, t.elts());
            return items == null ? null : items.length == 0 ? PyTuple.EMPTY : new PyTuple(items);
        }
        if (e instanceof Expr.UnaryOp u) {
            PyObject x = value(ts, u.operand());
            return x == null ? null : unary(ts, u, x);
        }
        if (e instanceof Expr.BinOp n) {
            PyObject a = value(ts, n.left());
            PyObject b = a == null ? null : value(ts, n.right());
            return b == null ? null : binary(ts, SLOTS[n.op().ordinal()], a, b);
        }
        return null;
    }

    private static PyObject unary(ThreadState ts, Expr.UnaryOp u, PyObject x) {
        try {
            switch (u.op()) {
                case NOT:
                    return PyBool.of(!Comparison.isTrue(ts, x));
                case USUB:
                    return Operators.unary(ts, SlotId.NEG, x);
                case UADD:
                    return Operators.unary(ts, SlotId.POS, x);
                default:
                    // A bool is left to run time, which warns of it.
                    return x instanceof PyBool ? null : Operators.unary(ts, SlotId.INVERT, x);
            }
        } catch (Raised e) {
            Errors.clear(ts);
            return null;
        }
    }

    private static PyObject binary(ThreadState ts, int op, PyObject a, PyObject b) {
        if (!isSafe(op, a, b)) {
            return null;
        }
        try {
            PyObject result = Operators.binary(ts, op, a, b);
            return result instanceof PyTuple t ? new PyTuple(t.array().clone()) : result;
        } catch (Raised e) {
            Errors.clear(ts);
            return null;
        }
    }

    /** Whether the result is small enough for a constant, and the same at each time. */
    private static boolean isSafe(int op, PyObject a, PyObject b) {
        boolean ints = a instanceof PyInt && b instanceof PyInt;
        switch (op) {
            case SlotId.MUL:
                return ints ? bits(a) + bits(b) <= MAX_BITS : isSafeRepetition(a, b) && isSafeRepetition(b, a);
            case SlotId.POW:
                return !ints || !positive(b) || !IntArithmetic.isZero((PyInt) a) && power(bits(a), (PyInt) b) || IntArithmetic.isZero((PyInt) a);
            case SlotId.LSHIFT:
                return !ints || !positive(b) || ((PyInt) b).fitsLong() && ((PyInt) b).longValue() <= MAX_BITS
                        && bits(a) <= MAX_BITS - ((PyInt) b).longValue();
            case SlotId.MOD:
                return !(a instanceof PyStr || a instanceof PyBytes);
            default:
                return true;
        }
    }

    private static boolean power(long bits, PyInt exponent) {
        return exponent.fitsLong() && bits <= MAX_BITS / exponent.longValue();
    }

    private static boolean isSafeRepetition(PyObject sequence, PyObject times) {
        long n = sequence instanceof PyTuple t ? t.size() : sequence instanceof PyStr s ? s.length() : sequence instanceof PyBytes x ? x.length() : 0;
        if (n == 0 || !(times instanceof PyInt i)) {
            return true;
        }
        long limit = sequence instanceof PyTuple ? MAX_ITEMS : MAX_TEXT;
        return i.fitsLong() && i.longValue() >= 0 && i.longValue() <= limit / n;
    }

    private static long bits(PyObject o) {
        return IntArithmetic.bitLength((PyInt) o);
    }

    private static boolean positive(PyObject o) {
        return !IntArithmetic.isZero((PyInt) o) && !IntArithmetic.isNegative((PyInt) o);
    }
}
