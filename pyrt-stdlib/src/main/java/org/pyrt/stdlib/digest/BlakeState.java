package org.pyrt.stdlib.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** BLAKE2b and BLAKE2s (RFC 7693). Words of BLAKE2s are kept in longs, of which 32 bits count. */
final class BlakeState extends HashState {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] START = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L, 0x510e527fade682d1L, 0x9b05688c2b3e6c1fL,
        0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L,
    };

    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    };

    private final boolean wide;
    private final int digestSize;
    private final boolean lastNode;
    private final int block;
    private final long[] h = new long[8];
    private final byte[] buffer;
    private int filled;
    private long taken;

    private BlakeState(boolean wide, int digestSize, boolean lastNode) {
        this.wide = wide;
        this.digestSize = digestSize;
        this.lastNode = lastNode;
        block = wide ? 128 : 64;
        buffer = new byte[block];
    }

    static BlakeState of(boolean wide, BlakeParameters p) {
        BlakeState s = new BlakeState(wide, p.digestSize, p.lastNode);
        byte[] parameters = p.block(wide);
        for (int i = 0; i < 8; i++) {
            s.h[i] = wide
                    ? START[i] ^ (long) LONG.get(parameters, 8 * i)
                    : START[i] >>> 32 ^ (int) INT.get(parameters, 4 * i) & 0xffff_ffffL;
        }
        if (p.key.length > 0) {
            byte[] first = java.util.Arrays.copyOf(p.key, s.block);
            s.update(first, 0, first.length);
        }
        return s;
    }

    @Override
    String name() {
        return wide ? "blake2b" : "blake2s";
    }

    @Override
    int blockSize() {
        return block;
    }

    @Override
    int digestSize() {
        return digestSize;
    }

    @Override
    void update(byte[] a, int from, int length) {
        int i = from;
        int left = length;
        while (left > 0) {
            if (filled == block) {
                taken += block;
                compress(false);
                filled = 0;
            }
            int n = Math.min(left, block - filled);
            System.arraycopy(a, i, buffer, filled, n);
            filled += n;
            i += n;
            left -= n;
        }
    }

    private void compress(boolean last) {
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = wide ? (long) LONG.get(buffer, 8 * i) : (int) INT.get(buffer, 4 * i) & 0xffff_ffffL;
        }
        long[] v = new long[16];
        System.arraycopy(h, 0, v, 0, 8);
        for (int i = 0; i < 8; i++) {
            v[8 + i] = wide ? START[i] : START[i] >>> 32;
        }
        long all = wide ? -1L : 0xffff_ffffL;
        if (wide) {
            v[12] ^= taken;
        } else {
            v[12] ^= taken & all;
            v[13] ^= taken >>> 32;
        }
        if (last) {
            v[14] ^= all;
            v[15] ^= lastNode ? all : 0;
        }
        for (int round = 0; round < (wide ? 12 : 10); round++) {
            byte[] s = SIGMA[round % 10];
            for (int k = 0; k < 8; k++) {
                int column = k & 3;
                int turn = k < 4 ? 0 : 1;
                int a = column;
                int b = 4 + (column + turn & 3);
                int c = 8 + (column + 2 * turn & 3);
                int d = 12 + (column + 3 * turn & 3);
                if (wide) {
                    mixWide(v, a, b, c, d, m[s[2 * k]], m[s[2 * k + 1]]);
                } else {
                    mix(v, a, b, c, d, m[s[2 * k]], m[s[2 * k + 1]]);
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void mixWide(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }

    private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        int va = (int) v[a] + (int) v[b] + (int) x;
        int vd = Integer.rotateRight((int) v[d] ^ va, 16);
        int vc = (int) v[c] + vd;
        int vb = Integer.rotateRight((int) v[b] ^ vc, 12);
        va += vb + (int) y;
        vd = Integer.rotateRight(vd ^ va, 8);
        vc += vd;
        vb = Integer.rotateRight(vb ^ vc, 7);
        v[a] = va & 0xffff_ffffL;
        v[b] = vb & 0xffff_ffffL;
        v[c] = vc & 0xffff_ffffL;
        v[d] = vd & 0xffff_ffffL;
    }

    @Override
    byte[] digest(int length) {
        BlakeState end = (BlakeState) copy();
        end.taken += end.filled;
        java.util.Arrays.fill(end.buffer, end.filled, block, (byte) 0);
        end.compress(true);
        byte[] out = new byte[64];
        for (int i = 0; i < 8; i++) {
            if (wide) {
                LONG.set(out, 8 * i, end.h[i]);
            } else {
                INT.set(out, 4 * i, (int) end.h[i]);
            }
        }
        return java.util.Arrays.copyOf(out, digestSize);
    }

    @Override
    HashState copy() {
        BlakeState c = new BlakeState(wide, digestSize, lastNode);
        System.arraycopy(h, 0, c.h, 0, 8);
        System.arraycopy(buffer, 0, c.buffer, 0, filled);
        c.filled = filled;
        c.taken = taken;
        return c;
    }
}
