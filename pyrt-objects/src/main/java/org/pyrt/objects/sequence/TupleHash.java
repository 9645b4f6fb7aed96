package org.pyrt.objects.sequence;

/** The hash of a sequence of hashes: xxHash's rounds. Source: CPython 3.14 Objects/tupleobject.c. */
final class TupleHash {

    private static final long PRIME1 = 0x9E3779B185EBCA87L;
    private static final long PRIME2 = 0xC2B2AE3D27D4EB4FL;

    /** What to begin with. */
    static final long START = 0x27D4EB2F165667C5L;

    private TupleHash() {}

    /** Adds the hash of one item. */
    static long add(long h, long item) {
        return Long.rotateLeft(h + item * PRIME2, 31) * PRIME1;
    }

    /** Adds the number of items, at the end. */
    static long finish(long h, int n) {
        return avoidError(h + (n ^ START ^ 3527539L));
    }

    /** No hash is -1. */
    static long avoidError(long h) {
        return h == -1 ? 1546275796 : h;
    }
}
