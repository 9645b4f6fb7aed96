package org.pyrt.stdlib.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SHA-3 and SHAKE (FIPS 202): a sponge over Keccak-f[1600]. */
final class KeccakState extends HashState {

    private static final VarHandle LANE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] ROUNDS = {
        0x0000000000000001L, 0x0000000000008082L, 0x800000000000808aL, 0x8000000080008000L, 0x000000000000808bL, 0x0000000080000001L,
        0x8000000080008081L, 0x8000000000008009L, 0x000000000000008aL, 0x0000000000000088L, 0x0000000080008009L, 0x000000008000000aL,
        0x000000008000808bL, 0x800000000000008bL, 0x8000000000008089L, 0x8000000000008003L, 0x8000000000008002L, 0x8000000000000080L,
        0x000000000000800aL, 0x800000008000000aL, 0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L,
    };

    /** Where the lanes go in a round, in the order of the walk, and how far they are turned. */
    private static final int[] WALK = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};

    private static final int[] TURN = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};

    private final String name;
    private final int rate;
    private final int digestSize;
    private final int suffix;
    private final long[] lanes = new long[25];
    private final byte[] buffer;
    private int filled;

    private KeccakState(String name, int rate, int digestSize, int suffix) {
        this.name = name;
        this.rate = rate;
        this.digestSize = digestSize;
        this.suffix = suffix;
        buffer = new byte[rate];
    }

    /** SHA-3 with so many bits. */
    static KeccakState sha3(int bits) {
        return new KeccakState("sha3_" + bits, 200 - bits / 4, bits / 8, 6);
    }

    /** SHAKE of that strength. */
    static KeccakState shake(int bits) {
        return new KeccakState("shake_" + bits, 200 - bits / 4, 0, 0x1f);
    }

    @Override
    String name() {
        return name;
    }

    @Override
    int blockSize() {
        return rate;
    }

    @Override
    int digestSize() {
        return digestSize;
    }

    /** The bits of the capacity, for SHAKE and SHA-3. */
    int capacityBits() {
        return 8 * (200 - rate);
    }

    int suffix() {
        return suffix;
    }

    @Override
    void update(byte[] a, int from, int length) {
        int i = from;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, rate - filled);
            System.arraycopy(a, i, buffer, filled, n);
            filled += n;
            i += n;
            left -= n;
            if (filled == rate) {
                absorb();
            }
        }
    }

    private void absorb() {
        for (int k = 0; k < rate / 8; k++) {
            lanes[k] ^= (long) LANE.get(buffer, 8 * k);
        }
        permute(lanes);
        filled = 0;
    }

    private static void permute(long[] s) {
        long[] column = new long[5];
        for (long constant : ROUNDS) {
            for (int x = 0; x < 5; x++) {
                column[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
                for (int y = x; y < 25; y += 5) {
                    s[y] ^= d;
                }
            }
            long moved = s[1];
            for (int i = 0; i < 24; i++) {
                long next = s[WALK[i]];
                s[WALK[i]] = Long.rotateLeft(moved, TURN[i]);
                moved = next;
            }
            for (int y = 0; y < 25; y += 5) {
                long a = s[y];
                long b = s[y + 1];
                s[y] ^= ~b & s[y + 2];
                s[y + 1] ^= ~s[y + 2] & s[y + 3];
                s[y + 2] ^= ~s[y + 3] & s[y + 4];
                s[y + 3] ^= ~s[y + 4] & a;
                s[y + 4] ^= ~a & b;
            }
            s[0] ^= constant;
        }
    }

    @Override
    byte[] digest(int length) {
        KeccakState end = (KeccakState) copy();
        java.util.Arrays.fill(end.buffer, end.filled, rate, (byte) 0);
        end.buffer[end.filled] ^= (byte) suffix;
        end.buffer[rate - 1] ^= (byte) 0x80;
        end.absorb();
        byte[] out = new byte[length];
        byte[] block = new byte[rate];
        for (int i = 0; i < length; i += rate) {
            if (i > 0) {
                permute(end.lanes);
            }
            for (int k = 0; k < rate / 8; k++) {
                LANE.set(block, 8 * k, end.lanes[k]);
            }
            System.arraycopy(block, 0, out, i, Math.min(rate, length - i));
        }
        return out;
    }

    @Override
    HashState copy() {
        KeccakState c = new KeccakState(name, rate, digestSize, suffix);
        System.arraycopy(lanes, 0, c.lanes, 0, 25);
        System.arraycopy(buffer, 0, c.buffer, 0, filled);
        c.filled = filled;
        return c;
    }
}
