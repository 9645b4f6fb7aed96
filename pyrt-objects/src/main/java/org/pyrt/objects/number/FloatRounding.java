package org.pyrt.objects.number;

import java.math.BigInteger;
import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/** {@code float.__round__} and {@code float.as_integer_ratio}. */
final class FloatRounding {

    /** More places than this change no float. */
    private static final int MAX_PLACES = 323;

    /** Fewer places than this make every float zero. */
    private static final int MIN_PLACES = -308;

    private FloatRounding() {}

    /** {@code x} rounded to {@code places} by its exact value; raises OverflowError. */
    static double round(ThreadState ts, double x, long places) {
        if (Double.isNaN(x) || Double.isInfinite(x) || places > MAX_PLACES) {
            return x;
        }
        if (places < MIN_PLACES) {
            return 0.0 * x;
        }
        double r = DecimalDigits.fixed(x, (int) places).value();
        if (Double.isInfinite(r)) {
            throw Errors.overflowError(ts, "rounded value too large to represent");
        }
        return Math.copySign(r, x);
    }

    /** Numerator and denominator in lowest terms; raises OverflowError or ValueError. */
    static PyInt[] ratio(ThreadState ts, double x) {
        if (Double.isInfinite(x)) {
            throw Errors.overflowError(ts, "cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(x)) {
            throw Errors.valueError(ts, "cannot convert NaN to integer ratio");
        }
        if (x == 0.0) {
            return new PyInt[] {SmallInt.of(0), SmallInt.of(1)};
        }
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long mantissa = bits & (1L << 52) - 1;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << 52;
        }
        int zeros = Long.numberOfTrailingZeros(mantissa);
        mantissa >>>= zeros;
        int power = exponent - 1075 + zeros;
        BigInteger numerator = BigInteger.valueOf(x < 0 ? -mantissa : mantissa);
        if (power >= 0) {
            return new PyInt[] {PyInt.of(numerator.shiftLeft(power)), SmallInt.of(1)};
        }
        return new PyInt[] {PyInt.of(numerator), PyInt.of(BigInteger.ONE.shiftLeft(-power))};
    }
}
