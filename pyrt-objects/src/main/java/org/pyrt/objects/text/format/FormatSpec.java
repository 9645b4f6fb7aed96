package org.pyrt.objects.text.format;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.CharacterClasses;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * A parsed format specification: {@code [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]}. Immutable.
 *
 * <p>Source: CPython 3.14 Python/formatter_unicode.c; PEP 3101, 378, 515, 682.
 */
public final class FormatSpec {

    /** The value of a width or precision that is not there. */
    public static final int NONE = -1;

    /** The code point that fills the width. */
    public final int fill;

    /** Where the text goes: one of {@code < > = ^}. */
    public final char align;

    /** One of {@code + -} and blank, or 0 if there is none. */
    public final char sign;

    /** z: a negative zero loses its sign. */
    public final boolean noNegativeZero;

    /** #: the alternate form. */
    public final boolean alternate;

    /** The least width in code points, or {@link #NONE}; one beyond the range of int is the largest int. */
    public final int width;

    /** The separator in the integer part, comma or underscore; 0 for none. */
    public final char grouping;

    /** Digits or characters, or {@link #NONE}; one beyond the range of int is the largest int. */
    public final int precision;

    /** The separator in the fractional part, comma or underscore; 0 for none. */
    public final char fractionGrouping;

    /** The code point of the presentation type; the default if none was given. */
    public final int type;

    private FormatSpec(FormatSpecParser p) {
        fill = p.fill;
        align = p.align;
        sign = p.sign;
        noNegativeZero = p.noNegativeZero;
        alternate = p.alternate;
        width = p.width;
        grouping = p.grouping;
        precision = p.precision;
        fractionGrouping = p.fractionGrouping;
        type = p.type;
    }

    /**
     * Parses {@code spec} for an object of the type shown as {@code typeName}. {@code defaultType} is 0 where the absence of a type has a
     * meaning of its own. Raises ValueError.
     */
    public static FormatSpec parse(ThreadState ts, PyStr spec, String typeName, char defaultType, char defaultAlign) {
        FormatSpecParser p = new FormatSpecParser(spec, defaultType, defaultAlign);
        String error = p.parse(typeName);
        if (error != null) {
            throw Errors.valueError(ts, error);
        }
        return new FormatSpec(p);
    }

    /** The distance between separators of the integer part. */
    public int groupSize() {
        return type == 'b' || type == 'o' || type == 'x' || type == 'X' ? 4 : 3;
    }

    /** The error about a presentation type that the object's type does not know. */
    public RuntimeException unknownType(ThreadState ts, String typeName) {
        return Errors.valueError(ts, "Unknown format code '" + shownType(type) + "' for object of type '" + typeName + "'");
    }

    static String shownType(int c) {
        return c > 32 && c < 128 ? String.valueOf((char) c) : "\\x" + Integer.toHexString(c);
    }

    /** {@code text} of {@code length} code points, with the fill around it that the width asks for; {@code =} is as {@code <}. */
    public PyStr pad(String text, int length) {
        if (width <= length) {
            return PyStr.of(text);
        }
        int total = width - length;
        int left = align == '>' ? total : align == '^' ? total / 2 : 0;
        StringBuilder b = new StringBuilder(text.length() + total);
        repeat(b, fill, left);
        b.append(text);
        repeat(b, fill, total - left);
        return PyStr.of(b.toString());
    }

    /** Appends {@code count} times the code point {@code c}. */
    public static void repeat(StringBuilder b, int c, int count) {
        b.repeat(c, count);
    }

    /** The parser's state. */
    private static final class FormatSpecParser {

        int fill = ' ';
        char align;
        char sign;
        boolean noNegativeZero;
        boolean alternate;
        int width = NONE;
        char grouping;
        int precision = NONE;
        char fractionGrouping;
        int type;

        private final PyStr spec;
        private final int end;
        private final char defaultAlign;
        private int at;
        private boolean overflow;

        FormatSpecParser(PyStr spec, char defaultType, char defaultAlign) {
            this.spec = spec;
            this.end = spec.length();
            this.type = defaultType;
            this.align = defaultAlign;
            this.defaultAlign = defaultAlign;
        }

        private int peek() {
            return at < end ? spec.codePointAt(at) : -1;
        }

        private boolean skip(char c) {
            if (peek() == c) {
                at++;
                return true;
            }
            return false;
        }

        private static boolean isAlign(int c) {
            return c == '<' || c == '>' || c == '=' || c == '^';
        }

        /** Parses all; the error message, or null. */
        String parse(String typeName) {
            prefix();
            int digits = at;
            width = number();
            if (overflow) {
                return "Too many decimal digits in format string";
            }
            if (at == digits) {
                width = NONE;
            }
            grouping = separator();
            if (grouping != 0 && (peek() == ',' && grouping == '_' || peek() == '_' && grouping == ',')) {
                return "Cannot specify both ',' and '_'.";
            }
            if (skip('.')) {
                String error = precision();
                if (error != null) {
                    return error;
                }
            }
            if (end - at > 1) {
                return "Invalid format specifier '" + spec + "' for object of type '" + typeName + "'";
            }
            if (at < end) {
                type = spec.codePointAt(at);
            }
            return checkSeparators();
        }

        private void prefix() {
            boolean fillGiven = false;
            boolean alignGiven = false;
            if (end >= 2 && isAlign(spec.codePointAt(1))) {
                fill = spec.codePointAt(0);
                align = (char) spec.codePointAt(1);
                fillGiven = true;
                alignGiven = true;
                at = 2;
            } else if (isAlign(peek())) {
                align = (char) peek();
                alignGiven = true;
                at = 1;
            }
            int c = peek();
            if (c == ' ' || c == '+' || c == '-') {
                sign = (char) c;
                at++;
            }
            noNegativeZero = skip('z');
            alternate = skip('#');
            if (!fillGiven && skip('0')) {
                fill = '0';
                if (!alignGiven && defaultAlign == '>') {
                    align = '=';
                }
            }
        }

        /** Digits of any script, as an int or the largest int; sets {@code overflow} beyond 63 bits. */
        private int number() {
            long value = 0;
            for (; at < end; at++) {
                int digit = CharacterClasses.decimalValue(spec.codePointAt(at));
                if (digit < 0) {
                    break;
                }
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    overflow = true;
                    return 0;
                }
                value = value * 10 + digit;
            }
            return (int) Math.min(value, Integer.MAX_VALUE);
        }

        private char separator() {
            if (skip(',')) {
                return ',';
            }
            return skip('_') ? '_' : 0;
        }

        private String precision() {
            int digits = at;
            precision = number();
            if (overflow) {
                return "Too many decimal digits in format string";
            }
            boolean given = at > digits;
            if (!given) {
                precision = NONE;
            }
            fractionGrouping = separator();
            if (fractionGrouping != 0 && (peek() == ',' && fractionGrouping == '_' || peek() == '_' && fractionGrouping == ',')) {
                return "Cannot specify both ',' and '_'.";
            }
            return given || fractionGrouping != 0 ? null : "Format specifier missing precision";
        }

        private String checkSeparators() {
            if (grouping != 0 && !allows(grouping)) {
                return refused(grouping);
            }
            if (fractionGrouping != 0 && type == 'n') {
                return refused(fractionGrouping);
            }
            return null;
        }

        private boolean allows(char separator) {
            switch (type) {
                case 0, 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F':
                    return true;
                case 'b', 'o', 'x', 'X':
                    return separator == '_';
                default:
                    return false;
            }
        }

        private String refused(char separator) {
            return "Cannot specify '" + separator + "' with '" + shownType(type) + "'.";
        }
    }
}
