package org.pyrt.objects.function;

import java.util.Arrays;

/**
 * The form of {@code co_linetable}: entries for runs of instructions that come from the same place. The first byte of an entry has its highest bit set, a
 * kind, and the number of code units of two bytes, less one; what follows depends on the kind. Source: CPython 3.14 InternalDocs/code_objects.md.
 */
public final class LocationTable {

    /** What stands for a line or column that is not known. */
    public static final int NONE = -1;

    private static final int ONE_LINE = 10;
    private static final int NO_COLUMNS = 13;
    private static final int LONG = 14;
    private static final int NO_LOCATION = 15;
    private static final int LONGEST_RUN = 8;

    private LocationTable() {}

    /** Collects a table. */
    public static final class Writer {

        private byte[] out = new byte[64];
        private int size;
        private int line;

        /** For code whose definition is at that line. */
        public Writer(int firstLine) {
            line = firstLine;
        }

        /** The next {@code units} code units come from this range; {@link #NONE} for what is not known. */
        public void add(int units, int start, int end, int column, int endColumn) {
            int left = units;
            while (left > 0) {
                int run = Math.min(left, LONGEST_RUN);
                entry(run, start, end, column, endColumn);
                left -= run;
            }
        }

        private void entry(int units, int start, int end, int column, int endColumn) {
            if (start == NONE) {
                head(NO_LOCATION, units);
                return;
            }
            int delta = start - line;
            line = start;
            boolean oneLine = end == start || end == NONE;
            if (oneLine && (column < 0 || endColumn < 0)) {
                head(NO_COLUMNS, units);
                signed(delta);
            } else if (oneLine && delta == 0 && column < 80 && endColumn >= column && endColumn - column < 16) {
                head(column >> 3, units);
                put((column & 7) << 4 | endColumn - column);
            } else if (oneLine && delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
                head(ONE_LINE + delta, units);
                put(column);
                put(endColumn);
            } else {
                head(LONG, units);
                signed(delta);
                unsigned(Math.max(end - start, 0));
                unsigned(column + 1);
                unsigned(endColumn + 1);
            }
        }

        private void head(int kind, int units) {
            put(0x80 | kind << 3 | units - 1);
        }

        private void put(int octet) {
            if (size == out.length) {
                out = Arrays.copyOf(out, 2 * size);
            }
            out[size++] = (byte) octet;
        }

        private void unsigned(int value) {
            int v = value;
            while (v >= 64) {
                put(v & 63 | 64);
                v >>>= 6;
            }
            put(v);
        }

        private void signed(int value) {
            unsigned(value < 0 ? -value << 1 | 1 : value << 1);
        }

        /** What was added. */
        public byte[] table() {
            return Arrays.copyOf(out, size);
        }
    }

    /** Goes through the entries of a table. A table that is cut off ends at the last whole entry. */
    public static final class Reader {

        /** The code units of the entry: the first, and the one behind the last. */
        public int start;

        public int end;

        /** Where they come from; {@link #NONE} for what is not known. */
        public int line;

        public int endLine;
        public int column;
        public int endColumn;

        private final byte[] table;
        private int at;
        private int current;

        /** Before the first entry. */
        public Reader(byte[] table, int firstLine) {
            this.table = table;
            current = firstLine;
        }

        /** Goes to the next entry; false if there is none. */
        public boolean next() {
            if (at >= table.length) {
                return false;
            }
            int head = get();
            int kind = head >> 3 & 15;
            start = end;
            end += (head & 7) + 1;
            switch (kind) {
                case NO_LOCATION:
                    line = endLine = column = endColumn = NONE;
                    return true;
                case LONG:
                    current += signed();
                    line = current;
                    endLine = line + unsigned();
                    column = unsigned() - 1;
                    endColumn = unsigned() - 1;
                    return true;
                case NO_COLUMNS:
                    current += signed();
                    column = endColumn = NONE;
                    break;
                case ONE_LINE, ONE_LINE + 1, ONE_LINE + 2:
                    current += kind - ONE_LINE;
                    column = get();
                    endColumn = get();
                    break;
                default: {
                    int second = get();
                    column = kind << 3 | second >> 4;
                    endColumn = column + (second & 15);
                }
            }
            line = endLine = current;
            return true;
        }

        private int get() {
            return at < table.length ? table[at++] & 0xff : 0;
        }

        private int unsigned() {
            int octet = get();
            int value = octet & 63;
            for (int shift = 6; (octet & 64) != 0; shift += 6) {
                octet = get();
                value |= (octet & 63) << shift;
            }
            return value;
        }

        private int signed() {
            int v = unsigned();
            return (v & 1) != 0 ? -(v >>> 1) : v >>> 1;
        }
    }
}
