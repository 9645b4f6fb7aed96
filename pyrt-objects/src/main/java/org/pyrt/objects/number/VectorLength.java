package org.pyrt.objects.number;

/**
 * The length of a vector of floats to the last digit, but for the rarest cases. Squares are taken and summed with what rounding loses, and the root is
 * corrected by one step of Newton's method. Plain Java, stateless.
 */
public final class VectorLength {

    private VectorLength() {}

    /** The length of (x, y): infinite if one of them is, else NaN if one of them is. */
    public static double of(double x, double y) {
        double a = Math.abs(x);
        double b = Math.abs(y);
        double largest = Math.max(a, b);
        if (!Double.isFinite(largest) || largest == 0) {
            return a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : largest;
        }
        if (a == 0 || b == 0) {
            return largest;
        }
        int exponent = Math.getExponent(largest);
        double p = Math.scalb(largest, -exponent);
        double q = Math.scalb(Math.min(a, b), -exponent);
        double high = p * p;
        double square = q * q;
        double sum = high + square;
        return Math.scalb(root(sum, high - sum + square + (Math.fma(p, p, -high) + Math.fma(q, q, -square))), exponent);
    }

    /** The length of a vector: infinite if one of the values is, else NaN if one of them is. */
    public static double of(double[] values) {
        double largest = 0;
        boolean nan = false;
        for (double v : values) {
            if (Double.isInfinite(v)) {
                return Double.POSITIVE_INFINITY;
            }
            nan |= Double.isNaN(v);
            largest = Math.max(largest, Math.abs(v));
        }
        if (nan) {
            return Double.NaN;
        }
        if (largest == 0 || values.length == 1) {
            return largest;
        }
        int exponent = Math.getExponent(largest);
        double sum = 0;
        double lost = 0;
        double lostSquares = 0;
        for (double v : values) {
            double x = Math.scalb(v, -exponent);
            double square = x * x;
            lostSquares += Math.fma(x, x, -square);
            double next = sum + square;
            lost += sum >= square ? sum - next + square : square - next + sum;
            sum = next;
        }
        return Math.scalb(root(sum, lost + lostSquares), exponent);
    }

    /** The root of high + low. */
    private static double root(double high, double low) {
        double root = Math.sqrt(high + low);
        double square = root * root;
        double rest = high - square + (low - Math.fma(root, root, -square));
        return root + rest / (2 * root);
    }
}
