package org.pyrt.stdlib.struct;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/**
 * What a format says: fields with their places, in order. A run of equal items is one entry. Immutable. Source: CPython 3.14 Modules/_struct.c.
 */
final class Layout {

    /** The format as it was given, in ASCII. */
    final String format;

    /** The size in bytes. */
    final long size;

    /** How many values there are. */
    final long values;

    private final boolean big;
    private final char[] codes;
    private final int[] counts;
    private final int[] offsets;
    private final int[] sizes;

    private Layout(String format, boolean big, long size, long values, char[] codes, int[] counts, int[] offsets, int[] sizes) {
        this.format = format;
        this.big = big;
        this.size = size;
        this.values = values;
        this.codes = codes;
        this.counts = counts;
        this.offsets = offsets;
        this.sizes = sizes;
    }

    /** Parses a format of ASCII characters; raises struct.error. */
    static Layout parse(ThreadState ts, String format) {
        int n = format.length();
        int i = 0;
        char order = n > 0 ? format.charAt(0) : '@';
        if (order == '@' || order == '<' || order == '>' || order == '=' || order == '!') {
            i = 1;
        } else {
            order = '@';
        }
        boolean nativeSizes = order == '@';
        char[] codes = new char[n];
        int[] counts = new int[n];
        int[] offsets = new int[n];
        int[] sizes = new int[n];
        int fields = 0;
        long size = 0;
        long values = 0;
        while (i < n) {
            char c = format.charAt(i++);
            if (isSpace(c)) {
                continue;
            }
            long count = 1;
            if (c >= '0' && c <= '9') {
                count = c - '0';
                while (i < n && (c = format.charAt(i)) >= '0' && c <= '9') {
                    if (count > (Long.MAX_VALUE - (c - '0')) / 10) {
                        throw StructModule.error(ts, "total struct size too long");
                    }
                    count = count * 10 + c - '0';
                    i++;
                }
                if (i == n) {
                    throw StructModule.error(ts, "repeat count given without format specifier");
                }
                c = format.charAt(i++);
            }
            int item = itemSize(c, nativeSizes);
            if (item == 0) {
                throw StructModule.error(ts, "bad char in struct format");
            }
            if (nativeSizes) {
                int alignment = alignment(c, item);
                size = (size + alignment - 1) / alignment * alignment;
            }
            if (count > (Long.MAX_VALUE - size) / item) {
                throw StructModule.error(ts, "total struct size too long");
            }
            boolean text = c == 's' || c == 'p';
            values += c == 'x' ? 0 : text ? 1 : count;
            if (c != 'x' && (text || count > 0)) {
                codes[fields] = nativeSizes && c == 'f' ? Fields.NATIVE_SINGLE : c;
                counts[fields] = (int) Math.min(count, Integer.MAX_VALUE);
                offsets[fields] = (int) Math.min(size, Integer.MAX_VALUE);
                sizes[fields++] = item;
            }
            size += count * item;
        }
        return new Layout(
                format,
                order == '>' || order == '!',
                size,
                values,
                Arrays.copyOf(codes, fields),
                Arrays.copyOf(counts, fields),
                Arrays.copyOf(offsets, fields),
                Arrays.copyOf(sizes, fields));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static int itemSize(char c, boolean nativeSizes) {
        switch (c) {
            case 'x', 'b', 'B', 'c', 's', 'p', '?':
                return 1;
            case 'h', 'H', 'e':
                return 2;
            case 'i', 'I', 'f':
                return 4;
            case 'l', 'L':
                return nativeSizes ? 8 : 4;
            case 'q', 'Q', 'd', 'F':
                return 8;
            case 'n', 'N', 'P':
                return nativeSizes ? 8 : 0;
            case 'D':
                return 16;
            default:
                return 0;
        }
    }

    private static int alignment(char c, int item) {
        return c == 'F' ? 4 : c == 'D' ? 8 : item;
    }

    /** The values in an array from {@code at} on, floating; the array has room for them. */
    PyTuple unpack(ThreadState ts, byte[] a, int at) {
        PyObject[] items = new PyObject[(int) values];
        int k = 0;
        for (int f = 0; f < codes.length; f++) {
            char c = codes[f];
            int place = at + offsets[f];
            if (c == 's') {
                items[k++] = PyBytes.copyOf(a, place, counts[f]);
            } else if (c == 'p') {
                items[k++] = pascal(a, place, counts[f]);
            } else {
                int step = sizes[f];
                for (int i = counts[f]; i > 0; i--, place += step) {
                    items[k++] = Fields.get(c, a, place, step, big);
                }
            }
        }
        return PyTuple.adopt(ts, items);
    }

    private static PyBytes pascal(byte[] a, int at, int room) {
        return room == 0 ? PyBytes.EMPTY : PyBytes.copyOf(a, at + 1, Math.min(a[at] & 0xff, room - 1));
    }

    /** Stores as many values as there are; raises struct.error for one that does not fit. */
    @CleanPoint
    void pack(ThreadState ts, byte[] a, int at, PyObject[] items, int first) {
        int k = first;
        for (int f = 0; f < codes.length; f++) {
            char c = codes[f];
            int place = at + offsets[f];
            if (c == 's' || c == 'p') {
                Fields.setText(ts, c, a, place, counts[f], items[k++]);
            } else {
                int step = sizes[f];
                for (int i = counts[f]; i > 0; i--, place += step) {
                    Fields.set(ts, c, a, place, step, big, items[k++]);
                }
            }
        }
    }
}
