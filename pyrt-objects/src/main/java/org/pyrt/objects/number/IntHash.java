package org.pyrt.objects.number;

import java.math.BigInteger;

/** Python's hash of numbers: the residue modulo 2**61 - 1. Source: CPython 3.14 Python/pyhash.c. */
public final class IntHash {

    /** The modulus. */
    public static final long MODULUS = (1L << 61) - 1;

    private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);

    private IntHash() {}

    /** The hash of an int of 64 bits. */
    public static long of(long value) {
        if (value == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(value));
        }
        long h = Math.abs(value);
        if (h >= MODULUS) {
            h %= MODULUS;
        }
        h = value < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** The hash of any int. */
    public static long of(BigInteger value) {
        long h = value.abs().mod(BIG_MODULUS).longValue();
        h = value.signum() < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }
}
