package org.pyrt.stdlib.io;

import java.math.BigInteger;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.ThreadState;

/**
 * The number that {@code tell} of a text stream gives: a position in the stream below, the decoder's flags there, how many bytes to feed it, whether to tell it that they
 * are the last, and how many of the characters that come are behind the position. Mostly just the position. Source: CPython 3.14 Modules/_io/textio.c.
 */
final class TextCookie {

    private static final int BITS_OF_ALL = 64 + 3 * 32 + 8;

    long start;
    int flags;
    int bytesToFeed;
    int charactersToSkip;
    boolean needsEnd;

    TextCookie(long start, int flags) {
        this.start = start;
        this.flags = flags;
    }

    /** The parts of a number; raises OverflowError if it has more bits. */
    static TextCookie of(ThreadState ts, PyInt number) {
        if (number.fitsLong()) {
            return new TextCookie(number.longValue(), 0);
        }
        BigInteger n = number.bigValue();
        if (n.bitLength() > BITS_OF_ALL) {
            throw Errors.raise(ts, ExceptionTypes.OVERFLOW_ERROR, "int too big to convert");
        }
        TextCookie c = new TextCookie(n.longValue(), n.shiftRight(64).intValue());
        c.bytesToFeed = n.shiftRight(96).intValue();
        c.charactersToSkip = n.shiftRight(128).intValue();
        c.needsEnd = n.testBit(160);
        return c;
    }

    PyInt toInt() {
        if (flags == 0 && bytesToFeed == 0 && charactersToSkip == 0 && !needsEnd && start >= 0) {
            return PyInt.of(start);
        }
        BigInteger n = unsigned(needsEnd ? 1 : 0, 160).or(unsigned(charactersToSkip, 128)).or(unsigned(bytesToFeed, 96)).or(unsigned(flags, 64));
        return PyInt.of(n.or(new BigInteger(Long.toUnsignedString(start))));
    }

    private static BigInteger unsigned(int value, int shift) {
        return BigInteger.valueOf(value & 0xffff_ffffL).shiftLeft(shift);
    }
}
