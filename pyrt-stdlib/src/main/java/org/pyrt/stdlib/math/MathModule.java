package org.pyrt.stdlib.math;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.FloatText;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/**
 * The module math: functions of one or two floats. Where the host has a function in two precisions, the one is used that gives glibc's last digit more
 * often, which CPython shows: Math for sin, cos, tan, exp, log and pow, StrictMath for the others; where neither is near it, NearestFunctions.
 * Source: CPython 3.14 Modules/mathmodule.c.
 */
@ExposedModule(name = "math", doc = "Mathematical functions of the C standard.")
public final class MathModule {

    @ExposedConstant static final double pi = Math.PI;
    @ExposedConstant static final double e = Math.E;
    @ExposedConstant static final double tau = Math.TAU;
    @ExposedConstant static final double inf = Double.POSITIVE_INFINITY;
    @ExposedConstant static final double nan = Double.NaN;

    private MathModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "math", "Mathematical functions of the C standard.", new MathModuleAdapter())
                .include(new IntegerFunctionsAdapter())
                .include(new SequenceMathAdapter())
                .build();
    }

    /** The ValueError of an argument outside a function's domain. */
    static RuntimeException domain(ThreadState ts, String message, double x) {
        return Errors.valueError(ts, message + FloatText.repr(x));
    }

    /** The ValueError of arguments that have no result together. */
    static RuntimeException domain(ThreadState ts) {
        return Errors.valueError(ts, "math domain error");
    }

    /** A result that must be finite if the argument is. */
    static double finite(ThreadState ts, double result, double x) {
        if (Double.isInfinite(result) && !Double.isInfinite(x)) {
            throw range(ts);
        }
        return result;
    }

    /** The OverflowError of a result that is too large. */
    static RuntimeException range(ThreadState ts) {
        return Errors.overflowError(ts, "math range error");
    }

    @ExposedMethod(doc = "sin($module, x, /)\n--\n\nThe sine of x (in radians).")
    @CleanPoint
    static double sin(ThreadState ts, @PositionalOnly double x) {
        if (Double.isInfinite(x)) {
            throw domain(ts, "expected a finite input, got ", x);
        }
        return Math.sin(x);
    }

    @ExposedMethod(doc = "cos($module, x, /)\n--\n\nThe cosine of x (in radians).")
    @CleanPoint
    static double cos(ThreadState ts, @PositionalOnly double x) {
        if (Double.isInfinite(x)) {
            throw domain(ts, "expected a finite input, got ", x);
        }
        return Math.cos(x);
    }

    @ExposedMethod(doc = "tan($module, x, /)\n--\n\nThe tangent of x (in radians).")
    @CleanPoint
    static double tan(ThreadState ts, @PositionalOnly double x) {
        if (Double.isInfinite(x)) {
            throw domain(ts, "expected a finite input, got ", x);
        }
        return Math.tan(x);
    }

    @ExposedMethod(doc = "asin($module, x, /)\n--\n\nThe arc sine of x, in radians.")
    @CleanPoint
    static double asin(ThreadState ts, @PositionalOnly double x) {
        if (Math.abs(x) > 1) {
            throw domain(ts, "expected a number in range from -1 up to 1, got ", x);
        }
        return NearestFunctions.asin(x);
    }

    @ExposedMethod(doc = "acos($module, x, /)\n--\n\nThe arc cosine of x, in radians.")
    @CleanPoint
    static double acos(ThreadState ts, @PositionalOnly double x) {
        if (Math.abs(x) > 1) {
            throw domain(ts, "expected a number in range from -1 up to 1, got ", x);
        }
        return NearestFunctions.acos(x);
    }

    @ExposedMethod(doc = "atan($module, x, /)\n--\n\nThe arc tangent of x, in radians.")
    @CleanPoint
    static double atan(@PositionalOnly double x) {
        return NearestFunctions.atan(x);
    }

    @ExposedMethod(doc = "sinh($module, x, /)\n--\n\nThe hyperbolic sine of x.")
    @CleanPoint
    static double sinh(ThreadState ts, @PositionalOnly double x) {
        return finite(ts, SpecialFunctions.sinh(x), x);
    }

    @ExposedMethod(doc = "cosh($module, x, /)\n--\n\nThe hyperbolic cosine of x.")
    @CleanPoint
    static double cosh(ThreadState ts, @PositionalOnly double x) {
        return finite(ts, SpecialFunctions.cosh(x), x);
    }

    @ExposedMethod(doc = "tanh($module, x, /)\n--\n\nThe hyperbolic tangent of x.")
    @CleanPoint
    static double tanh(@PositionalOnly double x) {
        return StrictMath.tanh(x);
    }

    @ExposedMethod(doc = "asinh($module, x, /)\n--\n\nThe inverse hyperbolic sine of x.")
    @CleanPoint
    static double asinh(@PositionalOnly double x) {
        return SpecialFunctions.asinh(x);
    }

    @ExposedMethod(doc = "acosh($module, x, /)\n--\n\nThe inverse hyperbolic cosine of x.")
    @CleanPoint
    static double acosh(ThreadState ts, @PositionalOnly double x) {
        if (x < 1) {
            throw domain(ts, "expected argument value not less than 1, got ", x);
        }
        return SpecialFunctions.acosh(x);
    }

    @ExposedMethod(doc = "atanh($module, x, /)\n--\n\nThe inverse hyperbolic tangent of x.")
    @CleanPoint
    static double atanh(ThreadState ts, @PositionalOnly double x) {
        if (Math.abs(x) >= 1) {
            throw domain(ts, "expected a number between -1 and 1, got ", x);
        }
        return SpecialFunctions.atanh(x);
    }

    @ExposedMethod(doc = "exp($module, x, /)\n--\n\ne to the power x.")
    @CleanPoint
    static double exp(ThreadState ts, @PositionalOnly double x) {
        return finite(ts, Math.exp(x), x);
    }

    @ExposedMethod(doc = "exp2($module, x, /)\n--\n\n2 to the power x.")
    @CleanPoint
    static double exp2(ThreadState ts, @PositionalOnly double x) {
        return finite(ts, Math.pow(2, x), x);
    }

    @ExposedMethod(doc = "expm1($module, x, /)\n--\n\ne to the power x, less 1, exact near 0.")
    @CleanPoint
    static double expm1(ThreadState ts, @PositionalOnly double x) {
        return finite(ts, StrictMath.expm1(x), x);
    }

    @ExposedMethod(doc = "log1p($module, x, /)\n--\n\nThe natural logarithm of 1+x, exact near 0.")
    @CleanPoint
    static double log1p(ThreadState ts, @PositionalOnly double x) {
        if (x <= -1) {
            throw domain(ts, "expected argument value > -1, got ", x);
        }
        return StrictMath.log1p(x);
    }

    @ExposedMethod(doc = "sqrt($module, x, /)\n--\n\nThe square root of x.")
    @CleanPoint
    static double sqrt(ThreadState ts, @PositionalOnly double x) {
        if (x < 0) {
            throw domain(ts, "expected a nonnegative input, got ", x);
        }
        return Math.sqrt(x);
    }

    @ExposedMethod(doc = "cbrt($module, x, /)\n--\n\nThe cube root of x.")
    @CleanPoint
    static double cbrt(@PositionalOnly double x) {
        return NearestFunctions.cbrt(x);
    }

    @ExposedMethod(doc = "fabs($module, x, /)\n--\n\nThe absolute value of x.")
    @CleanPoint
    static double fabs(@PositionalOnly double x) {
        return Math.abs(x);
    }

    @ExposedMethod(doc = "erf($module, x, /)\n--\n\nThe error function at x.")
    @CleanPoint
    static double erf(@PositionalOnly double x) {
        return NearestFunctions.erf(x);
    }

    @ExposedMethod(doc = "erfc($module, x, /)\n--\n\nOne less the error function at x.")
    @CleanPoint
    static double erfc(@PositionalOnly double x) {
        return NearestFunctions.erfc(x);
    }

    @ExposedMethod(doc = "degrees($module, x, /)\n--\n\nAn angle in degrees.")
    @CleanPoint
    static double degrees(@PositionalOnly double x) {
        return x * (180.0 / Math.PI);
    }

    @ExposedMethod(doc = "radians($module, x, /)\n--\n\nAn angle in radians.")
    @CleanPoint
    static double radians(@PositionalOnly double x) {
        return x * (Math.PI / 180.0);
    }

    @ExposedMethod(doc = "gamma($module, x, /)\n--\n\nThe gamma function at x.")
    @CleanPoint
    static double gamma(ThreadState ts, @PositionalOnly double x) {
        if (x == Double.NEGATIVE_INFINITY || x <= 0 && x == Math.rint(x)) {
            throw domain(ts, "expected a noninteger or positive integer, got ", x);
        }
        return finite(ts, SpecialFunctions.gamma(x), x);
    }

    @ExposedMethod(doc = "lgamma($module, x, /)\n--\n\nThe logarithm of the gamma function's absolute value at x.")
    @CleanPoint
    static double lgamma(ThreadState ts, @PositionalOnly double x) {
        if (x <= 0 && x == Math.rint(x) && !Double.isInfinite(x)) {
            throw domain(ts, "expected a noninteger or positive integer, got ", x);
        }
        return finite(ts, SpecialFunctions.logGamma(x), x);
    }

    @ExposedMethod(doc = "atan2($module, y, x, /)\n--\n\nThe angle of the point (x, y), in radians.")
    @CleanPoint
    static double atan2(double y, @PositionalOnly double x) {
        return NearestFunctions.atan2(y, x);
    }

    @ExposedMethod(doc = "copysign($module, x, y, /)\n--\n\nx with the sign of y.")
    @CleanPoint
    static double copysign(double x, @PositionalOnly double y) {
        return Math.copySign(x, Double.isNaN(y) ? Double.longBitsToDouble(Double.doubleToRawLongBits(y)) : y);
    }

    @ExposedMethod(doc = "pow($module, x, y, /)\n--\n\nx to the power y.")
    @CleanPoint
    static double pow(ThreadState ts, double x, @PositionalOnly double y) {
        if (x == 1 || y == 0) {
            return 1;
        }
        double result = Math.pow(x, y);
        if (Double.isInfinite(x) || Double.isInfinite(y) || Double.isNaN(x) || Double.isNaN(y)) {
            return x == -1 && Double.isInfinite(y) ? 1 : result;
        }
        if (Double.isNaN(result) || x == 0 && y < 0) {
            throw domain(ts);
        }
        return finite(ts, result, x);
    }

    @ExposedMethod(doc = "fmod($module, x, y, /)\n--\n\nThe remainder of x / y, with the sign of x.")
    @CleanPoint
    static double fmod(ThreadState ts, double x, @PositionalOnly double y) {
        double result = x % y;
        if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw domain(ts);
        }
        return result;
    }

    @ExposedMethod(doc = "remainder($module, x, y, /)\n--\n\nx less the multiple of y that is nearest.")
    @CleanPoint
    static double remainder(ThreadState ts, double x, @PositionalOnly double y) {
        double result = StrictMath.IEEEremainder(x, y);
        if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw domain(ts);
        }
        return result;
    }

    @ExposedMethod(doc = "fma($module, x, y, z, /)\n--\n\nx * y + z, rounded once.")
    @CleanPoint
    static double fma(ThreadState ts, double x, double y, @PositionalOnly double z) {
        double result = Math.fma(x, y, z);
        boolean given = Double.isNaN(x) || Double.isNaN(y) || Double.isNaN(z);
        if (Double.isNaN(result) && !given) {
            throw Errors.valueError(ts, "invalid operation in fma");
        }
        if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y) && !Double.isInfinite(z)) {
            throw Errors.overflowError(ts, "overflow in fma");
        }
        return result;
    }

    @ExposedMethod(doc = "frexp($module, x, /)\n--\n\nMantissa and exponent of x.")
    @CleanPoint
    static PyObject frexp(ThreadState ts, @PositionalOnly double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return PyTuple.of(ts, PyFloat.of(x), PyInt.of(0));
        }
        int exponent = Math.getExponent(x) + 1;
        double mantissa = x;
        if (exponent <= Double.MIN_EXPONENT) {
            mantissa = x * 0x1p54;
            exponent = Math.getExponent(mantissa) + 1 - 54;
            return PyTuple.of(ts, PyFloat.of(Math.scalb(mantissa, -exponent - 54)), PyInt.of(exponent));
        }
        return PyTuple.of(ts, PyFloat.of(Math.scalb(mantissa, -exponent)), PyInt.of(exponent));
    }

    @ExposedMethod(doc = "ldexp($module, x, i, /)\n--\n\nx * 2**i.")
    @CleanPoint
    static double ldexp(ThreadState ts, double x, @PositionalOnly PyObject i) {
        PyInt n = PyInt.asSelf(i);
        if (n == null) {
            throw Errors.typeError(ts, "Expected an int as second argument to ldexp.");
        }
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        long exponent = n.fitsLong() ? n.longValue() : n.bigValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        return finite(ts, Math.scalb(x, (int) Math.max(-5000, Math.min(5000, exponent))), x);
    }

    @ExposedMethod(doc = "modf($module, x, /)\n--\n\nThe fractional and the integer part of x.")
    @CleanPoint
    static PyObject modf(ThreadState ts, @PositionalOnly double x) {
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        double fraction = Double.isInfinite(x) ? 0 : x - whole;
        return PyTuple.of(ts, PyFloat.of(Math.copySign(fraction, x)), PyFloat.of(Double.isNaN(x) ? x : Math.copySign(whole, x)));
    }

    @ExposedMethod(doc = "nextafter($module, x, y, /, *, steps=None)\n--\n\nThe float that many steps from x towards y.")
    @CleanPoint
    static double nextafter(ThreadState ts, double x, @PositionalOnly double y, @KeywordOnly @Default("None") PyObject steps) {
        if (steps == PyNone.NONE) {
            return Math.nextAfter(x, y);
        }
        PyInt n = Sizes.index(ts, steps);
        if (n.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "steps must be a non-negative integer");
        }
        // As a number without sign: what does not fit is beyond all floats.
        long count = n.bigValue().bitLength() <= Long.SIZE ? n.bigValue().longValue() : -1;
        return SpecialFunctions.nextAfter(x, y, count);
    }

    @ExposedMethod(doc = "ulp($module, x, /)\n--\n\nThe value of the least significant bit of x.")
    @CleanPoint
    static double ulp(@PositionalOnly double x) {
        return Math.ulp(x);
    }

    @ExposedMethod(doc = "isfinite($module, x, /)\n--\n\nWhether x is neither infinite nor NaN.")
    @CleanPoint
    static boolean isfinite(@PositionalOnly double x) {
        return !Double.isNaN(x) && !Double.isInfinite(x);
    }

    @ExposedMethod(doc = "isinf($module, x, /)\n--\n\nWhether x is infinite.")
    @CleanPoint
    static boolean isinf(@PositionalOnly double x) {
        return Double.isInfinite(x);
    }

    @ExposedMethod(doc = "isnan($module, x, /)\n--\n\nWhether x is NaN.")
    @CleanPoint
    static boolean isnan(@PositionalOnly double x) {
        return Double.isNaN(x);
    }

    @ExposedMethod(doc = "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nWhether two numbers are nearly equal.")
    @CleanPoint
    static boolean isclose(
            ThreadState ts, double a, double b, @KeywordOnly @Default("1e-09") double rel_tol, @Default("0.0") double abs_tol) {
        if (rel_tol < 0 || abs_tol < 0) {
            throw Errors.valueError(ts, "tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        double difference = Math.abs(b - a);
        return difference <= Math.abs(rel_tol * b) || difference <= Math.abs(rel_tol * a) || difference <= abs_tol;
    }
}
