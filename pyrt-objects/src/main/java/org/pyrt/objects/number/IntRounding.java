package org.pyrt.objects.number;

import java.math.BigInteger;

/** {@code int.__round__}. */
final class IntRounding {

    private IntRounding() {}

    /** {@code value} rounded to a multiple of {@code 10 ** -places}, half to even. */
    static PyInt round(PyInt value, PyInt places) {
        if (!IntArithmetic.isNegative(places)) {
            return IntArithmetic.exact(value);
        }
        // A unit of twice the value rounds to zero; log10(2) is above 3/10.
        if (!places.fitsLong() || places.longValue() < -(IntArithmetic.bitLength(value) * 3 / 9 + 2)) {
            return SmallInt.of(0);
        }
        BigInteger unit = BigInteger.TEN.pow((int) -places.longValue());
        BigInteger[] qr = value.bigValue().divideAndRemainder(unit);
        int half = qr[1].abs().shiftLeft(1).compareTo(unit);
        BigInteger quotient = qr[0];
        if (half > 0 || half == 0 && quotient.testBit(0)) {
            quotient = quotient.add(BigInteger.valueOf(value.bigValue().signum()));
        }
        return PyInt.of(quotient.multiply(unit));
    }
}
