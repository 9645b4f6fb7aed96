package org.pyrt.stdlib.bz2;

/** Lengths and codes of Huffman codes of at most {@value #LONGEST} bits. */
final class CodeLengths {

    static final int LONGEST = 17;

    private CodeLengths() {}

    /** The length of each symbol's code for these frequencies, of which none may be 0. Flattens the frequencies until no code is too long. */
    static byte[] of(int[] frequencies, int n) {
        int[] weights = frequencies.clone();
        byte[] lengths = new byte[n];
        while (!fit(weights, n, lengths)) {
            for (int i = 0; i < n; i++) {
                weights[i] = (weights[i] >> 1) + 1;
            }
        }
        return lengths;
    }

    /** Makes the code of these weights; false if a code is too long. */
    private static boolean fit(int[] weights, int n, byte[] lengths) {
        long[] sorted = new long[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = (long) weights[i] << 16 | i;
        }
        java.util.Arrays.sort(sorted);
        long[] weight = new long[2 * n];
        int[] parent = new int[2 * n];
        for (int i = 0; i < n; i++) {
            weight[i] = sorted[i] >> 16;
        }
        int leaf = 0;
        int inner = n;
        for (int made = n; made < 2 * n - 1; made++) {
            for (int child = 0; child < 2; child++) {
                int least = leaf < n && (inner >= made || weight[leaf] <= weight[inner]) ? leaf++ : inner++;
                parent[least] = made;
                weight[made] += weight[least];
            }
        }
        int[] depth = new int[2 * n];
        for (int i = 2 * n - 3; i >= 0; i--) {
            depth[i] = depth[parent[i]] + 1;
            if (i < n) {
                if (depth[i] > LONGEST) {
                    return false;
                }
                lengths[(int) (sorted[i] & 0xffff)] = (byte) depth[i];
            }
        }
        return true;
    }

    /** The code of each symbol: the shorter, and among equals the smaller symbol, first. */
    static int[] codes(byte[] lengths, int n) {
        int[] codes = new int[n];
        int code = 0;
        for (int length = 1; length <= 20; length++) {
            for (int i = 0; i < n; i++) {
                if (lengths[i] == length) {
                    codes[i] = code++;
                }
            }
            code <<= 1;
        }
        return codes;
    }
}
