package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pyrt.vm.ast.Mod;

/**
 * The tokens of one source, as parallel arrays. Offsets are bytes of the source, lines count from 1, columns are bytes
 * of the line from 0; column -1 says that the token has no place of its own (indents, dedents, the end).
 */
final class Tokens {

    final SourceText source;
    final NameTable names;

    byte[] type;
    int[] start;
    int[] end;
    int[] line;
    int[] col;
    int[] endLine;
    int[] endCol;
    /** The name's id for names and keywords; the offset of the reading position in its line where {@code col} is -1. */
    int[] aux;
    /** Open brackets after the token. */
    byte[] level;
    int count;

    /** Where each line starts; index 0 is line 1. */
    int[] lineStarts = new int[64];
    int lineCount;

    /** The {@code # type: ignore} comments, where type comments are asked for. */
    final List<Mod.TypeIgnore> typeIgnores = new ArrayList<>(0);

    /** What the lexer warns of, in the order of the tokens. */
    final List<Warning> warnings = new ArrayList<>(0);

    /** A warning that is due when the parser reads a token. */
    record Warning(String message, int line, int token) {}

    /** The first token made after the end of the source was seen. */
    int firstAtEnd = Integer.MAX_VALUE;
    /** The error behind the final {@link Tok#ERROR}. */
    LexicalError error;
    /** Whether that happened within an f- or t-string. */
    boolean errorInString;

    /** Bracket characters, lines and columns of those open at the end. */
    final char[] openBracket = new char[Lexer.MAX_LEVEL];
    final int[] openLine = new int[Lexer.MAX_LEVEL];
    final int[] openCol = new int[Lexer.MAX_LEVEL];
    int openCount;

    Tokens(SourceText source) {
        this.source = source;
        this.names = new NameTable(source.bytes);
        int capacity = Math.max(16, source.length / 4);
        type = new byte[capacity];
        start = new int[capacity];
        end = new int[capacity];
        line = new int[capacity];
        col = new int[capacity];
        endLine = new int[capacity];
        endCol = new int[capacity];
        aux = new int[capacity];
        level = new byte[capacity];
    }

    void add(byte tokenType, int from, int to, int fromLine, int fromCol, int toLine, int toCol, int extra, int open) {
        int i = count;
        if (i == type.length) {
            grow();
        }
        type[i] = tokenType;
        start[i] = from;
        end[i] = to;
        line[i] = fromLine;
        col[i] = fromCol;
        endLine[i] = toLine;
        endCol[i] = toCol;
        aux[i] = extra;
        level[i] = (byte) open;
        count = i + 1;
    }

    private void grow() {
        int size = count * 2;
        type = Arrays.copyOf(type, size);
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        line = Arrays.copyOf(line, size);
        col = Arrays.copyOf(col, size);
        endLine = Arrays.copyOf(endLine, size);
        endCol = Arrays.copyOf(endCol, size);
        aux = Arrays.copyOf(aux, size);
        level = Arrays.copyOf(level, size);
    }

    void addLine(int offset) {
        if (lineCount == lineStarts.length) {
            lineStarts = Arrays.copyOf(lineStarts, lineCount * 2);
        }
        lineStarts[lineCount++] = offset;
    }

    /** How many brackets are open after a token. */
    int level(int index) {
        return level[index] & 0xFF;
    }
}
