package org.pyrt.stdlib.binascii;

import java.util.zip.CRC32;

/** CRC-32 that goes on from any value; the JDK's, which is fast, starts only at 0. */
public final class Crc {

    private static final int[] TABLE = new int[256];

    static {
        for (int n = 0; n < 256; n++) {
            int c = n;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? 0xedb88320 ^ c >>> 1 : c >>> 1;
            }
            TABLE[n] = c;
        }
    }

    private Crc() {}

    /** The checksum of what gave {@code start} and these bytes behind it. */
    public static int update(int start, byte[] a, int from, int length) {
        if (start == 0) {
            CRC32 crc = new CRC32();
            crc.update(a, from, length);
            return (int) crc.getValue();
        }
        // The sum is linear: that of zeros behind what came before, and that of the new bytes. Four bytes take up the old sum.
        int head = Math.min(4, length);
        int c = ~start;
        for (int i = 0; i < head; i++) {
            c = TABLE[(c ^ a[from + i]) & 0xff] ^ c >>> 8;
        }
        if (length <= 64) {
            for (int i = head; i < length; i++) {
                c = TABLE[(c ^ a[from + i]) & 0xff] ^ c >>> 8;
            }
            return ~c;
        }
        // What the JDK computes from its own start equals ours if four bytes before the rest bring its state to c.
        CRC32 crc = new CRC32();
        crc.update(bytesFor(c));
        crc.update(a, from + head, length - head);
        return (int) crc.getValue();
    }

    /** Four bytes that bring the fresh state to {@code state}: the table run backwards. */
    private static byte[] bytesFor(int state) {
        int c = state;
        int[] indices = new int[4];
        for (int i = 3; i >= 0; i--) {
            int index = 0;
            while (TABLE[index] >>> 24 != c >>> 24) {
                index++;
            }
            indices[i] = index;
            c = (c ^ TABLE[index]) << 8 | index;
        }
        byte[] out = new byte[4];
        int forward = -1;
        for (int i = 0; i < 4; i++) {
            out[i] = (byte) (indices[i] ^ forward);
            forward = TABLE[indices[i]] ^ forward >>> 8;
        }
        return out;
    }
}
