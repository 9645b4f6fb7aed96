package org.pyrt.stdlib.math;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Double.isInfinite;
import static java.lang.Double.isNaN;

import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.VectorLength;
import org.pyrt.refcount.ThreadState;

/**
 * The inverse hyperbolic functions of complex numbers, and acos; asin and atan are rotations of asinh and atanh. Formulas: W. Kahan, "Branch cuts
 * for complex elementary functions" (1987); special values as annex G of the C standard has them. Stateless.
 */
final class ComplexInverses {

    private static final double HALF_PI = Math.PI / 2;
    private static final double SQRT_LARGE = Math.sqrt(ComplexFunctions.LARGE);
    private static final double SQRT_SMALL = Math.sqrt(Double.MIN_NORMAL);

    private ComplexInverses() {}

    /** The logarithm of the double of a size so large that it may not fit. */
    private static double logOfDouble(double x, double y) {
        return Math.log(VectorLength.of(x / 2, y / 2)) + 2 * ComplexFunctions.LN_2;
    }

    private static boolean isLarge(double x, double y) {
        return Math.abs(x) > ComplexFunctions.LARGE || Math.abs(y) > ComplexFunctions.LARGE;
    }

    static PyComplex acos(double x, double y) {
        if (isInfinite(x) || isInfinite(y)) {
            double size = isNaN(y) ? POSITIVE_INFINITY : -Math.copySign(POSITIVE_INFINITY, y);
            return PyComplex.of(isNaN(x) || isNaN(y) ? NaN : Math.abs(NearestFunctions.atan2(y, x)), size);
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(x == 0 ? HALF_PI : NaN, NaN);
        }
        if (isLarge(x, y)) {
            return PyComplex.of(NearestFunctions.atan2(Math.abs(y), x), Math.copySign(logOfDouble(x, y), -y));
        }
        PyComplex minus = ComplexFunctions.sqrt(1 - x, -y);
        PyComplex plus = ComplexFunctions.sqrt(1 + x, y);
        return PyComplex.of(
                2 * NearestFunctions.atan2(minus.real, plus.real), SpecialFunctions.asinh(plus.real * minus.imag - plus.imag * minus.real));
    }

    static PyComplex acosh(double x, double y) {
        if (isInfinite(x) || isInfinite(y)) {
            return PyComplex.of(POSITIVE_INFINITY, NearestFunctions.atan2(y, x));
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(NaN, x == 0 ? HALF_PI : NaN);
        }
        if (isLarge(x, y)) {
            return PyComplex.of(logOfDouble(x, y), NearestFunctions.atan2(y, x));
        }
        PyComplex minus = ComplexFunctions.sqrt(x - 1, y);
        PyComplex plus = ComplexFunctions.sqrt(x + 1, y);
        return PyComplex.of(
                SpecialFunctions.asinh(minus.real * plus.real + minus.imag * plus.imag), 2 * NearestFunctions.atan2(minus.imag, plus.real));
    }

    static PyComplex asinh(double x, double y) {
        if (isInfinite(x) || isInfinite(y)) {
            double size = isNaN(x) ? POSITIVE_INFINITY : Math.copySign(POSITIVE_INFINITY, x);
            return PyComplex.of(size, isNaN(x) || isNaN(y) ? NaN : NearestFunctions.atan2(y, Math.abs(x)));
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(NaN, y == 0 ? y : NaN);
        }
        if (isLarge(x, y)) {
            return PyComplex.of(Math.copySign(logOfDouble(x, y), x), NearestFunctions.atan2(y, Math.abs(x)));
        }
        PyComplex a = ComplexFunctions.sqrt(1 + y, -x);
        PyComplex b = ComplexFunctions.sqrt(1 - y, x);
        return PyComplex.of(
                SpecialFunctions.asinh(a.real * b.imag - b.real * a.imag), NearestFunctions.atan2(y, a.real * b.real - a.imag * b.imag));
    }

    static PyComplex atanh(ThreadState ts, double x, double y) {
        if (isInfinite(x) || isInfinite(y)) {
            return PyComplex.of(isNaN(x) ? 0 : Math.copySign(0, x), isNaN(y) ? NaN : Math.copySign(HALF_PI, y));
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(x == 0 ? x : NaN, NaN);
        }
        if (Math.copySign(1, x) < 0) {
            PyComplex mirrored = right(ts, -x, -y);
            return PyComplex.of(-mirrored.real, -mirrored.imag);
        }
        return right(ts, x, y);
    }

    /** atanh of finite numbers of the right half-plane. */
    private static PyComplex right(ThreadState ts, double x, double y) {
        double b = Math.abs(y);
        if (x > SQRT_LARGE || b > SQRT_LARGE) {
            double h = VectorLength.of(x / 2, y / 2);
            return PyComplex.of(x / 4 / h / h, Math.copySign(HALF_PI, y));
        }
        if (x == 1 && b < SQRT_SMALL) {
            if (b == 0) {
                throw MathModule.domain(ts);
            }
            return PyComplex.of(-Math.log(Math.sqrt(b) / Math.sqrt(VectorLength.of(b, 2))), Math.copySign(NearestFunctions.atan2(2, -b) / 2, y));
        }
        return PyComplex.of(
                StrictMath.log1p(4 * x / ((1 - x) * (1 - x) + b * b)) / 4, -NearestFunctions.atan2(-2 * y, (1 - x) * (1 + x) - b * b) / 2);
    }
}
