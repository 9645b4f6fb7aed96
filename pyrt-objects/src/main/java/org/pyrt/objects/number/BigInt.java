package org.pyrt.objects.number;

import java.math.BigInteger;

/** An int of more than 64 bits. */
public final class BigInt extends PyInt {

    /** The value; its bit length is at least 64. */
    public final BigInteger value;

    BigInt(BigInteger value) {
        this.value = value;
    }

    @Override
    public boolean fitsLong() {
        return false;
    }

    @Override
    public long longValue() {
        return value.longValue();
    }

    @Override
    public BigInteger bigValue() {
        return value;
    }
}
