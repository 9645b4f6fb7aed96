package org.pyrt.vm.code;

import java.io.ByteArrayOutputStream;
import org.pyrt.objects.function.LocationTable;
import org.pyrt.objects.function.PyCode;

/**
 * The tables of a code object in CPython's forms, for tools that decode them: {@code co_linetable} and {@code co_exceptiontable}. They count code units
 * of two bytes, as {@link CodeView} shows instructions.
 */
final class CodeTables {

    private CodeTables() {}

    /** Where instructions come from. The start of a frame, before the first of them, belongs to the definition; in a module to no line. */
    static byte[] lines(Code c) {
        var table = new LocationTable.Writer(c.firstLine);
        Positions p = c.positions;
        int column = p.isWithoutColumns() ? -1 : 0;
        table.add(PyCode.START, c.startLine(), c.firstLine, column, column);
        int n = c.instructions.length;
        for (int i = 0; i < n; ) {
            int end = i + 1;
            while (end < n && p.same(i, end)) {
                end++;
            }
            if (p.line(i) == 0) {
                table.add(end - i, LocationTable.NONE, 0, 0, 0);
            } else {
                table.add(end - i, p.line(i), p.endLine(i), p.column(i), p.endColumn(i));
            }
            i = end;
        }
        return table.table();
    }

    /** The places that a table tells of, for the instructions of {@code c}. */
    static Positions places(Code c, byte[] table) {
        int n = c.instructions.length;
        int[][] all = new int[4][n];
        var reader = new LocationTable.Reader(table, c.firstLine);
        while (reader.next()) {
            for (int unit = Math.max(reader.start, PyCode.START); unit < reader.end && unit - PyCode.START < n; unit++) {
                int i = unit - PyCode.START;
                all[0][i] = Math.max(reader.line, 0);
                all[1][i] = Math.max(reader.endLine, 0);
                all[2][i] = reader.column;
                all[3][i] = reader.endColumn;
            }
        }
        return new Positions(all[0], all[1], all[2], all[3]);
    }

    /** Runs of instructions with one handler: start, length, handler, and twice the temporaries that stay. */
    static byte[] handlers(Code c) {
        var out = new ByteArrayOutputStream();
        int n = c.instructions.length;
        for (int i = 0; i < n; ) {
            int handler = c.handlerFor(i);
            int end = i + 1;
            while (end < n && c.handlerFor(end) == handler) {
                end++;
            }
            if (handler >= 0) {
                number(out, i + PyCode.START, 0x80);
                number(out, end - i, 0);
                number(out, c.exceptionTable[handler + 2] + PyCode.START, 0);
                number(out, 0, 0);
            }
            i = end;
        }
        return out.toByteArray();
    }

    /** Groups of six bits, the highest first, all but the last with a mark. */
    private static void number(ByteArrayOutputStream out, int value, int flag) {
        int mark = flag;
        int shift = 0;
        while (value >> shift >= 64) {
            shift += 6;
        }
        for (; shift > 0; shift -= 6) {
            out.write(mark | 64 | value >> shift & 63);
            mark = 0;
        }
        out.write(mark | value & 63);
    }
}
