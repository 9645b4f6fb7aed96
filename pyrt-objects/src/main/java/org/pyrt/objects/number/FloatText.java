package org.pyrt.objects.number;

/** Floats as text: repr, and the conversions e, f and g that all formatting is made of. ASCII. Source: CPython 3.14 Python/pystrtod.c. */
public final class FloatText {

    /** Show a decimal point even if no digit follows, and keep zeros at the end. */
    public static final int ALTERNATE = 1;

    /** End whole numbers with {@code .0}, unless an exponent follows. */
    public static final int ADD_DOT_0 = 2;

    /** Show a negative zero, also one that arises from rounding, without its sign. */
    public static final int NO_NEGATIVE_ZERO = 4;

    private FloatText() {}

    /** {@code repr(x)}. */
    public static String repr(double x) {
        if (x == (int) x && x > -1e7 && x < 1e7 && (x != 0 || 1 / x > 0)) {
            return Integer.toString((int) x).concat(".0");
        }
        return format(x, 'r', 0, ADD_DOT_0);
    }

    /**
     * {@code x} as {@code type} (e, f, g, or r for the shortest digits) shows it with {@code precision}, which r ignores; a capital letter gives
     * capitals.
     */
    public static String format(double x, char type, int precision, int flags) {
        boolean upper = type < 'a';
        char kind = upper ? (char) (type + 32) : type;
        boolean negative = Double.doubleToRawLongBits(x) < 0;
        if (Double.isInfinite(x)) {
            return upper ? (negative ? "-INF" : "INF") : negative ? "-inf" : "inf";
        }
        if (Double.isNaN(x)) {
            return upper ? "NAN" : "nan";
        }
        int places = kind == 'g' && precision == 0 ? 1 : precision;
        DecimalDigits d;
        switch (kind) {
            case 'e':
                d = DecimalDigits.significant(x, Math.max(places, places + 1));
                break;
            case 'f':
                d = DecimalDigits.fixed(x, places);
                break;
            case 'g':
                d = DecimalDigits.significant(x, places);
                break;
            default:
                d = DecimalDigits.shortest(x);
                break;
        }
        if (d.count == 0 && (flags & NO_NEGATIVE_ZERO) != 0) {
            negative = false;
        }
        return write(d, negative, kind, places, flags, upper);
    }

    private static String write(DecimalDigits d, boolean negative, char kind, int precision, int flags, boolean upper) {
        boolean dot0 = (flags & ADD_DOT_0) != 0;
        boolean alternate = (flags & ALTERNATE) != 0;
        int point = d.point;
        boolean exponent;
        // The number of digits that are shown at least, counted from the first.
        long shown = 0;
        switch (kind) {
            case 'e':
                exponent = true;
                shown = precision + 1L;
                break;
            case 'f':
                exponent = false;
                shown = (long) point + precision;
                break;
            case 'g':
                exponent = point <= -4 || point > precision - (dot0 ? 1 : 0);
                shown = alternate ? precision : 0;
                break;
            default:
                exponent = point <= -4 || point > 16;
                break;
        }
        int power = 0;
        if (exponent) {
            power = point - 1;
            point = 1;
        }
        int end = (int) Math.min(Math.max(Math.max(shown, d.count), dot0 && !exponent ? point + 1 : point), Integer.MAX_VALUE);
        StringBuilder b = new StringBuilder(Math.min(end, 400) + 16);
        if (negative) {
            b.append('-');
        }
        for (int i = Math.min(point - 1, 0); i < end; i++) {
            if (i == point) {
                b.append('.');
            }
            b.append(d.at(i));
        }
        if (end == point && alternate) {
            b.append('.');
        }
        if (exponent) {
            b.append(upper ? 'E' : 'e').append(power < 0 ? '-' : '+');
            int size = Math.abs(power);
            if (size < 10) {
                b.append('0');
            }
            b.append(size);
        }
        return b.toString();
    }
}
