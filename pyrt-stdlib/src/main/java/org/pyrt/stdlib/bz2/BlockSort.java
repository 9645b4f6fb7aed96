package org.pyrt.stdlib.bz2;

/**
 * Sorts the rotations of a block. Prefix doubling by counting: after the round with width h the rotations are in the order of their first 2h bytes, and the ranks of equal
 * ones are equal; it ends when no two are, or when 2h covers the block, which then repeats itself.
 */
final class BlockSort {

    private BlockSort() {}

    /** The starts of the rotations of the first {@code n} bytes, in order. */
    static int[] rotations(byte[] block, int n) {
        int[] order = new int[n];
        int[] rank = new int[n];
        int[] count = new int[Math.max(65536, n) + 1];
        for (int i = 0; i < n; i++) {
            count[pair(block, i, n) + 1]++;
        }
        for (int i = 1; i <= 65536; i++) {
            count[i] += count[i - 1];
        }
        for (int i = 0; i < n; i++) {
            order[count[pair(block, i, n)]++] = i;
        }
        int classes = 0;
        int last = -1;
        for (int i = 0; i < n; i++) {
            int p = pair(block, order[i], n);
            if (p != last) {
                classes++;
                last = p;
            }
            rank[order[i]] = classes - 1;
        }
        int[] shifted = new int[n];
        int[] next = new int[n];
        for (int h = 2; classes < n && h < n; h <<= 1) {
            classes = round(order, rank, shifted, next, count, n, classes, h);
            int[] swap = rank;
            rank = next;
            next = swap;
        }
        return order;
    }

    private static int pair(byte[] block, int i, int n) {
        return (block[i] & 0xff) << 8 | block[i + 1 == n ? 0 : i + 1] & 0xff;
    }

    /** Orders by twice the width; the number of different ranks, which are left in {@code next}. */
    private static int round(int[] order, int[] rank, int[] shifted, int[] next, int[] count, int n, int classes, int h) {
        java.util.Arrays.fill(count, 0, classes + 1, 0);
        for (int i = 0; i < n; i++) {
            int s = order[i] - h;
            shifted[i] = s < 0 ? s + n : s;
            count[rank[i] + 1]++;
        }
        for (int i = 1; i < classes; i++) {
            count[i] += count[i - 1];
        }
        for (int i = 0; i < n; i++) {
            int s = shifted[i];
            order[count[rank[s]]++] = s;
        }
        int found = 0;
        int lastHigh = -1;
        int lastLow = -1;
        for (int i = 0; i < n; i++) {
            int s = order[i];
            int high = rank[s];
            int low = rank[s + h >= n ? s + h - n : s + h];
            if (high != lastHigh || low != lastLow) {
                found++;
                lastHigh = high;
                lastLow = low;
            }
            next[s] = found - 1;
        }
        return found;
    }
}
