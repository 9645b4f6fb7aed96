package org.pyrt.stdlib.zlib;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.stdlib.binascii.Crc;

/**
 * A stream being compressed: header and trailer are made here, the blocks by the JDK's {@code Deflater}. Used by one thread at a time.
 *
 * <p>Implementation notes. A {@code Deflater} can neither be copied nor told a window below 32 KB. So the last window of input is kept: a copy begins a new {@code Deflater} at a whole
 * byte with that window as its dictionary (which takes an empty block in both streams), and where the window is smaller, the same is done after each half window, so that
 * nothing refers further back than the window reaches.
 */
final class DeflateStream {

    /** What to do with what is not compressed yet; the numbers are zlib's. */
    static final int NO_FLUSH = 0;

    static final int FULL_FLUSH = 3;
    static final int FINISH = 4;
    static final int HUFFMAN_ONLY = 2;

    private static final int FULL_WINDOW = 1 << 15;

    private final int level;
    private final int strategy;
    private final int wbits;
    private final int windowSize;

    /** The input that may be referred to, oldest first. */
    private byte[] window;

    private int kept;

    /** How much of the window the current deflater may use up before the next takes over. */
    private int chunkLeft;

    private Deflater deflater;
    private boolean hasHeader;
    private boolean hasDictionary;
    private int dictionaryId;
    private int adler = 1;
    private int crc;
    private int length;

    /** Bytes that are due before all else: what a copy made both streams flush. */
    private byte[] due = new byte[0];

    /** Whether input is in the deflater that it has not given out at a whole byte. */
    private boolean isDirty;

    /** A stream; {@code dictionary} may be null. */
    DeflateStream(int level, int wbits, int strategy, byte[] dictionary) {
        this.level = level;
        this.strategy = strategy;
        this.wbits = wbits;
        int bits = wbits < 0 ? -wbits : wbits & 15;
        windowSize = 1 << Math.max(bits, 9);
        window = new byte[1024];
        if (dictionary != null) {
            hasDictionary = true;
            dictionaryId = Adler.update(1, dictionary, 0, dictionary.length);
            keep(dictionary, 0, dictionary.length);
        }
        begin();
    }

    /** A copy. Both streams go on at a whole byte. */
    DeflateStream(DeflateStream other) {
        if (other.isDirty) {
            ByteBuilder out = new ByteBuilder(256);
            other.putHeader(out);
            other.drain(out, Deflater.SYNC_FLUSH);
            other.isDirty = false;
            other.due = out.toArray();
        }
        level = other.level;
        strategy = other.strategy;
        wbits = other.wbits;
        windowSize = other.windowSize;
        window = other.window.clone();
        kept = other.kept;
        hasHeader = other.hasHeader;
        hasDictionary = other.hasDictionary;
        dictionaryId = other.dictionaryId;
        adler = other.adler;
        crc = other.crc;
        length = other.length;
        due = other.due;
        begin();
    }

    /** Whether zlib would take these. */
    static boolean isValid(int level, int method, int wbits, int memLevel, int strategy) {
        int bits = wbits < 0 ? -wbits : wbits > 15 ? wbits - 16 : wbits;
        return level >= -1 && level <= 9 && method == 8 && bits >= (wbits < 0 || wbits > 15 ? 9 : 8) && bits <= 15 && memLevel >= 1 && memLevel <= 9 && strategy >= 0 && strategy <= 4;
    }

    private void begin() {
        if (deflater != null) {
            deflater.end();
        }
        deflater = new Deflater(level, true);
        deflater.setStrategy(strategy == 1 ? Deflater.FILTERED : strategy == HUFFMAN_ONLY ? Deflater.HUFFMAN_ONLY : Deflater.DEFAULT_STRATEGY);
        if (windowSize == FULL_WINDOW) {
            deflater.setDictionary(window, 0, kept);
            chunkLeft = Integer.MAX_VALUE;
        } else {
            int half = Math.min(kept, windowSize / 2);
            deflater.setDictionary(window, kept - half, half);
            chunkLeft = windowSize / 2;
        }
    }

    /** Remembers input that later input may refer to. */
    private void keep(byte[] a, int from, int count) {
        if (count >= windowSize) {
            window = Arrays.copyOfRange(a, from + count - windowSize, from + count);
            kept = windowSize;
            return;
        }
        int over = Math.max(0, kept + count - windowSize);
        if (kept - over + count > window.length) {
            window = Arrays.copyOf(window, windowSize);
        }
        System.arraycopy(window, over, window, 0, kept - over);
        kept -= over;
        System.arraycopy(a, from, window, kept, count);
        kept += count;
    }

    /** Whether the stream has ended. */
    boolean isFinished() {
        return deflater == null;
    }

    /** Compresses bytes; what that gives out goes to {@code out}. */
    void write(byte[] a, int from, int count, ByteBuilder out) {
        putHeader(out);
        if (wbits > 15) {
            crc = Crc.update(crc, a, from, count);
        } else if (wbits > 0) {
            adler = Adler.update(adler, a, from, count);
        }
        length += count;
        int at = from;
        for (int left = count; left > 0; ) {
            int n = Math.min(left, chunkLeft);
            isDirty = true;
            deflater.setInput(a, at, n);
            drain(out, Deflater.NO_FLUSH);
            keep(a, at, n);
            at += n;
            left -= n;
            if (chunkLeft != Integer.MAX_VALUE) {
                chunkLeft -= n;
                if (chunkLeft == 0) {
                    drain(out, Deflater.SYNC_FLUSH);
                    begin();
                }
            }
        }
    }

    /** Gives out what is not given out yet, in zlib's way {@code mode}; ends the stream if it is FINISH. */
    void flush(int mode, ByteBuilder out) {
        putHeader(out);
        if (mode != FINISH) {
            drain(out, mode == FULL_FLUSH ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
            isDirty = false;
            return;
        }
        deflater.finish();
        drain(out, Deflater.NO_FLUSH);
        deflater.end();
        deflater = null;
        if (wbits > 15) {
            putLittle(out, crc);
            putLittle(out, length);
        } else if (wbits > 0) {
            putBig(out, adler);
        }
    }

    private void drain(ByteBuilder out, int mode) {
        byte[] piece = new byte[4096];
        int n;
        while ((n = deflater.deflate(piece, 0, piece.length, mode)) > 0) {
            out.append(piece, 0, n);
            if (n < piece.length && mode != Deflater.NO_FLUSH) {
                return;
            }
        }
    }

    private void putHeader(ByteBuilder out) {
        if (due.length > 0) {
            out.append(due);
            due = new byte[0];
        }
        if (hasHeader || wbits < 0) {
            return;
        }
        hasHeader = true;
        boolean isFast = strategy >= HUFFMAN_ONLY || level == 0 || level == 1;
        if (wbits > 15) {
            out.append(0x1f).append(0x8b).append(8).append(0);
            putLittle(out, 0);
            out.append(level == 9 ? 2 : isFast ? 4 : 0).append(3);
            return;
        }
        int size = Math.max(wbits, 9) - 8;
        int effort = isFast ? 0 : level >= 0 && level < 6 ? 1 : level > 6 ? 3 : 2;
        int head = (8 | size << 4) << 8 | effort << 6 | (hasDictionary ? 0x20 : 0);
        head += 31 - head % 31;
        out.append(head >> 8).append(head & 0xff);
        if (hasDictionary) {
            putBig(out, dictionaryId);
        }
    }

    private static void putBig(ByteBuilder out, int v) {
        putLittle(out, Integer.reverseBytes(v));
    }

    private static void putLittle(ByteBuilder out, int v) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.append(v >>> shift & 0xff);
        }
    }
}
