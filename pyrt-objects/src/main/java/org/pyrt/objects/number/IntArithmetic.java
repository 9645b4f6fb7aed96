package org.pyrt.objects.number;

import java.math.BigInteger;
import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/**
 * Arithmetic of ints: two longs first, with overflow into {@link BigInteger}; results are normalized, so that what fits a long is a
 * {@link SmallInt}. Bools count as 0 and 1, and the results are ints.
 *
 * <p>A result beyond the two billion bits of BigInteger is reported as OutOfMemoryError, which the machine turns into MemoryError.
 */
public final class IntArithmetic {

    private IntArithmetic() {}

    // ---- sums and products ----

    /** {@code a + b}. */
    public static PyInt add(PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return add(x.value, y.value);
        }
        return addSlow(a, b);
    }

    /** The sum of two longs. */
    public static PyInt add(long x, long y) {
        long r = x + y;
        return ((x ^ r) & (y ^ r)) >= 0 ? SmallInt.of(r) : new BigInt(BigInteger.valueOf(x).add(BigInteger.valueOf(y)));
    }

    private static PyInt addSlow(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            return add(a.longValue(), b.longValue());
        }
        try {
            return PyInt.of(a.bigValue().add(b.bigValue()));
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    /** {@code a - b}. */
    public static PyInt sub(PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return sub(x.value, y.value);
        }
        return subSlow(a, b);
    }

    /** The difference of two longs. */
    public static PyInt sub(long x, long y) {
        long r = x - y;
        return ((x ^ y) & (x ^ r)) >= 0 ? SmallInt.of(r) : new BigInt(BigInteger.valueOf(x).subtract(BigInteger.valueOf(y)));
    }

    private static PyInt subSlow(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            return sub(a.longValue(), b.longValue());
        }
        try {
            return PyInt.of(a.bigValue().subtract(b.bigValue()));
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    /** {@code a * b}. */
    public static PyInt mul(PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y) {
            return mul(x.value, y.value);
        }
        return mulSlow(a, b);
    }

    /** The product of two longs. */
    public static PyInt mul(long x, long y) {
        long low = x * y;
        return Math.multiplyHigh(x, y) == low >> 63 ? SmallInt.of(low) : new BigInt(BigInteger.valueOf(x).multiply(BigInteger.valueOf(y)));
    }

    private static PyInt mulSlow(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            return mul(a.longValue(), b.longValue());
        }
        try {
            return PyInt.of(a.bigValue().multiply(b.bigValue()));
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    static OutOfMemoryError tooLarge() {
        return new OutOfMemoryError("an int of more than 2**31 bits");
    }

    // ---- quotients ----

    /** {@code a // b}; raises ZeroDivisionError. */
    public static PyInt floordiv(ThreadState ts, PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y && y.value != 0 && y.value != -1) {
            return SmallInt.of(Math.floorDiv(x.value, y.value));
        }
        return floordivSlow(ts, a, b);
    }

    private static PyInt floordivSlow(ThreadState ts, PyInt a, PyInt b) {
        checkDivisor(ts, b);
        if (b.fitsLong()) {
            long y = b.longValue();
            if (y == -1) {
                return neg(a);
            }
            if (a.fitsLong()) {
                return SmallInt.of(Math.floorDiv(a.longValue(), y));
            }
        }
        BigInteger d = b.bigValue();
        BigInteger[] qr = a.bigValue().divideAndRemainder(d);
        return PyInt.of(rounds(qr[1], d) ? qr[0].subtract(BigInteger.ONE) : qr[0]);
    }

    /** {@code a % b}; raises ZeroDivisionError. */
    public static PyInt mod(ThreadState ts, PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt y && y.value != 0) {
            return SmallInt.of(Math.floorMod(x.value, y.value));
        }
        return modSlow(ts, a, b);
    }

    private static PyInt modSlow(ThreadState ts, PyInt a, PyInt b) {
        checkDivisor(ts, b);
        if (a.fitsLong() && b.fitsLong()) {
            return SmallInt.of(Math.floorMod(a.longValue(), b.longValue()));
        }
        return PyInt.of(floorMod(a.bigValue(), b.bigValue()));
    }

    static BigInteger floorMod(BigInteger a, BigInteger b) {
        BigInteger r = a.remainder(b);
        return rounds(r, b) ? r.add(b) : r;
    }

    /** The two results of {@code divmod(a, b)}; raises ZeroDivisionError. */
    public static PyInt[] divmod(ThreadState ts, PyInt a, PyInt b) {
        checkDivisor(ts, b);
        if (a.fitsLong() && b.fitsLong()) {
            return new PyInt[] {floordiv(ts, a, b), mod(ts, a, b)};
        }
        BigInteger d = b.bigValue();
        BigInteger[] qr = a.bigValue().divideAndRemainder(d);
        if (rounds(qr[1], d)) {
            return new PyInt[] {PyInt.of(qr[0].subtract(BigInteger.ONE)), PyInt.of(qr[1].add(d))};
        }
        return new PyInt[] {PyInt.of(qr[0]), PyInt.of(qr[1])};
    }

    /** Whether a truncated quotient with this remainder is above the floor. */
    private static boolean rounds(BigInteger remainder, BigInteger divisor) {
        return remainder.signum() != 0 && remainder.signum() != divisor.signum();
    }

    private static void checkDivisor(ThreadState ts, PyInt b) {
        if (isZero(b)) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
    }

    /** {@code a / b}, correctly rounded; raises ZeroDivisionError, or OverflowError if no float is that large. */
    public static double truediv(ThreadState ts, PyInt a, PyInt b) {
        checkDivisor(ts, b);
        if (a.fitsLong() && b.fitsLong()) {
            long x = a.longValue();
            long y = b.longValue();
            if (isExact(x) && isExact(y)) {
                return (double) x / y;
            }
        }
        if (a.bigValue().signum() == 0) {
            return b.bigValue().signum() < 0 ? -0.0 : 0.0;
        }
        double r = IntScaling.ratio(a.bigValue(), b.bigValue());
        if (Double.isInfinite(r)) {
            throw Errors.overflowError(ts, "integer division result too large for a float");
        }
        return r;
    }

    /** Whether the conversion to double is exact for certain. */
    private static boolean isExact(long x) {
        return x >= -(1L << 53) && x <= 1L << 53;
    }

    // ---- powers ----

    /** {@code a ** b} for {@code b >= 0}. */
    public static PyInt pow(PyInt a, PyInt b) {
        if (b.fitsLong()) {
            long n = b.longValue();
            if (a.fitsLong()) {
                long base = a.longValue();
                if (n == 0 || base == 1) {
                    return SmallInt.of(1);
                }
                if (base == 0) {
                    return SmallInt.of(0);
                }
                if (base == -1) {
                    return SmallInt.of((n & 1) == 0 ? 1 : -1);
                }
                if (n < 64) {
                    return powSmall(base, (int) n);
                }
            } else if (n == 0) {
                return SmallInt.of(1);
            }
            if (n <= Integer.MAX_VALUE) {
                try {
                    return PyInt.of(a.bigValue().pow((int) n));
                } catch (ArithmeticException e) {
                    throw tooLarge();
                }
            }
        } else if (a.fitsLong() && a.longValue() >= -1 && a.longValue() <= 1) {
            long base = a.longValue();
            return SmallInt.of(base >= 0 || b.bigValue().testBit(0) ? base : 1);
        }
        throw tooLarge();
    }

    private static PyInt powSmall(long base, int n) {
        long result = 1;
        long square = base;
        for (int left = n; ; ) {
            if ((left & 1) != 0) {
                long low = result * square;
                if (Math.multiplyHigh(result, square) != low >> 63) {
                    break;
                }
                result = low;
            }
            left >>= 1;
            if (left == 0) {
                return SmallInt.of(result);
            }
            long low = square * square;
            if (Math.multiplyHigh(square, square) != low >> 63) {
                break;
            }
            square = low;
        }
        return PyInt.of(BigInteger.valueOf(base).pow(n));
    }

    /** {@code pow(a, b, m)}; raises ValueError if {@code m} is 0, or {@code b} is negative and {@code a} has no inverse. */
    public static PyInt pow(ThreadState ts, PyInt a, PyInt b, PyInt m) {
        if (isZero(m)) {
            throw Errors.valueError(ts, "pow() 3rd argument cannot be 0");
        }
        if (a.fitsLong() && b.fitsLong() && m.fitsLong()) {
            long modulus = m.longValue();
            long exponent = b.longValue();
            if (exponent >= 0 && modulus > -(1L << 31) && modulus < 1L << 31) {
                return SmallInt.of(powSmall(a.longValue(), exponent, modulus));
            }
        }
        BigInteger modulus = m.bigValue();
        BigInteger positive = modulus.abs();
        BigInteger r;
        if (b.bigValue().signum() < 0) {
            try {
                r = a.bigValue().modPow(b.bigValue(), positive);
            } catch (ArithmeticException e) {
                throw Errors.valueError(ts, "base is not invertible for the given modulus");
            }
        } else {
            r = a.bigValue().modPow(b.bigValue(), positive);
        }
        if (modulus.signum() < 0 && r.signum() != 0) {
            r = r.add(modulus);
        }
        return PyInt.of(r);
    }

    /** A modular power whose products fit a long. */
    private static long powSmall(long base, long exponent, long modulus) {
        long result = Math.floorMod(1L, modulus);
        long square = Math.floorMod(base, modulus);
        for (long left = exponent; left != 0; left >>= 1) {
            if ((left & 1) != 0) {
                result = Math.floorMod(result * square, modulus);
            }
            square = Math.floorMod(square * square, modulus);
        }
        return result;
    }

    // ---- shifts and bits ----

    /** {@code a << b}; raises ValueError for a negative count, OverflowError for one that no int has room for. */
    public static PyInt lshift(ThreadState ts, PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt n && n.value >= 0 && n.value < 64) {
            long r = x.value << n.value;
            if (r >> n.value == x.value) {
                return SmallInt.of(r);
            }
        }
        return lshiftSlow(ts, a, b);
    }

    private static PyInt lshiftSlow(ThreadState ts, PyInt a, PyInt b) {
        checkCount(ts, b);
        if (isZero(a)) {
            return SmallInt.of(0);
        }
        if (!b.fitsLong()) {
            throw Errors.overflowError(ts, "too many digits in integer");
        }
        if (b.longValue() > Integer.MAX_VALUE) {
            throw tooLarge();
        }
        try {
            return PyInt.of(a.bigValue().shiftLeft((int) b.longValue()));
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    /** {@code a >> b}; raises ValueError for a negative count. */
    public static PyInt rshift(ThreadState ts, PyInt a, PyInt b) {
        if (a instanceof SmallInt x && b instanceof SmallInt n && n.value >= 0) {
            return SmallInt.of(x.value >> Math.min(n.value, 63));
        }
        return rshiftSlow(ts, a, b);
    }

    private static PyInt rshiftSlow(ThreadState ts, PyInt a, PyInt b) {
        checkCount(ts, b);
        long count = b.fitsLong() ? b.longValue() : Long.MAX_VALUE;
        if (a.fitsLong()) {
            return SmallInt.of(a.longValue() >> Math.min(count, 63));
        }
        return PyInt.of(a.bigValue().shiftRight((int) Math.min(count, Integer.MAX_VALUE)));
    }

    private static void checkCount(ThreadState ts, PyInt b) {
        if (isNegative(b)) {
            throw Errors.valueError(ts, "negative shift count");
        }
    }

    /** {@code a & b}. */
    public static PyInt and(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong()
                ? SmallInt.of(a.longValue() & b.longValue())
                : PyInt.of(a.bigValue().and(b.bigValue()));
    }

    /** {@code a | b}. */
    public static PyInt or(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong()
                ? SmallInt.of(a.longValue() | b.longValue())
                : PyInt.of(a.bigValue().or(b.bigValue()));
    }

    /** {@code a ^ b}. */
    public static PyInt xor(PyInt a, PyInt b) {
        return a.fitsLong() && b.fitsLong()
                ? SmallInt.of(a.longValue() ^ b.longValue())
                : PyInt.of(a.bigValue().xor(b.bigValue()));
    }

    // ---- one operand ----

    /** {@code ~a}. */
    public static PyInt invert(PyInt a) {
        return a.fitsLong() ? SmallInt.of(~a.longValue()) : new BigInt(a.bigValue().not());
    }

    /** {@code -a}. */
    public static PyInt neg(PyInt a) {
        if (a.fitsLong()) {
            long x = a.longValue();
            return x != Long.MIN_VALUE ? SmallInt.of(-x) : new BigInt(BigInteger.valueOf(x).negate());
        }
        return PyInt.of(a.bigValue().negate());
    }

    /** {@code abs(a)}. */
    public static PyInt abs(PyInt a) {
        return isNegative(a) ? neg(a) : exact(a);
    }

    /** The int equal to {@code a} that is no bool. */
    public static PyInt exact(PyInt a) {
        return a instanceof PyBool ? SmallInt.of(a.longValue()) : a;
    }

    /** Whether {@code a} is 0. */
    public static boolean isZero(PyInt a) {
        return a.longValue() == 0 && a.fitsLong();
    }

    /** Whether {@code a} is below 0. */
    public static boolean isNegative(PyInt a) {
        return a.fitsLong() ? a.longValue() < 0 : a.bigValue().signum() < 0;
    }

    /** The number of bits of {@code abs(a)}. */
    public static long bitLength(PyInt a) {
        if (a.fitsLong()) {
            return 64L - Long.numberOfLeadingZeros(Math.abs(a.longValue()));
        }
        return a.bigValue().abs().bitLength();
    }

    // ---- comparison ----

    /** Negative, 0 or positive as {@code a} is below, equal to or above {@code b}. */
    public static int compare(PyInt a, PyInt b) {
        if (a.fitsLong() && b.fitsLong()) {
            return Long.compare(a.longValue(), b.longValue());
        }
        return a.bigValue().compareTo(b.bigValue());
    }

    /** {@code a == b}. */
    public static boolean equal(PyInt a, PyInt b) {
        if (a.fitsLong()) {
            return b.fitsLong() && a.longValue() == b.longValue();
        }
        return !b.fitsLong() && a.bigValue().equals(b.bigValue());
    }

    // ---- conversion ----

    /** The float nearest to {@code a}, ties to even; raises OverflowError if it is beyond all. */
    public static double toDouble(ThreadState ts, PyInt a) {
        if (a.fitsLong()) {
            return a.longValue();
        }
        double r = a.bigValue().doubleValue();
        if (Double.isInfinite(r)) {
            throw Errors.overflowError(ts, "int too large to convert to float");
        }
        return r;
    }
}
