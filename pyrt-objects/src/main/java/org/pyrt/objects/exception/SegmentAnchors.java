package org.pyrt.objects.exception;

/**
 * Which part of an expression in a traceback is marked by carets while the rest gets tildes: the operator of a binary operation, the brackets
 * of a call or subscription. The standard library's module traceback finds it by parsing the expression; its shape is enough. Source:
 * CPython 3.14 Lib/traceback.py.
 */
final class SegmentAnchors {

    static final int BINARY = 1;
    static final int SUBSCRIPT = 2;
    static final int CALL = 3;

    /** What makes a segment no expression, or one that is neither operation nor call nor subscription at its top. */
    private static final String[] OTHER = {
        ",", ":=", "=", "lambda", "if", "else", "or", "and", "not", "in", "is", "<", ">", "<=", ">=", "==", "!=", "for", "async", "yield", ":",
        "->", "raise", "return", "assert", "del", "import", "from", "with", "while", "class", "def", "global", "nonlocal", "try", "except",
        "finally", "pass", "break", "continue", "elif", "as"
    };

    /** Binary operators by precedence, the weakest first. */
    private static final String[][] LEVELS = {{"|"}, {"^"}, {"&"}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "//", "%", "@"}};

    private static final String[] KEYWORDS = {
        "lambda", "if", "else", "or", "and", "not", "in", "is", "for", "async", "yield", "await", "from", "return"
    };

    /** What the expression is at its top: one of the constants. */
    final int kind;

    /** Where the marked part begins and ends, in code points from the beginning of the segment. */
    final int start;

    final int end;

    /** Whether a call's function is a plain name. */
    final boolean namedFunction;

    private SegmentAnchors(int kind, int start, int end, boolean namedFunction) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.namedFunction = namedFunction;
    }

    /** The anchors of a segment; null if it has none. */
    static SegmentAnchors find(int[] segment) {
        SegmentTokens tokens = SegmentTokens.scan(segment);
        return tokens == null ? null : find(segment, tokens, 0, tokens.count() - 1);
    }

    private static SegmentAnchors find(int[] segment, SegmentTokens t, int first, int last) {
        if (first > last) {
            return null;
        }
        if (t.partner(first) == last && t.is(first, "(")) {
            return find(segment, t, first + 1, last - 1);
        }
        for (int i = first; i <= last; i = next(t, i)) {
            if (isOneOf(t, i, OTHER) || i > first && isOperand(t, first, i - 1) && beginsOperand(t, i)) {
                return null;
            }
        }
        for (String[] level : LEVELS) {
            int found = -1;
            for (int i = first; i <= last; i = next(t, i)) {
                if (isOneOf(t, i, level) && isOperand(t, first, i - 1)) {
                    found = i;
                }
            }
            if (found >= 0) {
                return binary(segment, t, found, last);
            }
        }
        if (t.is(first, "+") || t.is(first, "-") || t.is(first, "~") || t.is(first, "*") || t.is(first, "**")) {
            return null;
        }
        for (int i = first; i <= last; i = next(t, i)) {
            if (t.is(i, "**")) {
                return binary(segment, t, i, last);
            }
        }
        return trailer(t, first, last);
    }

    private static int next(SegmentTokens t, int i) {
        return Math.max(t.partner(i), i) + 1;
    }

    private static boolean isOneOf(SegmentTokens t, int i, String[] words) {
        for (String w : words) {
            if (t.is(i, w)) {
                return true;
            }
        }
        return false;
    }

    /** Whether token {@code i} can end an operand that begins not before {@code first}. */
    private static boolean isOperand(SegmentTokens t, int first, int i) {
        if (i < first) {
            return false;
        }
        if (t.kind(i) == SegmentTokens.NAME) {
            return !isOneOf(t, i, KEYWORDS);
        }
        return t.kind(i) != SegmentTokens.OPERATOR || t.is(i, ")") || t.is(i, "]") || t.is(i, "}") || t.is(i, "...");
    }

    /** Whether token {@code i} cannot stand behind an operand; strs may follow each other. */
    private static boolean beginsOperand(SegmentTokens t, int i) {
        return t.kind(i) == SegmentTokens.NAME
                || t.kind(i) == SegmentTokens.NUMBER
                || t.kind(i) == SegmentTokens.STRING && t.kind(i - 1) != SegmentTokens.STRING;
    }

    /** An operator is marked with the character behind it, unless that is blank or begins the right operand. */
    private static SegmentAnchors binary(int[] segment, SegmentTokens t, int operator, int last) {
        int start = t.start(operator);
        int end = start + 1;
        if (end < segment.length) {
            int c = segment[end];
            boolean sameLine = c != '\n';
            if (sameLine && end < operandStart(t, operator + 1, last) && c != ' ' && c != '\t' && c != '\f' && c != '\\' && c != '#') {
                end++;
            }
        }
        return new SegmentAnchors(BINARY, start, end, false);
    }

    /** Where the syntax tree has the operand begin: behind parentheses that only group. */
    private static int operandStart(SegmentTokens t, int first, int last) {
        int f = first;
        int l = last;
        while (f < l && t.is(f, "(") && t.partner(f) == l && f + 1 < l && groups(t, f + 1, l - 1)) {
            f++;
            l--;
        }
        return f <= last ? t.start(f) : Integer.MAX_VALUE;
    }

    private static boolean groups(SegmentTokens t, int first, int last) {
        for (int i = first; i <= last; i = next(t, i)) {
            if (t.is(i, ",") || t.is(i, "for") || t.is(i, "async")) {
                return false;
            }
        }
        return true;
    }

    private static SegmentAnchors trailer(SegmentTokens t, int first, int last) {
        int open = t.partner(last);
        if (open <= first || t.is(first, "await") || !isOperand(t, first, open - 1)) {
            return null;
        }
        if (t.is(open, "(")) {
            boolean named = open == first + 1 && t.kind(first) == SegmentTokens.NAME;
            return new SegmentAnchors(CALL, t.start(open), t.end(last), named);
        }
        return t.is(open, "[") ? new SegmentAnchors(SUBSCRIPT, t.start(open), t.end(last), false) : null;
    }
}
