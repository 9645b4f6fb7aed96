package org.pyrt.stdlib.multibyte;

import org.pyrt.objects.text.PyStr;

/** A set of characters that ISO 2022 can switch to. Immutable. */
final class Designation {

    /** Added to the final byte of sets with two bytes for each character. */
    static final int DOUBLE = 0x80;

    static final int ASCII = 'B';
    static final int LATIN_1 = 'A';
    static final int GREEK = 'F';
    static final int KATAKANA = 'I';
    static final int ROMAN = 'J';
    static final int GB2312 = DOUBLE | 'A';
    static final int JISX0208 = DOUBLE | 'B';
    static final int JISX0208_OLD = DOUBLE | '@';
    static final int KSX1001 = DOUBLE | 'C';
    static final int JISX0212 = DOUBLE | 'D';
    static final int JISX0213_2000 = DOUBLE | 'O';
    static final int JISX0213_SECOND = DOUBLE | 'P';
    static final int JISX0213_2004 = DOUBLE | 'Q';

    /** Rows of the second plane of JIS X 0213; the others of that plane in EUC are those of JIS X 0212. */
    private static final long SECOND_LOW = 1L << 0x21 | 1L << 0x23 | 1L << 0x24 | 1L << 0x25 | 1L << 0x28 | 1L << 0x2c | 1L << 0x2d | 1L << 0x2e | 1L << 0x2f;

    final int mark;

    /** Which of G0 to G3 it goes to. */
    final int plane;

    /** An EUC encoding that has the set; null for sets that need none. */
    private final CodeTable table;

    /** Whether only characters of two code points are encoded by it. */
    private final boolean pairsOnly;

    Designation(int mark, int plane, CodeTable table, boolean pairsOnly) {
        this.mark = mark;
        this.plane = plane;
        this.table = table;
        this.pairsOnly = pairsOnly;
    }

    int width() {
        return mark >> 7 == 0 ? 1 : 2;
    }

    private boolean isJisx0213() {
        return mark == JISX0213_2000 || mark == JISX0213_2004 || mark == JISX0213_SECOND;
    }

    private static boolean isSecondRow(int lead) {
        return lead >= 0x6e || lead < 0x40 && (SECOND_LOW & 1L << lead) != 0;
    }

    /** The value of one byte or two, as in the table's; -1 for none. */
    int decode(int a, int b) {
        switch (mark) {
            case ROMAN:
                return a == 0x5c ? 0xa5 : a == 0x7e ? 0x203e : a < 0x80 ? a : -1;
            case KATAKANA:
                return a >= 0x21 && a <= 0x5f ? 0xff40 + a : -1;
            case LATIN_1, GREEK:
                return -1;
            case JISX0212:
                return table.three(a | 0x80, b | 0x80);
            case JISX0213_SECOND:
                return isSecondRow(a) ? table.three(a | 0x80, b | 0x80) : -1;
            default:
                return table.two(a | 0x80, b | 0x80);
        }
    }

    /** The table that pairs are in. */
    CodeTable table() {
        return table;
    }

    /** Whether the next character has to be known. */
    boolean mayPair(int c) {
        return isJisx0213() && table.beginsPair(c);
    }

    /** The code of the character at {@code at}, or of two together, then with bit 16 set; -1 for none. */
    int encode(PyStr text, int at) {
        int c = text.codePointAt(at);
        if (mark == ROMAN) {
            return c == 0xa5 ? 0x5c : c == 0x203e ? 0x7e : c < 0x80 && c != 0x5c && c != 0x7e ? c : -1;
        }
        if (mark == KATAKANA) {
            return c >= 0xff61 && c <= 0xff9f ? c - 0xff40 : -1;
        }
        if (table == null) {
            return -1;
        }
        if (mayPair(c) && at + 1 < text.length()) {
            int pair = table.pairCode(c, text.codePointAt(at + 1));
            if (pair != 0) {
                return mark == JISX0213_SECOND ? -1 : pair & 0x7f7f | 0x10000;
            }
        }
        return pairsOnly ? -1 : code(c);
    }

    private int code(int c) {
        int code = table.code(c);
        int length = CodeTable.length(code);
        int bytes = code & 0x7f7f;
        if (mark == JISX0212) {
            return length == 3 ? bytes : -1;
        }
        if (mark == JISX0213_SECOND) {
            return length == 3 && isSecondRow(bytes >> 8) ? bytes : -1;
        }
        return length == 2 && (code >> 8 & 0xff) != 0x8e && c != 0xff5e ? bytes : -1;
    }
}
