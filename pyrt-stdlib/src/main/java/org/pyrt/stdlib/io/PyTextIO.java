package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.text.TextSearch;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A text stream over a stream of bytes: what {@code open} returns. What Python sees of it is in {@link PyTextIOWrapper}, which calls the operations here
 * with {@link #lock} taken.
 *
 * <p>Implementation notes. Reading decodes a chunk of bytes at a time into {@link #chunk}, of which characters before {@link #pos} are read;
 * lines are found in it by String's own search, and of an ASCII chunk a line is one copy. For {@code tell}, the bytes that the chunk came from
 * and the decoder's state before them are kept. Writing encodes at once into {@link #pending}, which goes to the stream below when it is long enough. All fields
 * are guarded by the lock, which is recursive: a finalizer that runs while one stream is flushed may print, so that what is pending is taken before it is handed on.
 * Source: CPython 3.14 Modules/_io/textio.c.
 */
abstract class PyTextIO extends PyTextState {

    /** How many bytes are asked for at a time, so that an error in a later chunk shows where that is read. */
    private static final int DEFAULT_CHUNK_SIZE = 8192;

    private static final PyStr READ1 = PyStr.interned("read1");
    private static final PyStr NEWLINE = PyStr.interned("\n");
    private static final PyStr ENCODE = PyStr.interned("encode");

    private byte[] pending = EMPTY;
    private int pendingCount;

    PyTextIO(ThreadState ts, PyType type) {
        super(ts, type);
    }

    /** What Python sees as {@code _CHUNK_SIZE}. */
    final int shownChunkSize() {
        return chunkSize == 0 ? DEFAULT_CHUNK_SIZE : chunkSize;
    }

    // ---- reading ----

    @CleanPoint
    private static byte[] readAllBelow(ThreadState ts, PyBuffered below) {
        below.lock.enter(ts, below);
        try {
            return below.readAll(ts);
        } finally {
            below.lock.leave();
        }
    }

    /** All bytes below, or about {@code n} of them. */
    @CleanPoint
    private byte[] readBelow(ThreadState ts, boolean all, int n) {
        if (direct) {
            PyBuffered below = (PyBuffered) buffer;
            try (var held = ts.hold(below)) {
                byte[] bytes = all ? readAllBelow(ts, below) : ReadMethods.readChunk(ts, below, n);
                if (bytes == null) {
                    throw nothingYet(ts);
                }
                return bytes;
            }
        }
        PyStr method = !all && hasRead1 ? READ1 : READ;
        PyObject below = buffer;
        try (var held = ts.hold(below)) {
            PyObject got = all ? Calls.callMethod(ts, below, method) : Calls.callMethod(ts, below, method, PyInt.of(n));
            try (var heldBytes = ts.hold(got)) {
                return bytes(ts, got, all ? "read" : hasRead1 ? "read1" : "read");
            }
        }
    }

    @CleanPoint
    private static byte[] bytes(ThreadState ts, PyObject got, String method) {
        if (got == PyNone.NONE) {
            throw nothingYet(ts);
        }
        PyBytes b = PyBytes.asSelf(got);
        if (b != null) {
            return b.array();
        }
        BufferView view = Buffers.viewOrNull(ts, got);
        if (view == null) {
            throw Errors.typeError(ts, "underlying " + method + "() should have returned a bytes-like object, not '" + PyType.of(got).fullName() + "'");
        }
        try (view) {
            return view.toArray(0, view.length());
        }
    }

    private static RuntimeException nothingYet(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.BLOCKING_IO_ERROR, "Read returned None.");
    }

    /** Decodes the next chunk, where {@code wanted} characters are missing (0: not known); false at the end. */
    @CleanPoint
    private boolean readChunk(ThreadState ts, long wanted) {
        if (!reads) {
            throw IoErrors.unsupported(ts, "not readable");
        }
        boolean snapshot = telling;
        TextDecoder before = null;
        int[] flags = null;
        byte[] kept = EMPTY;
        if (snapshot) {
            if (incremental == null) {
                before = decoder().copy();
            } else {
                flags = new int[1];
                kept = decoderState(ts, flags);
            }
        }
        int n = shownChunkSize();
        if (wanted > 0 && (incremental != null || !direct)) {
            n = (int) Math.min(Math.max(n, Math.max(bytesPerCharacter, 1) * wanted), Integer.MAX_VALUE - 8);
        }
        byte[] bytes = readBelow(ts, false, n);
        PyStr text = decode(ts, bytes, bytes.length == 0);
        chunk = text;
        pos = 0;
        hasChunk = true;
        bytesPerCharacter = text.length() > 0 ? (double) bytes.length / text.length() : 0;
        hasSnapshot = snapshot;
        beforeChunk = before;
        chunkBytes = bytes;
        if (snapshot && kept.length > 0) {
            chunkBytes = Arrays.copyOf(kept, kept.length + bytes.length);
            System.arraycopy(bytes, 0, chunkBytes, kept.length, bytes.length);
        }
        snapshotFlags = flags == null ? 0 : flags[0];
        return text.length() > 0 || bytes.length > 0;
    }

    private PyStr rest() {
        PyStr r = pos == 0 ? chunk : chunk.substring(pos, chunk.length());
        pos = chunk.length();
        return r;
    }

    /** Up to {@code n} characters, all if negative. */
    @CleanPoint
    final PyStr read(ThreadState ts, long n) {
        flushPending(ts);
        if (n < 0) {
            byte[] bytes = readBelow(ts, true, 0);
            PyStr tail = decode(ts, bytes, true);
            PyStr head = rest();
            forgetChunk();
            return head.length() == 0 ? tail : head.concat(tail);
        }
        if (chunk.length() - pos >= n) {
            PyStr r = chunk.substring(pos, pos + (int) n);
            pos += (int) n;
            return r;
        }
        StrBuilder all = new StrBuilder();
        all.append(rest());
        while (all.length() < n && readChunk(ts, n - all.length())) {
            int take = (int) Math.min(n - all.length(), chunk.length());
            all.append(chunk, 0, take);
            pos = take;
        }
        return all.toStr();
    }

    /** A line with its end, at most {@code limit} characters of it unless that is negative; empty at the end. */
    @CleanPoint
    final PyStr readLine(ThreadState ts, long limit) {
        if (pendingCount > 0) {
            flushPending(ts);
        }
        String narrow = chunk.narrowOrNull();
        if (narrow != null && limit < 0 && (newline == null || newline.equals("\n"))) {
            int found = narrow.indexOf('\n', pos);
            if (found >= 0) {
                int from = pos;
                pos = found + 1;
                return from == 0 && pos == narrow.length() ? chunk : chunk.substring(from, pos);
            }
        }
        return readLineSlow(ts, limit);
    }

    @CleanPoint
    private PyStr readLineSlow(ThreadState ts, long limit) {
        StrBuilder line = null;
        boolean returnBefore = false;
        while (true) {
            int room = limit < 0 ? Integer.MAX_VALUE : (int) Math.min(limit - (line == null ? 0 : line.length()), Integer.MAX_VALUE);
            int last = Math.min(chunk.length() - pos, room) + pos;
            int end = lineEnd(returnBefore, last);
            if (end >= 0 || last - pos == room) {
                int from = pos;
                pos = end >= 0 ? end : last;
                return line == null ? chunk.substring(from, pos) : line.append(chunk, from, pos).toStr();
            }
            if (pos < chunk.length()) {
                line = line == null ? new StrBuilder(2 * (chunk.length() - pos)) : line;
                line.append(chunk, pos, chunk.length());
                pos = chunk.length();
                returnBefore = chunk.codePointAt(pos - 1) == '\r';
            }
            if (!readChunk(ts, 0)) {
                forgetChunk();
                return line == null ? PyStr.EMPTY : line.toStr();
            }
        }
    }

    /** The index after the end of the line in the chunk, before {@code last}; -1 if it does not end there. */
    private int lineEnd(boolean returnBefore, int last) {
        if (newline == null || newline.equals("\n")) {
            int i = find('\n', pos, last);
            return i < 0 ? -1 : i + 1;
        }
        if (newline.isEmpty()) {
            for (int i = pos; i < last; i++) {
                int c = chunk.codePointAt(i);
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < chunk.length() && chunk.codePointAt(i + 1) == '\n' && i + 1 < last ? i + 2 : i + 1;
                }
            }
            return -1;
        }
        if (newline.equals("\r")) {
            int i = find('\r', pos, last);
            return i < 0 ? -1 : i + 1;
        }
        for (int i = find('\n', pos, last); i >= 0; i = find('\n', i + 1, last)) {
            if (i > pos ? chunk.codePointAt(i - 1) == '\r' : returnBefore) {
                return i + 1;
            }
        }
        return -1;
    }

    private int find(char c, int from, int to) {
        String narrow = chunk.narrowOrNull();
        if (narrow != null) {
            return from < to ? narrow.indexOf(c, from, to) : -1;
        }
        for (int i = from; i < to; i++) {
            if (chunk.codePointAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    // ---- writing ----

    /** Encodes and buffers text; flushes as the stream's buffering says. */
    @CleanPoint
    final void write(ThreadState ts, PyStr text) {
        PyStr t = text;
        boolean flush = false;
        if (lineBuffering || writtenNewline != null) {
            boolean hasNewline = indexOf(t, '\n') >= 0;
            flush = lineBuffering && (hasNewline || indexOf(t, '\r') >= 0);
            if (hasNewline && writtenNewline != null) {
                t = TextSearch.replace(t, NEWLINE, PyStr.of(writtenNewline), -1);
            }
        }
        encode(ts, t);
        if (pendingCount >= shownChunkSize() || writeThrough || flush) {
            flushPending(ts);
        }
        if (flush) {
            flushBelow(ts);
        }
        if (hasSnapshot) {
            forgetChunk();
        }
        if (decoder != null || incremental != null) {
            resetDecoder(ts);
        }
    }

    private static int indexOf(PyStr t, char c) {
        String narrow = t.narrowOrNull();
        return narrow != null ? narrow.indexOf(c) : t.toString().indexOf(c);
    }

    /** Makes the text's bytes pending, after what is, which goes first if both are long. */
    @SuppressWarnings("deprecation") // The only way to copy the bytes of a Latin-1 String without another copy.
    @CleanPoint
    private void encode(ThreadState ts, PyStr t) {
        if (codec != null && t.isAscii()) {
            String s = t.narrowOrNull();
            int n = s.length();
            if (reserve(ts, n)) {
                s.getBytes(0, n, pending, pendingCount);
                pendingCount += n;
                return;
            }
        }
        byte[] bytes = codec != null ? codec.encode(ts, t, errors).array() : encodedByObject(ts, t);
        while (!reserve(ts, bytes.length)) {
            flushPending(ts);
        }
        System.arraycopy(bytes, 0, pending, pendingCount, bytes.length);
        pendingCount += bytes.length;
    }

    @CleanPoint
    private byte[] encodedByObject(ThreadState ts, PyStr t) {
        PyObject e = encoder;
        try (var held = ts.hold(e)) {
            PyObject got = Calls.callMethod(ts, e, ENCODE, t);
            PyBytes b = PyBytes.asSelf(got);
            String type = b == null ? PyType.of(got).fullName() : null;
            Refs.discard(ts, got);
            if (b == null) {
                throw Errors.typeError(ts, "encoder should return a bytes object, not '" + type + "'");
            }
            return b.array();
        }
    }

    /** Makes room for {@code n} further bytes; false, with nothing changed, if what is pending has to go first. */
    private boolean reserve(ThreadState ts, int n) {
        if (pendingCount > 0 && pendingCount + (long) n > shownChunkSize()) {
            return false;
        }
        if (pending.length - pendingCount < n) {
            pending = Arrays.copyOf(pending, Math.max(pendingCount + n, Math.min(2 * DEFAULT_CHUNK_SIZE, 512 + pending.length * 2)));
        }
        return true;
    }

    /** Hands what is pending to the stream below. */
    @CleanPoint
    final void flushPending(ThreadState ts) {
        if (pendingCount == 0) {
            return;
        }
        byte[] bytes = pending;
        int n = pendingCount;
        pendingCount = 0;
        if (direct && (buffer instanceof PyBufferedWriter || buffer instanceof PyBufferedRandom)) {
            PyBuffered below = (PyBuffered) buffer;
            pending = EMPTY;
            try (var held = ts.hold(below)) {
                WriteMethods.writeBytes(ts, below, bytes, 0, n);
            }
            if (pending == EMPTY && bytes.length <= 4 * DEFAULT_CHUNK_SIZE) {
                pending = bytes;
            }
            return;
        }
        pending = EMPTY;
        PyObject below = buffer;
        try (var held = ts.hold(below)) {
            Refs.discard(ts, Calls.callMethod(ts, below, WRITE, PyBytes.of(n == bytes.length ? bytes : Arrays.copyOf(bytes, n))));
        }
    }

    @CleanPoint
    final void flushBelow(ThreadState ts) {
        Refs.discard(ts, Calls.callMethod(ts, buffer, FLUSH));
    }

    // ---- positions ----

    /** The position of the next character. */
    @CleanPoint
    final PyInt tell(ThreadState ts) {
        flushPending(ts);
        flushBelow(ts);
        return TextPositions.tell(ts, this, positionBelow(ts)).toInt();
    }

    /** Moves to a position that {@link #tell} gave. */
    @CleanPoint
    final void seek(ThreadState ts, PyInt position) {
        flushPending(ts);
        flushBelow(ts);
        TextCookie cookie = TextCookie.of(ts, position);
        PyObject below = buffer;
        try (var held = ts.hold(below)) {
            Refs.discard(ts, Calls.callMethod(ts, below, SEEK, PyInt.of(cookie.start)));
            forgetChunk();
            setDecoder(ts, cookie.start, EMPTY, cookie.flags);
            if (cookie.charactersToSkip > 0) {
                PyObject input = Calls.callMethod(ts, below, READ, PyInt.of(cookie.bytesToFeed));
                try (var heldInput = ts.hold(input)) {
                    TextPositions.restore(ts, this, cookie, input);
                }
            }
        }
        resetEncoder(ts, cookie.start == 0 && cookie.flags == 0);
    }

    /** Moves to the end; the position there. */
    @CleanPoint
    final PyObject seekEnd(ThreadState ts) {
        flushPending(ts);
        flushBelow(ts);
        forgetChunk();
        resetDecoder(ts);
        PyObject end = Calls.callMethod(ts, buffer, SEEK, PyInt.of(0), PyInt.of(2));
        try (var held = ts.hold(end)) {
            PyInt n = PyInt.asSelf(end);
            resetEncoder(ts, n != null && n.fitsLong() && n.longValue() == 0);
        }
        return end;
    }
}
