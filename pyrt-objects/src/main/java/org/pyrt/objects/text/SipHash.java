package org.pyrt.objects.text;

/**
 * SipHash-1-3 keyed by this process's {@link HashSecret}: the hash of strs and bytes. A str is hashed as CPython stores it: 1, 2 or 4
 * bytes for each code point, little-endian, by the largest. Source: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF";
 * CPython 3.14 Python/pyhash.c.
 */
public final class SipHash {

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash() {
        this(HashSecret.K0, HashSecret.K1);
    }

    private SipHash(long k0, long k1) {
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
    }

    /** The hash of a str of code points below 0x10000. */
    static long of(String s) {
        int n = s.length();
        if (n == 0) {
            return 0;
        }
        SipHash h = new SipHash();
        int all = 0;
        int i = 0;
        for (int end = n - 7; i < end; i += 8) {
            char c0 = s.charAt(i);
            char c1 = s.charAt(i + 1);
            char c2 = s.charAt(i + 2);
            char c3 = s.charAt(i + 3);
            char c4 = s.charAt(i + 4);
            char c5 = s.charAt(i + 5);
            char c6 = s.charAt(i + 6);
            char c7 = s.charAt(i + 7);
            all |= c0 | c1 | c2 | c3 | c4 | c5 | c6 | c7;
            h.add(c0 | c1 << 8 | c2 << 16 | (long) c3 << 24 | (long) c4 << 32 | (long) c5 << 40 | (long) c6 << 48 | (long) c7 << 56);
        }
        long last = (long) n << 56;
        for (int shift = 0; i < n; i++, shift += 8) {
            char c = s.charAt(i);
            all |= c;
            last |= (long) c << shift;
        }
        return all < 0x100 ? h.finish(last) : ofTwoByte(s);
    }

    private static long ofTwoByte(String s) {
        SipHash h = new SipHash();
        int n = s.length();
        int i = 0;
        for (int end = n - 3; i < end; i += 4) {
            h.add(s.charAt(i) | (long) s.charAt(i + 1) << 16 | (long) s.charAt(i + 2) << 32 | (long) s.charAt(i + 3) << 48);
        }
        long last = (long) n * 2 << 56;
        for (int shift = 0; i < n; i++, shift += 16) {
            last |= (long) s.charAt(i) << shift;
        }
        return h.finish(last);
    }

    /** The hash of a str with a code point above 0xffff. */
    static long of(int[] codePoints) {
        SipHash h = new SipHash();
        int n = codePoints.length;
        int i = 0;
        for (int end = n - 1; i < end; i += 2) {
            h.add(codePoints[i] | (long) codePoints[i + 1] << 32);
        }
        long last = (long) n * 4 << 56;
        return h.finish(i < n ? last | codePoints[i] : last);
    }

    /** The hash of {@code length} bytes. */
    public static long of(byte[] bytes, int from, int length) {
        return length == 0 ? 0 : new SipHash().ofBytes(bytes, from, length);
    }

    /** The hash of bytes under a key that is no secret: the same in every process. */
    public static long keyed(long key, byte[] bytes, int from, int length) {
        return new SipHash(key, 0).ofBytes(bytes, from, length);
    }

    private long ofBytes(byte[] bytes, int from, int length) {
        SipHash h = this;
        int i = from;
        int end = from + length;
        for (; i + 8 <= end; i += 8) {
            long word = 0;
            for (int k = 7; k >= 0; k--) {
                word = word << 8 | bytes[i + k] & 0xff;
            }
            h.add(word);
        }
        long last = (long) length << 56;
        for (int shift = 0; i < end; i++, shift += 8) {
            last |= (bytes[i] & 0xffL) << shift;
        }
        return h.finish(last);
    }

    private void add(long word) {
        v3 ^= word;
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
    }

    private long finish(long last) {
        add(last);
        v2 ^= 0xff;
        round();
        round();
        round();
        long h = v0 ^ v1 ^ v2 ^ v3;
        return h == -1 ? -2 : h;
    }
}
