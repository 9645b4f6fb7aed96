package org.pyrt.vm.parser;

/**
 * A syntax error, in plain Java terms: the compiler's caller turns it into the Python exception that {@link #kind()}
 * names. It carries no Java stack trace.
 */
public final class PySyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The Python exception to raise. */
    public enum Kind {
        /** {@code SyntaxError}. */
        SYNTAX_ERROR,
        /** {@code IndentationError}. */
        INDENTATION_ERROR,
        /** {@code TabError}. */
        TAB_ERROR,
        /** {@code _IncompleteInputError}: more input could make the source valid. */
        INCOMPLETE_INPUT,
        /** {@code MemoryError}, for source nested too deeply; only the message is set. */
        MEMORY_ERROR,
        /** {@code ValueError}, for a name that stands for a constant once it is normalized; only the message is set. */
        VALUE_ERROR
    }

    private final Kind kind;
    private final String filename;
    private final int lineno;
    private final int offset;
    private final int endLineno;
    private final int endOffset;
    private final String text;
    private int lastStatementLine;
    private int lastStatementCol;
    private String source;

    /**
     * An error at a place.
     *
     * @param lineno the line from 1; 0 when the source could not be decoded
     * @param offset the column in code points from 1; 0 or -1 when there is none
     * @param endLineno the last line of the range, or {@link #NONE}
     * @param endOffset the column past the range; 0 or -1 when unknown, or {@link #NONE}
     * @param text the source line, or null
     */
    public PySyntaxError(Kind kind, String message, String filename, int lineno, int offset, int endLineno,
            int endOffset, String text) {
        super(message, null, false, false);
        this.kind = kind;
        this.filename = filename;
        this.lineno = lineno;
        this.offset = offset;
        this.endLineno = endLineno;
        this.endOffset = endOffset;
        this.text = text;
    }

    /** The place of a line or column that Python shows as {@code None}. */
    public static final int NONE = Integer.MIN_VALUE;

    /** The Python exception to raise. */
    public Kind kind() {
        return kind;
    }

    /** The file named to the parser; null when the exception has no place at all. */
    public String filename() {
        return filename;
    }

    /** The line, from 1. */
    public int lineno() {
        return lineno;
    }

    /** The column in code points, from 1. */
    public int offset() {
        return offset;
    }

    /** The last line. */
    public int endLineno() {
        return endLineno;
    }

    /** The column past the end in code points, from 1. */
    public int endOffset() {
        return endOffset;
    }

    /** The source line, or null. */
    public String text() {
        return text;
    }

    /** Notes what {@code traceback} needs to look for misspelt keywords: the last good statement and the source. */
    PySyntaxError withMetadata(int statementLine, int statementCol, String wholeSource) {
        lastStatementLine = statementLine;
        lastStatementCol = statementCol;
        source = wholeSource;
        return this;
    }

    /** The line of the last statement parsed before the error, 0 when none; the first item of {@code _metadata}. */
    public int lastStatementLine() {
        return lastStatementLine;
    }

    /** The column of that statement, in bytes from 0; the second item of {@code _metadata}. */
    public int lastStatementCol() {
        return lastStatementCol;
    }

    /** The whole source; null when the exception has no {@code _metadata}. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return kind + ": " + getMessage() + " (" + filename + ", line " + lineno + ", offset " + offset + ")";
    }
}
