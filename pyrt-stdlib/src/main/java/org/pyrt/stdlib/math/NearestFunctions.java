package org.pyrt.stdlib.math;

/**
 * Functions whose results are the nearest doubles, but for the rarest cases: arcs, cube roots, logarithms to the base 2 and the error function. A host's
 * result is corrected by one step of Newton's method in twice the precision, or a series is summed in it. Plain Java, stateless.
 */
final class NearestFunctions {

    /** Below it, arcs differ from their arguments by less than a quarter of a unit in the last place. */
    private static final double TINY = 0x1p-27;
    private static final double NEAR_ONE = 0x1p-20;
    private static final double ERF_IS_ONE = 6;
    private static final double ERFC_FRACTION = 3;
    private static final double ERFC_IS_ZERO = 28;
    private static final int FRACTION_TERMS = 70;
    private static final double NEGLIGIBLE = 0x1p-76;

    private static final DoubleDouble INVERSE_LN_2 = DoubleDouble.ONE.over(DoubleDouble.LN_2);
    private static final DoubleDouble ROOT_OF_PI = DoubleDouble.PI.root();

    private NearestFunctions() {}

    static double atan(double x) {
        double a = Math.abs(x);
        return Double.isNaN(x) || a < TINY || a > 0x1p60 ? StrictMath.atan(x) : atan2(x, 1);
    }

    static double asin(double x) {
        double a = Math.abs(x);
        if (!(a <= 1) || a < TINY) {
            return StrictMath.asin(x);
        }
        return Math.copySign(arc(DoubleDouble.of(a), cofactor(a), StrictMath.asin(a)), x);
    }

    static double acos(double x) {
        if (!(Math.abs(x) < 1)) {
            return StrictMath.acos(x);
        }
        return arc(cofactor(x), DoubleDouble.of(x), StrictMath.acos(x));
    }

    /** The root of 1 - x * x. */
    private static DoubleDouble cofactor(double x) {
        return DoubleDouble.sum(1, -x).times(DoubleDouble.sum(1, x)).root();
    }

    static double atan2(double y, double x) {
        double first = StrictMath.atan2(y, x);
        double size = Math.abs(first);
        // Signed zeros, infinities and the smallest results are as exact as the host has them.
        if (!(size > 0x1p-1000) || y == 0 || x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return first;
        }
        int exponent = Math.max(Math.getExponent(x), Math.getExponent(y));
        double a = Math.scalb(Math.abs(y), -exponent);
        double b = Math.scalb(x, -exponent);
        if (size < TINY) {
            double quotient = a / b;
            double rest = Math.fma(-quotient, b, a) / b;
            return Math.copySign(quotient + (rest - quotient * quotient * quotient / 3), y);
        }
        return Math.copySign(arc(DoubleDouble.of(a), DoubleDouble.of(b), size), y);
    }

    /** The angle of the point (x, y), of any length about 1 and above the axis, where {@code first} is near it. */
    private static double arc(DoubleDouble y, DoubleDouble x, double first) {
        DoubleDouble sine = DoubleDouble.sin(first);
        DoubleDouble cosine = DoubleDouble.cos(first);
        DoubleDouble rest = y.times(cosine).minus(x.times(sine));
        return first + rest.high() / (x.high() * cosine.high() + y.high() * sine.high());
    }

    static double cbrt(double x) {
        double a = Math.abs(x);
        if (!(a > 0) || Double.isInfinite(x)) {
            return x;
        }
        boolean small = a < Double.MIN_NORMAL;
        double normal = small ? a * 0x1p54 : a;
        int third = Math.floorDiv(Math.getExponent(normal), 3);
        double scaled = Math.scalb(normal, -3 * third);
        double first = StrictMath.cbrt(scaled);
        DoubleDouble cube = DoubleDouble.product(first, first).times(first);
        double root = first + cube.negated().plus(scaled).high() / (3 * first * first);
        return Math.copySign(Math.scalb(root, small ? third - 18 : third), x);
    }

    /** The logarithm to the base 2 of a number that is not negative. */
    static double log2(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x) || x == 0) {
            return Math.log(x);
        }
        boolean small = x < Double.MIN_NORMAL;
        double normal = small ? x * 0x1p54 : x;
        int exponent = Math.getExponent(normal);
        double mantissa = Math.scalb(normal, -exponent);
        if (mantissa > Math.sqrt(2)) {
            mantissa /= 2;
            exponent++;
        }
        if (mantissa == 1) {
            return small ? exponent - 54 : exponent;
        }
        return logarithm(mantissa).times(INVERSE_LN_2).plus(small ? exponent - 54 : exponent).high();
    }

    /** The natural logarithm of a number from the root of a half to that of two. */
    private static DoubleDouble logarithm(double x) {
        double above = x - 1;
        if (Math.abs(above) < NEAR_ONE) {
            DoubleDouble square = DoubleDouble.product(above, above);
            DoubleDouble cube = square.times(above).over(3);
            return DoubleDouble.of(above).minus(square.times(0.5)).plus(cube).plus(-square.high() * square.high() / 4);
        }
        double first = Math.log(x);
        // The exponent is small enough to need no power of two.
        DoubleDouble power = DoubleDouble.of(first).exp();
        double rest = Math.scalb(x, -DoubleDouble.scale(first)) - power.high() - power.low();
        double ratio = rest / power.high();
        return DoubleDouble.sum(first, ratio - ratio * ratio / 2);
    }

    static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x) || a == 0) {
            return x;
        }
        return Math.copySign(a > ERF_IS_ONE ? 1 : erfSeries(a).high(), x);
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x < ERFC_FRACTION) {
            double a = Math.abs(x);
            DoubleDouble erf = a > ERF_IS_ONE ? DoubleDouble.ONE : erfSeries(a);
            return (x < 0 ? erf : erf.negated()).plus(1).high();
        }
        if (x > ERFC_IS_ZERO) {
            return 0;
        }
        DoubleDouble fraction = DoubleDouble.of(0);
        for (int n = FRACTION_TERMS; n > 0; n--) {
            fraction = DoubleDouble.of(n / 2.0).over(fraction.plus(x));
        }
        DoubleDouble exponent = DoubleDouble.product(x, x).negated();
        double scaled = exponent.exp().over(ROOT_OF_PI.times(fraction.plus(x))).high();
        return Math.scalb(scaled, DoubleDouble.scale(exponent.high()));
    }

    /** The series of Abramowitz and Stegun 7.1.6, for positive x. */
    private static DoubleDouble erfSeries(double x) {
        DoubleDouble square = DoubleDouble.product(x, x);
        DoubleDouble term = DoubleDouble.of(2 * x);
        DoubleDouble sum = term;
        for (int n = 1; term.high() > sum.high() * NEGLIGIBLE; n++) {
            term = term.times(square).over(n + 0.5);
            sum = sum.plus(term);
        }
        DoubleDouble exponent = square.negated();
        DoubleDouble result = exponent.exp().times(sum).over(ROOT_OF_PI);
        int scale = DoubleDouble.scale(exponent.high());
        return new DoubleDouble(Math.scalb(result.high(), scale), Math.scalb(result.low(), scale));
    }
}
