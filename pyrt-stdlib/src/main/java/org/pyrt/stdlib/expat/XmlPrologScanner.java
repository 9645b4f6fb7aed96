package org.pyrt.stdlib.expat;

/** Cuts what stands before and behind the document's element, and document type definitions, into tokens; contents of elements too. One thread. */
final class XmlPrologScanner extends XmlScanner {

    XmlPrologScanner(boolean namespaces) {
        super(namespaces);
    }

    int prolog(char[] b, int p, int end) {
        if (p >= end) {
            return none();
        }
        char c = b[p];
        switch (c) {
            case '"', '\'':
                return literal(c, b, p + 1, end);
            case '<':
                return less(b, p + 1, end);
            case ' ', '\t', '\n', '\r':
                return spaces(b, p, end);
            case '%':
                return percent(b, p + 1, end);
            case ',':
                return end(p + 1, XmlToken.COMMA);
            case '[':
                return end(p + 1, XmlToken.OPEN_BRACKET);
            case ']':
                p++;
                if (p >= end) {
                    return end(p, -XmlToken.CLOSE_BRACKET);
                }
                if (b[p] == ']') {
                    if (p + 1 >= end) {
                        return XmlToken.PARTIAL;
                    }
                    if (b[p + 1] == '>') {
                        return end(p + 2, XmlToken.SECTION_CLOSE);
                    }
                }
                return end(p, XmlToken.CLOSE_BRACKET);
            case '(':
                return end(p + 1, XmlToken.OPEN_PAREN);
            case ')':
                return closeParen(b, p + 1, end);
            case '|':
                return end(p + 1, XmlToken.OR);
            case '>':
                return end(p + 1, XmlToken.DECLARATION_CLOSE);
            case '#':
                return poundName(b, p + 1, end);
            default:
                return word(b, p, end);
        }
    }

    private int spaces(char[] b, int p, int end) {
        if (b[p] == '\r' && p + 1 == end) {
            return end(end, -XmlToken.SPACE);
        }
        do {
            p++;
        } while (p < end && space(b[p]) && (b[p] != '\r' || p + 1 < end));
        return end(p, XmlToken.SPACE);
    }

    private int closeParen(char[] b, int p, int end) {
        if (p >= end) {
            return end(p, -XmlToken.CLOSE_PAREN);
        }
        char c = b[p];
        switch (c) {
            case '*':
                return end(p + 1, XmlToken.CLOSE_ANY);
            case '?':
                return end(p + 1, XmlToken.CLOSE_OPTIONAL);
            case '+':
                return end(p + 1, XmlToken.CLOSE_SOME);
            case '\r', '\n', ' ', '\t', '>', ',', '|', ')':
                return end(p, XmlToken.CLOSE_PAREN);
            default:
                return invalid(p);
        }
    }

    private int word(char[] b, int p, int end) {
        char c = b[p];
        int token;
        if (start(c)) {
            token = XmlToken.NAME;
        } else if (name(c) || c == ':') {
            token = XmlToken.NAME_TOKEN;
        } else {
            return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
        }
        while (++p < end) {
            c = b[p];
            if (name(c)) {
                continue;
            }
            switch (c) {
                case '>', ')', ',', '|', '[', '%', ' ', '\t', '\r', '\n':
                    return end(p, token);
                case ':':
                    if (token == XmlToken.NAME) {
                        if (p + 1 >= end) {
                            return XmlToken.PARTIAL;
                        }
                        if (name(b[p + 1])) {
                            p++;
                            token = XmlToken.PREFIXED_NAME;
                        } else {
                            token = XmlToken.NAME_TOKEN;
                        }
                    } else {
                        token = XmlToken.NAME_TOKEN;
                    }
                    break;
                case '+':
                    return token == XmlToken.NAME_TOKEN ? invalid(p) : end(p + 1, XmlToken.NAME_SOME);
                case '*':
                    return token == XmlToken.NAME_TOKEN ? invalid(p) : end(p + 1, XmlToken.NAME_ANY);
                case '?':
                    return token == XmlToken.NAME_TOKEN ? invalid(p) : end(p + 1, XmlToken.NAME_OPTIONAL);
                default:
                    return c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
            }
        }
        return end(p, -token);
    }

    private int less(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        char c = b[p];
        if (c == '!') {
            return declaration(b, p + 1, end);
        }
        if (c == '?') {
            return instruction(b, p + 1, end);
        }
        return start(c) || c >= 0x80 && c < CUT ? end(p - 1, XmlToken.INSTANCE_START) : c == CUT ? XmlToken.PARTIAL_CHAR : invalid(p);
    }

    private int declaration(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        char c = b[p];
        if (c == '-') {
            return comment(b, p + 1, end);
        }
        if (c == '[') {
            return end(p + 1, XmlToken.SECTION_OPEN);
        }
        if (!letter(c)) {
            return invalid(p);
        }
        while (++p < end) {
            c = b[p];
            if (c == '%') {
                if (p + 1 >= end) {
                    return XmlToken.PARTIAL;
                }
                if (space(b[p + 1]) || b[p + 1] == '%') {
                    return invalid(p);
                }
                return end(p, XmlToken.DECLARATION_OPEN);
            }
            if (space(c)) {
                return end(p, XmlToken.DECLARATION_OPEN);
            }
            if (!letter(c)) {
                return invalid(p);
            }
        }
        return XmlToken.PARTIAL;
    }

    private boolean letter(char c) {
        return c < 0x80 && start(c);
    }

    private int literal(char quote, char[] b, int p, int end) {
        for (; p < end; p++) {
            char c = b[p];
            if (bad(c)) {
                return bad(c, p);
            }
            if (c == quote) {
                p++;
                if (p >= end) {
                    return end(p, -XmlToken.LITERAL);
                }
                c = b[p];
                return space(c) || c == '>' || c == '%' || c == '[' ? end(p, XmlToken.LITERAL) : invalid(p);
            }
        }
        return XmlToken.PARTIAL;
    }

    private int percent(char[] b, int p, int end) {
        if (p >= end) {
            return end(p, -XmlToken.PERCENT);
        }
        char c = b[p];
        if (space(c) || c == '%') {
            return end(p, XmlToken.PERCENT);
        }
        return reference(b, p, end, XmlToken.PARAMETER_REF);
    }

    private int poundName(char[] b, int p, int end) {
        if (p >= end) {
            return XmlToken.PARTIAL;
        }
        if (!start(b[p])) {
            return invalid(p);
        }
        while (++p < end) {
            char c = b[p];
            if (name(c)) {
                continue;
            }
            return space(c) || c == ')' || c == '>' || c == '%' || c == '|' ? end(p, XmlToken.POUND_NAME) : invalid(p);
        }
        return end(p, -XmlToken.POUND_NAME);
    }

    /** Of the value of an entity. */
    int entityValue(char[] b, int p, int end) {
        int from = p;
        for (; p < end; p++) {
            char c = b[p];
            switch (c) {
                case '&':
                    return p == from ? reference(b, p + 1, end) : end(p, XmlToken.DATA_CHARS);
                case '%':
                    if (p != from) {
                        return end(p, XmlToken.DATA_CHARS);
                    }
                    int token = percent(b, p + 1, end);
                    return token == XmlToken.PERCENT ? invalid(p + 1) : token < 0 ? XmlToken.PARTIAL : token;
                case '\n':
                    return p == from ? end(p + 1, XmlToken.DATA_NEWLINE) : end(p, XmlToken.DATA_CHARS);
                case '\r':
                    if (p != from) {
                        return end(p, XmlToken.DATA_CHARS);
                    }
                    return carriageReturn(b, p, end);
                default:
            }
        }
        return p == from ? XmlToken.NONE : end(p, XmlToken.DATA_CHARS);
    }

    /** What a conditional section leaves out, to its end. */
    int ignored(char[] b, int p, int end) {
        int level = 0;
        for (; p < end; p++) {
            char c = b[p];
            if (bad(c)) {
                return bad(c, p);
            }
            if (c == '<' && p + 2 < end && b[p + 1] == '!' && b[p + 2] == '[') {
                level++;
                p += 2;
            } else if (c == ']' && p + 2 < end && b[p + 1] == ']' && b[p + 2] == '>') {
                if (level-- == 0) {
                    return end(p + 3, XmlToken.IGNORED);
                }
                p += 2;
            }
        }
        return XmlToken.PARTIAL;
    }
}
