package org.pyrt.stdlib.sre;

import java.util.Arrays;

/**
 * A test of one code point: a literal, any, a set, with or without regard to case. Below 256 the answers stand in a table. Immutable.
 */
final class CharTest {

    /** Every code point. */
    static final CharTest ALL = new CharTest(Kind.ALL, 0, null, 0);

    /** No code point. */
    static final CharTest NONE = new CharTest(Kind.NONE, 0, null, 0);

    /** All but the line feed. */
    static final CharTest ANY = new CharTest(Kind.NOT_LITERAL, '\n', null, 0);

    /** What a test does; the code point of literals is in lower case already where case does not matter. */
    static final class Kind {

        static final int ALL = 0;
        static final int NONE = 1;
        static final int LITERAL = 2;
        static final int NOT_LITERAL = 3;
        static final int ASCII_LITERAL = 4;
        static final int NOT_ASCII_LITERAL = 5;
        static final int UNICODE_LITERAL = 6;
        static final int NOT_UNICODE_LITERAL = 7;
        static final int LOCALE_LITERAL = 8;
        static final int NOT_LOCALE_LITERAL = 9;
        static final int SET = 10;
        static final int ASCII_SET = 11;
        static final int UNICODE_SET = 12;
        static final int LOCALE_SET = 13;

        private Kind() {}
    }

    final int kind;

    /** The code point of a literal. */
    final int literal;

    /** The answers below 256. */
    final boolean[] low = new boolean[256];

    private final int[] code;
    private final int from;

    private CharTest(int kind, int literal, int[] code, int from) {
        this.kind = kind;
        this.literal = literal;
        this.code = code;
        this.from = from;
        if (kind == Kind.LITERAL || kind == Kind.NOT_LITERAL || kind == Kind.ALL) {
            Arrays.fill(low, kind != Kind.LITERAL);
            if (kind != Kind.ALL && literal < low.length) {
                low[literal] = kind == Kind.LITERAL;
            }
            return;
        }
        for (int c = 0; c < low.length; c++) {
            low[c] = slow(c);
        }
    }

    static CharTest literal(int kind, int c) {
        return new CharTest(kind, c, null, 0);
    }

    /** The set whose code begins at {@code from}. */
    static CharTest set(int kind, int[] code, int from) {
        return new CharTest(kind, 0, code, from);
    }

    boolean test(int c) {
        return c < 256 ? low[c] : slow(c);
    }

    /** The test without the table. */
    boolean slow(int c) {
        switch (kind) {
            case Kind.ALL:
                return true;
            case Kind.NONE:
                return false;
            case Kind.LITERAL:
                return c == literal;
            case Kind.NOT_LITERAL:
                return c != literal;
            case Kind.ASCII_LITERAL:
                return Characters.lowerAscii(c) == literal;
            case Kind.NOT_ASCII_LITERAL:
                return Characters.lowerAscii(c) != literal;
            case Kind.UNICODE_LITERAL:
                return Characters.lowerUnicode(c) == literal;
            case Kind.NOT_UNICODE_LITERAL:
                return Characters.lowerUnicode(c) != literal;
            case Kind.LOCALE_LITERAL:
                return sameInLocale(c);
            case Kind.NOT_LOCALE_LITERAL:
                return !sameInLocale(c);
            case Kind.SET:
                return isInSet(c);
            case Kind.ASCII_SET:
                return isInSet(Characters.lowerAscii(c));
            case Kind.UNICODE_SET:
                return isInSet(Characters.lowerUnicode(c));
            default:
                return isInSet(Characters.lowerAscii(c)) || isInSet(Characters.upperAscii(c));
        }
    }

    private boolean sameInLocale(int c) {
        return c == literal || Characters.lowerAscii(c) == literal || Characters.upperAscii(c) == literal;
    }

    private boolean isInSet(int c) {
        int[] set = code;
        int i = from;
        boolean ok = true;
        while (true) {
            switch (set[i++]) {
                case Codes.FAILURE:
                    return !ok;
                case Codes.NEGATE:
                    ok = !ok;
                    break;
                case Codes.LITERAL:
                    if (c == set[i++]) {
                        return ok;
                    }
                    break;
                case Codes.CATEGORY:
                    if (Characters.isIn(set[i++], c)) {
                        return ok;
                    }
                    break;
                case Codes.RANGE:
                    if (c >= set[i] && c <= set[i + 1]) {
                        return ok;
                    }
                    i += 2;
                    break;
                case Codes.RANGE_UNI_IGNORE:
                    int upper = Characters.upperUnicode(c);
                    if (c >= set[i] && c <= set[i + 1] || upper >= set[i] && upper <= set[i + 1]) {
                        return ok;
                    }
                    i += 2;
                    break;
                case Codes.CHARSET:
                    if (c < 256 && (set[i + (c >> 5)] >>> (c & 31) & 1) != 0) {
                        return ok;
                    }
                    i += 8;
                    break;
                case Codes.BIGCHARSET:
                    int blocks = set[i++];
                    if (c < 0x10000) {
                        int block = set[i + (c >> 10)] >>> ((c >> 8 & 3) << 3) & 0xff;
                        if ((set[i + 64 + block * 8 + (c >> 5 & 7)] >>> (c & 31) & 1) != 0) {
                            return ok;
                        }
                    }
                    i += 64 + blocks * 8;
                    break;
                default:
                    throw new IllegalStateException("the compiler has checked the set");
            }
        }
    }
}
