package org.pyrt.objects.number;

import java.math.BigInteger;

/**
 * The text of an int, taken apart: sign, base and digits. Accepts what {@code int(text, base)} does, and so every literal of the
 * language when the base is 0. Immutable; any thread.
 *
 * <p>Source: CPython 3.14 Objects/longobject.c, PyLong_FromString.
 */
public final class IntParser {

    /** Texts of so many decimal digits are converted by BigInteger itself, in quadratic time. */
    private static final int LEAF_DIGITS = 400;

    private final boolean negative;
    private final int base;
    private final String digits;

    private IntParser(boolean negative, int base, String digits) {
        this.negative = negative;
        this.base = base;
        this.digits = digits;
    }

    /**
     * Takes apart ASCII text with white space around it, a sign, the base's prefix and underscores between digits; null if it is
     * malformed. The base is 2 to 36, or 0 for the one that the prefix says.
     */
    public static IntParser scan(String text, int base) {
        int i = NumberScan.start(text, 0);
        int end = NumberScan.end(text, i);
        boolean negative = false;
        if (i < end && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            negative = text.charAt(i) == '-';
            i++;
        }
        int radix = base;
        boolean zerosOnly = false;
        int prefixed = i + 1 < end && text.charAt(i) == '0' ? prefixBase(text.charAt(i + 1)) : 0;
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            i += 2;
            if (i < end && text.charAt(i) == '_') {
                i++;
            }
        } else if (base == 0) {
            radix = 10;
            zerosOnly = i < end && text.charAt(i) == '0';
        }
        String digits = digits(text, i, end, radix);
        if (digits == null || zerosOnly && !isZero(digits)) {
            return null;
        }
        return new IntParser(negative, radix, digits);
    }

    private static int prefixBase(char c) {
        switch (c) {
            case 'x', 'X':
                return 16;
            case 'o', 'O':
                return 8;
            case 'b', 'B':
                return 2;
            default:
                return 0;
        }
    }

    private static String digits(String text, int from, int to, int radix) {
        boolean afterDigit = false;
        boolean underscores = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '_') {
                if (!afterDigit) {
                    return null;
                }
                underscores = true;
                afterDigit = false;
            } else if (c < 128 && Character.digit(c, radix) >= 0) {
                afterDigit = true;
            } else {
                return null;
            }
        }
        if (!afterDigit) {
            return null;
        }
        String all = text.substring(from, to);
        return underscores ? all.replace("_", "") : all;
    }

    private static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** The number of digits that count for the limit on conversions; 0 if the base is a power of two, which has none. */
    public int limitedDigits() {
        return (base & base - 1) == 0 ? 0 : digits.length();
    }

    /** The base of the digits. */
    public int base() {
        return base;
    }

    /** The value. */
    public PyInt value() {
        int bits = 64 - Long.numberOfLeadingZeros(base - 1L);
        if ((long) digits.length() * bits <= 63) {
            long value = 0;
            for (int i = 0; i < digits.length(); i++) {
                value = value * base + Character.digit(digits.charAt(i), base);
            }
            return SmallInt.of(negative ? -value : value);
        }
        BigInteger value;
        if ((base & base - 1) == 0) {
            value = fromBits(bits);
        } else {
            value = convert(0, digits.length());
        }
        return PyInt.of(negative ? value.negate() : value);
    }

    /** The value of digits of a power of two, which are bits already. */
    private BigInteger fromBits(int bitsPerDigit) {
        byte[] bytes = new byte[(int) (((long) digits.length() * bitsPerDigit + 7) / 8)];
        int at = bytes.length - 1;
        int pending = 0;
        int have = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            pending |= Character.digit(digits.charAt(i), base) << have;
            have += bitsPerDigit;
            while (have >= 8) {
                bytes[at--] = (byte) pending;
                pending >>>= 8;
                have -= 8;
            }
        }
        if (have > 0) {
            bytes[at] = (byte) pending;
        }
        return new BigInteger(1, bytes);
    }

    /** Halves the digits, so that the work is that of a few large multiplications. */
    private BigInteger convert(int from, int to) {
        int n = to - from;
        if (n <= LEAF_DIGITS) {
            return new BigInteger(digits.substring(from, to), base);
        }
        int low = LEAF_DIGITS;
        while (low * 2L < n) {
            low *= 2;
        }
        return convert(from, to - low).multiply(BigInteger.valueOf(base).pow(low)).add(convert(to - low, to));
    }
}
