package org.pyrt.vm.parser;

/** The lexer's state within one f- or t-string; the bottom one of the stack stands for code outside any. */
final class StringMode {

    /** Replacement fields may nest in format specifications up to one less than this. */
    static final int MAX_EXPRESSIONS = 3;

    /** Whether literal text is next, rather than a token of an expression. */
    boolean inText;
    byte quote;
    int quoteSize;
    boolean raw;
    boolean template;
    int start;
    int line;
    int lineStart;
    /** Brackets open since the string began. */
    int braceDepth;
    /** The bracket depth at which the current replacement field's expression sits; -1 outside any. */
    int expressionDepth = -1;
    boolean inFormatSpec;
    boolean debug;

    char letter() {
        return template ? 't' : 'f';
    }
}
