package org.pyrt.stdlib.lzma;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** An integrity check of the format xz. */
final class Check {

    static final int NONE = 0;
    static final int CRC32 = 1;
    static final int CRC64 = 4;
    static final int SHA256 = 10;

    private static final long[] TABLE = new long[256];

    static {
        for (int i = 0; i < 256; i++) {
            long c = i;
            for (int bit = 0; bit < 8; bit++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xc96c5795d7870f42L : c >>> 1;
            }
            TABLE[i] = c;
        }
    }

    private final int id;
    private final CRC32 crc32 = new CRC32();
    private long crc64 = -1;
    private final MessageDigest digest;

    Check(int id) {
        this.id = id;
        MessageDigest d = null;
        if (id == SHA256) {
            try {
                d = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        digest = d;
    }

    static boolean isSupported(int id) {
        return id == NONE || id == CRC32 || id == CRC64 || id == SHA256;
    }

    /** How many bytes a check has, known or not. */
    static int size(int id) {
        return id == 0 ? 0 : 4 << (id - 1) / 3;
    }

    void update(byte[] b, int from, int length) {
        if (id == CRC32) {
            crc32.update(b, from, length);
        } else if (id == SHA256) {
            digest.update(b, from, length);
        } else if (id == CRC64) {
            long c = crc64;
            for (int i = from; i < from + length; i++) {
                c = TABLE[(int) (c ^ b[i]) & 0xff] ^ c >>> 8;
            }
            crc64 = c;
        }
    }

    /** The bytes of the check; for one that is not supported null. */
    byte[] finish() {
        switch (id) {
            case NONE:
                return new byte[0];
            case CRC32:
                return little(crc32.getValue(), 4);
            case CRC64:
                return little(~crc64, 8);
            case SHA256:
                return digest.digest();
            default:
                return null;
        }
    }

    static byte[] little(long value, int n) {
        byte[] b = new byte[n];
        for (int i = 0; i < n; i++) {
            b[i] = (byte) (value >>> 8 * i);
        }
        return b;
    }

    /** The CRC-32 of a part of an array, as its four bytes. */
    static byte[] crc32(byte[] b, int from, int length) {
        CRC32 c = new CRC32();
        c.update(b, from, length);
        return little(c.getValue(), 4);
    }
}
