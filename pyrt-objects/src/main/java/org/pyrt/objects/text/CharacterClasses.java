package org.pyrt.objects.text;

/**
 * The character classes behind str's {@code is...} methods, identifiers and repr. They follow Unicode 16.0, which both the JDK's Character
 * and CPython 3.14 implement; the tables here are what Character does not tell.
 */
public final class CharacterClasses {

    /** Pairs of first and last code points that have a digit value without being decimal digits. */
    private static final int[] DIGITS = {
        0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080, 0x2089, 0x2460, 0x2468,
        0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff, 0x24ff, 0x2776, 0x277e, 0x2780, 0x2788, 0x278a, 0x2792,
        0x10a40, 0x10a43, 0x10e60, 0x10e68, 0x11052, 0x1105a, 0x1f100, 0x1f10a,
    };

    /** Pairs of first and last ideographs that have a numeric value. */
    private static final int[] NUMERIC_IDEOGRAPHS = {
        0x3405, 0x3405, 0x3483, 0x3483, 0x382a, 0x382a, 0x3b4d, 0x3b4d, 0x4e00, 0x4e00, 0x4e03, 0x4e03, 0x4e07, 0x4e07, 0x4e09, 0x4e09,
        0x4e24, 0x4e24, 0x4e5d, 0x4e5d, 0x4e8c, 0x4e8c, 0x4e94, 0x4e94, 0x4e96, 0x4e96, 0x4eac, 0x4eac, 0x4ebf, 0x4ec0, 0x4edf, 0x4edf,
        0x4ee8, 0x4ee8, 0x4f0d, 0x4f0d, 0x4f70, 0x4f70, 0x4fe9, 0x4fe9, 0x5006, 0x5006, 0x5104, 0x5104, 0x5146, 0x5146, 0x5169, 0x5169,
        0x516b, 0x516b, 0x516d, 0x516d, 0x5341, 0x5341, 0x5343, 0x5345, 0x534c, 0x534c, 0x53c1, 0x53c4, 0x56db, 0x56db, 0x58f1, 0x58f1,
        0x58f9, 0x58f9, 0x5e7a, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0e, 0x5f10, 0x5f10, 0x62d0, 0x62d0, 0x62fe, 0x62fe, 0x634c, 0x634c,
        0x67d2, 0x67d2, 0x6d1e, 0x6d1e, 0x6f06, 0x6f06, 0x7396, 0x7396, 0x767e, 0x767e, 0x7695, 0x7695, 0x79ed, 0x79ed, 0x8086, 0x8086,
        0x842c, 0x842c, 0x8cae, 0x8cae, 0x8cb3, 0x8cb3, 0x8d30, 0x8d30, 0x920e, 0x920e, 0x94a9, 0x94a9, 0x9621, 0x9621, 0x9646, 0x9646,
        0x964c, 0x964c, 0x9678, 0x9678, 0x96f6, 0x96f6, 0xf96b, 0xf96b, 0xf973, 0xf973, 0xf978, 0xf978, 0xf9b2, 0xf9b2, 0xf9d1, 0xf9d1,
        0xf9d3, 0xf9d3, 0xf9fd, 0xf9fd, 0x20001, 0x20001, 0x20064, 0x20064, 0x200e2, 0x200e2, 0x20121, 0x20121, 0x2092a, 0x2092a,
        0x20983, 0x20983, 0x2098c, 0x2098c, 0x2099c, 0x2099c, 0x20aea, 0x20aea, 0x20afd, 0x20afd, 0x20b19, 0x20b19, 0x22390, 0x22390,
        0x22998, 0x22998, 0x23b1b, 0x23b1b, 0x2626d, 0x2626d, 0x2f890, 0x2f890,
    };

    /** Pairs of first and last code points in ID_Start but not in XID_Start. */
    private static final int[] NOT_XID_START = {
        0x37a, 0x37a, 0xe33, 0xe33, 0xeb3, 0xeb3, 0x2e2f, 0x2e2f, 0x309b, 0x309c, 0xfc5e, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe70,
        0xfe72, 0xfe72, 0xfe74, 0xfe74, 0xfe76, 0xfe76, 0xfe78, 0xfe78, 0xfe7a, 0xfe7a, 0xfe7c, 0xfe7c, 0xfe7e, 0xfe7e, 0xff9e, 0xff9f,
    };

    /** Pairs of first and last code points in ID_Continue but not in XID_Continue. */
    private static final int[] NOT_XID_CONTINUE = {
        0x37a, 0x37a, 0x2e2f, 0x2e2f, 0x309b, 0x309c, 0xfc5e, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe70, 0xfe72, 0xfe72, 0xfe74, 0xfe74,
        0xfe76, 0xfe76, 0xfe78, 0xfe78, 0xfe7a, 0xfe7a, 0xfe7c, 0xfe7c, 0xfe7e, 0xfe7e,
    };

    private CharacterClasses() {}

    private static boolean in(int[] ranges, int c) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int mid = low + high >>> 1;
            if (c < ranges[2 * mid]) {
                high = mid - 1;
            } else if (c > ranges[2 * mid + 1]) {
                low = mid + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether repr shows the code point as it is. */
    public static boolean isPrintable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR:
                return false;
            default:
                return true;
        }
    }

    /** Whether {@code str.split()} splits at the code point. */
    public static boolean isSpace(int c) {
        if (c < 0x80) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
        }
        return c == 0x85 || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Whether {@code str.splitlines()} ends a line at the code point. */
    public static boolean isLineBreak(int c) {
        return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** A letter. */
    public static boolean isAlpha(int c) {
        return Character.isLetter(c);
    }

    /** A decimal digit. */
    public static boolean isDecimal(int c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** The value of a decimal digit, or -1. */
    public static int decimalValue(int c) {
        return isDecimal(c) ? Character.digit(c, 10) : -1;
    }

    /** A code point with a digit value, such as a superscript. */
    public static boolean isDigit(int c) {
        return isDecimal(c) || c > 0x80 && in(DIGITS, c);
    }

    /** A code point with a numeric value, such as a fraction. */
    public static boolean isNumeric(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9';
        }
        switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER:
                return true;
            case Character.OTHER_LETTER:
                return in(NUMERIC_IDEOGRAPHS, c);
            default:
                return false;
        }
    }

    /** A letter or a code point with a numeric value. */
    public static boolean isAlnum(int c) {
        return Character.isLetter(c) || isNumeric(c);
    }

    /** Whether an identifier can begin with the code point. */
    public static boolean isIdentifierStart(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        }
        return Character.isUnicodeIdentifierStart(c) && !in(NOT_XID_START, c);
    }

    /** Whether an identifier can go on with the code point. */
    public static boolean isIdentifierPart(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
        }
        if (c == 0x200c || c == 0x200d) {
            return true;
        }
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && !in(NOT_XID_CONTINUE, c);
    }
}
