package org.pyrt.stdlib.lzma;

import java.util.Arrays;
import org.pyrt.objects.bytes.ByteBuilder;

/**
 * Encodes bytes as symbols of LZMA: the longest match of a hash chain, or a repeated distance that is nearly as long, unless the next byte begins a better one. Bytes are
 * appended, then encoded; what a symbol may look at has to be there, so that the last few bytes wait for more or for the end.
 */
final class LzmaEncoder extends Model {

    /** How far a symbol looks ahead. */
    static final int AHEAD = 300;

    private static final int HASH_BITS = 16;
    private static final int LONGEST = 273;

    private final int dictSize;
    private final int depth;
    private final int nice;

    private byte[] buffer = new byte[1 << 16];
    private int[] previous = new int[1 << 16];
    private final int[] heads = new int[1 << HASH_BITS];
    private int end;

    /** The next byte to encode, and the next to enter into the chains. */
    private int at;

    private int entered;

    /** How many bytes were dropped from the buffer. */
    private long dropped;

    private int matchLength;
    private int matchDistance;

    private ByteBuilder codes = new ByteBuilder(1 << 16);
    private long low;
    private int range;
    private int cache;
    private long cached;

    LzmaEncoder(Filter f) {
        dictSize = f.dictSize();
        depth = f.depth();
        nice = f.nice();
        Arrays.fill(heads, -1);
        setProperties(f.lc(), f.lp(), f.pb());
        begin();
    }

    /** Adds bytes. */
    void append(byte[] from, int offset, int length) {
        if (end + length > buffer.length) {
            drop();
        }
        if (end + length > buffer.length) {
            int n = (int) Math.max((long) end + length, Math.min(2L * buffer.length, Integer.MAX_VALUE - 16));
            buffer = Arrays.copyOf(buffer, n);
            previous = Arrays.copyOf(previous, n);
        }
        System.arraycopy(from, offset, buffer, end, length);
        end += length;
    }

    private void drop() {
        int n = at - dictSize;
        if (n < Math.max(dictSize, 1 << 16)) {
            return;
        }
        System.arraycopy(buffer, n, buffer, 0, end - n);
        for (int i = n; i < entered; i++) {
            previous[i - n] = Math.max(previous[i] - n, -1);
        }
        for (int i = 0; i < heads.length; i++) {
            heads[i] = Math.max(heads[i] - n, -1);
        }
        dropped += n;
        end -= n;
        at -= n;
        entered -= n;
    }

    /** How many bytes are yet to be encoded. */
    int waiting() {
        return end - at;
    }

    /** A copy of the {@code n} bytes that were encoded last. */
    byte[] last(int n) {
        return Arrays.copyOfRange(buffer, at - n, at);
    }

    // ---- codes ----

    /** Starts the codes anew. */
    void begin() {
        low = 0;
        range = -1;
        cache = 0;
        cached = 1;
    }

    /** An upper bound of how many bytes the codes will have if they end here. */
    long codeLength() {
        return codes.length() + cached + 5;
    }

    /** Ends the codes and gives them. */
    byte[] endCodes() {
        for (int i = 0; i < 5; i++) {
            shift();
        }
        return takeCodes();
    }

    /** The codes so far, given once. */
    byte[] takeCodes() {
        byte[] result = codes.toArray();
        codes = new ByteBuilder(1 << 16);
        return result;
    }

    private void shift() {
        if (low < 0xff000000L || low > 0xffff_ffffL) {
            int carry = (int) (low >>> 32);
            int b = cache;
            do {
                codes.append(b + carry & 0xff);
                b = 0xff;
            } while (--cached != 0);
            cache = (int) (low >>> 24) & 0xff;
        }
        cached++;
        low = (low & 0x00ff_ffffL) << 8;
    }

    private void bit(int i, int b) {
        int p = probs[i];
        int bound = (range >>> 11) * p;
        if (b == 0) {
            range = bound;
            probs[i] = (short) (p + (2048 - p >> 5));
        } else {
            low += bound & 0xffff_ffffL;
            range -= bound;
            probs[i] = (short) (p - (p >> 5));
        }
        while ((range & TOP) == 0) {
            range <<= 8;
            shift();
        }
    }

    private void tree(int base, int bits, int value) {
        int m = 1;
        for (int i = bits - 1; i >= 0; i--) {
            int b = value >>> i & 1;
            bit(base + m, b);
            m = m << 1 | b;
        }
    }

    private void reverse(int base, int bits, int value) {
        int m = 1;
        for (int i = 0; i < bits; i++) {
            int b = value >>> i & 1;
            bit(base + m, b);
            m = m << 1 | b;
        }
    }

    private void direct(int bits, int value) {
        for (int i = bits - 1; i >= 0; i--) {
            range >>>= 1;
            if ((value >>> i & 1) != 0) {
                low += range & 0xffff_ffffL;
            }
            while ((range & TOP) == 0) {
                range <<= 8;
                shift();
            }
        }
    }

    private void length(int base, int posState, int n) {
        if (n < 8) {
            bit(base, 0);
            tree(base + 2 + (posState << 3), 3, n);
        } else if (n < 16) {
            bit(base, 1);
            bit(base + 1, 0);
            tree(base + MID + (posState << 3), 3, n - 8);
        } else {
            bit(base, 1);
            bit(base + 1, 1);
            tree(base + HIGH, 8, n - 16);
        }
    }

    private void distance(int lengthState, int d) {
        if (d >= 0 && d < 4) {
            tree(POS_SLOT + (lengthState << 6), 6, d);
            return;
        }
        int top = 31 - Integer.numberOfLeadingZeros(d);
        int slot = top << 1 | d >>> top - 1 & 1;
        tree(POS_SLOT + (lengthState << 6), 6, slot);
        int bits = top - 1;
        int base = (2 | slot & 1) << bits;
        if (slot < 14) {
            reverse(POS_SPECIAL + base - slot - 1, bits, d - base);
        } else {
            direct(bits - 4, d - base >>> 4);
            reverse(ALIGN, 4, d & 15);
        }
    }

    // ---- symbols ----

    private int posState() {
        return (int) (at + dropped) & (1 << pb) - 1;
    }

    /** Encodes one symbol; there is at least one byte. */
    void symbol() {
        int room = Math.min(end - at, LONGEST);
        int repeat = 0;
        int repeated = 0;
        int[] reps = {rep0, rep1, rep2, rep3};
        for (int i = 0; i < 4; i++) {
            int n = common(reps[i], room);
            if (n > repeated) {
                repeated = n;
                repeat = i;
            }
        }
        search(room);
        int n = matchLength;
        int d = matchDistance;
        if (repeated >= 2 && (repeated + 1 >= n || repeated + 2 >= n && d > 512 || repeated + 3 >= n && d > 1 << 15)) {
            encodeRepeat(repeat, repeated);
            return;
        }
        if (n >= 4 && n < nice && room > n) {
            at++;
            search(Math.min(end - at, LONGEST));
            at--;
            if (matchLength > n + 1 || matchLength > n && matchDistance < d >> 1) {
                encodeLiteral();
                return;
            }
        }
        if (n >= 4) {
            encodeMatch(n, d);
            return;
        }
        if (repeated >= 1 && repeat == 0 && at + dropped > 0) {
            encodeShort();
            return;
        }
        encodeLiteral();
    }

    private int common(int distance, int room) {
        int from = at - distance - 1;
        if (from < 0 || distance < 0) {
            return 0;
        }
        int n = Arrays.mismatch(buffer, at, at + room, buffer, from, from + room);
        return n < 0 ? room : n;
    }

    private int hash(int i) {
        int word = buffer[i] & 0xff | (buffer[i + 1] & 0xff) << 8 | (buffer[i + 2] & 0xff) << 16 | buffer[i + 3] << 24;
        return word * 0x9e3779b1 >>> 32 - HASH_BITS;
    }

    /** Enters positions up to {@link #at} into the chains, and finds the longest match there. */
    private void search(int room) {
        matchLength = 0;
        matchDistance = 0;
        for (; entered < at; entered++) {
            if (entered + 4 <= end) {
                int h = hash(entered);
                previous[entered] = heads[h];
                heads[h] = entered;
            } else {
                previous[entered] = -1;
            }
        }
        if (room < 4) {
            return;
        }
        int candidate = heads[hash(at)];
        int oldest = Math.max(0, at - dictSize);
        for (int tries = depth; candidate >= oldest && tries > 0; tries--) {
            if (matchLength == 0 || buffer[candidate + matchLength] == buffer[at + matchLength]) {
                int n = Arrays.mismatch(buffer, at, at + room, buffer, candidate, candidate + room);
                n = n < 0 ? room : n;
                if (n > matchLength) {
                    matchLength = n;
                    matchDistance = at - candidate - 1;
                    if (n >= nice || n == room) {
                        return;
                    }
                }
            }
            candidate = previous[candidate];
        }
    }

    private void encodeLiteral() {
        bit(IS_MATCH + (state << 4) + posState(), 0);
        int b = buffer[at] & 0xff;
        long position = at + dropped;
        int base = literal(position, position > 0 ? buffer[at - 1] & 0xff : 0);
        if (state < 7) {
            tree(base, 8, b);
        } else {
            int match = buffer[at - rep0 - 1] & 0xff;
            int offset = 0x100;
            int s = 1;
            for (int i = 7; i >= 0; i--) {
                match <<= 1;
                int m = match & offset;
                int v = b >>> i & 1;
                bit(base + offset + m + s, v);
                s = s << 1 | v;
                offset &= v == 1 ? m : ~m;
            }
        }
        afterLiteral();
        at++;
    }

    private void encodeShort() {
        int p = posState();
        bit(IS_MATCH + (state << 4) + p, 1);
        bit(IS_REP + state, 1);
        bit(IS_REP_G0 + state, 0);
        bit(IS_REP0_LONG + (state << 4) + p, 0);
        state = state < 7 ? 9 : 11;
        at++;
    }

    private void encodeRepeat(int which, int n) {
        int p = posState();
        bit(IS_MATCH + (state << 4) + p, 1);
        bit(IS_REP + state, 1);
        bit(IS_REP_G0 + state, which == 0 ? 0 : 1);
        if (which == 0) {
            bit(IS_REP0_LONG + (state << 4) + p, 1);
        } else {
            bit(IS_REP_G1 + state, which == 1 ? 0 : 1);
            int d = rep1;
            if (which > 1) {
                bit(IS_REP_G2 + state, which - 2);
                d = which == 2 ? rep2 : rep3;
                rep3 = which == 3 ? rep2 : rep3;
                rep2 = rep1;
            }
            rep1 = rep0;
            rep0 = d;
        }
        length(REP_LENGTH, p, n - 2);
        state = state < 7 ? 8 : 11;
        at += n;
    }

    private void encodeMatch(int n, int d) {
        int p = posState();
        bit(IS_MATCH + (state << 4) + p, 1);
        bit(IS_REP + state, 0);
        length(LENGTH, p, n - 2);
        distance(Math.min(n - 2, 3), d);
        rep3 = rep2;
        rep2 = rep1;
        rep1 = rep0;
        rep0 = d;
        state = state < 7 ? 7 : 10;
        at += n;
    }

    /** Encodes that nothing comes any more. */
    void endMarker() {
        int p = posState();
        bit(IS_MATCH + (state << 4) + p, 1);
        bit(IS_REP + state, 0);
        length(LENGTH, p, 0);
        distance(0, -1);
    }
}
