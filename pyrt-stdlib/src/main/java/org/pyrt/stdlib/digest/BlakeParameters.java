package org.pyrt.stdlib.digest;

/** The parameters of BLAKE2 (RFC 7693, and the tree parameters of its paper). */
final class BlakeParameters {

    int digestSize;
    byte[] key = {};
    byte[] salt = {};
    byte[] person = {};
    int fanout = 1;
    int depth = 1;
    long leafSize;
    long nodeOffset;
    int nodeDepth;
    int innerSize;
    boolean lastNode;

    /** The block that the state is set up with: 64 bytes for BLAKE2b, 32 for BLAKE2s. */
    byte[] block(boolean wide) {
        byte[] p = new byte[wide ? 64 : 32];
        p[0] = (byte) digestSize;
        p[1] = (byte) key.length;
        p[2] = (byte) fanout;
        p[3] = (byte) depth;
        put(p, 4, leafSize, 4);
        put(p, 8, nodeOffset, wide ? 8 : 6);
        int at = wide ? 16 : 14;
        p[at] = (byte) nodeDepth;
        p[at + 1] = (byte) innerSize;
        System.arraycopy(salt, 0, p, wide ? 32 : 16, salt.length);
        System.arraycopy(person, 0, p, wide ? 48 : 24, person.length);
        return p;
    }

    private static void put(byte[] p, int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            p[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
