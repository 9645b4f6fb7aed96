package org.pyrt.objects.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact passages between ints and doubles. Knows nothing of Python. */
final class IntScaling {

    /** Bits of a double's significand. */
    private static final int PRECISION = 53;

    /** Exponent of the last bit of a subnormal double. */
    private static final int MIN_EXPONENT = -1074;

    private IntScaling() {}

    /** {@code a / b}, rounded once, ties to even; infinite if no double is that large. {@code b} is not 0. */
    static double ratio(BigInteger a, BigInteger b) {
        BigInteger n = a.abs();
        BigInteger d = b.abs();
        // A quotient of 55 or 56 bits leaves two for rounding; the remainder makes the last of them sticky.
        long shift = 55L - ((long) n.bitLength() - d.bitLength());
        if (n.signum() == 0 || shift > PRECISION + 1 - MIN_EXPONENT + 55L) {
            return a.signum() * b.signum() < 0 ? -0.0 : 0.0;
        }
        if (shift < -1100) {
            return a.signum() == b.signum() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        if (shift >= 0) {
            n = n.shiftLeft((int) shift);
        } else {
            d = d.shiftLeft((int) -shift);
        }
        BigInteger[] qr = n.divideAndRemainder(d);
        long q = qr[0].longValue();
        if (qr[1].signum() != 0) {
            q |= 1;
        }
        double r = scaled(q, (int) -shift);
        return a.signum() == b.signum() ? r : -r;
    }

    /** {@code q * 2**exponent}, rounded once, ties to even; {@code q} is positive. */
    static double scaled(long q, int exponent) {
        int bits = 64 - Long.numberOfLeadingZeros(q);
        int last = Math.max(bits + exponent - PRECISION, MIN_EXPONENT);
        int drop = last - exponent;
        if (drop <= 0) {
            return Math.scalb((double) q, exponent);
        }
        if (drop > 63) {
            return 0.0;
        }
        long kept = q >>> drop;
        long rest = q & (1L << drop) - 1;
        long half = 1L << drop - 1;
        if (rest > half || rest == half && (kept & 1) != 0) {
            kept++;
        }
        return Math.scalb((double) kept, last);
    }

    /** The integer nearest to zero from a finite {@code d}: its truncation. */
    static PyInt truncate(double d) {
        if (d >= -0x1p63 && d < 0x1p63) {
            return SmallInt.of((long) d);
        }
        return PyInt.of(new BigDecimal(d).toBigInteger());
    }

    /** Compares an int with a double that is not NaN, exactly. */
    static int compare(PyInt a, double d) {
        if (a.fitsLong()) {
            long x = a.longValue();
            if (d >= 0x1p63) {
                return -1;
            }
            if (d < -0x1p63) {
                return 1;
            }
            long whole = (long) d;
            if (x != whole) {
                return x < whole ? -1 : 1;
            }
            return Double.compare(0.0, d - whole + 0.0);
        }
        int sign = a.bigValue().signum();
        if (Double.isInfinite(d) || d > -0x1p63 && d < 0x1p63) {
            return Double.isInfinite(d) ? (d > 0 ? -1 : 1) : sign;
        }
        // Beyond 2**53 every double is a whole number.
        return a.bigValue().compareTo(new BigDecimal(d).toBigInteger());
    }
}
