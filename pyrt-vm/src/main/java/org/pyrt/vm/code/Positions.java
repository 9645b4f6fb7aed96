package org.pyrt.vm.code;

/** The source range of each instruction of a code object, as CPython's {@code co_positions}: lines from 1, columns in UTF-8 bytes. */
public final class Positions {

    private final int[] lines;
    private final int[] endLines;
    private final int[] columns;
    private final int[] endColumns;

    /** One element an instruction; the arrays are kept. */
    Positions(int[] lines, int[] endLines, int[] columns, int[] endColumns) {
        this.lines = lines;
        this.endLines = endLines;
        this.columns = columns;
        this.endColumns = endColumns;
    }

    /** The first line, or 0 if the instruction has none. */
    public int line(int pc) {
        return lines[pc];
    }

    /** The last line. */
    public int endLine(int pc) {
        return endLines[pc];
    }

    /** The first column, from 0. */
    public int column(int pc) {
        return columns[pc];
    }

    /** The column after the last. */
    public int endColumn(int pc) {
        return endColumns[pc];
    }
}
