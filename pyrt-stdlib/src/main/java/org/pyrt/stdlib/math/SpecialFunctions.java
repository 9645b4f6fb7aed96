package org.pyrt.stdlib.math;

/** Functions that the host's library lacks. Plain Java, stateless. */
final class SpecialFunctions {

    /** The numerator of Lanczos' sum for thirteen terms, from the lowest power: the coefficients of Boost and CPython. */
    private static final double[] LANCZOS_NUMERATOR = {
        23531376880.41076, 42919803642.6491, 35711959237.355668, 17921034426.03721, 6039542586.352028, 1439720407.3117216, 248874557.86205417,
        31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936, 2.5066282746310002
    };

    /** Its denominator: x(x + 1)(x + 2)...(x + 11). */
    private static final double[] LANCZOS_DENOMINATOR = {
        0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1
    };

    private static final double LANCZOS_G = 6.024680040776729583740234375;
    private static final double LANCZOS_SHIFT = LANCZOS_G - 0.5;
    private static final double LOG_PI = 1.1447298858494002;
    private static final double EXACT_FACTORIALS = 23;
    private static final double NEGLIGIBLE = 1e-20;
    private static final double GAMMA_LIMIT = 200;
    private static final double POWER_LIMIT = 140;
    /** Above it, exp(-x) is nothing beside exp(x). */
    private static final double ONE_EXPONENTIAL = 22;
    private static final double LARGEST_EXPONENT = 709.78;

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

    static double sinh(double x) {
        double a = Math.abs(x);
        return a < ONE_EXPONENTIAL || Double.isNaN(x) ? StrictMath.sinh(x) : Math.copySign(halfOfExp(a), x);
    }

    static double cosh(double x) {
        double a = Math.abs(x);
        if (a < 0.35 || Double.isNaN(x)) {
            return StrictMath.cosh(x);
        }
        if (a >= ONE_EXPONENTIAL) {
            return halfOfExp(a);
        }
        double t = Math.exp(a);
        return 0.5 * t + 0.5 / t;
    }

    private static double halfOfExp(double x) {
        if (x < LARGEST_EXPONENT) {
            return 0.5 * Math.exp(x);
        }
        double root = Math.exp(0.5 * x);
        return 0.5 * root * root;
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

    /** The gamma function of what is neither a negative integer nor zero. */
    static double gamma(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        if (x == Math.floor(x) && x <= EXACT_FACTORIALS) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        double a = Math.abs(x);
        if (a < NEGLIGIBLE) {
            return 1 / x;
        }
        if (a > GAMMA_LIMIT) {
            return x < 0 ? 0 / sineOfPi(x) : Double.POSITIVE_INFINITY;
        }
        double base = a + LANCZOS_SHIFT;
        // What rounding the base lost, times its effect on the powers below.
        double lost = a > LANCZOS_SHIFT ? base - a - LANCZOS_SHIFT : base - LANCZOS_SHIFT - a;
        double correction = lost * LANCZOS_G / base;
        boolean whole = a < POWER_LIMIT;
        double power = whole ? Math.pow(base, a - 0.5) : Math.pow(base, a / 2 - 0.25);
        if (x < 0) {
            double r = -Math.PI / sineOfPi(a) / a * Math.exp(base) / lanczos(a);
            r -= correction * r;
            r /= power;
            return whole ? r : r / power;
        }
        double r = lanczos(a) / Math.exp(base);
        r += correction * r;
        r *= power;
        return whole ? r : r * power;
    }

    /** The sine of pi times a finite x, which is exact where x is a multiple of a half. */
    private static double sineOfPi(double x) {
        double y = Math.abs(x) % 2;
        double sine =
                switch ((int) Math.floor(2 * y + 0.5)) {
                    case 0 -> Math.sin(Math.PI * y);
                    case 1 -> Math.cos(Math.PI * (y - 0.5));
                    case 2 -> Math.sin(Math.PI * (1 - y));
                    case 3 -> -Math.cos(Math.PI * (y - 1.5));
                    default -> Math.sin(Math.PI * (y - 2));
                };
        return Math.copySign(1, x) * sine;
    }

    /** Lanczos' sum, for positive x: a quotient of polynomials in x, or in 1 / x where powers of x could overflow. */
    private static double lanczos(double x) {
        double top = 0;
        double bottom = 0;
        int n = LANCZOS_NUMERATOR.length;
        if (x < 5) {
            for (int i = n - 1; i >= 0; i--) {
                top = top * x + LANCZOS_NUMERATOR[i];
                bottom = bottom * x + LANCZOS_DENOMINATOR[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                top = top / x + LANCZOS_NUMERATOR[i];
                bottom = bottom / x + LANCZOS_DENOMINATOR[i];
            }
        }
        return top / bottom;
    }

    /** The logarithm of the size of the gamma function. */
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
        double a = Math.abs(x);
        if (a < NEGLIGIBLE) {
            return -Math.log(a);
        }
        double r = Math.log(lanczos(a)) - LANCZOS_G;
        r += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
        return x < 0 ? LOG_PI - Math.log(Math.abs(sineOfPi(a))) - Math.log(a) - r : r;
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
        // The distance is a number without sign: floats are fewer than 2 ** 64.
        if (Long.compareUnsigned(steps, Math.max(from, to) - Math.min(from, to)) >= 0) {
            return y;
        }
        return ofOrdinal(to > from ? from + steps : from - steps);
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
