package org.pyrt.vm.parser;

import java.util.List;
import java.util.Locale;
import org.pyrt.vm.ast.Mod;

/**
 * Turns source into {@link Tokens}, all at once, or step by step as its lines come.
 *
 * <p>Two modes alternate: ordinary tokens, and the literal text of an f- or t-string; {@link StringMode} objects form the
 * stack of open f-strings. The first error ends the tokens with {@link Tok#ERROR}.
 */
final class Lexer {

    static final int MAX_LEVEL = 200;
    private static final int MAX_INDENT = 100;
    private static final int TAB_SIZE = 8;
    private static final int MAX_STRING_DEPTH = 150;

    private static final byte IDENT_START = 1;
    private static final byte IDENT_PART = 2;
    private static final byte DIGIT = 4;
    private static final byte[] CLASS = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            int flags = 0;
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128) {
                flags = IDENT_START | IDENT_PART;
            } else if (c >= '0' && c <= '9') {
                flags = IDENT_PART | DIGIT;
            }
            CLASS[c] = (byte) flags;
        }
    }

    final SourceText source;
    byte[] b;
    final Tokens out;
    final String filename;
    final ParserOptions options;
    /** Which warning, counted from 0, is an error; -1 for none. */
    private final int failing;
    private final boolean single;

    /**
     * Comments and newlines that are no tokens, if somebody wants them: the number of tokens before, 1 for a comment, start, end, line, and where that
     * line starts.
     */
    List<int[]> skipped;

    /** Gives further lines of the source; null when all are there. */
    SourceTokens feed;

    /** The reading position. */
    int p;
    int lineno;
    int lineStart;
    /** Where the token being read starts, -1 between tokens. */
    int tokenStart;
    private int bufferStart;
    private boolean atLineStart = true;
    private boolean ended;

    private final int[] indents = new int[MAX_INDENT];
    private final int[] altIndents = new int[MAX_INDENT];
    private int indent;
    private int pendingDents;
    private int level;

    private final StringMode[] modes = new StringMode[MAX_STRING_DEPTH];
    private int modeDepth;
    private StringMode mode = new StringMode();

    private final NumberLexer numbers = new NumberLexer(this);

    Lexer(SourceText source, String filename, ParserOptions options) {
        this(source, filename, options, -1);
    }

    /** A lexer that fails where warning number {@code failing} is due. */
    Lexer(SourceText source, String filename, ParserOptions options, int failing) {
        this.source = source;
        this.b = source.bytes;
        this.filename = filename;
        this.options = options;
        this.failing = failing;
        this.single = options.mode() == ParserOptions.SINGLE;
        this.out = new Tokens(source);
        modes[0] = mode;
    }

    /** Whether the tokens are for tools, which want to see the source as it is: comments too, and numbers and names that are not valid. */
    boolean showsAll() {
        return skipped != null;
    }

    /** Reads all tokens; the last is {@link Tok#ENDMARKER} or {@link Tok#ERROR}. */
    Tokens run() {
        if (source.length > 0) {
            nextLine(0);
        }
        boolean started = false;
        try {
            while (true) {
                byte type = mode.inText ? stringText() : token();
                if (type == Tok.ENDMARKER) {
                    if (!single || !started) {
                        break;
                    }
                    endStatement();
                    started = false;
                } else {
                    started = true;
                }
            }
        } catch (Failure f) {
            fail();
        }
        out.openCount = level;
        return out;
    }

    private void fail() {
        unplaced(Tok.ERROR);
        out.errorInString = modeDepth > 0;
    }

    /** Reads on until there is something new to see, a token or what is {@link #skipped}; false at the end and at an error. */
    boolean step() {
        try {
            return (mode.inText ? stringText() : token()) != Tok.ENDMARKER;
        } catch (Failure f) {
            fail();
            return false;
        }
    }

    /** Where lines come one by one: gets the next if all that are there have been read. */
    private void needLine() {
        if (feed != null && atEnd()) {
            if (feed.pull()) {
                b = source.bytes;
                out.names.moved(b);
            } else {
                feed = null;
            }
        }
    }

    /** At the end of an interactive statement a newline and the dedents it implies come before the end marker. */
    private void endStatement() {
        out.type[out.count - 1] = Tok.NEWLINE;
        if (indent > 0 && !options.has(ParserOptions.DONT_IMPLY_DEDENT)) {
            pendingDents = -indent;
            indent = 0;
        }
    }

    // ---- lines

    private void nextLine(int start) {
        lineno++;
        lineStart = start;
        if (tokenStart < 0 || start == 0) {
            bufferStart = start;
        }
        out.addLine(start);
    }

    /** After a newline was read: moves to the line that follows, if there is one. */
    void startLineIfAny() {
        needLine();
        if (p < source.length) {
            nextLine(p);
        }
    }

    private boolean atEnd() {
        return p >= source.length;
    }

    // ---- making tokens

    byte add(byte type, int start, int end) {
        out.add(type, start, end, lineno, start - lineStart, lineno, end - lineStart, 0, level);
        return type;
    }

    private byte unplaced(byte type) {
        if (ended && out.firstAtEnd == Integer.MAX_VALUE) {
            out.firstAtEnd = out.count;
        }
        out.add(type, p, p, lineno, -1, lineno, -1, p - lineStart, level);
        return type;
    }

    // ---- errors

    /** An error at the character before the reading position. */
    Failure error(String message) {
        int col = source.codePoints(lineStart, p);
        return raise(message, col, col, LexicalError.RAISED);
    }

    /** An error over a range of byte columns from 1. */
    Failure errorRange(String message, int byteCol, int endByteCol) {
        return raise(message, byteCol, endByteCol, LexicalError.RAISED);
    }

    private Failure raise(String message, int col, int endCol, int status) {
        String text = source.text(lineStart, source.lineEnd(lineStart));
        PySyntaxError e = new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, message, filename, lineno, col, lineno,
                endCol, text);
        out.error = new LexicalError(e, status, lineno, col, 0);
        return Failure.INSTANCE;
    }

    private Failure status(int status) {
        out.error = new LexicalError(null, status, lineno, p - lineStart, p - bufferStart);
        return Failure.INSTANCE;
    }

    private Failure statusAtLineEnd(int status) {
        p = source.lineEnd(lineStart);
        if (p < source.length) {
            p++;
        }
        return status(status);
    }

    /** Notes a warning, due when the token is read that is being made; where it is an error, fails with {@code errorMessage}. */
    void warn(String message, String errorMessage) {
        if (out.warnings.size() == failing) {
            throw error(errorMessage);
        }
        out.warnings.add(new Tokens.Warning(message, lineno, out.count));
    }

    // ---- ordinary tokens

    private byte token() {
        while (true) {
            tokenStart = -1;
            boolean blank = false;
            if (atLineStart) {
                atLineStart = false;
                blank = indentation();
            }
            tokenStart = p;
            if (pendingDents != 0) {
                if (pendingDents < 0) {
                    pendingDents++;
                    ended = ended || atEnd();
                    return unplaced(Tok.DEDENT);
                }
                pendingDents--;
                return unplaced(Tok.INDENT);
            }
            byte type = afterIndentation(blank);
            if (type >= 0 || feed != null) {
                return type;
            }
        }
    }

    /** Reads the white space of a line and queues indents or dedents; true when the line holds no code. */
    private boolean indentation() {
        if (lineno > 0 && p > lineStart || lineno == 0) {
            startLineIfAny();
        }
        int col = 0;
        int altCol = 0;
        int continued = 0;
        byte c;
        while (true) {
            c = b[p];
            if (c == ' ') {
                col++;
                altCol++;
            } else if (c == '\t') {
                col = (col / TAB_SIZE + 1) * TAB_SIZE;
                altCol++;
            } else if (c == '\f') {
                col = 0;
                altCol = 0;
            } else if (c == '\\') {
                continued = continued != 0 ? continued : col;
                p++;
                continuation();
                continue;
            } else {
                break;
            }
            p++;
        }
        if (c == '#' || c == '\n') {
            return true;
        }
        if (level == 0) {
            dents(continued != 0 ? continued : col, continued != 0 ? continued : altCol);
        }
        return false;
    }

    private void dents(int col, int altCol) {
        if (col == indents[indent]) {
            if (altCol != altIndents[indent]) {
                throw statusAtLineEnd(LexicalError.TAB_SPACE);
            }
        } else if (col > indents[indent]) {
            if (indent + 1 >= MAX_INDENT) {
                throw statusAtLineEnd(LexicalError.TOO_DEEP);
            }
            if (altCol <= altIndents[indent]) {
                throw statusAtLineEnd(LexicalError.TAB_SPACE);
            }
            pendingDents++;
            indents[++indent] = col;
            altIndents[indent] = altCol;
        } else {
            while (indent > 0 && col < indents[indent]) {
                pendingDents--;
                indent--;
            }
            if (col != indents[indent]) {
                throw statusAtLineEnd(LexicalError.DEDENT);
            }
            if (altCol != altIndents[indent]) {
                throw statusAtLineEnd(LexicalError.TAB_SPACE);
            }
        }
    }

    /** Past a backslash: to the next line. */
    private void continuation() {
        if (b[p] != '\n') {
            if (!atEnd()) {
                p++;
            }
            throw status(LexicalError.LINE_CONTINUATION);
        }
        p++;
        needLine();
        if (atEnd()) {
            ended = true;
            throw status(LexicalError.END_OF_FILE);
        }
        nextLine(p);
    }

    /** One token, or -1 when a line without code was skipped. */
    private byte afterIndentation(boolean blank) {
        while (true) {
            tokenStart = -1;
            byte c = b[p];
            while (c == ' ' || c == '\t' || c == '\f') {
                c = b[++p];
            }
            int start = p;
            tokenStart = start;
            if (c == '#') {
                byte type = comment();
                if (type >= 0) {
                    return type;
                }
                c = b[p];
                start = skipped == null ? start : p;
            }
            int flags = CLASS[c & 0xFF];
            if ((flags & IDENT_START) != 0) {
                return name(start);
            }
            if (c == '\n') {
                p++;
                atLineStart = true;
                if (blank || level > 0) {
                    if (skipped != null) {
                        skipped.add(new int[] {out.count, 0, start, p, lineno, lineStart});
                    }
                    return -1;
                }
                return add(Tok.NEWLINE, start, p);
            }
            if ((flags & DIGIT) != 0 || c == '.' && (CLASS[b[p + 1] & 0xFF] & DIGIT) != 0) {
                numbers.number();
                return add(Tok.NUMBER, start, p);
            }
            if (c == '\'' || c == '"') {
                return string(start);
            }
            if (c == '\\') {
                p++;
                continuation();
                continue;
            }
            if (c == 0) {
                ended = true;
                if (level > 0) {
                    throw status(LexicalError.END_OF_FILE);
                }
                return unplaced(Tok.ENDMARKER);
            }
            return operator(c, start);
        }
    }

    /** Skips a comment, or makes the token of a type comment. */
    private byte comment() {
        int from = p;
        while (b[p] != '\n' && b[p] != 0) {
            p++;
        }
        if (skipped != null) {
            skipped.add(new int[] {out.count, 1, from, p, lineno, lineStart});
        }
        if (options.has(ParserOptions.TYPE_COMMENTS)) {
            return typeComment(from);
        }
        return -1;
    }

    private byte typeComment(int from) {
        int i = from + 1;
        while (b[i] == ' ' || b[i] == '\t') {
            i++;
        }
        for (int k = 0; k < 5; k++) {
            if (b[i] != "type:".charAt(k)) {
                return -1;
            }
            i++;
        }
        while (b[i] == ' ' || b[i] == '\t') {
            i++;
        }
        if (p - i >= 6 && source.text(i, i + 6).equals("ignore")
                && (p == i + 6 || b[i + 6] >= 0 && !Character.isLetterOrDigit(b[i + 6]))) {
            out.typeIgnores.add(new Mod.TypeIgnore(lineno, source.text(i + 6, p)));
            return -1;
        }
        return add(Tok.TYPE_COMMENT, i, p);
    }

    // ---- names

    private byte name(int start) {
        int hash = 0;
        int i = start;
        byte c = b[i];
        int all = 0;
        while ((CLASS[c & 0xFF] & IDENT_PART) != 0) {
            hash = hash * 31 + c;
            all |= c;
            c = b[++i];
        }
        if ((c == '\'' || c == '"') && i - start <= 5 && isPrefix(start, i)) {
            p = i;
            return prefixed(start);
        }
        p = i;
        if (all < 0 && !showsAll()) {
            verifyIdentifier(start);
        }
        int id = out.names.id(start, i, hash);
        byte type = Tok.NAME;
        if (id >= NameTable.FIRST_KEYWORD_ID && id < NameTable.FIRST_NAME_ID) {
            type = (byte) (Tok.FIRST_KEYWORD + id - NameTable.FIRST_KEYWORD_ID);
        }
        int col = start - lineStart;
        out.add(type, start, i, lineno, col, lineno, col + i - start, id, level);
        return type;
    }

    /** Whether all letters before a quote are string prefixes, each once; their compatibility is checked later. */
    private boolean isPrefix(int start, int end) {
        int seen = 0;
        for (int i = start; i < end; i++) {
            int bit = prefixBit(b[i]);
            if (bit == 0 || (seen & bit) != 0) {
                return false;
            }
            seen |= bit;
        }
        return true;
    }

    private static int prefixBit(byte c) {
        return switch (c | 0x20) {
            case 'b' -> 1;
            case 'u' -> 2;
            case 'r' -> 4;
            case 'f' -> 8;
            case 't' -> 16;
            default -> 0;
        };
    }

    private byte prefixed(int start) {
        int seen = 0;
        for (int i = start; i < p; i++) {
            seen |= prefixBit(b[i]);
        }
        rejectPair(seen, 2 | 1, "'u' and 'b'");
        rejectPair(seen, 2 | 4, "'u' and 'r'");
        rejectPair(seen, 2 | 8, "'u' and 'f'");
        rejectPair(seen, 2 | 16, "'u' and 't'");
        rejectPair(seen, 1 | 8, "'b' and 'f'");
        rejectPair(seen, 1 | 16, "'b' and 't'");
        rejectPair(seen, 8 | 16, "'f' and 't'");
        if ((seen & 24) != 0) {
            return stringStart(start, (seen & 4) != 0, (seen & 16) != 0);
        }
        return string(start);
    }

    private void rejectPair(int seen, int pair, String names) {
        if ((seen & pair) == pair) {
            int from = tokenStart + 1 - lineStart;
            p++;
            throw errorRange(names + " prefixes are incompatible", from, p - lineStart);
        }
    }

    private void verifyIdentifier(int start) {
        int end = p;
        int i = start;
        boolean first = true;
        while (i < end) {
            int c = b[i] & 0xFF;
            int size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
            int code = c;
            if (size > 1) {
                code = c & 0xFF >> size + 1;
                for (int k = 1; k < size; k++) {
                    code = code << 6 | b[i + k] & 0x3F;
                }
            }
            if (!(first ? Identifiers.isStart(code) : Identifiers.isPart(code))) {
                p = i + size;
                throw error(Identifiers.isPrintable(code)
                        ? "invalid character '" + Character.toString(code) + "' (U+" + hex(code) + ")"
                        : "invalid non-printable character U+" + hex(code));
            }
            first = false;
            i += size;
        }
    }

    static String hex(int code) {
        String s = Integer.toHexString(code).toUpperCase(Locale.ROOT);
        return s.length() >= 4 ? s : "0000".substring(s.length()) + s;
    }

    // ---- strings

    /** A plain string: the quote is at the reading position. */
    private byte string(int start) {
        byte quote = b[p];
        int firstLine = lineno;
        int firstLineStart = lineStart;
        int size = 1;
        p++;
        if (b[p] == quote) {
            if (b[p + 1] != quote) {
                p++;
                return add(Tok.STRING, start, p);
            }
            size = 3;
            p += 2;
        }
        int closing = 0;
        boolean escapedQuote = false;
        while (closing != size) {
            byte c = b[p];
            if (c == 0 || c == '\n' && size == 1) {
                throw unterminated(quote, size, firstLine, firstLineStart, escapedQuote, c == 0);
            }
            p++;
            if (c == quote) {
                closing++;
                continue;
            }
            closing = 0;
            if (c == '\n') {
                startLineIfAny();
            } else if (c == '\\') {
                c = b[p];
                escapedQuote |= c == quote;
                if (c != 0) {
                    p++;
                    if (c == '\n') {
                        startLineIfAny();
                    }
                }
            }
        }
        out.add(Tok.STRING, start, p, firstLine, start - firstLineStart, lineno, p - lineStart, 0, level);
        return Tok.STRING;
    }

    private Failure unterminated(byte quote, int size, int firstLine, int firstLineStart, boolean escapedQuote,
            boolean atEof) {
        int detected = lineno;
        p = tokenStart + 1;
        lineStart = firstLineStart;
        lineno = firstLine;
        String message;
        if (modeDepth > 0 && mode.quote == quote && mode.quoteSize == size) {
            message = mode.letter() + "-string: expecting '}'";
            return error(message);
        }
        if (size == 3) {
            message = "unterminated triple-quoted string literal (detected at line " + detected + ")";
        } else {
            message = "unterminated string literal (detected at line " + detected + ")"
                    + (escapedQuote ? "; perhaps you escaped the end quote?" : "");
        }
        int col = source.codePoints(lineStart, p);
        return raise(message, col, col, atEof ? LexicalError.UNTERMINATED : LexicalError.RAISED);
    }

    // ---- f- and t-strings

    private byte stringStart(int start, boolean raw, boolean template) {
        byte quote = b[p];
        int size = b[p + 1] == quote && b[p + 2] == quote ? 3 : 1;
        p += size;
        if (modeDepth + 1 >= MAX_STRING_DEPTH) {
            throw error("too many nested f-strings or t-strings");
        }
        StringMode m = new StringMode();
        m.inText = true;
        m.quote = quote;
        m.quoteSize = size;
        m.raw = raw;
        m.template = template;
        m.start = start;
        m.line = lineno;
        m.lineStart = lineStart;
        modes[++modeDepth] = m;
        mode = m;
        return add(template ? Tok.TSTRING_START : Tok.FSTRING_START, start, p);
    }

    /** The literal text of an f-string up to a brace or its end, or the end itself. */
    private byte stringText() {
        StringMode m = mode;
        int start = p;
        tokenStart = start;
        int firstLine = lineno;
        int firstLineStart = lineStart;
        if (b[p] == '{' && b[p + 1] != '{') {
            return expressionStart();
        }
        if (atClosingQuote(p)) {
            p += m.quoteSize;
            mode = modes[--modeDepth];
            return add(m.template ? Tok.TSTRING_END : Tok.FSTRING_END, start, p);
        }
        int end = scanText();
        byte type = m.template ? Tok.TSTRING_MIDDLE : Tok.FSTRING_MIDDLE;
        int endCol = p - lineStart;
        out.add(type, start, end, firstLine, start - firstLineStart, lineno, endCol, 0, level);
        return type;
    }

    private boolean atClosingQuote(int i) {
        byte q = mode.quote;
        return b[i] == q && (mode.quoteSize == 1 || b[i + 1] == q && b[i + 2] == q);
    }

    private byte expressionStart() {
        StringMode m = mode;
        if (++m.expressionDepth >= StringMode.MAX_EXPRESSIONS) {
            throw error(m.letter() + "-string: expressions nested too deeply");
        }
        m.inText = false;
        return token();
    }

    /** Moves past literal text; returns where the token ends, which may be one brace before the reading position. */
    private int scanText() {
        StringMode m = mode;
        boolean named = false;
        while (true) {
            byte c = b[p];
            boolean inSpec = m.inFormatSpec && m.expressionDepth >= 0;
            if (c == 0 || c == '\n' && m.quoteSize == 1) {
                if (inSpec && c == '\n') {
                    p++;
                    throw error(m.letter() + "-string: newlines are not allowed in format specifiers for single quoted "
                            + m.letter() + "-strings");
                }
                throw unterminatedText(c == 0);
            }
            if (atClosingQuote(p)) {
                return p;
            }
            p++;
            if (c == '{') {
                if (b[p] != '{' || inSpec) {
                    p--;
                    if (++m.expressionDepth >= StringMode.MAX_EXPRESSIONS) {
                        throw error(m.letter() + "-string: expressions nested too deeply");
                    }
                    m.inText = false;
                    m.inFormatSpec = false;
                    return p;
                }
                p++;
                return p - 1;
            } else if (c == '}') {
                if (named) {
                    return p;
                }
                if (b[p] == '}' && !inSpec && m.braceDepth == 0) {
                    p++;
                    return p - 1;
                }
                p--;
                m.inText = false;
                m.inFormatSpec = false;
                return p;
            } else if (c == '\n') {
                startLineIfAny();
            } else if (c == '\\') {
                byte next = b[p];
                if (next == '{' || next == '}') {
                    if (!m.raw) {
                        p++;
                        warn(Escapes.warning((char) next), Escapes.error((char) next));
                        p--;
                    }
                    continue;
                }
                if (next == 0) {
                    continue;
                }
                p++;
                if (next == '\n') {
                    startLineIfAny();
                } else if (next == 'N' && !m.raw && b[p] == '{') {
                    p++;
                    named = true;
                }
            }
        }
    }

    private Failure unterminatedText(boolean atEof) {
        StringMode m = mode;
        int detected = lineno;
        p = m.start + 1;
        lineStart = m.lineStart;
        lineno = m.line;
        String message = (m.quoteSize == 3 ? "unterminated triple-quoted " : "unterminated ") + m.letter()
                + "-string literal (detected at line " + detected + ")";
        int col = source.codePoints(lineStart, p);
        return raise(message, col, col, atEof ? LexicalError.UNTERMINATED : LexicalError.RAISED);
    }

    // ---- operators

    private byte operator(byte c, int start) {
        StringMode m = mode;
        p = start + 1;
        if (modeDepth > 0 && m.expressionDepth >= 0 && c == ':' && m.braceDepth - 1 == m.expressionDepth) {
            m.inText = true;
            m.inFormatSpec = true;
            return add(Tok.COLON, start, p);
        }
        byte c2 = b[start + 1];
        byte type = Operators.two(c, c2);
        if (type >= 0) {
            p = start + 2;
            byte longer = Operators.three(type, b[start + 2]);
            if (longer >= 0) {
                p = start + 3;
                type = longer;
            }
            return add(type, start, p);
        }
        if (c == '.' && c2 == '.' && b[start + 2] == '.') {
            p = start + 3;
            return add(Tok.ELLIPSIS, start, p);
        }
        if (c == '(' || c == '[' || c == '{') {
            open((char) c, start);
        } else if (c == ')' || c == ']' || c == '}') {
            close((char) c);
        } else if (c < ' ' || c == 127) {
            throw error("invalid non-printable character U+" + hex(c));
        } else if (c == '=' && m.expressionDepth >= 0 && m.braceDepth - m.expressionDepth == 1) {
            m.debug = true;
        }
        return add(Operators.one(c), start, p);
    }

    private void open(char c, int start) {
        if (level >= MAX_LEVEL) {
            throw error("too many nested parentheses");
        }
        out.openBracket[level] = c;
        out.openLine[level] = lineno;
        out.openCol[level] = start - lineStart;
        level++;
        if (modeDepth > 0) {
            mode.braceDepth++;
        }
    }

    private void close(char c) {
        StringMode m = mode;
        boolean inString = modeDepth > 0;
        if (inString && m.braceDepth == 0 && c == '}') {
            throw error(m.letter() + "-string: single '}' is not allowed");
        }
        boolean lenient = skipped != null;
        if (level == 0 && !lenient) {
            throw error("unmatched '" + c + "'");
        }
        level = Math.max(level - 1, 0);
        char opening = out.openBracket[level];
        if (!lenient && !(opening == '(' && c == ')' || opening == '[' && c == ']' || opening == '{' && c == '}')) {
            if (inString && opening == '{' && m.braceDepth - 1 == m.expressionDepth) {
                throw error(m.letter() + "-string: unmatched '" + c + "'");
            }
            String message = "closing parenthesis '" + c + "' does not match opening parenthesis '" + opening + "'";
            throw error(out.openLine[level] != lineno ? message + " on line " + out.openLine[level] : message);
        }
        if (inString) {
            m.braceDepth--;
            if (m.braceDepth < 0) {
                throw error(m.letter() + "-string: unmatched '" + c + "'");
            }
            if (c == '}' && m.braceDepth == m.expressionDepth) {
                m.expressionDepth--;
                m.inText = true;
                m.inFormatSpec = false;
                m.debug = false;
            }
        }
    }
}
