package org.pyrt.objects.exception;

import java.util.Arrays;

/**
 * The tokens of an expression cut out of source text, which may span lines: enough of Python's lexical rules to find operators and brackets.
 * Positions are code points counted from the beginning of the segment.
 */
final class SegmentTokens {

    static final int NAME = 0;
    static final int NUMBER = 1;
    static final int STRING = 2;
    static final int OPERATOR = 3;

    private static final String[] LONG_OPERATORS = {
        "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":="
    };

    private final int[] text;
    private int[] kinds = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    /** For each token, the index of the bracket that matches it, or -1. */
    private int[] partners;

    private int count;

    private SegmentTokens(int[] text) {
        this.text = text;
    }

    /** The tokens of {@code text}; null if it is no sequence of tokens with balanced brackets. */
    static SegmentTokens scan(int[] text) {
        SegmentTokens t = new SegmentTokens(text);
        return t.scanAll() && t.pair() ? t : null;
    }

    int count() {
        return count;
    }

    int kind(int token) {
        return kinds[token];
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int partner(int token) {
        return partners[token];
    }

    boolean is(int token, String s) {
        if (ends[token] - starts[token] != s.length() || kinds[token] == STRING || kinds[token] == NUMBER) {
            return false;
        }
        for (int i = 0; i < s.length(); i++) {
            if (text[starts[token] + i] != s.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void add(int kind, int start, int end) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = end;
    }

    private int at(int i) {
        return i < text.length ? text[i] : -1;
    }

    private boolean scanAll() {
        int i = 0;
        while (i < text.length) {
            int c = text[i];
            if (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
                i++;
            } else if (c == '\\') {
                i += 2;
            } else if (c == '#') {
                while (i < text.length && text[i] != '\n') {
                    i++;
                }
            } else {
                int end = token(i);
                if (end < 0) {
                    return false;
                }
                i = end;
            }
        }
        return count > 0;
    }

    /** Adds the token at {@code i}; returns where it ends, or -1. */
    private int token(int i) {
        int c = text[i];
        if (c == '"' || c == '\'') {
            return string(i, i);
        }
        if (c == '_' || Character.isUnicodeIdentifierStart(c)) {
            int end = i + 1;
            while (end < text.length && Character.isUnicodeIdentifierPart(text[end])) {
                end++;
            }
            if (end - i <= 2 && (at(end) == '"' || at(end) == '\'')) {
                return string(i, end);
            }
            add(NAME, i, end);
            return end;
        }
        if (isDigit(c) || c == '.' && isDigit(at(i + 1))) {
            return number(i);
        }
        for (String op : LONG_OPERATORS) {
            if (matches(i, op)) {
                add(OPERATOR, i, i + op.length());
                return i + op.length();
            }
        }
        if ("+-*/%@&|^~<>()[]{},:.=".indexOf(c) < 0) {
            return -1;
        }
        add(OPERATOR, i, i + 1);
        return i + 1;
    }

    private boolean matches(int i, String op) {
        for (int k = 0; k < op.length(); k++) {
            if (at(i + k) != op.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private int number(int i) {
        int end = i;
        boolean hex = at(i) == '0' && (at(i + 1) == 'x' || at(i + 1) == 'X');
        while (end < text.length) {
            int c = text[end];
            boolean sign = !hex && (c == '+' || c == '-') && (text[end - 1] == 'e' || text[end - 1] == 'E');
            if (c != '.' && c != '_' && !sign && !Character.isLetterOrDigit(c)) {
                break;
            }
            end++;
        }
        add(NUMBER, i, end);
        return end;
    }

    /** A string literal whose prefix begins at {@code start} and whose quote is at {@code quote}. */
    private int string(int start, int quote) {
        int q = text[quote];
        boolean triple = at(quote + 1) == q && at(quote + 2) == q;
        boolean format = false;
        for (int i = start; i < quote; i++) {
            format |= text[i] == 'f' || text[i] == 'F' || text[i] == 't' || text[i] == 'T';
        }
        int end = skipString(quote + (triple ? 3 : 1), q, triple, format);
        if (end >= 0) {
            add(STRING, start, end);
        }
        return end;
    }

    /** Where a string literal ends whose contents begin at {@code i}; -1 if it does not. */
    private int skipString(int i, int q, boolean triple, boolean format) {
        while (i < text.length) {
            int c = text[i];
            if (c == '\\') {
                i += 2;
            } else if (format && c == '{' && at(i + 1) != '{') {
                i = skipField(i + 1);
                if (i < 0) {
                    return -1;
                }
            } else if (format && c == '{') {
                i += 2;
            } else if (c == q && (!triple || at(i + 1) == q && at(i + 2) == q)) {
                return i + (triple ? 3 : 1);
            } else if (c == '\n' && !triple) {
                return -1;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** Where a replacement field of an f-string ends whose contents begin at {@code i}. */
    private int skipField(int i) {
        int depth = 0;
        while (i < text.length) {
            int c = text[i];
            if (c == '"' || c == '\'') {
                boolean triple = at(i + 1) == c && at(i + 2) == c;
                i = skipString(i + (triple ? 3 : 1), c, triple, false);
                if (i < 0) {
                    return -1;
                }
                continue;
            }
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                if (depth == 0) {
                    return c == '}' ? i + 1 : -1;
                }
                depth--;
            }
            i++;
        }
        return -1;
    }

    private boolean pair() {
        partners = new int[count];
        Arrays.fill(partners, -1);
        int[] open = new int[count];
        int depth = 0;
        for (int i = 0; i < count; i++) {
            if (kinds[i] != OPERATOR || ends[i] - starts[i] != 1) {
                continue;
            }
            int c = text[starts[i]];
            if (c == '(' || c == '[' || c == '{') {
                open[depth++] = i;
            } else if (c == ')' || c == ']' || c == '}') {
                if (depth == 0) {
                    return false;
                }
                int o = open[--depth];
                int wanted = text[starts[o]] == '(' ? ')' : text[starts[o]] + 2;
                if (c != wanted) {
                    return false;
                }
                partners[i] = o;
                partners[o] = i;
            }
        }
        return depth == 0;
    }
}
