package org.pyrt.vm.interpreter;

import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** Binary operators: fast paths for exact floats and ints, then the rules of {@link Operators}. Operands are consumed. */
@SuppressWarnings("CleanPoint")
final class ArithmeticOps {

    private ArithmeticOps() {}

    @CleanPoint
    static PyObject add(ThreadState ts, Frame f, long w, PyObject x, PyObject y) {
        if (x instanceof PyFloat p) {
            if (y instanceof PyFloat q) {
                return PyFloat.of(p.value + q.value);
            }
            if (y instanceof SmallInt q && exact(q.value)) {
                return PyFloat.of(p.value + q.value);
            }
        } else if (x instanceof PyStr p && y instanceof PyStr q) {
            return p.concat(q);
        } else if (x instanceof SmallInt p && y instanceof PyFloat q && exact(p.value)) {
            return PyFloat.of(p.value + q.value);
        }
        return binary(ts, f, w, x, y);
    }

    @CleanPoint
    static PyObject subtract(ThreadState ts, Frame f, long w, PyObject x, PyObject y) {
        if (x instanceof PyFloat p) {
            if (y instanceof PyFloat q) {
                return PyFloat.of(p.value - q.value);
            }
            if (y instanceof SmallInt q && exact(q.value)) {
                return PyFloat.of(p.value - q.value);
            }
        } else if (x instanceof SmallInt p && y instanceof PyFloat q && exact(p.value)) {
            return PyFloat.of(p.value - q.value);
        }
        return binary(ts, f, w, x, y);
    }

    @CleanPoint
    static PyObject multiply(ThreadState ts, Frame f, long w, PyObject x, PyObject y) {
        if (x instanceof SmallInt p) {
            if (y instanceof SmallInt q) {
                long product = p.value * q.value;
                if (Math.multiplyHigh(p.value, q.value) == product >> 63) {
                    return SmallInt.of(product);
                }
            } else if (y instanceof PyFloat q && exact(p.value)) {
                return PyFloat.of(p.value * q.value);
            }
        } else if (x instanceof PyFloat p) {
            if (y instanceof PyFloat q) {
                return PyFloat.of(p.value * q.value);
            }
            if (y instanceof SmallInt q && exact(q.value)) {
                return PyFloat.of(p.value * q.value);
            }
        }
        return binary(ts, f, w, x, y);
    }

    @CleanPoint
    static PyObject divide(ThreadState ts, Frame f, long w, PyObject x, PyObject y) {
        double p;
        if (x instanceof PyFloat fx) {
            p = fx.value;
        } else if (x instanceof SmallInt ix && exact(ix.value)) {
            p = ix.value;
        } else {
            return binary(ts, f, w, x, y);
        }
        double q = 0;
        if (y instanceof PyFloat fy) {
            q = fy.value;
        } else if (y instanceof SmallInt iy && exact(iy.value)) {
            q = iy.value;
        }
        return q != 0 ? PyFloat.of(p / q) : binary(ts, f, w, x, y);
    }

    /** Whether a double represents the int exactly. */
    private static boolean exact(long v) {
        return v >= -(1L << 53) && v <= 1L << 53;
    }

    /** The operators for which ints are the common case. */
    @CleanPoint
    static PyObject integral(ThreadState ts, Frame f, long w, PyObject x, PyObject y) {
        if (x instanceof SmallInt i && y instanceof SmallInt j) {
            long p = i.value;
            long q = j.value;
            int op = Opcode.op(w);
            switch (op >= IADD ? op - INPLACE : op) {
                case FLOORDIV:
                    if (q != 0 && (q != -1 || p != Long.MIN_VALUE)) {
                        return SmallInt.of(Math.floorDiv(p, q));
                    }
                    break;
                case MOD:
                    if (q != 0) {
                        return SmallInt.of(Math.floorMod(p, q));
                    }
                    break;
                case AND:
                    return SmallInt.of(p & q);
                case OR:
                    return SmallInt.of(p | q);
                case XOR:
                    return SmallInt.of(p ^ q);
                case RSHIFT:
                    if (q >= 0) {
                        return SmallInt.of(q > 63 ? p >> 63 : p >> q);
                    }
                    break;
                default:
                    if (q >= 0 && q < 63 && p << q >> q == p) {
                        return SmallInt.of(p << q);
                    }
            }
        }
        return binary(ts, f, w, x, y);
    }

    /** An in-place operator on values that the caller keeps. */
    @CleanPoint
    static PyObject inplace(ThreadState ts, int op, PyObject x, PyObject y) {
        return Operators.inplace(ts, slot(op - INPLACE), x, y);
    }

    @CleanPoint
    static PyObject binary(ThreadState ts, Frame f, long w, PyObject x, PyObject y) {
        int op = Opcode.op(w);
        PyObject result =
                op >= IADD
                        ? Operators.inplace(ts, slot(op - INPLACE), x, y)
                        : Operators.binary(ts, slot(op), x, y);
        f.consume(ts, Opcode.b(w));
        f.consume(ts, Opcode.c(w));
        return result;
    }

    private static int slot(int op) {
        return SlotId.ADD + 3 * (op - ADD);
    }
}
