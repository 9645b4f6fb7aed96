package org.pyrt.objects.number;

import java.math.BigInteger;
import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/** {@code float.hex} and {@code float.fromhex}. Source: CPython 3.14 Objects/floatobject.c. */
final class FloatHex {

    private FloatHex() {}

    /** {@code x.hex()}. */
    static String hex(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return FloatText.repr(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        String sign = bits < 0 ? "-" : "";
        if (x == 0.0) {
            return sign + "0x0.0p+0";
        }
        int exponent = (int) (bits >>> 52) & 0x7ff;
        StringBuilder b = new StringBuilder(26).append(sign).append(exponent == 0 ? "0x0." : "0x1.");
        long mantissa = bits & (1L << 52) - 1;
        for (int shift = 48; shift >= 0; shift -= 4) {
            b.append(Character.forDigit((int) (mantissa >>> shift) & 15, 16));
        }
        int power = exponent == 0 ? -1022 : exponent - 1023;
        return b.append('p').append(power < 0 ? "" : "+").append(power).toString();
    }

    /** {@code float.fromhex(text)}; raises ValueError or OverflowError. */
    static double parse(ThreadState ts, String text) {
        int i = NumberScan.start(text, 0);
        String s = text.substring(i, NumberScan.end(text, i));
        int at = 0;
        boolean negative = false;
        if (!s.isEmpty() && (s.charAt(0) == '-' || s.charAt(0) == '+')) {
            negative = s.charAt(0) == '-';
            at = 1;
        }
        int rest = s.length() - at;
        double size;
        if (NumberScan.hasWord(s, at, "inf") && rest == 3 || NumberScan.hasWord(s, at, "infinity") && rest == 8) {
            size = Double.POSITIVE_INFINITY;
        } else if (NumberScan.hasWord(s, at, "nan") && rest == 3) {
            size = Double.NaN;
        } else {
            size = number(ts, s, at);
        }
        return negative ? -size : size;
    }

    private static double number(ThreadState ts, String s, int from) {
        int n = s.length();
        int i = from;
        if (i + 1 < n && s.charAt(i) == '0' && (s.charAt(i + 1) | 0x20) == 'x') {
            i += 2;
        }
        int start = i;
        i = digits(s, i);
        int fraction = 0;
        String digits = s.substring(start, i);
        if (i < n && s.charAt(i) == '.') {
            int end = digits(s, i + 1);
            fraction = end - i - 1;
            digits += s.substring(i + 1, end);
            i = end;
        }
        if (digits.isEmpty()) {
            throw malformed(ts);
        }
        long exponent = 0;
        if (i < n && (s.charAt(i) | 0x20) == 'p') {
            i++;
            boolean minus = i < n && s.charAt(i) == '-';
            if (i < n && (minus || s.charAt(i) == '+')) {
                i++;
            }
            int first = i;
            while (i < n && NumberScan.isDigit(s.charAt(i))) {
                exponent = Math.min(exponent * 10 + s.charAt(i) - '0', 1L << 48);
                i++;
            }
            if (i == first) {
                throw malformed(ts);
            }
            exponent = minus ? -exponent : exponent;
        }
        if (i != n) {
            throw malformed(ts);
        }
        return value(ts, digits, exponent - 4L * fraction);
    }

    private static int digits(String s, int from) {
        int i = from;
        while (i < s.length() && s.charAt(i) < 128 && Character.digit(s.charAt(i), 16) >= 0) {
            i++;
        }
        return i;
    }

    private static RuntimeException malformed(ThreadState ts) {
        return Errors.valueError(ts, "invalid hexadecimal floating-point string");
    }

    /** {@code digits * 2**exponent}, rounded once. */
    private static double value(ThreadState ts, String digits, long exponent) {
        IntParser p = IntParser.scan(digits, 16);
        BigInteger m = p.value().bigValue();
        if (m.signum() == 0) {
            return 0.0;
        }
        // Keep 62 bits and a sticky one, so that the rounding below is exact.
        int drop = Math.max(0, m.bitLength() - 62);
        long kept = m.shiftRight(drop).longValue();
        if (drop > 0 && m.getLowestSetBit() < drop) {
            kept |= 1;
        }
        long power = exponent + drop;
        if (power > 2000) {
            throw tooLarge(ts);
        }
        double r = power < -2000 ? 0.0 : IntScaling.scaled(kept, (int) power);
        if (Double.isInfinite(r)) {
            throw tooLarge(ts);
        }
        return r;
    }

    private static RuntimeException tooLarge(ThreadState ts) {
        return Errors.overflowError(ts, "hexadecimal value too large to represent as a float");
    }
}
