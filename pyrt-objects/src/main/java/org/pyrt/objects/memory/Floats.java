package org.pyrt.objects.memory;

/** Floats of other sizes. */
public final class Floats {

    private static final double HALF_LIMIT = 65520;

    private Floats() {}

    /** The bits of the nearest 16-bit float, ties to even; -1 if {@code x} is finite and too large for one. */
    public static int toHalf(double x) {
        int sign = (int) (Double.doubleToRawLongBits(x) >>> 48) & 0x8000;
        if (Double.isNaN(x)) {
            return sign | 0x7e00;
        }
        double a = Math.abs(x);
        if (Double.isInfinite(a)) {
            return sign | 0x7c00;
        }
        if (a >= HALF_LIMIT) {
            return -1;
        }
        if (a < 0x1p-14) {
            return sign | (int) Math.rint(a * 0x1p24);
        }
        int exponent = Math.getExponent(a);
        // A mantissa that rounds up to 2048 carries into the exponent, as it should.
        return sign | (exponent + 14 << 10) + (int) Math.rint(Math.scalb(a, 10 - exponent));
    }
}
