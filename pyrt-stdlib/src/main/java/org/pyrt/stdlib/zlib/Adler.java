package org.pyrt.stdlib.zlib;

import java.util.zip.Adler32;

/** Adler-32 that goes on from any value; the JDK's, which is fast, starts only at 1. */
final class Adler {

    private static final int BASE = 65521;

    private Adler() {}

    /** The checksum of what gave {@code start} and these bytes behind it. */
    static int update(int start, byte[] a, int from, int length) {
        Adler32 fresh = new Adler32();
        fresh.update(a, from, length);
        int sum = (int) fresh.getValue();
        if (start == 1) {
            return sum;
        }
        // The low half is 1 and the sum of the bytes, the high half the sum of all low halves: both are linear in what came before.
        long low = ((start & 0xffff) + (sum & 0xffff) - 1L + BASE) % BASE;
        long high = ((start >>> 16) + (sum >>> 16) + (long) (length % BASE) * (((start & 0xffff) + BASE - 1L) % BASE)) % BASE;
        return (int) (high << 16 | low);
    }
}
