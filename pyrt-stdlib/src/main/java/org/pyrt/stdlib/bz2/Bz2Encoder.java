package org.pyrt.stdlib.bz2;

import java.util.Arrays;
import org.pyrt.objects.bytes.ByteBuilder;

/**
 * Writes the format of bzip2. Bytes gather in a block with runs of equal ones shortened; a full block is sorted, moved to front, and coded by up to six Huffman codes of
 * which each fifty symbols choose one. Source: the format as bzip2 1.0.8 writes it.
 */
final class Bz2Encoder {

    private static final int GROUP = 50;
    private static final int RUN_A = 0;
    private static final int RUN_B = 1;

    private final byte[] block;
    private final int capacity;
    private int length;
    private int blockCrc = Bz2Checksum.START;
    private int streamCrc;

    /** The byte of the run that is being gathered, and how often it came; no run if 0. */
    private int runByte;

    private int run;

    private ByteBuilder out = new ByteBuilder(512);
    private long bits;
    private int bitCount;
    private final int level;
    private boolean begun;

    /** @param level from 1 to 9: how many hundred thousand bytes make a block */
    Bz2Encoder(int level) {
        this.level = level;
        block = new byte[level * 100_000];
        capacity = level * 100_000 - 19;
    }

    /** Takes bytes; whole blocks are written to the output. */
    void write(byte[] from, int start, int end) {
        for (int i = start; i < end; i++) {
            int b = from[i] & 0xff;
            if (run > 0 && b == runByte && run < 255) {
                run++;
                continue;
            }
            flushRun();
            runByte = b;
            run = 1;
        }
    }

    private void flushRun() {
        if (run == 0) {
            return;
        }
        if (length >= capacity) {
            writeBlock();
        }
        int crc = blockCrc;
        for (int i = 0; i < run; i++) {
            crc = Bz2Checksum.update(crc, runByte);
        }
        blockCrc = crc;
        int shown = Math.min(run, 4);
        Arrays.fill(block, length, length + shown, (byte) runByte);
        length += shown;
        if (run >= 4) {
            block[length++] = (byte) (run - 4);
        }
        run = 0;
    }

    /** Writes what is left and the end of the stream. */
    void finish() {
        flushRun();
        if (length > 0) {
            writeBlock();
        }
        begin();
        put(24, 0x177245);
        put(24, 0x385090);
        put(16, streamCrc >>> 16);
        put(16, streamCrc & 0xffff);
        if (bitCount > 0) {
            put(8 - bitCount % 8 & 7, 0);
        }
    }

    /** The output so far, given once. */
    byte[] take() {
        byte[] result = out.toArray();
        out = new ByteBuilder(512);
        return result;
    }

    private void begin() {
        if (!begun) {
            begun = true;
            put(24, 'B' << 16 | 'Z' << 8 | 'h');
            put(8, '0' + level);
        }
    }

    /** Appends the lowest {@code n} bits, at most 24. */
    private void put(int n, int value) {
        bits = bits << n | value;
        bitCount += n;
        while (bitCount >= 8) {
            bitCount -= 8;
            out.append((byte) (bits >> bitCount));
        }
        bits &= (1L << bitCount) - 1;
    }

    private void writeBlock() {
        begin();
        int crc = Bz2Checksum.end(blockCrc);
        streamCrc = Bz2Checksum.combine(streamCrc, crc);
        put(24, 0x314159);
        put(24, 0x265359);
        put(16, crc >>> 16);
        put(16, crc & 0xffff);
        put(1, 0);
        int n = length;
        int[] order = BlockSort.rotations(block, n);
        int origin = 0;
        byte[] last = new byte[n];
        for (int i = 0; i < n; i++) {
            int s = order[i];
            if (s == 0) {
                origin = i;
            }
            last[i] = block[s == 0 ? n - 1 : s - 1];
        }
        put(24, origin);
        writeSymbols(last, n);
        length = 0;
        blockCrc = Bz2Checksum.START;
    }

    private void writeSymbols(byte[] last, int n) {
        boolean[] used = new boolean[256];
        for (int i = 0; i < n; i++) {
            used[last[i] & 0xff] = true;
        }
        writeUsed(used);
        int alphabet = 2;
        byte[] front = new byte[256];
        int kinds = 0;
        for (int i = 0; i < 256; i++) {
            if (used[i]) {
                front[kinds++] = (byte) i;
            }
        }
        alphabet += kinds;
        short[] symbols = new short[n + 1];
        int count = moveToFront(last, n, front, kinds, symbols);
        int groups = count < 200 ? 2 : count < 600 ? 3 : count < 1200 ? 4 : count < 2400 ? 5 : 6;
        int selectors = (count + GROUP - 1) / GROUP;
        byte[] selector = new byte[selectors];
        byte[][] lengths = choose(symbols, count, alphabet, groups, selector);
        put(3, groups);
        put(15, selectors);
        writeSelectors(selector, groups);
        int[][] codes = new int[groups][];
        for (int g = 0; g < groups; g++) {
            writeLengths(lengths[g], alphabet);
            codes[g] = CodeLengths.codes(lengths[g], alphabet);
        }
        for (int i = 0; i < count; i++) {
            int g = selector[i / GROUP];
            put(lengths[g][symbols[i]], codes[g][symbols[i]]);
        }
    }

    private void writeUsed(boolean[] used) {
        int rows = 0;
        for (int i = 0; i < 256; i++) {
            if (used[i]) {
                rows |= 0x8000 >> (i >> 4);
            }
        }
        put(16, rows);
        for (int row = 0; row < 16; row++) {
            if ((rows & 0x8000 >> row) != 0) {
                int columns = 0;
                for (int i = 0; i < 16; i++) {
                    columns |= used[row * 16 + i] ? 0x8000 >> i : 0;
                }
                put(16, columns);
            }
        }
    }

    /** The symbols of a sorted block, with runs of zeros in the digits A and B, and the end; how many there are. */
    private static int moveToFront(byte[] last, int n, byte[] front, int kinds, short[] symbols) {
        int count = 0;
        int zeros = 0;
        for (int i = 0; i <= n; i++) {
            if (i < n && last[i] == front[0]) {
                zeros++;
                continue;
            }
            for (; zeros > 0; zeros = zeros - 1 >> 1) {
                symbols[count++] = (short) ((zeros & 1) == 1 ? RUN_A : RUN_B);
            }
            if (i < n) {
                byte b = last[i];
                int at = 0;
                byte moved = front[0];
                while (moved != b) {
                    at++;
                    byte next = front[at];
                    front[at] = moved;
                    moved = next;
                }
                front[0] = b;
                symbols[count++] = (short) (at + 1);
            }
        }
        symbols[count++] = (short) (kinds + 1);
        return count;
    }

    /** Codes for the groups, each made of the symbols of those fifties that it codes best, four times over. */
    private static byte[][] choose(short[] symbols, int count, int alphabet, int groups, byte[] selector) {
        byte[][] lengths = new byte[groups][alphabet];
        int[] all = new int[alphabet];
        for (int i = 0; i < count; i++) {
            all[symbols[i]]++;
        }
        int from = 0;
        int left = count;
        for (int g = groups; g > 0; g--) {
            int aim = left / g;
            int to = from;
            int sum = 0;
            while (sum < aim && to < alphabet) {
                sum += all[to++];
            }
            for (int v = 0; v < alphabet; v++) {
                lengths[g - 1][v] = (byte) (v >= from && v < to ? 0 : 15);
            }
            from = to;
            left -= sum;
        }
        for (int round = 0; round < 4; round++) {
            int[][] frequencies = new int[groups][alphabet];
            for (int s = 0; s < selector.length; s++) {
                int start = s * GROUP;
                int end = Math.min(start + GROUP, count);
                int best = 0;
                int bestCost = Integer.MAX_VALUE;
                for (int g = 0; g < groups; g++) {
                    int cost = 0;
                    for (int i = start; i < end; i++) {
                        cost += lengths[g][symbols[i]];
                    }
                    if (cost < bestCost) {
                        bestCost = cost;
                        best = g;
                    }
                }
                selector[s] = (byte) best;
                for (int i = start; i < end; i++) {
                    frequencies[best][symbols[i]]++;
                }
            }
            for (int g = 0; g < groups; g++) {
                for (int v = 0; v < alphabet; v++) {
                    frequencies[g][v] = Math.max(frequencies[g][v], 1);
                }
                lengths[g] = CodeLengths.of(frequencies[g], alphabet);
            }
        }
        return lengths;
    }

    private void writeSelectors(byte[] selector, int groups) {
        byte[] front = new byte[groups];
        for (int i = 0; i < groups; i++) {
            front[i] = (byte) i;
        }
        for (byte s : selector) {
            int at = 0;
            while (front[at] != s) {
                at++;
            }
            System.arraycopy(front, 0, front, 1, at);
            front[0] = s;
            put(at + 1, (1 << at + 1) - 2);
        }
    }

    private void writeLengths(byte[] lengths, int alphabet) {
        int current = lengths[0];
        put(5, current);
        for (int i = 0; i < alphabet; i++) {
            for (; current < lengths[i]; current++) {
                put(2, 2);
            }
            for (; current > lengths[i]; current--) {
                put(2, 3);
            }
            put(1, 0);
        }
    }
}
