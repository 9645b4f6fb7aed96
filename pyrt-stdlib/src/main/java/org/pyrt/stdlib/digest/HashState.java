package org.pyrt.stdlib.digest;

/** A hash function at work. One thread at a time. */
abstract class HashState {

    /** The name that Python shows. */
    abstract String name();

    /** The size in bytes of a block. */
    abstract int blockSize();

    /** The size in bytes of the result; 0 if that is chosen at the end. */
    abstract int digestSize();

    /** Takes in more. */
    abstract void update(byte[] a, int from, int length);

    /** The digest of what was taken in so far, {@code length} bytes long; the state goes on unchanged. */
    abstract byte[] digest(int length);

    /** A copy that goes on by itself. */
    abstract HashState copy();
}
