package org.pyrt.stdlib.lzma;

/**
 * Decodes symbols of LZMA from an array. A symbol takes at most {@value #LONGEST} bytes; where fewer are left the changes are noted, and taken back should the symbol
 * not be whole.
 */
final class LzmaDecoder extends Model {

    /** The most bytes that one symbol takes. */
    static final int LONGEST = 24;

    private static final Starved STARVED = new Starved();

    private final History out;
    private int range;
    private int code;
    byte[] in = {};
    int pos;
    int end;

    private boolean careful;
    private final int[] changed = new int[256];
    private int changes;

    /** Thrown where the input ends within a symbol; never leaves this class. */
    private static final class Starved extends RuntimeException {

        private static final long serialVersionUID = 1;

        Starved() {
            super(null, null, false, false);
        }
    }

    LzmaDecoder(History out) {
        this.out = out;
    }

    /** Reads the five bytes that begin the codes. */
    void begin() throws LzmaFailure {
        if (in[pos] != 0) {
            throw new LzmaFailure(LzmaFailure.CORRUPT);
        }
        range = -1;
        code = 0;
        for (int i = 1; i < 5; i++) {
            code = code << 8 | in[pos + i] & 0xff;
        }
        pos += 5;
    }

    /** What {@link #decode} says. */
    enum Outcome {
        FULL,
        STARVED,
        END_MARKER
    }

    /** Decodes until {@code most} bytes or a few more have come, the input ends or there is an end marker. */
    Outcome decode(long most) throws LzmaFailure {
        long goal = out.position() + most;
        while (out.position() < goal) {
            boolean more;
            if (end - pos >= LONGEST) {
                careful = false;
                more = symbol();
            } else {
                Model saved = save();
                int savedRange = range;
                int savedCode = code;
                int savedPos = pos;
                careful = true;
                changes = 0;
                try {
                    more = symbol();
                } catch (Starved e) {
                    while (changes > 0) {
                        changes -= 2;
                        probs[changed[changes]] = (short) changed[changes + 1];
                    }
                    copy(saved, this);
                    range = savedRange;
                    code = savedCode;
                    pos = savedPos;
                    return Outcome.STARVED;
                }
            }
            if (!more) {
                return Outcome.END_MARKER;
            }
        }
        return Outcome.FULL;
    }

    private Model save() {
        Model m = new Model();
        copy(this, m);
        return m;
    }

    private static void copy(Model from, Model to) {
        to.state = from.state;
        to.rep0 = from.rep0;
        to.rep1 = from.rep1;
        to.rep2 = from.rep2;
        to.rep3 = from.rep3;
    }

    /** Whether the codes have ended, as they must where the input does. */
    boolean isFinished() {
        try {
            careful = true;
            changes = 0;
            normalize();
        } catch (Starved e) {
            return false;
        }
        return code == 0;
    }

    private void normalize() {
        if ((range & TOP) == 0) {
            if (pos == end) {
                throw STARVED;
            }
            range <<= 8;
            code = code << 8 | in[pos++] & 0xff;
        }
    }

    private int bit(int i) {
        normalize();
        int p = probs[i];
        if (careful) {
            changed[changes++] = i;
            changed[changes++] = p;
        }
        int bound = (range >>> 11) * p;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            probs[i] = (short) (p + (2048 - p >> 5));
            return 0;
        }
        range -= bound;
        code -= bound;
        probs[i] = (short) (p - (p >> 5));
        return 1;
    }

    private int tree(int base, int bits) {
        int m = 1;
        for (int i = 0; i < bits; i++) {
            m = m << 1 | bit(base + m);
        }
        return m - (1 << bits);
    }

    private int reverse(int base, int bits) {
        int m = 1;
        int result = 0;
        for (int i = 0; i < bits; i++) {
            int b = bit(base + m);
            m = m << 1 | b;
            result |= b << i;
        }
        return result;
    }

    private int direct(int bits) {
        int result = 0;
        for (int i = 0; i < bits; i++) {
            normalize();
            range >>>= 1;
            int b = Integer.compareUnsigned(code, range) < 0 ? 0 : 1;
            code -= range & -b;
            result = result << 1 | b;
        }
        return result;
    }

    private int length(int base, int posState) {
        if (bit(base) == 0) {
            return tree(base + 2 + (posState << 3), 3);
        }
        return bit(base + 1) == 0 ? 8 + tree(base + MID + (posState << 3), 3) : 16 + tree(base + HIGH, 8);
    }

    /** One symbol; false for the end marker. */
    private boolean symbol() throws LzmaFailure {
        long position = out.position();
        int posState = (int) position & (1 << pb) - 1;
        if (bit(IS_MATCH + (state << 4) + posState) == 0) {
            literal(position);
            return true;
        }
        int n;
        if (bit(IS_REP + state) == 0) {
            n = length(LENGTH, posState);
            int d = distance(Math.min(n, 3));
            if (d == -1) {
                normalize();
                return false;
            }
            rep3 = rep2;
            rep2 = rep1;
            rep1 = rep0;
            rep0 = d;
            state = state < 7 ? 7 : 10;
        } else if (bit(IS_REP_G0 + state) == 0) {
            if (bit(IS_REP0_LONG + (state << 4) + posState) == 0) {
                state = state < 7 ? 9 : 11;
                repeat(1);
                return true;
            }
            n = length(REP_LENGTH, posState);
            state = state < 7 ? 8 : 11;
        } else {
            int d;
            if (bit(IS_REP_G1 + state) == 0) {
                d = rep1;
            } else {
                int third = bit(IS_REP_G2 + state);
                d = third == 0 ? rep2 : rep3;
                n = length(REP_LENGTH, posState);
                if (third != 0) {
                    rep3 = rep2;
                }
                rep2 = rep1;
                rep1 = rep0;
                rep0 = d;
                state = state < 7 ? 8 : 11;
                repeat(n + 2);
                return true;
            }
            n = length(REP_LENGTH, posState);
            rep1 = rep0;
            rep0 = d;
            state = state < 7 ? 8 : 11;
        }
        repeat(n + 2);
        return true;
    }

    private void repeat(int n) throws LzmaFailure {
        if (!out.repeat(rep0, n)) {
            throw new LzmaFailure(LzmaFailure.CORRUPT);
        }
    }

    private int distance(int lengthState) {
        int slot = tree(POS_SLOT + (lengthState << 6), 6);
        if (slot < 4) {
            return slot;
        }
        int bits = (slot >> 1) - 1;
        int d = (2 | slot & 1) << bits;
        return slot < 14 ? d + reverse(POS_SPECIAL + d - slot - 1, bits) : d + (direct(bits - 4) << 4) + reverse(ALIGN, 4);
    }

    private void literal(long position) throws LzmaFailure {
        int previous = position > 0 ? out.bytes[out.length - 1] & 0xff : 0;
        int base = literal(position, previous);
        int s = 1;
        if (state < 7) {
            do {
                s = s << 1 | bit(base + s);
            } while (s < 0x100);
        } else {
            if ((rep0 & 0xffff_ffffL) >= Math.min(position, out.length)) {
                throw new LzmaFailure(LzmaFailure.CORRUPT);
            }
            int match = out.bytes[out.length - 1 - rep0] & 0xff;
            int offset = 0x100;
            do {
                match <<= 1;
                int m = match & offset;
                int b = bit(base + offset + m + s);
                s = s << 1 | b;
                offset &= b == 1 ? m : ~m;
            } while (s < 0x100);
        }
        out.put(s);
        afterLiteral();
    }
}
