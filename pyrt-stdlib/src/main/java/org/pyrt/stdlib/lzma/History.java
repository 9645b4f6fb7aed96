package org.pyrt.stdlib.lzma;

import java.util.Arrays;

/** Decoded bytes: those that are still to be given out, and as many before as the dictionary has. */
final class History {

    byte[] bytes = new byte[4096];
    int length;

    /** The index of the first byte that was not given out. */
    int given;

    /** The index where the dictionary began; negative once what was there is dropped. */
    long start;

    private final int dictSize;

    History(int dictSize) {
        this.dictSize = Math.max(dictSize, 4096);
    }

    /** Makes room for {@code n} further bytes. */
    void reserve(int n) {
        int drop = Math.min(given, length - dictSize);
        if (length + n > bytes.length && drop > Math.max(dictSize, 1 << 16)) {
            System.arraycopy(bytes, drop, bytes, 0, length - drop);
            length -= drop;
            given -= drop;
            start -= drop;
        }
        if (length + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + n, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 16)));
        }
    }

    long position() {
        return length - start;
    }

    void put(int b) {
        if (length == bytes.length) {
            reserve(1);
        }
        bytes[length++] = (byte) b;
    }

    /** Repeats {@code n} bytes from {@code distance + 1} before; false if there are none. */
    boolean repeat(int distance, int n) {
        long back = (distance & 0xffff_ffffL) + 1;
        if (back > position() || back > dictSize || back > length) {
            return false;
        }
        reserve(n);
        int from = length - (int) back;
        for (int i = 0; i < n; i++) {
            bytes[length + i] = bytes[from + i];
        }
        length += n;
        return true;
    }
}
