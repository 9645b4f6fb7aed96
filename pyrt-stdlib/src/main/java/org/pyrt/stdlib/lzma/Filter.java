package org.pyrt.stdlib.lzma;

/** One filter of a chain: its number and its options. Immutable. */
record Filter(long id, int dictSize, int lc, int lp, int pb, int depth, int nice, int distance, int startOffset) {

    static final long LZMA1 = 0x4000000000000001L;
    static final long LZMA2 = 0x21;
    static final long DELTA = 3;
    static final long X86 = 4;
    static final long POWERPC = 5;
    static final long IA64 = 6;
    static final long ARM = 7;
    static final long ARMTHUMB = 8;
    static final long SPARC = 9;

    private static final int[] SIZES = {18, 20, 21, 22, 22, 23, 23, 24, 25, 26};

    /** LZMA with the options of a preset; null if there is none of that number. */
    static Filter preset(long id, long preset) {
        int level = (int) (preset & 31);
        if (level > 9 || (preset & ~(31L | 1L << 31)) != 0) {
            return null;
        }
        return new Filter(id, 1 << SIZES[level], 3, 0, 2, 8 + level * 8, level < 4 ? 64 : 273, 0, 0);
    }

    static Filter delta(int distance) {
        return new Filter(DELTA, 0, 0, 0, 0, 0, 0, distance, 0);
    }

    static Filter branch(long id, int startOffset) {
        return new Filter(id, 0, 0, 0, 0, 0, 0, 0, startOffset);
    }

    boolean isLzma() {
        return id == LZMA1 || id == LZMA2;
    }

    boolean isValid() {
        return !isLzma() || lc >= 0 && lp >= 0 && lc + lp <= 4 && pb >= 0 && pb <= 4 && dictSize >= 4096 && dictSize <= 0x60000000;
    }

    /** The options as a header has them. */
    byte[] properties() {
        if (id == LZMA1) {
            return new byte[] {(byte) ((pb * 5 + lp) * 9 + lc), (byte) dictSize, (byte) (dictSize >> 8), (byte) (dictSize >> 16), (byte) (dictSize >> 24)};
        }
        if (id == LZMA2) {
            int code = 0;
            while (code < 40 && dictionary(code) < dictSize) {
                code++;
            }
            return new byte[] {(byte) code};
        }
        if (id == DELTA) {
            return new byte[] {(byte) (distance - 1)};
        }
        int s = startOffset;
        return s == 0 ? new byte[0] : new byte[] {(byte) s, (byte) (s >> 8), (byte) (s >> 16), (byte) (s >> 24)};
    }

    private static long dictionary(int code) {
        return code == 40 ? 0xffff_ffffL : (2L | code & 1) << code / 2 + 11;
    }

    private static int little(byte[] p, int at) {
        return p[at] & 0xff | (p[at + 1] & 0xff) << 8 | (p[at + 2] & 0xff) << 16 | (p[at + 3] & 0xff) << 24;
    }

    /** The filter that these options are of. */
    static Filter of(long id, byte[] p) throws LzmaFailure {
        if (id == LZMA1 && p.length == 5 && (p[0] & 0xff) < 225) {
            int b = p[0] & 0xff;
            return new Filter(id, little(p, 1), b % 9, b / 9 % 5, b / 45, 0, 0, 0, 0);
        }
        if (id == LZMA2 && p.length == 1 && (p[0] & 0xff) <= 40) {
            return new Filter(id, (int) Math.min(dictionary(p[0]), 0x60000000), 3, 0, 2, 0, 0, 0, 0);
        }
        if (id == DELTA && p.length == 1) {
            return delta((p[0] & 0xff) + 1);
        }
        if (id >= X86 && id <= SPARC && (p.length == 0 || p.length == 4)) {
            return branch(id, p.length == 0 ? 0 : little(p, 0));
        }
        throw new LzmaFailure(LzmaFailure.OPTIONS);
    }

    /** About how many bytes a decoder needs. */
    long memory() {
        return isLzma() ? dictSize + 65536L : 1024;
    }
}
