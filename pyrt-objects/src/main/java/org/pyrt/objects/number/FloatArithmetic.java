package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Arithmetic of floats where Python's rules differ from Java's. Source: CPython 3.14 Objects/floatobject.c. */
public final class FloatArithmetic {

    /** The errno of C's math functions for a result that is too large. */
    private static final int RANGE_ERROR = 34;

    private FloatArithmetic() {}

    /** {@code a / b}; raises ZeroDivisionError. */
    public static double truediv(ThreadState ts, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
        return a / b;
    }

    /** {@code a // b}; raises ZeroDivisionError. */
    public static double floordiv(ThreadState ts, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
        return quotient(a, b);
    }

    /** {@code a % b}: has the sign of {@code b}; raises ZeroDivisionError. */
    public static double mod(ThreadState ts, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
        return remainder(a, b);
    }

    private static double remainder(double a, double b) {
        double r = a % b;
        if (r != 0.0) {
            return b < 0 != r < 0 ? r + b : r;
        }
        return Math.copySign(0.0, b);
    }

    /** The floor of {@code a / b}. */
    private static double quotient(double a, double b) {
        double truncated = a % b;
        double q = (a - truncated) / b;
        if (truncated != 0.0 && b < 0 != truncated < 0) {
            q -= 1.0;
        }
        if (q != 0.0) {
            double floor = Math.floor(q);
            return q - floor > 0.5 ? floor + 1.0 : floor;
        }
        return Math.copySign(0.0, a / b);
    }

    /**
     * {@code a ** b} where the result is a float; raises ZeroDivisionError or OverflowError. Not for a negative finite {@code a} with a finite
     * {@code b} that is not whole, whose power is complex (see {@link #powIsComplex}).
     */
    public static double pow(ThreadState ts, double a, double b) {
        if (b == 0.0 || a == 1.0) {
            return 1.0;
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (Double.isInfinite(b)) {
            double size = Math.abs(a);
            if (size == 1.0) {
                return 1.0;
            }
            return b > 0 == size > 1.0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        if (a == 0.0 && b < 0.0) {
            throw Errors.zeroDivision(ts, "zero to a negative power");
        }
        double r = Math.pow(a, b);
        if (Double.isInfinite(r) && !Double.isInfinite(a)) {
            throw Errors.raise(
                    ts,
                    ExceptionTypes.OVERFLOW_ERROR,
                    new PyObject[] {SmallInt.of(RANGE_ERROR), PyStr.ofAscii("Numerical result out of range")});
        }
        return r;
    }

    /** Whether {@code a ** b} of floats is complex. */
    public static boolean powIsComplex(double a, double b) {
        return a < 0.0 && !Double.isInfinite(a) && !Double.isInfinite(b) && !Double.isNaN(b) && b != Math.floor(b);
    }

    /** The hash of a float: that of the equal int or fraction. Source: CPython 3.14 Python/pyhash.c. */
    public static long hash(double d) {
        if (d == (long) d && d < 0x1p63) {
            return IntHash.of((long) d);
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? 314159 : -314159;
        }
        long bits = Double.doubleToRawLongBits(d);
        if (Double.isNaN(d)) {
            return Double.hashCode(d);
        }
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long mantissa = bits & (1L << 52) - 1;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << 52;
        }
        // 2**61 is 1 by that modulus: multiplying by a power of two rotates 61 bits.
        int turn = Math.floorMod(exponent - 1075, 61);
        long h = (mantissa << turn & IntHash.MODULUS) | mantissa >>> 61 - turn;
        h = h == IntHash.MODULUS ? 0 : h;
        h = d < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** The int that {@code d} truncates to; raises ValueError for NaN, OverflowError for an infinity. */
    public static PyInt truncate(ThreadState ts, double d) {
        if (Double.isNaN(d)) {
            throw Errors.valueError(ts, "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(ts, "cannot convert float infinity to integer");
        }
        return IntScaling.truncate(d);
    }

    /** Compares an int with a float exactly; {@code d} is not NaN. Negative, 0 or positive as {@code a} is below, equal or above. */
    public static int compare(PyInt a, double d) {
        return IntScaling.compare(a, d);
    }
}
