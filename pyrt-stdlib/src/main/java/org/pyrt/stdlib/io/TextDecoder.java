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

    private final TextCodec codec;
    private final String errors;
    private final boolean universal;
    private final boolean translates;

    /** Bytes of the last chunk that are no whole character yet. */
    private byte[] rest = NOTHING;

    private boolean pendingReturn;
    private int seen;

    /**
     * @param codec one that keeps nothing but the bytes of a cut character
     * @param universal whether {@code \r} and {@code \r\n} end lines too
     * @param translates whether they become {@code \n}
     */
    TextDecoder(TextCodec codec, String errors, boolean universal, boolean translates) {
        this.codec = codec;
        this.errors = errors;
        this.universal = universal;
        this.translates = translates;
    }

    /** The kinds of line ends there were so far: bits. */
    int seen() {
        return seen;
    }

    /** Forgets what is kept, and what line ends there were if the stream begins anew. */
    void reset(boolean anew) {
        rest = NOTHING;
        pendingReturn = false;
        if (anew) {
            seen = 0;
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
        TextDecoder d = new TextDecoder(codec, errors, universal, translates);
        d.rest = rest;
        d.pendingReturn = pendingReturn;
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
        Decoding d = new Decoding(ts, codec, all, start, end, errors, last);
        PyStr text = codec.decode(d);
        int done = start + d.consumed();
        rest = done == end ? NOTHING : Arrays.copyOfRange(all, done, end);
        return universal ? lineEnds(text, last) : text;
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
