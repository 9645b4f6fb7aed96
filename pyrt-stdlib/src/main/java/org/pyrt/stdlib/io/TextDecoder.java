package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.Decoding;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.TextCodec;
import org.pyrt.refcount.ThreadState;

/**
 * Decodes a stream of bytes chunk by chunk and, if asked, makes every line end {@code \n}. Keeps the bytes of a character that a chunk cut, and a
 * {@code \r} that may be the first half of a line end. Guarded by its stream's lock.
 */
final class TextDecoder {

    /** Bits of {@link #seen}. */
    static final int CR = 1;

    static final int LF = 2;
    static final int CRLF = 4;

    private static final byte[] NOTHING = {};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final TextCodec codec;
    private final String errors;
    private final boolean universal;
    private final boolean translates;
    private final boolean marked;

    /** The codec in use: for an encoding whose byte order a mark tells, that which it told. */
    private TextCodec current;

    /** Bytes of the last chunk that are no whole character yet. */
    private byte[] rest = NOTHING;

    private boolean pendingReturn;
    private boolean atStart = true;
    private int seen;

    /**
     * @param encoding the name of the encoding, for the kinds that begin with a mark
     * @param universal whether {@code \r} and {@code \r\n} end lines too
     * @param translates whether they become {@code \n}
     */
    TextDecoder(TextCodec codec, String encoding, String errors, boolean universal, boolean translates) {
        this.codec = codec;
        this.current = codec;
        this.errors = errors;
        this.universal = universal;
        this.translates = translates;
        this.marked = TextCodecs.skipsMark(encoding);
    }

    /** The kinds of line ends there were so far: bits. */
    int seen() {
        return seen;
    }

    /** Forgets everything; {@code start} says whether the next bytes are the first of the stream. */
    void reset(boolean start) {
        rest = NOTHING;
        pendingReturn = false;
        atStart = start;
        if (start) {
            current = codec;
        }
    }

    /** How many bytes are kept for the next chunk. */
    int restLength() {
        return rest.length + (pendingReturn ? 1 : 0);
    }

    /** How many characters would come if nothing followed: the one that may be half a line end. */
    int pendingCharacters() {
        return pendingReturn ? 1 : 0;
    }

    /** How many bytes are no whole character yet. */
    int restBytes() {
        return rest.length;
    }

    /** Whether decoding leaves nothing behind and changes no line end: then characters and bytes of ASCII text agree. */
    boolean isPlain() {
        return rest.length == 0 && !pendingReturn;
    }

    /** A copy in the same state, to try out where a position is. */
    TextDecoder copy() {
        TextDecoder d = new TextDecoder(codec, "", errors, universal, translates);
        d.current = current;
        d.rest = rest;
        d.pendingReturn = pendingReturn;
        d.atStart = false;
        return d;
    }

    /** The characters of the next bytes; {@code last} says that no more come. */
    @CleanPoint
    PyStr decode(ThreadState ts, byte[] bytes, int from, int to, boolean last) {
        byte[] all = bytes;
        int start = from;
        int end = to;
        if (rest.length > 0) {
            all = Arrays.copyOf(rest, rest.length + to - from);
            System.arraycopy(bytes, from, all, rest.length, to - from);
            start = 0;
            end = all.length;
        }
        if (atStart && start < end) {
            start = readMark(all, start, end, last);
            if (start < 0) {
                rest = Arrays.copyOf(all, end);
                return PyStr.EMPTY;
            }
        }
        Decoding d = new Decoding(ts, current, all, start, end, errors, last);
        PyStr text = current.decode(d);
        int done = start + d.consumed();
        rest = done == end ? NOTHING : Arrays.copyOfRange(all, done, end);
        return universal ? lineEnds(text, last) : text;
    }

    /** Skips or obeys a mark at the start of the stream; the index after it, or -1 if more bytes are needed to know. */
    private int readMark(byte[] all, int start, int end, boolean last) {
        if (marked) {
            int n = Math.min(end - start, UTF_8_MARK.length);
            if (!Arrays.equals(all, start, start + n, UTF_8_MARK, 0, n)) {
                atStart = false;
                return start;
            }
            if (n < UTF_8_MARK.length && !last) {
                return -1;
            }
            atStart = false;
            return n == UTF_8_MARK.length ? start + n : start;
        }
        int unit = TextCodecs.markLength(codec);
        if (unit == 0) {
            atStart = false;
            return start;
        }
        if (end - start < unit) {
            return last ? start : -1;
        }
        atStart = false;
        String order = TextCodecs.byteOrder(all, start, unit);
        if (order == null) {
            current = TextCodecs.ordered(codec, "-le");
            return start;
        }
        current = TextCodecs.ordered(codec, order);
        return start + unit;
    }

    private PyStr lineEnds(PyStr text, boolean last) {
        PyStr t = text;
        if (pendingReturn && (t.length() > 0 || last)) {
            t = PyStr.of("\r").concat(t);
            pendingReturn = false;
        }
        int n = t.length();
        if (n > 0 && t.codePointAt(n - 1) == '\r' && !last) {
            t = t.substring(0, n - 1);
            pendingReturn = true;
        }
        TextLines lines = new TextLines(t, translates);
        seen |= lines.seen();
        return lines.text();
    }
}
