package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * Where the next character of a text stream is. For our own codecs, which keep no state but the bytes of a cut character, a position in bytes is enough. For others the
 * decoder is fed again from the start of the chunk, to find a place close before the character where it keeps nothing. The stream's lock is taken, and what was written
 * is flushed. Source: CPython 3.14 Modules/_io/textio.c.
 */
final class TextPositions {

    private TextPositions() {}

    /** The place of the next character, {@code below} being where the stream below is. */
    @CleanPoint
    static TextCookie tell(ThreadState ts, PyTextState s, long below) {
        if (s.incremental == null) {
            return new TextCookie(tellPlain(ts, s, below), 0);
        }
        if (!s.hasSnapshot) {
            return new TextCookie(below, 0);
        }
        TextCookie cookie = new TextCookie(below - s.chunkBytes.length, s.snapshotFlags);
        if (s.pos == 0) {
            return cookie;
        }
        int[] flags = new int[1];
        byte[] kept = s.decoderState(ts, flags);
        try {
            find(ts, s, cookie);
        } finally {
            s.setDecoder(ts, -1, kept, flags[0]);
        }
        return cookie;
    }

    @CleanPoint
    private static long tellPlain(ThreadState ts, PyTextState s, long below) {
        TextDecoder decoder = s.decoder;
        TextDecoder before = s.beforeChunk;
        if (decoder == null || before == null) {
            return below - (decoder == null ? 0 : decoder.restLength());
        }
        long start = below - s.chunkBytes.length;
        if (s.pos == s.chunk.length()) {
            return below - decoder.restLength();
        }
        if (s.pos == 0) {
            return start - before.restLength();
        }
        if (s.chunk.isAscii() && s.chunk.length() == s.chunkBytes.length && before.isPlain()) {
            return start + s.pos;
        }
        return start + bytesOf(ts, s, s.pos);
    }

    /**
     * How many of the chunk's bytes give its first {@code characters} characters: as many as can, so that both halves of a line end go together, but for
     * those that begin a further character.
     */
    @CleanPoint
    private static int bytesOf(ThreadState ts, PyTextState s, int characters) {
        int low = 0;
        int high = s.chunkBytes.length;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            TextDecoder d = s.beforeChunk.copy();
            if (d.decode(ts, s.chunkBytes, 0, middle, false).length() + d.pendingCharacters() <= characters) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        TextDecoder d = s.beforeChunk.copy();
        d.decode(ts, s.chunkBytes, 0, low, false);
        return low - d.restBytes();
    }

    /** Moves the cookie from the start of the chunk on. */
    @CleanPoint
    private static void find(ThreadState ts, PyTextState s, TextCookie cookie) {
        byte[] input = s.chunkBytes;
        int skip = s.pos;
        int bytes = Math.min((int) (s.bytesPerCharacter * skip), input.length);
        int back = 1;
        int[] flags = new int[1];
        while (bytes > 0) {
            s.setDecoder(ts, cookie.start, PyTextState.EMPTY, cookie.flags);
            int decoded = s.decodeByObject(ts, input, 0, bytes, false).length();
            if (decoded <= skip) {
                byte[] kept = s.decoderState(ts, flags);
                if (kept.length == 0) {
                    cookie.flags = flags[0];
                    skip -= decoded;
                    break;
                }
                bytes -= kept.length;
                back = 1;
            } else {
                bytes -= back;
                back *= 2;
            }
        }
        if (bytes <= 0) {
            bytes = 0;
            s.setDecoder(ts, cookie.start, PyTextState.EMPTY, cookie.flags);
        }
        cookie.start += bytes;
        cookie.charactersToSkip = skip;
        if (skip > 0) {
            feed(ts, s, cookie, bytes);
        }
    }

    /** Feeds byte after byte from {@code from} on until there are enough characters. */
    @CleanPoint
    private static void feed(ThreadState ts, PyTextState s, TextCookie cookie, int from) {
        byte[] input = s.chunkBytes;
        int[] flags = new int[1];
        int decoded = 0;
        int i = from;
        for (; i < input.length; i++) {
            decoded += s.decodeByObject(ts, input, i, i + 1, false).length();
            cookie.bytesToFeed++;
            if (s.decoderState(ts, flags).length == 0 && decoded <= cookie.charactersToSkip) {
                cookie.start += cookie.bytesToFeed;
                cookie.charactersToSkip -= decoded;
                cookie.flags = flags[0];
                cookie.bytesToFeed = 0;
                decoded = 0;
            }
            if (decoded >= cookie.charactersToSkip) {
                return;
            }
        }
        decoded += s.decodeByObject(ts, PyTextState.EMPTY, 0, 0, true).length();
        cookie.needsEnd = true;
        if (decoded < cookie.charactersToSkip) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "can't reconstruct logical file position");
        }
    }

    /** Reads again from the cookie's start, where the stream below has been moved to. */
    @CleanPoint
    static void restore(ThreadState ts, PyTextState s, TextCookie cookie, org.pyrt.api.PyObject read) {
        PyBytes input = PyBytes.asSelf(read);
        if (input == null) {
            throw Errors.typeError(ts, "underlying read() should have returned a bytes object, not '" + PyType.of(read).fullName() + "'");
        }
        s.chunkBytes = input.array();
        s.snapshotFlags = cookie.flags;
        s.hasSnapshot = true;
        if (s.incremental == null) {
            s.beforeChunk = s.decoder().copy();
        }
        PyStr text = s.decode(ts, Arrays.copyOf(s.chunkBytes, s.chunkBytes.length), cookie.needsEnd);
        s.chunk = text;
        s.hasChunk = true;
        if (text.length() < cookie.charactersToSkip) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "can't restore logical file position");
        }
        s.pos = cookie.charactersToSkip;
    }
}
