package org.pyrt.stdlib.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** BLAKE2b and BLAKE2s (RFC 7693): blocks are gathered here and mixed by {@link BlakeRounds}. */
final class BlakeState extends HashState {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean wide;
    private final int digestSize;
    private final boolean lastNode;
    private final int block;
    /** The state of BLAKE2b and the words of its block; null with BLAKE2s. */
    private final long[] h;

    private final long[] longs;

    /** The same of BLAKE2s. */
    private final int[] g;

    private final int[] ints;
    private final byte[] buffer;
    private int filled;
    private long taken;

    private BlakeState(boolean wide, int digestSize, boolean lastNode) {
        this.wide = wide;
        this.digestSize = digestSize;
        this.lastNode = lastNode;
        block = wide ? 128 : 64;
        h = wide ? new long[8] : null;
        longs = wide ? new long[16] : null;
        g = wide ? null : new int[8];
        ints = wide ? null : new int[16];
        buffer = new byte[block];
    }

    static BlakeState of(boolean wide, BlakeParameters p) {
        BlakeState s = new BlakeState(wide, p.digestSize, p.lastNode);
        byte[] parameters = p.block(wide);
        for (int i = 0; i < 8; i++) {
            if (wide) {
                s.h[i] = BlakeRounds.WIDE[i] ^ (long) LONG.get(parameters, 8 * i);
            } else {
                s.g[i] = BlakeRounds.NARROW[i] ^ (int) INT.get(parameters, 4 * i);
            }
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
                compress(buffer, 0, false);
                filled = 0;
            }
            if (filled == 0 && left > block) {
                taken += block;
                compress(a, i, false);
                i += block;
                left -= block;
                continue;
            }
            int n = Math.min(left, block - filled);
            System.arraycopy(a, i, buffer, filled, n);
            filled += n;
            i += n;
            left -= n;
        }
    }

    private void compress(byte[] from, int at, boolean last) {
        if (wide) {
            for (int i = 0; i < 16; i++) {
                longs[i] = (long) LONG.get(from, at + 8 * i);
            }
            BlakeRounds.wide(h, longs, taken, 0, last ? -1 : 0, last && lastNode ? -1 : 0);
        } else {
            for (int i = 0; i < 16; i++) {
                ints[i] = (int) INT.get(from, at + 4 * i);
            }
            BlakeRounds.narrow(g, ints, (int) taken, (int) (taken >>> 32), last ? -1 : 0, last && lastNode ? -1 : 0);
        }
    }

    @Override
    byte[] digest(int length) {
        BlakeState end = (BlakeState) copy();
        end.taken += end.filled;
        java.util.Arrays.fill(end.buffer, end.filled, block, (byte) 0);
        end.compress(end.buffer, 0, true);
        byte[] out = new byte[64];
        for (int i = 0; i < 8; i++) {
            if (wide) {
                LONG.set(out, 8 * i, end.h[i]);
            } else {
                INT.set(out, 4 * i, end.g[i]);
            }
        }
        return java.util.Arrays.copyOf(out, digestSize);
    }

    @Override
    HashState copy() {
        BlakeState c = new BlakeState(wide, digestSize, lastNode);
        if (wide) {
            System.arraycopy(h, 0, c.h, 0, 8);
        } else {
            System.arraycopy(g, 0, c.g, 0, 8);
        }
        System.arraycopy(buffer, 0, c.buffer, 0, filled);
        c.filled = filled;
        c.taken = taken;
        return c;
    }
}
