package org.pyrt.stdlib.math;

/**
 * A number as the unevaluated sum of two doubles, of which the second is at most half a unit in the last place of the first: about 106 bits. Operations
 * err by a few units of the last of them. Rounding a result to its high part gives the nearest double, but for the rarest cases. Immutable.
 *
 * <p>Source: T. J. Dekker, A floating-point technique for extending the available precision, 1971.
 */
record DoubleDouble(double high, double low) {

    static final DoubleDouble ONE = new DoubleDouble(1, 0);
    static final DoubleDouble PI = new DoubleDouble(Math.PI, 0x1.1a62633145c07p-53);
    static final DoubleDouble LN_2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

    private static final int EXP_STEPS = 64;
    private static final int EXP_TERMS = 13;
    private static final int ANGLE_STEPS = 32;
    private static final int ANGLE_TERMS = 16;
    /** Enough terms where the argument is as large as a table needs. */
    private static final int TABLE_TERMS = 45;

    private static final DoubleDouble[] INVERSE_FACTORIALS = inverseFactorials();
    /** exp of i / EXP_STEPS - 1 / 2. */
    private static final DoubleDouble[] EXP = exponentials();
    /** Sines of i / ANGLE_STEPS, up to pi. */
    private static final DoubleDouble[] SINES = angles(1);
    private static final DoubleDouble[] COSINES = angles(0);

    static DoubleDouble of(double x) {
        return new DoubleDouble(x, 0);
    }

    /** a + b, exactly. */
    static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double t = s - a;
        return new DoubleDouble(s, a - (s - t) + (b - t));
    }

    /** a * b, exactly but for underflow. */
    static DoubleDouble product(double a, double b) {
        double p = a * b;
        return new DoubleDouble(p, Math.fma(a, b, -p));
    }

    /** a + b where a is not smaller in size. */
    private static DoubleDouble normal(double a, double b) {
        double s = a + b;
        return new DoubleDouble(s, a - s + b);
    }

    DoubleDouble plus(DoubleDouble y) {
        DoubleDouble s = sum(high, y.high);
        DoubleDouble t = sum(low, y.low);
        DoubleDouble u = normal(s.high, s.low + t.high);
        return normal(u.high, u.low + t.low);
    }

    DoubleDouble plus(double y) {
        DoubleDouble s = sum(high, y);
        return normal(s.high, s.low + low);
    }

    DoubleDouble minus(DoubleDouble y) {
        return plus(y.negated());
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble times(DoubleDouble y) {
        double p = high * y.high;
        return normal(p, Math.fma(high, y.high, -p) + (high * y.low + low * y.high));
    }

    DoubleDouble times(double y) {
        double p = high * y;
        return normal(p, Math.fma(high, y, -p) + low * y);
    }

    DoubleDouble over(DoubleDouble y) {
        double q = high / y.high;
        DoubleDouble rest = minus(y.times(q));
        return normal(q, (rest.high + rest.low) / y.high);
    }

    DoubleDouble over(double y) {
        return over(of(y));
    }

    DoubleDouble root() {
        if (high == 0) {
            return this;
        }
        double r = Math.sqrt(high);
        DoubleDouble rest = minus(product(r, r));
        return normal(r, rest.high / (2 * r));
    }

    /** The power of e, for exponents whose power neither overflows nor vanishes: the result is scaled by {@code 2 ** -scale(high)}. */
    DoubleDouble exp() {
        DoubleDouble rest = minus(LN_2.times(scale(high)));
        int step = (int) Math.rint(rest.high * EXP_STEPS);
        return EXP[step + EXP_STEPS / 2].times(series(rest.plus(-step / (double) EXP_STEPS), EXP_TERMS));
    }

    /** The power of two that {@link #exp} leaves out. */
    static int scale(double exponent) {
        return (int) Math.rint(exponent / LN_2.high);
    }

    /** The sine of a double from 0 to pi. */
    static DoubleDouble sin(double x) {
        int step = (int) Math.rint(x * ANGLE_STEPS);
        DoubleDouble rest = of(x - step / (double) ANGLE_STEPS);
        return SINES[step].times(angle(rest, 0, ANGLE_TERMS)).plus(COSINES[step].times(angle(rest, 1, ANGLE_TERMS)));
    }

    /** The cosine of a double from 0 to pi. */
    static DoubleDouble cos(double x) {
        int step = (int) Math.rint(x * ANGLE_STEPS);
        DoubleDouble rest = of(x - step / (double) ANGLE_STEPS);
        return COSINES[step].times(angle(rest, 0, ANGLE_TERMS)).minus(SINES[step].times(angle(rest, 1, ANGLE_TERMS)));
    }

    /** The series of exp. */
    private static DoubleDouble series(DoubleDouble x, int terms) {
        DoubleDouble sum = INVERSE_FACTORIALS[terms];
        for (int i = terms - 1; i >= 0; i--) {
            sum = sum.times(x).plus(INVERSE_FACTORIALS[i]);
        }
        return sum;
    }

    /** The series of cos (first term 0) or sin (first term 1). */
    private static DoubleDouble angle(DoubleDouble x, int first, int terms) {
        DoubleDouble square = x.times(x).negated();
        int i = first + terms / 2 * 2;
        DoubleDouble sum = INVERSE_FACTORIALS[i];
        for (i -= 2; i >= 0; i -= 2) {
            sum = sum.times(square).plus(INVERSE_FACTORIALS[i]);
        }
        return first == 0 ? sum : sum.times(x);
    }

    private static DoubleDouble[] inverseFactorials() {
        DoubleDouble[] table = new DoubleDouble[TABLE_TERMS + 2];
        table[0] = ONE;
        for (int i = 1; i < table.length; i++) {
            table[i] = table[i - 1].over(i);
        }
        return table;
    }

    private static DoubleDouble[] exponentials() {
        DoubleDouble[] table = new DoubleDouble[EXP_STEPS + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = series(of(i / (double) EXP_STEPS - 0.5), TABLE_TERMS);
        }
        return table;
    }

    private static DoubleDouble[] angles(int first) {
        DoubleDouble[] table = new DoubleDouble[(int) (Math.PI * ANGLE_STEPS) + 2];
        for (int i = 0; i < table.length; i++) {
            table[i] = angle(of(i / (double) ANGLE_STEPS), first, TABLE_TERMS);
        }
        return table;
    }
}
