package org.pyrt.objects.text.format;

import org.pyrt.objects.text.PyStr;

/**
 * Lays out a number that is text already: sign, prefix, zeros or fill, grouped digits, and the rest.
 *
 * <pre>
 *   [fill] sign prefix [fill] grouped digits . grouped fraction exponent [fill]
 * </pre>
 */
public final class NumberLayout {

    private NumberLayout() {}

    /** The sign to show; empty for none. */
    public static String sign(char wanted, boolean negative) {
        if (negative) {
            return "-";
        }
        return wanted == '+' ? "+" : wanted == ' ' ? " " : "";
    }

    /**
     * The number as {@code spec} wants it. {@code number} is without its sign, in ASCII: {@code whole} digits, then perhaps a point with
     * decimal digits, then perhaps an exponent or a percent sign; or inf or nan, which have no digits.
     */
    public static PyStr layOut(FormatSpec spec, boolean negative, String prefix, String number, int whole) {
        String sign = sign(spec.sign, negative);
        if (spec.width <= 0 && spec.grouping == 0 && spec.fractionGrouping == 0) {
            return PyStr.ofAscii(sign.concat(prefix).concat(number));
        }
        StringBuilder b = new StringBuilder(Math.max(number.length() * 4 / 3 + 8, Math.min(spec.width, 1 << 16)));
        append(b, spec, sign, prefix, number, whole);
        String text = b.toString();
        if (spec.align == '=') {
            return spec.fill < 128 ? PyStr.ofAscii(text) : PyStr.of(text);
        }
        return spec.pad(text, text.length());
    }

    /** The same without the fill that goes around: only fill that goes inside is there. */
    public static void append(StringBuilder b, FormatSpec spec, String sign, String prefix, String number, int whole) {
        int rest = whole;
        int fraction = whole;
        if (whole < number.length() && number.charAt(whole) == '.') {
            fraction = ++rest;
            while (rest < number.length() && isDigit(number.charAt(rest))) {
                rest++;
            }
        }
        int fractionLength = rest - fraction;
        int separators = spec.fractionGrouping != 0 && fractionLength > 0 ? (fractionLength - 1) / 3 : 0;
        int others = sign.length() + prefix.length() + number.length() - whole + separators;
        boolean zeros = spec.fill == '0' && spec.align == '=';
        int least = zeros ? spec.width - others : 0;
        StringBuilder digits = new StringBuilder();
        if (whole > 0) {
            group(digits, number, whole, spec.grouping, spec.groupSize(), least);
        }
        b.append(sign).append(prefix);
        if (spec.align == '=') {
            FormatSpec.repeat(b, spec.fill, Math.max(0, spec.width - others - digits.length()));
        }
        b.append(digits);
        if (fraction > whole) {
            b.append('.');
        }
        for (int i = 0; i < fractionLength; i++) {
            if (separators > 0 && i > 0 && i % 3 == 0) {
                b.append(spec.fractionGrouping);
            }
            b.append(number.charAt(fraction + i));
        }
        b.append(number, rest, number.length());
    }

    /** The number of decimal digits that {@code number} begins with. */
    public static int wholeDigits(String number) {
        int n = 0;
        while (n < number.length() && isDigit(number.charAt(n))) {
            n++;
        }
        return n;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The first {@code count} digits of {@code number}, with zeros before them up to the width {@code least}, and separators. */
    private static void group(StringBuilder out, String number, int count, char separator, int size, int least) {
        int total = Math.max(count, least);
        if (separator != 0) {
            // As few digits as fill the width; where a separator would come first, one more.
            total = count;
            while (total + (total - 1) / size < least) {
                total++;
            }
        }
        int zeros = total - count;
        for (int i = 0; i < total; i++) {
            if (separator != 0 && i > 0 && (total - i) % size == 0) {
                out.append(separator);
            }
            out.append(i < zeros ? '0' : number.charAt(i - zeros));
        }
    }
}
