package org.pyrt.vm.parser;

/**
 * An error of the lexer, by how CPython's tokenizer reports it: some are raised with their place at once, others are a
 * state that the parser words when it meets the token.
 *
 * @param raised the finished error, or null for the states
 * @param status one of the constants here
 * @param line the line the lexer stood on
 * @param col for the states: its byte offset in that line
 * @param bufferCol for {@link #LINE_CONTINUATION}: the byte offset in the logical line
 */
record LexicalError(PySyntaxError raised, int status, int line, int col, int bufferCol) {

    static final int RAISED = 0;
    static final int END_OF_FILE = 1;
    static final int DEDENT = 2;
    static final int TAB_SPACE = 3;
    static final int TOO_DEEP = 4;
    static final int LINE_CONTINUATION = 5;
    /** A string literal that the end of the source cut off. */
    static final int UNTERMINATED = 6;
}
