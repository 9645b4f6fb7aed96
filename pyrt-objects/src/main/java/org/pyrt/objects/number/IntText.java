package org.pyrt.objects.number;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Ints as text and back, under the limit on the length of decimal conversions. */
public final class IntText {

    private IntText() {}

    /** {@code str(value)}; raises ValueError beyond the limit. */
    public static String decimal(ThreadState ts, PyInt value) {
        if (value.fitsLong()) {
            return Long.toString(value.longValue());
        }
        BigInteger big = value.bigValue();
        // 640 digits, the least that a limit can be, take 2,126 bits.
        if (big.bitLength() > 2100) {
            int limit = IntDigitLimit.of(ts).get();
            if (limit > 0) {
                if (big.bitLength() / 3.33 > limit) {
                    throw exceeded(ts, limit);
                }
                String s = big.toString();
                if (s.length() - (big.signum() < 0 ? 1 : 0) > limit) {
                    throw exceeded(ts, limit);
                }
                return s;
            }
        }
        return big.toString();
    }

    private static RuntimeException exceeded(ThreadState ts, int limit) {
        return Errors.valueError(
                ts,
                "Exceeds the limit (" + limit
                        + " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
    }

    /** The digits of {@code abs(value)} in base {@code 1 << shift}, of lower case. */
    public static String bits(PyInt value, int shift) {
        if (value.fitsLong()) {
            long v = value.longValue();
            v = v < 0 ? -v : v;
            return shift == 4 ? Long.toHexString(v) : shift == 3 ? Long.toOctalString(v) : Long.toBinaryString(v);
        }
        BigInteger big = value.bigValue().abs();
        int n = (big.bitLength() + shift - 1) / shift;
        byte[] bytes = big.toByteArray();
        byte[] digits = new byte[n];
        int mask = (1 << shift) - 1;
        for (int i = 0; i < n; i++) {
            long bit = (long) i * shift;
            int at = bytes.length - 1 - (int) (bit >> 3);
            int two = bytes[at] & 0xff | (at > 0 ? (bytes[at - 1] & 0xff) << 8 : 0);
            digits[n - 1 - i] = (byte) Character.forDigit(two >> (bit & 7) & mask, 16);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /** {@code int(text, base)} of a str; the base has been checked. Raises ValueError. */
    @CleanPoint
    public static PyInt parse(ThreadState ts, PyStr text, int base) {
        return parse(ts, text, base, text);
    }

    /** As {@link #parse(ThreadState, PyStr, int)}, of {@code source}, whose text it is and which the ValueError shows. */
    @CleanPoint
    static PyInt parse(ThreadState ts, PyStr text, int base, PyObject source) {
        String narrow = text.narrowOrNull();
        if (base == 10 && narrow != null) {
            PyInt fast = parseShort(narrow);
            if (fast != null) {
                return fast;
            }
        }
        return parse(ts, NumberScan.ascii(text), base, source);
    }

    /** The int that ASCII text stands for, as {@code int(source, base)}; raises ValueError that shows {@code source}. */
    @CleanPoint
    static PyInt parse(ThreadState ts, String ascii, int base, PyObject source) {
        IntParser p = IntParser.scan(ascii, base);
        if (p == null) {
            PyStr shown = Representation.repr(ts, source);
            throw Errors.valueError(
                    ts, "invalid literal for int() with base " + base + ": " + shown.substring(0, Math.min(shown.length(), 200)));
        }
        int n = p.limitedDigits();
        if (n > 640) {
            int limit = IntDigitLimit.of(ts).get();
            if (limit > 0 && n > limit) {
                throw Errors.valueError(ts, tooMany(limit, n));
            }
        }
        return p.value();
    }

    /** The message about a decimal text with more digits than the limit. */
    public static String tooMany(int limit, int digits) {
        return "Exceeds the limit (" + limit + " digits) for integer string conversion: value has " + digits
                + " digits; use sys.set_int_max_str_digits() to increase the limit";
    }

    /** Plain decimal digits, with a minus sign or not, that fit a long for certain; null for anything else. */
    private static PyInt parseShort(String s) {
        int n = s.length();
        int i = n > 0 && s.charAt(0) == '-' ? 1 : 0;
        if (n - i < 1 || n - i > 18) {
            return null;
        }
        long value = 0;
        for (int k = i; k < n; k++) {
            int d = s.charAt(k) - '0';
            if (d < 0 || d > 9) {
                return null;
            }
            value = value * 10 + d;
        }
        return SmallInt.of(i == 1 ? -value : value);
    }
}
