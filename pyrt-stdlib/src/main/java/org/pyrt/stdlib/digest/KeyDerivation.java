package org.pyrt.stdlib.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Keys from passwords: PBKDF2 (RFC 8018) and scrypt (RFC 7914). Knows nothing of Python. */
final class KeyDerivation {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private KeyDerivation() {}

    /** PBKDF2 with a keyed hash function that has taken in nothing yet. */
    static byte[] pbkdf2(HmacState keyed, byte[] salt, long iterations, int length) {
        byte[] key = new byte[length];
        int size = keyed.digestSize();
        byte[] number = new byte[4];
        for (int at = 0, block = 1; at < length; at += size, block++) {
            for (int i = 0; i < 4; i++) {
                number[i] = (byte) (block >>> 24 - 8 * i);
            }
            HmacState first = keyed.copy();
            first.update(salt, 0, salt.length);
            first.update(number, 0, 4);
            byte[] u = first.digest(size);
            byte[] sum = u.clone();
            for (long i = 1; i < iterations; i++) {
                HmacState next = keyed.copy();
                next.update(u, 0, size);
                u = next.digest(size);
                for (int k = 0; k < size; k++) {
                    sum[k] ^= u[k];
                }
            }
            System.arraycopy(sum, 0, key, at, Math.min(size, length - at));
        }
        return key;
    }

    /** scrypt; {@code n} is a power of 2 and n * r * 128 bytes fit into an array of ints. */
    static byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
        HmacState keyed = HmacState.of(HashNames.make("sha256"), password);
        byte[] blocks = pbkdf2(keyed, salt, 1, p * 128 * r);
        int words = 32 * r;
        int[] x = new int[words];
        int[] scratch = new int[words];
        int[] table = new int[words * n];
        for (int b = 0; b < p; b++) {
            int from = b * words * 4;
            for (int i = 0; i < words; i++) {
                x[i] = (int) WORD.get(blocks, from + 4 * i);
            }
            mix(x, scratch, table, n);
            for (int i = 0; i < words; i++) {
                WORD.set(blocks, from + 4 * i, x[i]);
            }
        }
        return pbkdf2(keyed, blocks, 1, length);
    }

    private static void mix(int[] x, int[] scratch, int[] table, int n) {
        int words = x.length;
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, 0, table, i * words, words);
            mixBlocks(x, scratch);
        }
        for (int i = 0; i < n; i++) {
            int from = (x[words - 16] & n - 1) * words;
            for (int k = 0; k < words; k++) {
                x[k] ^= table[from + k];
            }
            mixBlocks(x, scratch);
        }
    }

    /** Salsa20/8 chained over the 64-byte blocks; the even ones come first then. */
    private static void mixBlocks(int[] x, int[] out) {
        int words = x.length;
        int[] block = new int[16];
        System.arraycopy(x, words - 16, block, 0, 16);
        for (int i = 0; i < words / 16; i++) {
            for (int k = 0; k < 16; k++) {
                block[k] ^= x[16 * i + k];
            }
            salsa(block);
            System.arraycopy(block, 0, out, 16 * (i / 2 + (i & 1) * (words / 32)), 16);
        }
        System.arraycopy(out, 0, x, 0, words);
    }

    private static void salsa(int[] block) {
        int[] x = block.clone();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 4; i++) {
                quarter(x, 5 * i, (5 * i + 4) % 16, (5 * i + 8) % 16, (5 * i + 12) % 16);
            }
            for (int i = 0; i < 4; i++) {
                int row = 4 * i;
                quarter(x, 5 * i, row + (i + 1) % 4, row + (i + 2) % 4, row + (i + 3) % 4);
            }
        }
        for (int i = 0; i < 16; i++) {
            block[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
