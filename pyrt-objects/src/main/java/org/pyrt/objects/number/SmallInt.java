package org.pyrt.objects.number;

import java.math.BigInteger;

/** An int of at most 64 bits. */
public final class SmallInt extends PyInt {

    private static final int LOW = -128;

    /** How many are cached; a power of two. */
    private static final int CACHED = 1024;

    private static final SmallInt[] CACHE = makeCache();

    /** The value. */
    public final long value;

    private SmallInt(long value) {
        this.value = value;
    }

    private static SmallInt[] makeCache() {
        SmallInt[] cache = new SmallInt[CACHED];
        for (int i = 0; i < cache.length; i++) {
            cache[i] = new SmallInt(i + LOW);
        }
        return cache;
    }

    /** The int of that value; small ones are cached. At most 35 bytes of bytecode, so that HotSpot inlines it everywhere. */
    public static SmallInt of(long value) {
        return (value - LOW & -CACHED) == 0 ? CACHE[(int) value - LOW] : new SmallInt(value);
    }

    @Override
    public boolean fitsLong() {
        return true;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public BigInteger bigValue() {
        return BigInteger.valueOf(value);
    }
}
