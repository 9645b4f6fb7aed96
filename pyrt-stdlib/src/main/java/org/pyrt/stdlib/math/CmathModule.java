package org.pyrt.stdlib.math;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.ComplexConstructor;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.number.VectorLength;
import org.pyrt.refcount.ThreadState;

/** The module cmath: functions of complex numbers, which all take what has {@code __complex__}, {@code __float__} or {@code __index__}. */
@ExposedModule(name = "cmath", doc = "Mathematical functions for complex numbers.")
public final class CmathModule {

    @ExposedConstant static final double pi = Math.PI;
    @ExposedConstant static final double e = Math.E;
    @ExposedConstant static final double tau = Math.TAU;
    @ExposedConstant static final double inf = Double.POSITIVE_INFINITY;
    @ExposedConstant static final double nan = Double.NaN;
    @ExposedConstant static final PyObject infj = PyComplex.of(0, Double.POSITIVE_INFINITY);
    @ExposedConstant static final PyObject nanj = PyComplex.of(0, Double.NaN);

    private static final double LN_10 = Math.log(10);

    private CmathModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "cmath", "Mathematical functions for complex numbers.", new CmathModuleAdapter()).build();
    }

    @CleanPoint
    private static PyComplex number(ThreadState ts, PyObject z) {
        return ComplexConstructor.number(ts, z);
    }

    // ---- to and from polar coordinates ----

    @ExposedMethod(doc = "phase($module, z, /)\n--\n\nThe angle of a complex number, in radians.")
    @CleanPoint
    static double phase(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return NearestFunctions.atan2(c.imag, c.real);
    }

    @ExposedMethod(doc = "polar($module, z, /)\n--\n\nAbsolute value and angle of a complex number.")
    @CleanPoint
    static PyObject polar(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        double size = VectorLength.of(c.real, c.imag);
        if (Double.isInfinite(size) && Double.isFinite(c.real) && Double.isFinite(c.imag)) {
            throw MathModule.range(ts);
        }
        return PyTuple.of(ts, PyFloat.of(size), PyFloat.of(NearestFunctions.atan2(c.imag, c.real)));
    }

    @ExposedMethod(doc = "rect($module, r, phi, /)\n--\n\nThe complex number of that absolute value and angle.")
    @CleanPoint
    static PyObject rect(ThreadState ts, double r, @PositionalOnly double phi) {
        return ComplexFunctions.rect(ts, r, phi);
    }

    // ---- powers and logarithms ----

    @ExposedMethod(doc = "exp($module, z, /)\n--\n\ne to the power z.")
    @CleanPoint
    static PyObject exp(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexFunctions.exp(ts, c.real, c.imag);
    }

    @ExposedMethod(doc = "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.")
    @CleanPoint
    static PyObject log(ThreadState ts, PyObject z, @PositionalOnly @Default PyObject base) {
        PyComplex c = number(ts, z);
        if (base == null) {
            return ComplexFunctions.log(ts, c.real, c.imag);
        }
        PyComplex b = number(ts, base);
        PyComplex below = ComplexFunctions.log(ts, b.real, b.imag);
        if (below.real == 0 && below.imag == 0) {
            throw MathModule.domain(ts);
        }
        return PyComplex.quotient(ts, ComplexFunctions.logOrInfinity(c.real, c.imag), below);
    }

    @ExposedMethod(doc = "log10($module, z, /)\n--\n\nThe logarithm of z to the base 10.")
    @CleanPoint
    static PyObject log10(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        PyComplex natural = ComplexFunctions.log(ts, c.real, c.imag);
        return PyComplex.of(natural.real / LN_10, natural.imag / LN_10);
    }

    @ExposedMethod(doc = "sqrt($module, z, /)\n--\n\nThe square root of z.")
    @CleanPoint
    static PyObject sqrt(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexFunctions.sqrt(c.real, c.imag);
    }

    // ---- trigonometry: the hyperbolic functions, turned by a right angle ----

    @ExposedMethod(doc = "acos($module, z, /)\n--\n\nThe arc cosine of z.")
    @CleanPoint
    static PyObject acos(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexInverses.acos(c.real, c.imag);
    }

    @ExposedMethod(doc = "asin($module, z, /)\n--\n\nThe arc sine of z.")
    @CleanPoint
    static PyObject asin(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        PyComplex r = ComplexInverses.asinh(-c.imag, c.real);
        return PyComplex.of(r.imag, -r.real);
    }

    @ExposedMethod(doc = "atan($module, z, /)\n--\n\nThe arc tangent of z.")
    @CleanPoint
    static PyObject atan(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        PyComplex r = ComplexInverses.atanh(ts, -c.imag, c.real);
        return PyComplex.of(r.imag, -r.real);
    }

    @ExposedMethod(doc = "cos($module, z, /)\n--\n\nThe cosine of z.")
    @CleanPoint
    static PyObject cos(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexFunctions.cosh(ts, -c.imag, c.real);
    }

    @ExposedMethod(doc = "sin($module, z, /)\n--\n\nThe sine of z.")
    @CleanPoint
    static PyObject sin(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        PyComplex r = ComplexFunctions.sinh(ts, -c.imag, c.real);
        return PyComplex.of(r.imag, -r.real);
    }

    @ExposedMethod(doc = "tan($module, z, /)\n--\n\nThe tangent of z.")
    @CleanPoint
    static PyObject tan(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        PyComplex r = ComplexFunctions.tanh(ts, -c.imag, c.real);
        return PyComplex.of(r.imag, -r.real);
    }

    // ---- hyperbolic functions ----

    @ExposedMethod(doc = "acosh($module, z, /)\n--\n\nThe inverse hyperbolic cosine of z.")
    @CleanPoint
    static PyObject acosh(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexInverses.acosh(c.real, c.imag);
    }

    @ExposedMethod(doc = "asinh($module, z, /)\n--\n\nThe inverse hyperbolic sine of z.")
    @CleanPoint
    static PyObject asinh(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexInverses.asinh(c.real, c.imag);
    }

    @ExposedMethod(doc = "atanh($module, z, /)\n--\n\nThe inverse hyperbolic tangent of z.")
    @CleanPoint
    static PyObject atanh(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexInverses.atanh(ts, c.real, c.imag);
    }

    @ExposedMethod(doc = "cosh($module, z, /)\n--\n\nThe hyperbolic cosine of z.")
    @CleanPoint
    static PyObject cosh(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexFunctions.cosh(ts, c.real, c.imag);
    }

    @ExposedMethod(doc = "sinh($module, z, /)\n--\n\nThe hyperbolic sine of z.")
    @CleanPoint
    static PyObject sinh(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexFunctions.sinh(ts, c.real, c.imag);
    }

    @ExposedMethod(doc = "tanh($module, z, /)\n--\n\nThe hyperbolic tangent of z.")
    @CleanPoint
    static PyObject tanh(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return ComplexFunctions.tanh(ts, c.real, c.imag);
    }

    // ---- classification ----

    @ExposedMethod(doc = "isfinite($module, z, /)\n--\n\nWhether both parts are finite.")
    @CleanPoint
    static boolean isfinite(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return Double.isFinite(c.real) && Double.isFinite(c.imag);
    }

    @ExposedMethod(doc = "isnan($module, z, /)\n--\n\nWhether one part is not a number.")
    @CleanPoint
    static boolean isnan(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return Double.isNaN(c.real) || Double.isNaN(c.imag);
    }

    @ExposedMethod(doc = "isinf($module, z, /)\n--\n\nWhether one part is infinite.")
    @CleanPoint
    static boolean isinf(ThreadState ts, @PositionalOnly PyObject z) {
        PyComplex c = number(ts, z);
        return Double.isInfinite(c.real) || Double.isInfinite(c.imag);
    }

    @ExposedMethod(doc = "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nWhether two complex numbers are nearly equal.")
    @CleanPoint
    static boolean isclose(
            ThreadState ts, PyObject a, PyObject b, @KeywordOnly @Default("1e-09") double rel_tol, @Default("0.0") double abs_tol) {
        PyComplex x = number(ts, a);
        PyComplex y = number(ts, b);
        if (rel_tol < 0 || abs_tol < 0) {
            throw Errors.valueError(ts, "tolerances must be non-negative");
        }
        if (x.real == y.real && x.imag == y.imag) {
            return true;
        }
        if (Double.isInfinite(x.real) || Double.isInfinite(x.imag) || Double.isInfinite(y.real) || Double.isInfinite(y.imag)) {
            return false;
        }
        double difference = VectorLength.of(x.real - y.real, x.imag - y.imag);
        return difference <= rel_tol * VectorLength.of(y.real, y.imag)
                || difference <= rel_tol * VectorLength.of(x.real, x.imag)
                || difference <= abs_tol;
    }
}
