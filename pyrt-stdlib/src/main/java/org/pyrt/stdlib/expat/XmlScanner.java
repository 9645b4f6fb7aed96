package org.pyrt.stdlib.expat;

/**
 * Cuts the content of elements into tokens. Each method takes the text from {@code p} to {@code end}, gives a token of {@link XmlToken} and leaves in {@link #next} where it ends,
 * or for an invalid one the place of the first character that cannot be there. One thread.
 */
class XmlScanner {

    /** Stands in decoded text for bytes that are no character, and for characters that XML does not know. */
    static final char BAD = '\uFFFF';
    /** Stands at the end of a text for the first bytes of a character. */
    static final char CUT = '\uFFFE';

    /** Whether names have prefixes: else a colon is a letter. */
    final boolean namespaces;

    /** Where the last token ended. */
    int next;

    /** Whether half a unit of 16 bits is left behind the text. */
    boolean half;

    XmlScanner(boolean namespaces) {
        this.namespaces = namespaces;
    }

    final boolean start(char c) {
        return XmlNames.isStart(c) || c == ':' && !namespaces;
    }

    final boolean name(char c) {
        return XmlNames.isName(c) || c == ':' && !namespaces;
    }

    static boolean space(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** Whether XML has no such character, or it is not there as a whole. */
    static boolean bad(char c) {
        return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= CUT;
    }

    final int invalid(int p) {
        next = p;
        return XmlToken.INVALID;
    }

    /** The token for a bad character. */
    final int bad(char c, int p) {
        return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
    }

    final int end(int p, int token) {
        next = p;
        return token;
    }

    final int none() {
        return half ? XmlToken.PARTIAL : XmlToken.NONE;
    }

    final int content(char[] b, int p, int end) {
        if (p >= end) {
            return none();
        }
        char c = b[p];
        switch (c) {
            case '<':
                return less(b, p + 1, end);
            case '&':
                return reference(b, p + 1, end);
            case '\r':
                return carriageReturn(b, p, end);
            case '\n':
                return end(p + 1, XmlToken.DATA_NEWLINE);
            case ']':
                p++;
                if (p >= end) {
                    return XmlToken.TRAILING_BRACKET;
                }
                if (b[p] == ']') {
                    if (p + 1 >= end) {
                        return XmlToken.TRAILING_BRACKET;
                    }
                    if (b[p + 1] == '>') {
                        return invalid(p + 1);
                    }
                }
                break;
            default:
                if (bad(c)) {
                    return bad(c, p);
                }
                p++;
        }
        for (; p < end; p++) {
            c = b[p];
            if (c == ']') {
                if (p + 1 < end) {
                    if (b[p + 1] != ']') {
                        continue;
                    }
                    if (p + 2 < end) {
                        if (b[p + 2] != '>') {
                            continue;
                        }
                        return invalid(p + 2);
                    }
                }
                break;
            }
            if (c == '<' || c == '&' || c == '\r' || c == '\n' || bad(c)) {
                break;
            }
        }
        return end(p, XmlToken.DATA_CHARS);
    }

    final int section(char[] b, int p, int end) {
        if (p >= end) {
            return none();
        }
        char c = b[p];
        switch (c) {
            case ']':
                p++;
                if (p >= end) {
                    return XmlToken.PARTIAL;
                }
                if (b[p] == ']') {
                    if (p + 1 >= end) {
                        return XmlToken.PARTIAL;
                    }
                    if (b[p + 1] == '>') {
                        return end(p + 2, XmlToken.CDATA_CLOSE);
                    }
                }
                break;
            case '\r':
                if (p + 1 >= end) {
                    return XmlToken.PARTIAL;
                }
                return end(b[p + 1] == '\n' ? p + 2 : p + 1, XmlToken.DATA_NEWLINE);
            case '\n':
                return end(p + 1, XmlToken.DATA_NEWLINE);
            default:
                if (bad(c)) {
                    return bad(c, p);
                }
                p++;
        }
        for (; p < end; p++) {
            c = b[p];
            if (c == ']' || c == '\r' || c == '\n' || bad(c)) {
                break;
            }
        }
        return end(p, XmlToken.DATA_CHARS);
    }

    /** Of the value of an attribute. */
    final int value(char[] b, int p, int end) {
        int from = p;
        for (; p < end; p++) {
            char c = b[p];
            switch (c) {
                case '&':
                    return p == from ? reference(b, p + 1, end) : end(p, XmlToken.DATA_CHARS);
                case '<':
                    return invalid(p);
                case '\n':
                    return p == from ? end(p + 1, XmlToken.DATA_NEWLINE) : end(p, XmlToken.DATA_CHARS);
                case '\r':
                    if (p != from) {
                        return end(p, XmlToken.DATA_CHARS);
                    }
                    return carriageReturn(b, p, end);
                case ' ', '\t':
                    return p == from ? end(p + 1, XmlToken.VALUE_SPACE) : end(p, XmlToken.DATA_CHARS);
                default:
            }
        }
        return p == from ? XmlToken.NONE : end(p, XmlToken.DATA_CHARS);
    }

    /** A newline that begins with the carriage return at {@code p}. */
    final int carriageReturn(char[] b, int p, int end) {
        return p + 1 >= end ? XmlToken.TRAILING_CR : end(b[p + 1] == '\n' ? p + 2 : p + 1, XmlToken.DATA_NEWLINE);
    }

    /** What begins with an ampersand before {@code p}. */
    final int reference(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        char c = b[p];
        if (c == '#') {
            return number(b, p + 1, end);
        }
        return reference(b, p, end, XmlToken.ENTITY_REF);
    }

    /** The rest of a reference, from its name on: {@code token}, if a semicolon ends it. */
    final int reference(char[] b, int p, int end, int token) {
        char c = b[p];
        if (!start(c)) {
            return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        while (++p < end) {
            c = b[p];
            if (c == ';') {
                return end(p + 1, token);
            }
            if (!name(c)) {
                return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
            }
        }
        return XmlToken.PARTIAL;
    }

    private int number(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        int base = 10;
        if (b[p] == 'x') {
            base = 16;
            p++;
            if (p >= end) {
                return XmlToken.PARTIAL;
            }
        }
        for (int from = p; p < end; p++) {
            char c = b[p];
            if (c == ';' && p > from) {
                return end(p + 1, XmlToken.CHAR_REF);
            }
            if (c >= 0x80 || Character.digit(c, base) < 0) {
                return invalid(p);
            }
        }
        return XmlToken.PARTIAL;
    }

    /** The character that a reference means whose digits begin at {@code p}, behind {@code &#}; -1 if XML has none such. */
    static int character(char[] b, int p) {
        int base = 10;
        if (b[p] == 'x') {
            base = 16;
            p++;
        }
        int n = 0;
        for (; b[p] != ';'; p++) {
            n = n * base + Character.digit(b[p], base);
            if (n >= 0x110000) {
                return -1;
            }
        }
        if (n >= 0xd800 && n < 0xe000 || n < 0x10000 && bad((char) n)) {
            return -1;
        }
        return n;
    }

    private int less(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        char c = b[p];
        if (c == '!') {
            p++;
            if (p >= end) {
                return XmlToken.PARTIAL;
            }
            return b[p] == '-' ? comment(b, p + 1, end) : b[p] == '[' ? sectionOpen(b, p + 1, end) : invalid(p);
        }
        if (c == '?') {
            return instruction(b, p + 1, end);
        }
        if (c == '/') {
            return endTag(b, p + 1, end);
        }
        if (!start(c)) {
            return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        p = tagName(b, p + 1, end);
        if (p < 0) {
            return failed;
        }
        if (b[p] == '>') {
            return end(p + 1, XmlToken.START_TAG);
        }
        if (b[p] == '/') {
            return slash(b, p + 1, end);
        }
        while (++p < end) {
            c = b[p];
            if (space(c)) {
                continue;
            }
            if (c == '>') {
                return end(p + 1, XmlToken.START_TAG);
            }
            if (c == '/') {
                return slash(b, p + 1, end);
            }
            return start(c) ? attributes(b, p, end) : c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        return XmlToken.PARTIAL;
    }

    /** The token to give where {@link #tagName} or {@link #attributeName} gives -1. */
    private int failed;

    private int fail(int token) {
        failed = token;
        return -1;
    }

    /** Where the rest of a name with at most one colon ends: before {@code end}; or -1. */
    private int nameEnd(char[] b, int p, int end) {
        boolean colon = false;
        for (; p < end; p++) {
            char c = b[p];
            if (name(c)) {
                continue;
            }
            if (c != ':') {
                return p;
            }
            if (colon) {
                return fail(invalid(p));
            }
            colon = true;
            p++;
            if (p >= end) {
                return fail(XmlToken.PARTIAL);
            }
            if (!start(b[p])) {
                return fail(invalid(p));
            }
        }
        return fail(XmlToken.PARTIAL);
    }

    private int unexpected(char c, int p) {
        return fail(c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p));
    }

    /** Where the rest of a tag's name ends, by a blank, a slash or a sign of greater; or -1. */
    private int tagName(char[] b, int p, int end) {
        p = nameEnd(b, p, end);
        if (p < 0) {
            return p;
        }
        char c = b[p];
        return space(c) || c == '>' || c == '/' ? p : unexpected(c, p);
    }

    private int slash(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        return b[p] == '>' ? end(p + 1, XmlToken.EMPTY_ELEMENT) : invalid(p);
    }

    /** Where the sign of equality behind an attribute's name is; or -1. */
    private int attributeName(char[] b, int p, int end) {
        p = nameEnd(b, p, end);
        if (p < 0) {
            return p;
        }
        while (space(b[p])) {
            p++;
            if (p >= end) {
                return fail(XmlToken.PARTIAL);
            }
        }
        return b[p] == '=' ? p : unexpected(b[p], p);
    }

    /** The rest of a tag from the name of its first attribute. */
    private int attributes(char[] b, int p, int end) {
        while (true) {
            p = attributeName(b, p + 1, end);
            if (p < 0) {
                return failed;
            }
            do {
                p++;
                if (p >= end) {
                    return XmlToken.PARTIAL;
                }
            } while (space(b[p]));
            char quote = b[p];
            if (quote != '"' && quote != '\'') {
                return invalid(p);
            }
            p++;
            while (true) {
                if (p >= end) {
                    return XmlToken.PARTIAL;
                }
                char c = b[p];
                if (c == quote) {
                    break;
                }
                if (bad(c)) {
                    return bad(c, p);
                }
                if (c == '&') {
                    int token = reference(b, p + 1, end);
                    if (token <= 0) {
                        return token;
                    }
                    p = next;
                } else if (c == '<') {
                    return invalid(p);
                } else {
                    p++;
                }
            }
            p++;
            if (p >= end) {
                return XmlToken.PARTIAL;
            }
            boolean blank = false;
            while (space(b[p])) {
                blank = true;
                p++;
                if (p >= end) {
                    return XmlToken.PARTIAL;
                }
            }
            char c = b[p];
            if (c == '>') {
                return end(p + 1, XmlToken.START_TAG);
            }
            if (c == '/') {
                return slash(b, p + 1, end);
            }
            if (!blank || !start(c)) {
                return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
            }
        }
    }

    private int endTag(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        if (!start(b[p])) {
            return b[p] == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        while (++p < end) {
            char c = b[p];
            if (name(c) || c == ':') {
                continue;
            }
            while (space(c)) {
                p++;
                if (p >= end) {
                    return XmlToken.PARTIAL;
                }
                c = b[p];
            }
            return c == '>' ? end(p + 1, XmlToken.END_TAG) : c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        return XmlToken.PARTIAL;
    }

    private int sectionOpen(char[] b, int p, int end) {
        if (end - p < 6) {
            return XmlToken.PARTIAL;
        }
        for (int i = 0; i < 6; i++) {
            if (b[p + i] != "CDATA[".charAt(i)) {
                return invalid(p + i);
            }
        }
        return end(p + 6, XmlToken.CDATA_OPEN);
    }

    /** What begins with {@code <!-} before {@code p}. */
    final int comment(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        if (b[p] != '-') {
            return invalid(p);
        }
        while (++p < end) {
            char c = b[p];
            if (bad(c)) {
                return bad(c, p);
            }
            if (c == '-') {
                if (p + 1 >= end) {
                    return XmlToken.PARTIAL;
                }
                if (b[p + 1] == '-') {
                    if (p + 2 >= end) {
                        return XmlToken.PARTIAL;
                    }
                    return b[p + 2] == '>' ? end(p + 3, XmlToken.COMMENT) : invalid(p + 2);
                }
            }
        }
        return XmlToken.PARTIAL;
    }

    /** What begins with {@code <?} before {@code p}. */
    final int instruction(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        int target = p;
        if (!start(b[p])) {
            return b[p] == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        do {
            p++;
            if (p >= end) {
                return XmlToken.PARTIAL;
            }
        } while (name(b[p]));
        char c = b[p];
        if (!space(c) && c != '?') {
            return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        int token = XmlToken.INSTRUCTION;
        if (p - target == 3 && (b[target] | 32) == 'x' && (b[target + 1] | 32) == 'm' && (b[target + 2] | 32) == 'l') {
            if (b[target] != 'x' || b[target + 1] != 'm' || b[target + 2] != 'l') {
                return invalid(p);
            }
            token = XmlToken.XML_DECLARATION;
        }
        if (c == '?') {
            if (p + 1 >= end) {
                return XmlToken.PARTIAL;
            }
            return b[p + 1] == '>' ? end(p + 2, token) : invalid(p + 1);
        }
        while (++p < end) {
            c = b[p];
            if (bad(c)) {
                return bad(c, p);
            }
            if (c == '?') {
                if (p + 1 >= end) {
                    return XmlToken.PARTIAL;
                }
                if (b[p + 1] == '>') {
                    return end(p + 2, token);
                }
            }
        }
        return XmlToken.PARTIAL;
    }
}
