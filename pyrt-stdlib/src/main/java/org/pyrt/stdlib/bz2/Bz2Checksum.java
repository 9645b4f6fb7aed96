package org.pyrt.stdlib.bz2;

/** The CRC-32 of bzip2, which takes the highest bit of each byte first. */
final class Bz2Checksum {

    /** What the checksum of no bytes is, before {@link #end}. */
    static final int START = -1;

    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                c = c < 0 ? c << 1 ^ 0x04c11db7 : c << 1;
            }
            TABLE[i] = c;
        }
    }

    private Bz2Checksum() {}

    static int update(int crc, int b) {
        return crc << 8 ^ TABLE[(crc >>> 24 ^ b) & 0xff];
    }

    static int end(int crc) {
        return ~crc;
    }

    /** The checksum of a stream with one more block. */
    static int combine(int stream, int block) {
        return (stream << 1 | stream >>> 31) ^ block;
    }
}
