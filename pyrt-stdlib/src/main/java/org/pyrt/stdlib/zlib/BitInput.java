package org.pyrt.stdlib.zlib;

/**
 * Bits of a stream that comes in pieces, lowest bit first. Takes no more bytes in than were asked for; what a stream's end leaves is given back by {@link #giveBack}. Used
 * by one thread at a time.
 */
final class BitInput {

    private byte[] in = new byte[0];
    private int at;
    private int end;

    private long hold;
    private int bits;

    BitInput() {}

    /** A copy without the piece. */
    BitInput(BitInput other) {
        hold = other.hold;
        bits = other.bits;
    }

    /** Goes on with these bytes. */
    void feed(byte[] bytes, int from, int to) {
        in = bytes;
        at = from;
        end = to;
    }

    /** Forgets the piece. */
    void forget() {
        in = new byte[0];
        at = 0;
        end = 0;
    }

    /** The index of the next byte in the piece. */
    int at() {
        return at;
    }

    /** How many bits are there without another byte. */
    int bits() {
        return bits;
    }

    /** Sees to {@code n} bits, at most 32; false if the piece ends before. */
    boolean need(int n) {
        while (bits < n) {
            if (at == end) {
                return false;
            }
            hold |= (in[at++] & 0xffL) << bits;
            bits += 8;
        }
        return true;
    }

    /** Takes in what there is, up to 48 bits or more. */
    void fill() {
        while (bits <= 48 && at < end) {
            hold |= (in[at++] & 0xffL) << bits;
            bits += 8;
        }
    }

    /** The next bits, not taken. */
    int peek() {
        return (int) hold;
    }

    /** Skips {@code n} bits that are there. */
    void drop(int n) {
        hold >>>= n;
        bits -= n;
    }

    /** Takes {@code n} bits that are there, at most 31. */
    int take(int n) {
        int v = (int) hold & (1 << n) - 1;
        drop(n);
        return v;
    }

    /** Takes 32 bits that are there. */
    int takeInt() {
        int v = (int) hold;
        drop(32);
        return v;
    }

    /** Skips to the next whole byte. */
    void align() {
        drop(bits & 7);
    }

    /** Copies up to {@code count} bytes; how many there were. The stream must stand at a whole byte. */
    int copy(byte[] to, int position, int count) {
        int n = 0;
        while (bits > 0 && n < count) {
            to[position + n++] = (byte) take(8);
        }
        int rest = Math.min(count - n, end - at);
        System.arraycopy(in, at, to, position + n, rest);
        at += rest;
        return n + rest;
    }

    /** Puts whole bytes that were not used back into the piece. They are always its own: older bits are used first. */
    void giveBack() {
        int bytes = bits >> 3;
        at -= bytes;
        bits -= bytes << 3;
        hold &= (1L << bits) - 1;
    }
}
