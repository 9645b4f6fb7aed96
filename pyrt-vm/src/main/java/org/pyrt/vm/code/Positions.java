package org.pyrt.vm.code;

import java.util.Arrays;

/**
 * The source range of each instruction of a code object, as CPython's {@code co_positions}: lines from 1, columns in UTF-8 bytes. Code from a cache
 * file has them packed until somebody asks: few programs do. Immutable to the outside; unpacking twice does no harm.
 */
public final class Positions {

    private volatile Unpacked unpacked;
    private byte[] packed;
    private final int count;
    private boolean withoutColumns;

    private record Unpacked(int[] lines, int[] endLines, int[] columns, int[] endColumns) {}

    /** One element an instruction; the arrays are kept. */
    Positions(int[] lines, int[] endLines, int[] columns, int[] endColumns) {
        unpacked = new Unpacked(lines, endLines, columns, endColumns);
        count = lines.length;
    }

    /** What {@link #packed} gave, for that many instructions. */
    Positions(byte[] packed, int count) {
        this.packed = packed;
        this.count = count;
    }

    private Unpacked get() {
        Unpacked u = unpacked;
        if (u == null) {
            u = unpack(packed, count);
            unpacked = u;
        }
        return u;
    }

    /** The first line, or 0 if the instruction has none. */
    public int line(int pc) {
        return Math.abs(get().lines[pc]);
    }

    /** Whether the instruction was not written by the programmer at its line, so that reaching it is not reaching a line. */
    public boolean isArtificial(int pc) {
        return get().lines[pc] <= 0;
    }

    /** Whether two instructions come from the same place. */
    boolean same(int a, int b) {
        Unpacked u = get();
        return Math.abs(u.lines[a]) == Math.abs(u.lines[b])
                && Math.abs(u.endLines[a]) == Math.abs(u.endLines[b])
                && u.columns[a] == u.columns[b]
                && u.endColumns[a] == u.endColumns[b];
    }

    /** The same lines, and no more than that is known. */
    Positions withoutColumns() {
        Unpacked u = get();
        int[] unknown = new int[count];
        Arrays.fill(unknown, -1);
        Positions p = new Positions(u.lines, u.lines, unknown, unknown);
        p.withoutColumns = true;
        return p;
    }

    /** Whether nothing but lines is kept. */
    boolean isWithoutColumns() {
        return withoutColumns;
    }

    /** The last line. */
    public int endLine(int pc) {
        return Math.abs(get().endLines[pc]);
    }

    /** The first column, from 0. */
    public int column(int pc) {
        return get().columns[pc];
    }

    /** The column after the last. */
    public int endColumn(int pc) {
        return get().endColumns[pc];
    }

    /** The four tables as bytes: each number as its difference from the one before, in groups of seven bits. */
    byte[] packed() {
        if (packed != null) {
            return packed;
        }
        Unpacked u = get();
        byte[] out = new byte[count * 20];
        int at = 0;
        int line = 0;
        int column = 0;
        for (int i = 0; i < count; i++) {
            at = put(out, at, u.lines[i] - line);
            at = put(out, at, u.endLines[i] - u.lines[i]);
            at = put(out, at, u.columns[i] - column);
            at = put(out, at, u.endColumns[i] - u.columns[i]);
            line = u.lines[i];
            column = u.columns[i];
        }
        return Arrays.copyOf(out, at);
    }

    private static int put(byte[] out, int from, int value) {
        int at = from;
        int v = value << 1 ^ value >> 31;
        while ((v & ~0x7f) != 0) {
            out[at++] = (byte) (v | 0x80);
            v >>>= 7;
        }
        out[at++] = (byte) v;
        return at;
    }

    private static Unpacked unpack(byte[] in, int count) {
        int[] lines = new int[count];
        int[] endLines = new int[count];
        int[] columns = new int[count];
        int[] endColumns = new int[count];
        int[] numbers = new int[4];
        int at = 0;
        int line = 0;
        int column = 0;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < 4; k++) {
                int v = 0;
                int shift = 0;
                byte octet;
                do {
                    octet = in[at++];
                    v |= (octet & 0x7f) << shift;
                    shift += 7;
                } while (octet < 0);
                numbers[k] = v >>> 1 ^ -(v & 1);
            }
            line += numbers[0];
            column += numbers[2];
            lines[i] = line;
            endLines[i] = line + numbers[1];
            columns[i] = column;
            endColumns[i] = column + numbers[3];
        }
        return new Unpacked(lines, endLines, columns, endColumns);
    }
}
