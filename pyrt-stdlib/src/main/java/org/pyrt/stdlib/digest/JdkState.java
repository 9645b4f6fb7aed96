package org.pyrt.stdlib.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash function of the JDK. */
final class JdkState extends HashState {

    private final String name;
    private final int blockSize;
    private final MessageDigest digest;

    private JdkState(String name, int blockSize, MessageDigest digest) {
        this.name = name;
        this.blockSize = blockSize;
        this.digest = digest;
    }

    static JdkState of(String name, String algorithm, int blockSize) {
        try {
            return new JdkState(name, blockSize, MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    String name() {
        return name;
    }

    @Override
    int blockSize() {
        return blockSize;
    }

    @Override
    int digestSize() {
        return digest.getDigestLength();
    }

    @Override
    void update(byte[] a, int from, int length) {
        digest.update(a, from, length);
    }

    @Override
    byte[] digest(int length) {
        return ((JdkState) copy()).digest.digest();
    }

    @Override
    HashState copy() {
        try {
            return new JdkState(name, blockSize, (MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
