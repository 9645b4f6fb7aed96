package org.pyrt.stdlib.math;

/** Functions that the host's library lacks. Plain Java, stateless. */
final class SpecialFunctions {

    /** Lanczos' approximation for g = 7 with nine terms. */
    private static final double[] LANCZOS = {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
    };

    private static final double LANCZOS_G = 7;
    private static final int LARGEST_FACTORIAL = 170;
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955125739;
    private static final double SQRT_PI = 1.7724538509055160273;
    private static final double SERIES_LIMIT = 1.5;
    private static final double ERFC_LIMIT = 30;
    private static final int FRACTION_TERMS = 80;

    private SpecialFunctions() {}

    static double asinh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        double result;
        if (a > 0x1p28) {
            result = Math.log(a) + Math.log(2);
        } else if (a > 2) {
            result = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            double t = a * a;
            result = StrictMath.log1p(a + t / (1 + Math.sqrt(1 + t)));
        }
        return Math.copySign(result, x);
    }

    static double cosh(double x) {
        double a = Math.abs(x);
        if (a < 0.35 || a >= 22) {
            return StrictMath.cosh(x);
        }
        double t = Math.exp(a);
        return 0.5 * t + 0.5 / t;
    }

    static double acosh(double x) {
        if (x > 0x1p28) {
            return Math.log(x) + Math.log(2);
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
    }

    static double atanh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28) {
            return x;
        }
        double t = a + a;
        double result = a < 0.5 ? 0.5 * StrictMath.log1p(t + t * a / (1 - a)) : 0.5 * StrictMath.log1p(t / (1 - a));
        return Math.copySign(result, x);
    }

    static double gamma(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        if (x == Math.rint(x) && x <= LARGEST_FACTORIAL + 1) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        if (x < 0.5) {
            double sine = Math.sin(Math.PI * reduced(x));
            return Math.PI / (sine * gamma(1 - x));
        }
        double y = x - 1;
        double base = y + LANCZOS_G + 0.5;
        double half = Math.pow(base, (y + 0.5) / 2);
        return Math.sqrt(2 * Math.PI) * half * Math.exp(-base) * half * lanczos(y);
    }

    /** x less the even integer nearest below: its sine of pi times it is the same. */
    private static double reduced(double x) {
        return x - 2 * Math.floor(x / 2);
    }

    private static double lanczos(double y) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (y + i);
        }
        return sum;
    }

    static double logGamma(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x == 1 || x == 2) {
            return 0;
        }
        if (x < 0.5 && Math.abs(x) > 1e-300) {
            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * reduced(x)))) - logGamma(1 - x);
        }
        if (x < 0.5) {
            return -Math.log(Math.abs(x));
        }
        if (x < LARGEST_FACTORIAL) {
            return Math.log(Math.abs(gamma(x)));
        }
        double y = x - 1;
        double base = y + LANCZOS_G + 0.5;
        return HALF_LOG_TWO_PI + (y + 0.5) * Math.log(base) - base + Math.log(lanczos(y));
    }

    static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        return a < SERIES_LIMIT ? erfSeries(x) : Math.copySign(1 - erfcFraction(a), x);
    }

    static double erfc(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (a < SERIES_LIMIT) {
            return 1 - erfSeries(x);
        }
        double tail = erfcFraction(a);
        return x > 0 ? tail : 2 - tail;
    }

    /** The series of Abramowitz and Stegun 7.1.6. */
    private static double erfSeries(double x) {
        double square = x * x;
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17 && n < 100; n++) {
            term *= 2 * square / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * Math.exp(-square) * sum;
    }

    /** The continued fraction of Abramowitz and Stegun 7.1.14, for positive x. */
    private static double erfcFraction(double x) {
        if (x >= ERFC_LIMIT) {
            return 0;
        }
        double square = x * x;
        double fraction = 0;
        for (int n = FRACTION_TERMS; n > 0; n--) {
            fraction = n / 2.0 / (x + fraction);
        }
        return Math.exp(-square) / (SQRT_PI * (x + fraction));
    }

    /** The float {@code steps} steps from x towards y. */
    static double nextAfter(double x, double y, long steps) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return x + y;
        }
        if (x == y || steps == 0) {
            return steps == 0 ? x : y;
        }
        long from = ordinal(x);
        long to = ordinal(y);
        long distance = to - from;
        if (steps >= Math.abs(distance)) {
            return y;
        }
        return ofOrdinal(from + (distance > 0 ? steps : -steps));
    }

    /** The number of a float in the order of all floats; zeros have 0. */
    private static long ordinal(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits < 0 ? -(bits & Long.MAX_VALUE) : bits;
    }

    private static double ofOrdinal(long n) {
        return Double.longBitsToDouble(n < 0 ? -n | Long.MIN_VALUE : n);
    }
}
