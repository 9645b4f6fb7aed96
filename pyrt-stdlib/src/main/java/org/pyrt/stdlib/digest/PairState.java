package org.pyrt.stdlib.digest;

import java.util.Arrays;

/** Two hash functions over the same bytes, their digests one after the other. */
final class PairState extends HashState {

    private final String name;
    private final HashState first;
    private final HashState second;

    PairState(String name, HashState first, HashState second) {
        this.name = name;
        this.first = first;
        this.second = second;
    }

    @Override
    String name() {
        return name;
    }

    @Override
    int blockSize() {
        return first.blockSize();
    }

    @Override
    int digestSize() {
        return first.digestSize() + second.digestSize();
    }

    @Override
    void update(byte[] a, int from, int length) {
        first.update(a, from, length);
        second.update(a, from, length);
    }

    @Override
    byte[] digest(int length) {
        byte[] a = first.digest(first.digestSize());
        byte[] b = second.digest(second.digestSize());
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Override
    HashState copy() {
        return new PairState(name, first.copy(), second.copy());
    }
}
