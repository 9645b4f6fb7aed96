package org.pyrt.stdlib.zlib;

import java.util.zip.Adler32;
import org.pyrt.stdlib.binascii.Crc;

/**
 * A stream to be decompressed: the header and trailer of RFC 1950 or 1952 around the blocks, or the blocks alone. It takes input in pieces and makes no more than it is
 * asked for. Used by one thread at a time. The messages are zlib's.
 */
final class InflateStream {

    /** What {@link #run} answers. */
    enum Outcome {
        NEEDS_INPUT,
        NEEDS_ROOM,
        NEEDS_DICTIONARY,
        END
    }

    private static final int HEADER = 0;
    private static final int DICTIONARY_ID = 1;
    private static final int DICTIONARY = 2;
    private static final int GZIP_METHOD = 3;
    private static final int GZIP_SKIPPED = 4;
    private static final int GZIP_EXTRA_LENGTH = 5;
    private static final int GZIP_EXTRA = 6;
    private static final int GZIP_NAME = 7;
    private static final int GZIP_COMMENT = 8;
    private static final int GZIP_CHECK = 9;
    private static final int BLOCKS = 10;
    private static final int CHECK = 11;
    private static final int LENGTH = 12;
    private static final int ENDED = 13;

    private final boolean mayBeZlib;
    private final boolean mayBeGzip;
    private final BitInput in;
    private final History out;
    private final BlockDecoder blocks;

    private int state;
    private int window;
    private boolean isGzip;
    private int gzipFlags;
    private int headerCrc;
    private int count;
    private int dictionaryId;
    private int adler = 1;
    private int crc;
    private int length;
    private CorruptData failure;

    /** A stream as {@code wbits} says: 8 to 15 zlib, 0 zlib of any size, 16 more gzip, 32 more either, negative the blocks alone. */
    InflateStream(int wbits) {
        int bits = wbits < 0 ? -wbits : wbits & 15;
        mayBeZlib = wbits >= 0 && (wbits >> 4) != 1;
        mayBeGzip = wbits > 15;
        window = bits;
        in = new BitInput();
        out = new History();
        blocks = new BlockDecoder();
        state = wbits < 0 ? BLOCKS : HEADER;
        if (bits > 0) {
            out.setReach(1 << bits);
        }
    }

    /** A copy, without the piece of input. */
    InflateStream(InflateStream other) {
        mayBeZlib = other.mayBeZlib;
        mayBeGzip = other.mayBeGzip;
        in = new BitInput(other.in);
        out = new History(other.out);
        blocks = new BlockDecoder(other.blocks);
        state = other.state;
        window = other.window;
        isGzip = other.isGzip;
        gzipFlags = other.gzipFlags;
        headerCrc = other.headerCrc;
        count = other.count;
        dictionaryId = other.dictionaryId;
        adler = other.adler;
        crc = other.crc;
        length = other.length;
        failure = other.failure;
    }

    /** Whether {@code wbits} is a number that zlib takes for decompressing. */
    static boolean isValid(int wbits) {
        int bits = wbits < 0 ? -wbits : wbits < 48 ? wbits & 15 : wbits;
        return wbits == 0 || wbits == 16 || wbits == 32 || bits >= 8 && bits <= 15;
    }

    /** Goes on with the next piece of input. */
    void feed(byte[] bytes, int from, int to) {
        in.feed(bytes, from, to);
    }

    /** The index in the piece behind what was used. */
    int used() {
        return in.at();
    }

    /** Forgets the piece. */
    void forget() {
        in.forget();
    }

    /** Goes on until the input ends or {@code most} bytes are made, which {@link #output} has then. */
    Outcome run(int most) throws CorruptData {
        out.begin(most);
        return resume();
    }

    /** Goes on with the same call, after a dictionary was given. */
    Outcome resume() throws CorruptData {
        if (failure != null) {
            throw failure;
        }
        try {
            Outcome o;
            do {
                o = step();
            } while (o == null);
            if (o == Outcome.END || o == Outcome.NEEDS_ROOM) {
                in.giveBack();
            }
            return o;
        } catch (CorruptData e) {
            failure = e;
            throw e;
        }
    }

    /** What the last call made. */
    byte[] output() {
        return out.output();
    }

    /** Gives the dictionary that was preset; false if it is not the stream's. */
    boolean preset(byte[] dictionary) {
        if (state == DICTIONARY) {
            Adler32 a = new Adler32();
            a.update(dictionary);
            if ((int) a.getValue() != dictionaryId) {
                return false;
            }
            state = BLOCKS;
        }
        out.preset(dictionary);
        return true;
    }

    private Outcome step() throws CorruptData {
        switch (state) {
            case HEADER:
                return header();
            case DICTIONARY_ID:
                if (!in.need(32)) {
                    return Outcome.NEEDS_INPUT;
                }
                dictionaryId = Integer.reverseBytes(in.takeInt());
                state = DICTIONARY;
                return null;
            case DICTIONARY:
                return Outcome.NEEDS_DICTIONARY;
            case BLOCKS:
                return blocks();
            case CHECK:
                return check();
            case LENGTH:
                if (!in.need(32)) {
                    return Outcome.NEEDS_INPUT;
                }
                if (in.takeInt() != length) {
                    throw new CorruptData("incorrect length check");
                }
                state = ENDED;
                return null;
            case ENDED:
                return Outcome.END;
            default:
                return gzipHeader();
        }
    }

    private Outcome header() throws CorruptData {
        if (!in.need(16)) {
            return Outcome.NEEDS_INPUT;
        }
        int word = in.peek() & 0xffff;
        if (mayBeGzip && word == 0x8b1f) {
            isGzip = true;
            addToHeaderCrc(in.take(16), 2);
            state = GZIP_METHOD;
            return null;
        }
        int method = word & 15;
        int size = (word >> 4 & 15) + 8;
        if (!mayBeZlib || ((word & 0xff) << 8 | word >> 8) % 31 != 0) {
            throw new CorruptData("incorrect header check");
        }
        if (method != 8) {
            throw new CorruptData("unknown compression method");
        }
        if (size > 15 || window != 0 && size > window) {
            throw new CorruptData("invalid window size");
        }
        in.drop(16);
        out.setReach(1 << size);
        state = (word & 0x2000) != 0 ? DICTIONARY_ID : BLOCKS;
        return null;
    }

    private void addToHeaderCrc(int value, int bytes) {
        byte[] b = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            b[i] = (byte) (value >>> 8 * i);
        }
        headerCrc = Crc.update(headerCrc, b, 0, bytes);
    }

    private Outcome gzipHeader() throws CorruptData {
        switch (state) {
            case GZIP_METHOD:
                if (!in.need(16)) {
                    return Outcome.NEEDS_INPUT;
                }
                gzipFlags = in.peek() >> 8 & 0xff;
                if ((in.peek() & 0xff) != 8) {
                    throw new CorruptData("unknown compression method");
                }
                if ((gzipFlags & 0xe0) != 0) {
                    throw new CorruptData("unknown header flags set");
                }
                addToHeaderCrc(in.take(16), 2);
                count = 6;
                state = GZIP_SKIPPED;
                return null;
            case GZIP_SKIPPED:
                return skip((gzipFlags & 4) != 0 ? GZIP_EXTRA_LENGTH : GZIP_NAME);
            case GZIP_EXTRA_LENGTH:
                if (!in.need(16)) {
                    return Outcome.NEEDS_INPUT;
                }
                count = in.take(16);
                addToHeaderCrc(count, 2);
                state = GZIP_EXTRA;
                return null;
            case GZIP_EXTRA:
                return skip(GZIP_NAME);
            case GZIP_NAME:
                return skipText((gzipFlags & 8) != 0, GZIP_COMMENT);
            case GZIP_COMMENT:
                return skipText((gzipFlags & 16) != 0, GZIP_CHECK);
            default:
                if ((gzipFlags & 2) != 0) {
                    if (!in.need(16)) {
                        return Outcome.NEEDS_INPUT;
                    }
                    if (in.take(16) != (headerCrc & 0xffff)) {
                        throw new CorruptData("header crc mismatch");
                    }
                }
                out.setReach(1 << 15);
                state = BLOCKS;
                return null;
        }
    }

    /** Skips {@code count} bytes. */
    private Outcome skip(int then) {
        for (; count > 0; count--) {
            if (!in.need(8)) {
                return Outcome.NEEDS_INPUT;
            }
            addToHeaderCrc(in.take(8), 1);
        }
        state = then;
        return null;
    }

    /** Skips a text that ends with a zero. */
    private Outcome skipText(boolean isThere, int then) {
        while (isThere) {
            if (!in.need(8)) {
                return Outcome.NEEDS_INPUT;
            }
            int c = in.take(8);
            addToHeaderCrc(c, 1);
            if (c == 0) {
                break;
            }
        }
        state = then;
        return null;
    }

    private Outcome blocks() throws CorruptData {
        int from = out.end();
        BlockDecoder.Outcome o = blocks.run(in, out);
        int made = out.end() - from;
        length += made;
        if (isGzip) {
            crc = Crc.update(crc, out.array(), from, made);
        } else if (mayBeZlib) {
            adler = Adler.update(adler, out.array(), from, made);
        }
        switch (o) {
            case NEEDS_INPUT:
                return Outcome.NEEDS_INPUT;
            case NEEDS_ROOM:
                return Outcome.NEEDS_ROOM;
            default:
                state = isGzip || mayBeZlib ? CHECK : ENDED;
                return null;
        }
    }

    private Outcome check() throws CorruptData {
        if (!in.need(32)) {
            return Outcome.NEEDS_INPUT;
        }
        int sum = in.takeInt();
        if (isGzip ? sum != crc : Integer.reverseBytes(sum) != adler) {
            throw new CorruptData("incorrect data check");
        }
        state = isGzip ? LENGTH : ENDED;
        return null;
    }
}
