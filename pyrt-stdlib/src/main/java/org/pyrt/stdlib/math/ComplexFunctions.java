package org.pyrt.stdlib.math;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Double.isFinite;
import static java.lang.Double.isInfinite;
import static java.lang.Double.isNaN;

import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.VectorLength;
import org.pyrt.refcount.ThreadState;

/**
 * Square root, exponential, logarithm and the hyperbolic functions of complex numbers. What they give for infinities, NaNs and signed zeros is
 * what annex G of the C standard says; where it says "invalid" or "divide-by-zero", ValueError is raised, and OverflowError for finite arguments
 * whose result is infinite. Stateless.
 */
final class ComplexFunctions {

    /** Beyond this, sums of two may overflow. */
    static final double LARGE = Double.MAX_VALUE / 4;

    static final double LN_2 = Math.log(2);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double NEAR_ONE_LOW = 0.71;
    private static final double NEAR_ONE_HIGH = 1.73;
    private static final int MANTISSA = 53;
    /** Odd, so that the square root of it and the factor 1/2 together is a power of two. */
    private static final int SCALE_UP = 53;

    private ComplexFunctions() {}

    static PyComplex sqrt(double x, double y) {
        if (isInfinite(y)) {
            return PyComplex.of(POSITIVE_INFINITY, y);
        }
        if (x == Double.NEGATIVE_INFINITY) {
            return isNaN(y) ? PyComplex.of(NaN, POSITIVE_INFINITY) : PyComplex.of(0, Math.copySign(POSITIVE_INFINITY, y));
        }
        if (x == POSITIVE_INFINITY) {
            return PyComplex.of(x, isNaN(y) ? y : Math.copySign(0, y));
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(NaN, NaN);
        }
        if (x == 0 && y == 0) {
            return PyComplex.of(0, y);
        }
        double a = Math.abs(x);
        double b = Math.abs(y);
        double s;
        if (a < Double.MIN_NORMAL && b < Double.MIN_NORMAL) {
            a = Math.scalb(a, SCALE_UP);
            s = Math.scalb(Math.sqrt(a + VectorLength.of(a, Math.scalb(b, SCALE_UP))), -(SCALE_UP + 1) / 2);
        } else {
            a /= 8;
            s = 2 * Math.sqrt(a + VectorLength.of(a, b / 8));
        }
        double d = b / (2 * s);
        return x >= 0 ? PyComplex.of(s, Math.copySign(d, y)) : PyComplex.of(d, Math.copySign(s, y));
    }

    /** Points of the circle of radius {@code r} times infinity, in the quadrant of angle {@code phi}. */
    private static PyComplex infiniteAt(double sign, double phi) {
        return PyComplex.of(sign * Math.copySign(POSITIVE_INFINITY, Math.cos(phi)), sign * Math.copySign(POSITIVE_INFINITY, Math.sin(phi)));
    }

    private static PyComplex checked(ThreadState ts, double x, double y) {
        if (isInfinite(x) || isInfinite(y)) {
            throw MathModule.range(ts);
        }
        return PyComplex.of(x, y);
    }

    static PyComplex exp(ThreadState ts, double x, double y) {
        if (isInfinite(y) && (isFinite(x) || x > 0)) {
            throw MathModule.domain(ts);
        }
        if (isFinite(x) && isFinite(y)) {
            if (x > LOG_LARGE) {
                double l = Math.exp(x - 1);
                return checked(ts, l * Math.cos(y) * Math.E, l * Math.sin(y) * Math.E);
            }
            double l = Math.exp(x);
            return checked(ts, l * Math.cos(y), l * Math.sin(y));
        }
        if (isInfinite(x)) {
            if (x < 0) {
                return isFinite(y) ? PyComplex.of(Math.copySign(0, Math.cos(y)), Math.copySign(0, Math.sin(y))) : PyComplex.of(0, 0);
            }
            return y == 0 ? PyComplex.of(x, y) : isFinite(y) ? infiniteAt(1, y) : PyComplex.of(x, NaN);
        }
        return PyComplex.of(NaN, isNaN(x) && y == 0 ? y : NaN);
    }

    static PyComplex log(ThreadState ts, double x, double y) {
        if (x == 0 && y == 0) {
            throw MathModule.domain(ts);
        }
        return logOrInfinity(x, y);
    }

    /** The logarithm, which of zero has the real part -inf. */
    static PyComplex logOrInfinity(double x, double y) {
        if (isInfinite(x) || isInfinite(y)) {
            return PyComplex.of(POSITIVE_INFINITY, NearestFunctions.atan2(y, x));
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(NaN, NaN);
        }
        return PyComplex.of(logOfSize(Math.abs(x), Math.abs(y)), NearestFunctions.atan2(y, x));
    }

    private static double logOfSize(double a, double b) {
        if (a > LARGE || b > LARGE) {
            return Math.log(VectorLength.of(a / 2, b / 2)) + LN_2;
        }
        if (a < Double.MIN_NORMAL && b < Double.MIN_NORMAL) {
            return a == 0 && b == 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(VectorLength.of(Math.scalb(a, MANTISSA), Math.scalb(b, MANTISSA))) - MANTISSA * LN_2;
        }
        double size = VectorLength.of(a, b);
        if (size < NEAR_ONE_LOW || size > NEAR_ONE_HIGH) {
            return Math.log(size);
        }
        double larger = Math.max(a, b);
        double smaller = Math.min(a, b);
        return StrictMath.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2;
    }

    static PyComplex cosh(ThreadState ts, double x, double y) {
        if (isInfinite(y) && !isNaN(x)) {
            throw MathModule.domain(ts);
        }
        if (isFinite(x) && isFinite(y)) {
            if (Math.abs(x) > LOG_LARGE) {
                double less = x - Math.copySign(1, x);
                return checked(ts, Math.cos(y) * SpecialFunctions.cosh(less) * Math.E, Math.sin(y) * SpecialFunctions.sinh(less) * Math.E);
            }
            return checked(ts, Math.cos(y) * SpecialFunctions.cosh(x), Math.sin(y) * SpecialFunctions.sinh(x));
        }
        if (isInfinite(x)) {
            if (y == 0) {
                return PyComplex.of(POSITIVE_INFINITY, Math.copySign(1, x) * y);
            }
            if (isNaN(y)) {
                return PyComplex.of(POSITIVE_INFINITY, NaN);
            }
            PyComplex at = infiniteAt(1, y);
            return PyComplex.of(at.real, Math.copySign(1, x) * at.imag);
        }
        return PyComplex.of(NaN, x == 0 || y == 0 ? 0 : NaN);
    }

    static PyComplex sinh(ThreadState ts, double x, double y) {
        if (isInfinite(y) && !isNaN(x)) {
            throw MathModule.domain(ts);
        }
        if (isFinite(x) && isFinite(y)) {
            if (Math.abs(x) > LOG_LARGE) {
                double less = x - Math.copySign(1, x);
                return checked(ts, Math.cos(y) * SpecialFunctions.sinh(less) * Math.E, Math.sin(y) * SpecialFunctions.cosh(less) * Math.E);
            }
            return checked(ts, Math.cos(y) * SpecialFunctions.sinh(x), Math.sin(y) * SpecialFunctions.cosh(x));
        }
        if (isInfinite(x)) {
            if (y == 0) {
                return PyComplex.of(x, y);
            }
            if (isNaN(y)) {
                return PyComplex.of(POSITIVE_INFINITY, NaN);
            }
            PyComplex at = infiniteAt(1, y);
            return PyComplex.of(Math.copySign(1, x) * at.real, at.imag);
        }
        return PyComplex.of(x == 0 ? 0 : NaN, isNaN(x) && y == 0 ? y : NaN);
    }

    static PyComplex tanh(ThreadState ts, double x, double y) {
        if (isInfinite(y) && isFinite(x)) {
            throw MathModule.domain(ts);
        }
        if (isInfinite(x)) {
            double sign = y == 0 ? y : isFinite(y) ? Math.sin(y) * Math.cos(y) : 1;
            return PyComplex.of(Math.copySign(1, x), Math.copySign(0, sign));
        }
        if (isNaN(x) || isNaN(y)) {
            return PyComplex.of(x == 0 ? x : NaN, y == 0 ? y : NaN);
        }
        if (Math.abs(x) > LOG_LARGE) {
            return PyComplex.of(Math.copySign(1, x), 4 * Math.sin(y) * Math.cos(y) * Math.exp(-2 * Math.abs(x)));
        }
        double tx = StrictMath.tanh(x);
        double ty = Math.tan(y);
        double cx = 1 / SpecialFunctions.cosh(x);
        double product = tx * ty;
        double denominator = 1 + product * product;
        return PyComplex.of(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }

    /** The complex number of that absolute value and angle. */
    static PyComplex rect(ThreadState ts, double r, double phi) {
        if (r != 0 && !isNaN(r) && isInfinite(phi)) {
            throw MathModule.domain(ts);
        }
        if (phi == 0) {
            return PyComplex.of(r, isFinite(r) ? r * phi : isNaN(r) ? 0 : Math.copySign(1, r) * phi);
        }
        if (isFinite(r) && isFinite(phi)) {
            return PyComplex.of(r * Math.cos(phi), r * Math.sin(phi));
        }
        if (isInfinite(r)) {
            return isFinite(phi) ? infiniteAt(Math.copySign(1, r), phi) : PyComplex.of(POSITIVE_INFINITY, NaN);
        }
        return r == 0 ? PyComplex.of(0, 0) : PyComplex.of(NaN, NaN);
    }
}
