package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Node;

/**
 * The parser's place among the tokens, and the basic steps.
 *
 * <p>{@link #furthest} remembers the last token that CPython's parser would have fetched: generic errors point at it.
 * Wherever the position goes back, {@link #reset} keeps it up to date.
 */
abstract class TokenCursor {

    /** Nesting of expressions and statements beyond which a source counts as too complex. */
    private static final int MAX_DEPTH = 3000;

    final Tokens tokens;
    final byte[] type;
    final NameTable names;
    final String filename;
    final ParserOptions options;
    final SyntaxWarnings warnings;
    int pos;
    int furthest;
    private int depth;

    TokenCursor(Tokens tokens, String filename, ParserOptions options, SyntaxWarnings warnings) {
        this.tokens = tokens;
        this.type = tokens.type;
        this.names = tokens.names;
        this.filename = filename;
        this.options = options;
        this.warnings = warnings;
    }

    // ---- moving

    /** The tokens do not fit here. */
    Failure fail() {
        touch(pos);
        return Failure.INSTANCE;
    }

    /** Notes that a token was looked at. */
    final void touch(int index) {
        if (index > furthest) {
            furthest = index;
        }
    }

    /** Goes back. */
    final void reset(int mark) {
        touch(pos);
        pos = mark;
    }

    final boolean accept(byte wanted) {
        if (type[pos] == wanted) {
            pos++;
            return true;
        }
        return false;
    }

    final void expect(byte wanted) {
        if (type[pos] != wanted) {
            throw fail();
        }
        pos++;
    }

    /** Whether the token here is a name that serves as this soft keyword. */
    final boolean isSoft(int keyword) {
        return isSoft(pos, keyword);
    }

    final boolean isSoft(int index, int keyword) {
        return type[index] == Tok.NAME && tokens.aux[index] == keyword;
    }

    /** Enters a nested construct; each call is paired with {@link #leave}, except when an exception ends the parse. */
    final void enter() {
        if (++depth > MAX_DEPTH) {
            throw tooComplex();
        }
    }

    final void leave() {
        depth--;
    }

    final int depth() {
        return depth;
    }

    final void restoreDepth(int saved) {
        depth = saved;
    }

    final PySyntaxError tooComplex() {
        return new PySyntaxError(PySyntaxError.Kind.MEMORY_ERROR,
                "Parser stack overflowed - Python source too complex to parse", null, PySyntaxError.NONE,
                PySyntaxError.NONE, PySyntaxError.NONE, PySyntaxError.NONE, null);
    }

    // ---- names and places

    final String nameAt(int index) {
        return names.name(tokens.aux[index]);
    }

    final String expectName() {
        expect(Tok.NAME);
        return nameAt(pos - 1);
    }

    final Expr.Name nameNode(int index, ExprContext ctx) {
        return new Expr.Name(nameAt(index), ctx, line(index), col(index), endLine(index), endCol(index));
    }

    final int line(int index) {
        return tokens.line[index];
    }

    final int col(int index) {
        return tokens.col[index];
    }

    final int endLine(int index) {
        return tokens.endLine[index];
    }

    final int endCol(int index) {
        return tokens.endCol[index];
    }

    /** The last token consumed that is more than layout: where a statement ends. */
    final int lastSolid() {
        int i = pos - 1;
        while (i > 0 && (type[i] >= Tok.NEWLINE && type[i] <= Tok.DEDENT || type[i] == Tok.ENDMARKER)) {
            i--;
        }
        return i;
    }

    static <T> List<T> freeze(ArrayList<T> list) {
        return List.copyOf(list);
    }

    /** Freezes a list that may hold nulls. */
    static <T> List<T> freezeNullable(ArrayList<T> list) {
        list.trimToSize();
        return Collections.unmodifiableList(list);
    }

    // ---- errors

    /** An error over tokens or nodes, in the form CPython's grammar actions raise it. */
    final PySyntaxError errorAt(String message, int line, int col, int endLine, int endCol) {
        return error(PySyntaxError.Kind.SYNTAX_ERROR, message, line, col + 1, endLine, endCol + 1);
    }

    final PySyntaxError errorAtToken(String message, int index) {
        return errorAt(message, line(index), col(index), endLine(index), endCol(index));
    }

    final PySyntaxError errorAtNode(String message, Node node) {
        return errorAt(message, node.lineno(), node.col(), node.endLineno(), node.endCol());
    }

    final PySyntaxError errorRange(String message, Node from, Node to) {
        return errorAt(message, from.lineno(), from.col(), to.endLineno(), to.endCol());
    }

    /** Refuses what came with a later version than the options allow; {@code fetched} is the last token that was looked at. */
    final void requireVersion(int minor, String what, int fetched) {
        if (options.featureVersion() < minor) {
            throw errorFetchedAt(PySyntaxError.Kind.SYNTAX_ERROR,
                    what + " only supported in Python 3." + minor + " and greater", Math.max(furthest, fetched));
        }
    }

    /** An error at the last token fetched so far. */
    final PySyntaxError errorAtFurthest(PySyntaxError.Kind kind, String message) {
        return errorFetchedAt(kind, message, furthest);
    }

    final PySyntaxError errorFetchedAt(PySyntaxError.Kind kind, String message, int i) {
        int col = tokens.col[i] == -1 ? tokens.aux[i] : tokens.col[i] + 1;
        int endCol = tokens.col[i] == -1 ? -1 : tokens.endCol[i] + 1;
        return error(kind, message, line(i), col, endLine(i), endCol);
    }

    /** Columns are in bytes, from 1; they become columns in code points. */
    final PySyntaxError error(PySyntaxError.Kind kind, String message, int line, int col, int endLine, int endCol) {
        return new PySyntaxError(kind, message, filename, line, column(line, col), endLine, column(line, endCol),
                errorText(line));
    }

    /** A column in bytes as one in code points; both are clipped to the line the error starts on, as CPython does. */
    private int column(int line, int col) {
        if (col <= 0 || line < 1 || line > tokens.lineCount) {
            return col;
        }
        if (showsUndecoded(line)) {
            byte[] shown = errorText(line).getBytes(StandardCharsets.UTF_8);
            String before = new String(shown, 0, Math.min(col, shown.length), StandardCharsets.UTF_8);
            return before.codePointCount(0, before.length()) + (col > shown.length ? 1 : 0);
        }
        int from = tokens.lineStarts[line - 1];
        int length = errorLineEnd(line) - from;
        return tokens.source.codePoints(from, from + Math.min(col, length)) + (col > length ? 1 : 0);
    }

    /** Where the line ends that CPython shows: with its newline when it is the last one read. */
    private int errorLineEnd(int line) {
        int to = tokens.source.lineEnd(tokens.lineStarts[line - 1]);
        return isLastRead(line) && to < tokens.source.length ? to + 1 : to;
    }

    private boolean isLastRead(int line) {
        return tokens.endLine[Math.min(furthest, tokens.count - 1)] <= line;
    }

    /** Whether a line is shown as it was before it was decoded: CPython keeps no other once it has read on. */
    private boolean showsUndecoded(int line) {
        return tokens.source.undecoded != null && !isLastRead(line);
    }

    private String errorText(int line) {
        if (line < 1 || line > tokens.lineCount) {
            return "";
        }
        if (showsUndecoded(line)) {
            return tokens.source.undecodedLine(line);
        }
        return tokens.source.text(tokens.lineStarts[line - 1], errorLineEnd(line));
    }
}
