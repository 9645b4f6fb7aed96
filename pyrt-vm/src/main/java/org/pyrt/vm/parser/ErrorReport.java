package org.pyrt.vm.parser;

import org.pyrt.vm.parser.PySyntaxError.Kind;

/** Decides which error a failed parse ends with, in the order of CPython's {@code _PyPegen_run_parser}. */
final class ErrorReport {

    private final Tokens tokens;
    private final String filename;
    private final ParserOptions options;

    /** Whether the error is one after which CPython does not look at the rest of the source. */
    boolean leavesRest;

    ErrorReport(Tokens tokens, String filename, ParserOptions options) {
        this.tokens = tokens;
        this.filename = filename;
        this.options = options;
    }

    /** The error after the first pass did not get through. */
    PySyntaxError afterFailure(CompoundParser first) {
        int last = first.furthest;
        if (options.has(ParserOptions.ALLOW_INCOMPLETE_INPUT) && endReached(last)) {
            return first.errorFetchedAt(Kind.INCOMPLETE_INPUT, "incomplete input", last);
        }
        if (tokens.type[last] == Tok.ERROR) {
            return noted(lexical(first, last));
        }
        Diagnoser second = new Diagnoser(tokens, filename, options, first, this);
        PySyntaxError specific = second.diagnose(first.previousStart);
        if (specific != null) {
            return specific.kind() == Kind.MEMORY_ERROR ? specific
                    : noted(overridden(specific, second), second);
        }
        return noted(generic(last, second), second);
    }

    /** Completes an error that the first pass raised itself. */
    PySyntaxError withMetadata(PySyntaxError e, CompoundParser parser) {
        if (e.kind() == Kind.MEMORY_ERROR) {
            return e;
        }
        if (options.has(ParserOptions.ALLOW_INCOMPLETE_INPUT) && endReached(parser.furthest)) {
            return parser.errorFetchedAt(Kind.INCOMPLETE_INPUT, "incomplete input", parser.furthest);
        }
        return noted(overridden(e, parser));
    }

    private PySyntaxError noted(PySyntaxError e) {
        return e.withMetadata(0, 0, tokens.source.text(0, tokens.source.length));
    }

    private PySyntaxError noted(PySyntaxError e, StatementParser second) {
        return e.withMetadata(second.lastStatementLine, second.lastStatementCol,
                tokens.source.text(0, tokens.source.length));
    }

    private boolean endReached(int last) {
        if (last >= tokens.firstAtEnd) {
            return true;
        }
        return tokens.type[last] == Tok.ERROR && (tokens.error.status() == LexicalError.END_OF_FILE
                || tokens.error.status() == LexicalError.UNTERMINATED);
    }

    private PySyntaxError generic(int last, TokenCursor second) {
        byte type = tokens.type[last];
        if (type == Tok.INDENT || type == Tok.DEDENT) {
            leavesRest = true;
            return second.errorAtFurthest(Kind.INDENTATION_ERROR,
                    type == Tok.INDENT ? "unexpected indent" : "unexpected unindent");
        }
        return overridden(second.errorAtToken("invalid syntax", last), second);
    }

    /** An error of the lexer further on, or a bracket left open on an earlier line, takes precedence. */
    private PySyntaxError overridden(PySyntaxError e, TokenCursor parser) {
        int end = tokens.count - 1;
        int last = parser.furthest;
        if (last >= tokens.firstAtEnd || last >= end || tokens.type[end] != Tok.ERROR
                || tokens.errorInString) {
            return e;
        }
        if (tokens.error.raised() != null) {
            return tokens.error.raised();
        }
        if (tokens.openCount > 0 && tokens.line[last] > tokens.openLine[tokens.openCount - 1]) {
            parser.touch(end);
            return unclosed(parser);
        }
        return e;
    }

    private PySyntaxError unclosed(TokenCursor parser) {
        int i = tokens.openCount - 1;
        return parser.error(Kind.SYNTAX_ERROR, "'" + tokens.openBracket[i] + "' was never closed",
                tokens.openLine[i], tokens.openCol[i] + 1, tokens.openLine[i], 0);
    }

    /** The error of the lexer at the final token. */
    PySyntaxError lexical(TokenCursor parser, int index) {
        parser.touch(index);
        LexicalError e = tokens.error;
        switch (e.status()) {
            case LexicalError.END_OF_FILE:
                if (tokens.openCount == 0 && options.has(ParserOptions.FILE_INPUT)
                        && (index == 0 || tokens.type[index - 1] == Tok.NEWLINE)) {
                    return parser.error(Kind.SYNTAX_ERROR, "unexpected EOF while parsing", e.line(), 0, e.line(), -1);
                }
                return tokens.openCount > 0 ? unclosed(parser)
                        : parser.errorFetchedAt(Kind.SYNTAX_ERROR, "unexpected EOF while parsing", index);
            case LexicalError.DEDENT:
                return parser.errorFetchedAt(Kind.INDENTATION_ERROR,
                        "unindent does not match any outer indentation level", index);
            case LexicalError.TAB_SPACE:
                return parser.error(Kind.TAB_ERROR, "inconsistent use of tabs and spaces in indentation", e.line(), 1,
                        e.line(), 0);
            case LexicalError.TOO_DEEP:
                return parser.error(Kind.INDENTATION_ERROR, "too many levels of indentation", e.line(), 1, e.line(), 0);
            case LexicalError.LINE_CONTINUATION:
                return parser.error(Kind.SYNTAX_ERROR, "unexpected character after line continuation character",
                        e.line(), e.bufferCol(), e.line(), 0);
            default:
                return e.raised();
        }
    }

    /** A source of one statement holds nothing after it but white space and comments. */
    void checkSingleStatement(TokenCursor parser) {
        byte[] b = tokens.source.bytes;
        parser.touch(parser.pos - 1);
        int i = tokens.end[parser.furthest];
        while (true) {
            while (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\f') {
                i++;
            }
            if (b[i] == 0) {
                return;
            }
            if (b[i] != '#') {
                leavesRest = true;
                throw parser.errorFetchedAt(Kind.SYNTAX_ERROR,
                        "multiple statements found while compiling a single statement", parser.furthest);
            }
            while (b[i] != 0 && b[i] != '\n') {
                i++;
            }
        }
    }
}
