package org.pyrt.stdlib.digest;

import java.util.Arrays;

/** A hash function with a key (RFC 2104). Its name is that of the function. */
final class HmacState extends HashState {

    private final HashState inner;
    private final HashState outer;

    private HmacState(HashState inner, HashState outer) {
        this.inner = inner;
        this.outer = outer;
    }

    /** With a key; {@code fresh} has taken in nothing and is given up. */
    static HmacState of(HashState fresh, byte[] key) {
        HashState outer = fresh.copy();
        byte[] block = key;
        if (key.length > fresh.blockSize()) {
            HashState shortener = fresh.copy();
            shortener.update(key, 0, key.length);
            block = shortener.digest(fresh.digestSize());
        }
        block = Arrays.copyOf(block, fresh.blockSize());
        xor(block, 0x36);
        fresh.update(block, 0, block.length);
        xor(block, 0x36 ^ 0x5c);
        outer.update(block, 0, block.length);
        return new HmacState(fresh, outer);
    }

    private static void xor(byte[] a, int pad) {
        for (int i = 0; i < a.length; i++) {
            a[i] ^= (byte) pad;
        }
    }

    @Override
    String name() {
        return inner.name();
    }

    @Override
    int blockSize() {
        return inner.blockSize();
    }

    @Override
    int digestSize() {
        return inner.digestSize();
    }

    @Override
    void update(byte[] a, int from, int length) {
        inner.update(a, from, length);
    }

    @Override
    byte[] digest(int length) {
        byte[] within = inner.digest(inner.digestSize());
        HashState end = outer.copy();
        end.update(within, 0, within.length);
        return end.digest(end.digestSize());
    }

    @Override
    HmacState copy() {
        return new HmacState(inner.copy(), outer);
    }
}
