package org.pyrt.objects.number;

import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/**
 * Arithmetic of complex numbers, with an operand that is real treated as real, as C's Annex G wants it. Source: CPython 3.14
 * Objects/complexobject.c.
 */
final class ComplexArithmetic {

    /** Exponents up to this are powers by multiplication. */
    private static final int SMALL_POWER = 100;

    private ComplexArithmetic() {}

    static PyComplex add(PyComplex a, PyComplex b) {
        return PyComplex.of(a.real + b.real, a.imag + b.imag);
    }

    static PyComplex sub(PyComplex a, PyComplex b) {
        return PyComplex.of(a.real - b.real, a.imag - b.imag);
    }

    static PyComplex mul(PyComplex z, PyComplex w) {
        double a = z.real;
        double b = z.imag;
        double c = w.real;
        double d = w.imag;
        double ac = a * c;
        double bd = b * d;
        double ad = a * d;
        double bc = b * c;
        double x = ac - bd;
        double y = ad + bc;
        if (Double.isNaN(x) && Double.isNaN(y)) {
            return mulInfinite(a, b, c, d, ac, bd, ad, bc, x, y);
        }
        return PyComplex.of(x, y);
    }

    /** Recovers the infinities that come out as NaN+NaNj. */
    private static PyComplex mulInfinite(
            double a0, double b0, double c0, double d0, double ac, double bd, double ad, double bc, double x, double y) {
        double a = a0;
        double b = b0;
        double c = c0;
        double d = d0;
        boolean again = false;
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            a = unit(a);
            b = unit(b);
            c = noNaN(c);
            d = noNaN(d);
            again = true;
        }
        if (Double.isInfinite(c) || Double.isInfinite(d)) {
            c = unit(c);
            d = unit(d);
            a = noNaN(a);
            b = noNaN(b);
            again = true;
        }
        if (!again && (Double.isInfinite(ac) || Double.isInfinite(bd) || Double.isInfinite(ad) || Double.isInfinite(bc))) {
            a = noNaN(a);
            b = noNaN(b);
            c = noNaN(c);
            d = noNaN(d);
            again = true;
        }
        if (!again) {
            return PyComplex.of(x, y);
        }
        return PyComplex.of(
                Double.POSITIVE_INFINITY * (a * c - b * d), Double.POSITIVE_INFINITY * (a * d + b * c));
    }

    /** One for an infinity, zero for all else, signed. */
    private static double unit(double v) {
        return Math.copySign(Double.isInfinite(v) ? 1.0 : 0.0, v);
    }

    private static double noNaN(double v) {
        return Double.isNaN(v) ? Math.copySign(0.0, v) : v;
    }

    static PyComplex div(ThreadState ts, PyComplex a, PyComplex b) {
        double absReal = Math.abs(b.real);
        double absImag = Math.abs(b.imag);
        double x;
        double y;
        if (absReal >= absImag) {
            if (absReal == 0.0) {
                throw Errors.zeroDivision(ts, "division by zero");
            }
            double ratio = b.imag / b.real;
            double denominator = b.real + b.imag * ratio;
            x = (a.real + a.imag * ratio) / denominator;
            y = (a.imag - a.real * ratio) / denominator;
        } else if (absImag >= absReal) {
            double ratio = b.real / b.imag;
            double denominator = b.real * ratio + b.imag;
            x = (a.real * ratio + a.imag) / denominator;
            y = (a.imag * ratio - a.real) / denominator;
        } else {
            x = Double.NaN;
            y = Double.NaN;
        }
        if (Double.isNaN(x) && Double.isNaN(y)) {
            return divInfinite(a, b, x, y);
        }
        return PyComplex.of(x, y);
    }

    private static PyComplex divInfinite(PyComplex a, PyComplex b, double x, double y) {
        boolean infiniteA = Double.isInfinite(a.real) || Double.isInfinite(a.imag);
        boolean infiniteB = Double.isInfinite(b.real) || Double.isInfinite(b.imag);
        if (infiniteA && Double.isFinite(b.real) && Double.isFinite(b.imag)) {
            double p = unit(a.real);
            double q = unit(a.imag);
            return PyComplex.of(
                    Double.POSITIVE_INFINITY * (p * b.real + q * b.imag), Double.POSITIVE_INFINITY * (q * b.real - p * b.imag));
        }
        if (infiniteB && Double.isFinite(a.real) && Double.isFinite(a.imag)) {
            double p = unit(b.real);
            double q = unit(b.imag);
            return PyComplex.of(0.0 * (a.real * p + a.imag * q), 0.0 * (a.imag * p - a.real * q));
        }
        return PyComplex.of(x, y);
    }

    /** {@code real / b}. */
    static PyComplex div(ThreadState ts, double a, PyComplex b) {
        double absReal = Math.abs(b.real);
        double absImag = Math.abs(b.imag);
        double x;
        double y;
        if (absReal >= absImag) {
            if (absReal == 0.0) {
                throw Errors.zeroDivision(ts, "division by zero");
            }
            double ratio = b.imag / b.real;
            double denominator = b.real + b.imag * ratio;
            x = a / denominator;
            y = -a * ratio / denominator;
        } else if (absImag >= absReal) {
            double ratio = b.real / b.imag;
            double denominator = b.real * ratio + b.imag;
            x = a * ratio / denominator;
            y = -a / denominator;
        } else {
            x = Double.NaN;
            y = Double.NaN;
        }
        if (Double.isNaN(x) && Double.isNaN(y) && Double.isFinite(a) && (Double.isInfinite(b.real) || Double.isInfinite(b.imag))) {
            return PyComplex.of(0.0 * (a * unit(b.real)), 0.0 * (-a * unit(b.imag)));
        }
        return PyComplex.of(x, y);
    }

    /** {@code a ** b}; raises ZeroDivisionError or OverflowError. */
    static PyComplex pow(ThreadState ts, PyComplex a, PyComplex b) {
        PyComplex r;
        if (b.real == 0.0 && b.imag == 0.0) {
            return PyComplex.of(1.0, 0.0);
        }
        if (b.imag == 0.0 && b.real == Math.floor(b.real) && Math.abs(b.real) <= SMALL_POWER) {
            r = wholePower(ts, a, (int) b.real);
        } else {
            r = anyPower(ts, a, b);
        }
        if (Double.isInfinite(r.real) || Double.isInfinite(r.imag)) {
            throw Errors.overflowError(ts, "complex exponentiation");
        }
        return r;
    }

    private static PyComplex wholePower(ThreadState ts, PyComplex a, int n) {
        if (n < 0) {
            if (a.real == 0.0 && a.imag == 0.0) {
                throw zeroPower(ts);
            }
            return div(ts, PyComplex.of(1.0, 0.0), positivePower(a, -n));
        }
        return positivePower(a, n);
    }

    private static PyComplex positivePower(PyComplex a, int n) {
        PyComplex r = PyComplex.of(1.0, 0.0);
        PyComplex square = a;
        for (int left = n; left != 0; left >>= 1) {
            if ((left & 1) != 0) {
                r = mul(r, square);
            }
            square = mul(square, square);
        }
        return r;
    }

    private static PyComplex anyPower(ThreadState ts, PyComplex a, PyComplex b) {
        if (a.real == 0.0 && a.imag == 0.0) {
            if (b.imag != 0.0 || b.real < 0.0) {
                throw zeroPower(ts);
            }
            return PyComplex.of(0.0, 0.0);
        }
        double size = VectorLength.of(a.real, a.imag);
        double length = Math.pow(size, b.real);
        double angle = Math.atan2(a.imag, a.real);
        double phase = angle * b.real;
        if (b.imag != 0.0) {
            length *= Math.exp(-angle * b.imag);
            phase += b.imag * Math.log(size);
        }
        if (Double.isInfinite(phase)) {
            throw zeroPower(ts); // the C library's cosine of it is a domain error, which CPython takes for this one
        }
        return PyComplex.of(length * Math.cos(phase), length * Math.sin(phase));
    }

    private static RuntimeException zeroPower(ThreadState ts) {
        return Errors.zeroDivision(ts, "zero to a negative or complex power");
    }

    /** {@code abs(a)}; raises OverflowError. */
    static double abs(ThreadState ts, PyComplex a) {
        double r = VectorLength.of(a.real, a.imag);
        if (Double.isInfinite(r) && Double.isFinite(a.real) && Double.isFinite(a.imag)) {
            throw Errors.overflowError(ts, "absolute value too large");
        }
        return r;
    }

    /** The hash, which for a real number is that number's. */
    static long hash(PyComplex a) {
        long h = FloatArithmetic.hash(a.real) + 1000003L * FloatArithmetic.hash(a.imag);
        return h == -1 ? -2 : h;
    }

    /** {@code repr(a)}. */
    static String repr(PyComplex a) {
        if (a.real == 0.0 && 1 / a.real > 0) {
            return FloatText.format(a.imag, 'r', 0, 0) + "j";
        }
        String imag = FloatText.format(a.imag, 'r', 0, 0);
        String sign = imag.charAt(0) == '-' ? "" : "+";
        return "(" + FloatText.format(a.real, 'r', 0, 0) + sign + imag + "j)";
    }
}
