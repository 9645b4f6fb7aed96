package org.pyrt.objects.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * The decimal digits of a finite double without its sign: {@code 0.d1d2d3... * 10**point}. There are no zeros at either end; zero itself has
 * no digits, and point 1.
 *
 * <p>Implementation notes. The shortest digits that read back as the same double come from {@link Double#toString(double)}, which gives the
 * nearest of the shortest, but never fewer than two digits. Rounding to a number of places starts from those too: no decimal of fewer digits
 * lies between the double and its shortest form, so both round alike, except when the shortest form lies just between two results; and up to 15
 * digits the shortest form of a normal double, filled with zeros, is what it rounds to. Else the exact expansion decides.
 */
final class DecimalDigits {

    /** So many decimal digits survive the way through a normal double. */
    private static final int SAFE_DIGITS = 15;

    /** Only below this are doubles so far apart that one digit may do where Java shows two. */
    private static final double COARSE = 1e-320;

    /** The digits as ASCII. */
    final byte[] digits;

    /** How many there are. */
    final int count;

    /** The position of the decimal point, counted from before the first digit. */
    final int point;

    private DecimalDigits(byte[] digits, int count, int point) {
        int n = count;
        while (n > 0 && digits[n - 1] == '0') {
            n--;
        }
        this.digits = digits;
        this.count = n;
        this.point = n == 0 ? 1 : point;
    }

    /** The shortest digits that read back as {@code x}. */
    static DecimalDigits shortest(double x) {
        double size = Math.abs(x);
        DecimalDigits d = fromJava(Double.toString(size));
        return d.count == 2 && size < COARSE ? oneDigit(size, d) : d;
    }

    /** Takes apart {@code ddd.ddd} or {@code d.dddE-dd}. */
    private static DecimalDigits fromJava(String s) {
        int n = s.length();
        byte[] digits = new byte[n];
        int count = 0;
        int point = s.indexOf('.');
        int exponent = 0;
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c == 'E') {
                exponent = Integer.parseInt(s, i + 1, n, 10);
                break;
            }
            if (c == '0' && count == 0) {
                // A leading zero: before the point it takes the point along, after it it is a place.
                point--;
            } else if (c != '.') {
                digits[count++] = (byte) c;
            }
        }
        return new DecimalDigits(digits, count, point + exponent);
    }

    /** Replaces two digits by one where that reads back as well. */
    private static DecimalDigits oneDigit(double x, DecimalDigits two) {
        int tens = two.digits[0] - '0';
        int units = two.digits[1] - '0';
        int nearest = units > 5 || units == 5 && (tens & 1) != 0 ? tens + 1 : tens;
        for (int attempt = 0; attempt < 2; attempt++) {
            int digit = attempt == 0 ? nearest : tens + tens + 1 - nearest;
            if (digit > 0 && Double.parseDouble(digit + "E" + (two.point - 1)) == x) {
                return digit == 10
                        ? new DecimalDigits(new byte[] {'1'}, 1, two.point + 1)
                        : new DecimalDigits(new byte[] {(byte) ('0' + digit)}, 1, two.point);
            }
        }
        return two;
    }

    /** The first {@code n} digits, at least one, of {@code x}, rounded half to even by its exact value. */
    static DecimalDigits significant(double x, int n) {
        DecimalDigits s = shortest(x);
        if (s.count == 0 || s.count <= n && n <= SAFE_DIGITS && Math.abs(x) >= Double.MIN_NORMAL) {
            return s;
        }
        if (s.count > n && !s.isHalf(n)) {
            return s.rounded(n);
        }
        BigDecimal exact = new BigDecimal(Math.abs(x));
        int scale = exact.scale() - exact.precision() + n;
        return of(exact.setScale(Math.min(scale, exact.scale()), RoundingMode.HALF_EVEN));
    }

    /** The digits of {@code x} to {@code places} after the decimal point (before it, if negative), rounded half to even by its exact value. */
    static DecimalDigits fixed(double x, int places) {
        DecimalDigits s = shortest(x);
        long n = (long) s.point + places;
        if (s.count == 0 || s.count <= n && n <= SAFE_DIGITS && Math.abs(x) >= Double.MIN_NORMAL) {
            return s;
        }
        if (n < 0) {
            return new DecimalDigits(new byte[0], 0, 1);
        }
        if (s.count > n && !s.isHalf((int) n)) {
            return s.rounded((int) n);
        }
        BigDecimal exact = new BigDecimal(Math.abs(x));
        return of(exact.setScale(Math.min(places, exact.scale()), RoundingMode.HALF_EVEN));
    }

    /** Whether what follows the first {@code n} digits is just a half. */
    private boolean isHalf(int n) {
        return count == n + 1 && digits[n] == '5';
    }

    /** Rounded to the first {@code n} digits, of which more follow that are not just a half. */
    private DecimalDigits rounded(int n) {
        byte[] kept = new byte[n + 1];
        System.arraycopy(digits, 0, kept, 1, n);
        kept[0] = '0';
        if (digits[n] >= '5') {
            int i = n;
            while (kept[i] == '9') {
                kept[i--] = '0';
            }
            kept[i]++;
        }
        if (kept[0] == '1') {
            return new DecimalDigits(kept, n + 1, point + 1);
        }
        byte[] same = new byte[n];
        System.arraycopy(kept, 1, same, 0, n);
        return new DecimalDigits(same, n, point);
    }

    private static DecimalDigits of(BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.signum() == 0) {
            return new DecimalDigits(new byte[0], 0, 1);
        }
        byte[] digits = unscaled.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new DecimalDigits(digits, digits.length, digits.length - value.scale());
    }

    /** The nearest double. */
    double value() {
        if (count == 0) {
            return 0.0;
        }
        return Double.parseDouble(new String(digits, 0, count, StandardCharsets.ISO_8859_1) + "E" + (point - count));
    }

    /** The digit at {@code i}, counted from the first; 0 beyond them. */
    char at(int i) {
        return i >= 0 && i < count ? (char) digits[i] : '0';
    }
}
