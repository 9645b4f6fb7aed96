package org.pyrt.stdlib.zlib;

/** A prefix code, made of the lengths of its words as RFC 1951, 3.2.2 says. Immutable. */
final class Huffman {

    /** What {@link #decode} answers when the bits there are do not end a word. */
    static final int MORE = -1;

    /** What it answers when no word begins so. */
    static final int INVALID = -2;

    private static final int FAST = 10;

    /** By the next FAST bits: the symbol and, in the lowest four bits, the length of its word; 0 for longer ones. */
    private final short[] fast = new short[1 << FAST];

    private final short[] counts = new short[16];
    private final short[] symbols;
    private final int left;

    /** The code of {@code n} lengths. */
    Huffman(byte[] lengths, int from, int n) {
        for (int i = 0; i < n; i++) {
            counts[lengths[from + i]]++;
        }
        counts[0] = 0;
        int free = 1;
        int[] offsets = new int[16];
        int[] next = new int[16];
        for (int length = 1; length < 16; length++) {
            free = (free << 1) - counts[length];
            if (free < 0) {
                break;
            }
            if (length < 15) {
                offsets[length + 1] = offsets[length] + counts[length];
                next[length + 1] = next[length] + counts[length] << 1;
            }
        }
        left = free;
        symbols = new short[n];
        if (free < 0) {
            return;
        }
        for (int i = 0; i < n; i++) {
            int length = lengths[from + i];
            if (length == 0) {
                continue;
            }
            symbols[offsets[length]++] = (short) i;
            int code = next[length]++;
            if (length <= FAST) {
                int reversed = Integer.reverse(code) >>> 32 - length;
                for (int k = reversed; k < 1 << FAST; k += 1 << length) {
                    fast[k] = (short) (i << 4 | length);
                }
            }
        }
    }

    /** Whether there are more words than fit. */
    boolean isOverfull() {
        return left < 0;
    }

    /** Whether words are missing. */
    boolean isIncomplete() {
        return left > 0;
    }

    /** Whether there is no word, or one of one bit: what may be incomplete. */
    boolean isTrivial() {
        for (int length = 2; length < 16; length++) {
            if (counts[length] > 0) {
                return false;
            }
        }
        return counts[1] <= 1;
    }

    /** Takes the next word; its symbol, {@link #MORE} or {@link #INVALID}. */
    int decode(BitInput in) {
        int entry = fast[in.peek() & (1 << FAST) - 1];
        int length = entry & 15;
        if (length > 0 && length <= in.bits()) {
            in.drop(length);
            return entry >>> 4;
        }
        return decodeSlowly(in);
    }

    private int decodeSlowly(BitInput in) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length < 16; length++) {
            if (!in.need(length)) {
                return MORE;
            }
            code |= in.peek() >>> length - 1 & 1;
            int count = counts[length];
            if (code - count < first) {
                in.drop(length);
                return symbols[index + code - first];
            }
            index += count;
            first = first + count << 1;
            code <<= 1;
        }
        return INVALID;
    }
}
