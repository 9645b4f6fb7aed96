package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;

/** The tokens of a source as Python's {@code tokenize} shows them, up to the first error, read from lines as they are needed. */
public final class SourceTokens {

    private static final int COMMENT = 65;
    private static final int NL = 66;
    private static final int OP = 55;

    private static final String[] OPERATORS = {
        "(", ")", "[", "]", ":", ",", ";", "+", "-", "*", "/", "|", "&", "<", ">", "=", ".", "%", "{", "}", "==", "!=", "<=", ">=", "~", "^",
        "<<", ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//", "//=", "@", "@=", "->", "...", ":=", "!",
    };

    /** One token. Columns are in characters; {@code lineText} is all lines that it is on. */
    public record Token(int type, String text, int line, int col, int endLine, int endCol, String lineText) {}

    /** Gives the lines of a source, each with its end. */
    public interface Lines {

        /** The next line; empty at the end. What it throws leaves {@link SourceTokens#next}. */
        String next();
    }

    private final Lexer lexer;
    private final Tokens tokens;
    private final SourceText source = SourceText.growing();
    private final Lines lines;
    private final boolean extra;
    private final String filename;

    /** Tokens that were read and not yet given. */
    private final ArrayDeque<Token> ready = new ArrayDeque<>();

    /** How many of the lexer's tokens, and of what it skipped, are converted. */
    private int converted;
    private int skippedConverted;

    /** Whether the last line came without a newline. */
    private boolean addedNewline;

    /** The lines, from 0, that end with a carriage return and a newline. */
    private final BitSet returns = new BitSet();
    private int lineEnds;

    private boolean ended;
    private PySyntaxError error;

    /** The tokens of what {@code lines} gives; with {@code extra}, comments and newlines within statements count, and all operators have one type. */
    public SourceTokens(Lines lines, String filename, boolean extra) {
        this.lines = lines;
        this.filename = filename;
        this.extra = extra;
        lexer = new Lexer(source, filename, ParserOptions.of(ParserOptions.FILE));
        lexer.skipped = extra ? new ArrayList<>() : null;
        lexer.feed = this;
        tokens = lexer.out;
    }

    /** The next token, for which no more lines are read than it needs; null at the end or before an error. Not for several threads at once. */
    public Token next() {
        while (ready.isEmpty() && !ended) {
            // Lines that cannot be had end the tokens.
            ended = true;
            ended = !lexer.step();
            convert();
        }
        return ready.poll();
    }

    /** For the lexer: appends a line to the source; false at the end. Fails where the line has a null byte. */
    boolean pull() {
        String line = lines.next();
        if (line.isEmpty()) {
            return false;
        }
        if (line.indexOf('\0') >= 0) {
            int number = tokens.lineCount + 1;
            String message = "source code cannot contain null bytes";
            PySyntaxError e = new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, message, filename, number, 0, number, 0, null);
            tokens.error = new LexicalError(e, LexicalError.RAISED, number, 0, 0);
            throw Failure.INSTANCE;
        }
        source.append(SourceText.ofUtf8(line.getBytes(StandardCharsets.UTF_8), 0, true));
        addedNewline = !line.endsWith("\n") && !line.endsWith("\r");
        for (int i = line.indexOf('\n'); i >= 0; i = line.indexOf('\n', i + 1)) {
            returns.set(lineEnds++, i > 0 && line.charAt(i - 1) == '\r');
        }
        return true;
    }

    /** A part of the source that starts in a line, with the line ends that it had. */
    private String original(String s, int line) {
        if (returns.isEmpty() || s.indexOf('\n') < 0) {
            return s;
        }
        StringBuilder b = new StringBuilder(s.length() + 2);
        int at = line - 1;
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) == '\n' && returns.get(at++)) {
                b.append('\r');
            }
            b.append(s.charAt(i));
        }
        return b.toString();
    }

    /** The error, or null, once {@link #next} has given the last token. */
    public PySyntaxError error() {
        return error;
    }

    private static int number(byte type, String text) {
        switch (type) {
            case Tok.ENDMARKER, Tok.NAME, Tok.NUMBER, Tok.STRING, Tok.NEWLINE, Tok.INDENT, Tok.DEDENT:
                return type;
            case Tok.FSTRING_START, Tok.FSTRING_MIDDLE, Tok.FSTRING_END:
                return 59 + type - Tok.FSTRING_START;
            case Tok.TSTRING_START, Tok.TSTRING_MIDDLE, Tok.TSTRING_END:
                return 62 + type - Tok.TSTRING_START;
            default:
                break;
        }
        if (type >= Tok.FIRST_KEYWORD) {
            return Tok.NAME;
        }
        for (int i = 0; i < OPERATORS.length; i++) {
            if (OPERATORS[i].equals(text)) {
                return 7 + i;
            }
        }
        return OP;
    }

    private void convert() {
        int count = tokens.count;
        if (count > 0 && tokens.type[count - 1] == Tok.ERROR) {
            count--;
        }
        while (converted < count) {
            skippedBefore(converted);
            token(converted++);
        }
        skippedBefore(Integer.MAX_VALUE);
        if (tokens.error != null) {
            error = worded(tokens.error);
        }
    }

    private void skippedBefore(int token) {
        while (extra && skippedConverted < lexer.skipped.size() && lexer.skipped.get(skippedConverted)[0] <= token) {
            skipped(lexer.skipped.get(skippedConverted++));
        }
    }

    private void skipped(int[] s) {
        int col = source.codePoints(s[5], s[2]);
        boolean comment = s[1] == 1;
        boolean added = !comment && addedNewline && s[3] == source.length;
        String text = added ? "" : original(source.text(s[2], s[3]), s[4]);
        int length = added ? 1 : text.codePointCount(0, text.length());
        ready.add(new Token(comment ? COMMENT : NL, text, s[4], col, s[4], col + length, lines(s[4], s[4])));
    }

    /** The line that the last token before one ends on that is more than layout at the end; 0 if there is none. */
    private int lastCodeLine(int before) {
        int i = before - 1;
        while (i >= 0 && (tokens.type[i] == Tok.DEDENT || tokens.type[i] == Tok.INDENT)) {
            i--;
        }
        return i < 0 ? 0 : tokens.endLine[i];
    }

    private void token(int i) {
        byte type = tokens.type[i];
        int line = tokens.line[i];
        int lastLine = tokens.lineCount;
        switch (type) {
            case Tok.ENDMARKER:
                ready.add(
                        extra
                                ? new Token(0, "", lastLine + 1, 0, lastLine + 1, 0, "")
                                : new Token(0, "", lastLine, -1, lastLine, -1, lastCodeLine(i) < lastLine ? "" : lines(lastLine, lastLine)));
                return;
            case Tok.INDENT:
            case Tok.DEDENT: {
                if (!extra) {
                    ready.add(new Token(type, "", line, -1, line, -1, line <= lastLine ? lines(line, line) : ""));
                    return;
                }
                boolean atEnd = tokens.firstAtEnd <= i || tokens.start[i] >= source.length;
                if (atEnd) {
                    ready.add(new Token(type, "", lastLine + 1, 0, lastLine + 1, 0, ""));
                    return;
                }
                int start = tokens.lineStarts[line - 1];
                int col = source.codePoints(start, start + tokens.aux[i]);
                String text = type == Tok.INDENT ? source.text(start, start + tokens.aux[i]) : "";
                ready.add(new Token(type, text, line, type == Tok.INDENT ? 0 : col, line, col, lines(line, line)));
                return;
            }
            default:
                break;
        }
        String text = original(source.text(tokens.start[i], tokens.end[i]), line);
        int start = tokens.lineStarts[line - 1];
        int endLine = tokens.endLine[i];
        int col = source.codePoints(start, tokens.start[i]);
        int endCol = source.codePoints(tokens.lineStarts[endLine - 1], tokens.end[i]);
        int number = number(type, text);
        if (type == Tok.NEWLINE && addedNewline && tokens.end[i] == source.length) {
            text = "";
            endCol -= extra ? 0 : 1;
        } else if (type == Tok.NEWLINE && !extra) {
            text = text.substring(0, text.length() - 1);
            endCol = col + text.codePointCount(0, text.length());
        } else if (type == Tok.NEWLINE) {
            endCol = col + text.length();
        }
        if (extra && number >= 7 && number < OP) {
            number = OP;
        }
        ready.add(new Token(number, text, line, col, endLine, endCol, lines(line, endLine)));
    }

    private String lines(int first, int last) {
        int from = tokens.lineStarts[first - 1];
        int to = source.lineEnd(tokens.lineStarts[last - 1]);
        boolean added = addedNewline && to + 1 >= source.length;
        return original(source.text(from, added || to >= source.length ? to : to + 1), first);
    }

    private PySyntaxError worded(LexicalError e) {
        if (e.raised() != null) {
            return e.raised();
        }
        String message;
        PySyntaxError.Kind kind = PySyntaxError.Kind.SYNTAX_ERROR;
        int col = -1;
        int line = e.line();
        switch (e.status()) {
            case LexicalError.END_OF_FILE:
                message = "unexpected EOF in multi-line statement";
                col = 0;
                break;
            case LexicalError.DEDENT:
                message = "unindent does not match any outer indentation level";
                kind = PySyntaxError.Kind.INDENTATION_ERROR;
                break;
            case LexicalError.TAB_SPACE:
                message = "inconsistent use of tabs and spaces in indentation";
                kind = PySyntaxError.Kind.TAB_ERROR;
                break;
            case LexicalError.TOO_DEEP:
                message = "too many levels of indentation";
                kind = PySyntaxError.Kind.INDENTATION_ERROR;
                break;
            case LexicalError.LINE_CONTINUATION:
                message = "unexpected character after line continuation character";
                break;
            default:
                message = "unknown tokenization error";
        }
        String text = e.line() <= tokens.lineCount ? lines(e.line(), e.line()) : "";
        int end = PySyntaxError.NONE;
        if (e.status() != LexicalError.END_OF_FILE) {
            text = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }
        return new PySyntaxError(kind, message, filename, line, col < 0 ? text.stripTrailing().length() + 1 : col, end, end, text);
    }
}
