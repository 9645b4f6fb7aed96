package org.pyrt.stdlib.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.text.TextCodec;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A text stream over a stream of bytes: what {@code open} returns. What Python sees of it is in {@code TextMethods}, which call the operations here
 * with {@link #lock} taken.
 *
 * <p>Implementation notes. Reading decodes a chunk of bytes at a time into {@link #chunk}, of which characters before {@link #pos} are read;
 * lines are found in it by String's own search, and of an ASCII chunk a line is one copy. For {@code tell}, the bytes that the chunk came from and
 * their position are kept. Writing encodes at once into {@link #pending}, which goes to the stream below when it is long enough. All fields
 * are guarded by the lock, which is recursive: a finalizer that runs while one stream is flushed may print. Source: CPython 3.14
 * Modules/_io/textio.c.
 */
class PyTextIO extends PyIOBase {

    /** How many bytes are asked for at a time. */
    private static final int CHUNK = 32768;

    private static final int PENDING_LIMIT = 8192;
    private static final byte[] EMPTY = {};
    private static final PyStr READ1 = PyStr.interned("read1");
    private static final PyStr TELL = PyStr.interned("tell");

    final IoLock lock;

    @Slot PyObject buffer;

    /** Whether the Java methods of {@link #buffer} may be called. */
    private boolean direct;

    boolean initialized;
    boolean detached;
    boolean lineBuffering;
    boolean writeThrough;
    boolean reads;
    boolean writes;
    boolean seeks;

    /** Whether tell works: not while next() is used. */
    boolean telling;

    String encoding;
    String errors;

    /** The line end to read up to; null: any, empty: any, untranslated. */
    String newline;

    private TextCodec codec;

    /** What {@code \n} becomes when written; null: itself. */
    private String writtenNewline;

    private boolean hasRead1;
    private boolean marksStart;
    private TextDecoder decoder;
    private PyStr chunk = PyStr.EMPTY;
    private int pos;
    private byte[] chunkBytes = EMPTY;

    /** How the decoder stood before the chunk; null if it is not known where the chunk came from. */
    private TextDecoder beforeChunk;

    private byte[] pending = EMPTY;
    private int pendingCount;

    PyTextIO(ThreadState ts, PyType type) {
        super(ts, type);
        lock = new IoLock(ts, true);
    }

    /** Begins work on {@code stream}. The names were checked; {@code mode} is newline as Python gives it. */
    @CleanPoint
    final void attachTo(ThreadState ts, PyObject stream, String encodingName, String errorsName, String mode) {
        codec = TextCodecs.find(ts, encodingName);
        encoding = encodingName;
        errors = errorsName;
        setNewline(mode);
        Refs.incref(ts, stream);
        PyObject old = buffer;
        buffer = stream;
        Refs.decref(ts, old);
        ts.trackFor(this, stream);
        direct = stream instanceof PyBuffered b && !b.type().isHeap();
        hasRead1 = direct || org.pyrt.objects.protocol.Attributes.find(ts, stream, READ1) != null;
        reads = ask(ts, stream, READABLE);
        writes = ask(ts, stream, WRITABLE);
        seeks = ask(ts, stream, SEEKABLE);
        telling = seeks;
        decoder = null;
        forgetChunk();
        pendingCount = 0;
        marksStart = writes && (!seeks || positionBelow(ts) == 0);
        detached = false;
        initialized = true;
    }

    final void setNewline(String mode) {
        newline = mode;
        writtenNewline = mode == null || mode.isEmpty() || mode.equals("\n") ? null : mode;
    }

    /** Changes encoding, errors or newline after what was written has been flushed. */
    @CleanPoint
    final void reconfigure(ThreadState ts, String encodingName, String errorsName, boolean newNewline, String mode) {
        TextCodec found = TextCodecs.find(ts, encodingName);
        codec = found;
        encoding = encodingName;
        errors = errorsName;
        if (newNewline) {
            setNewline(mode);
        }
        decoder = null;
        marksStart = writes && (!seeks || positionBelow(ts) == 0);
    }

    /** The stream below, borrowed; raises ValueError if there is none. */
    final PyObject buffer(ThreadState ts) {
        if (!initialized) {
            throw Errors.valueError(
                    ts, detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
        }
        return buffer;
    }

    /** Raises ValueError if the stream below is closed. */
    @CleanPoint
    final void requireOpenText(ThreadState ts) {
        buffer(ts);
        PyObject below = buffer;
        try (var held = ts.hold(below)) {
            if (direct ? ((PyBuffered) below).isClosed(ts) : isClosed(ts, below)) {
                throw Errors.valueError(ts, "I/O operation on closed file.");
            }
        }
    }

    private TextDecoder decoder() {
        TextDecoder d = decoder;
        if (d == null) {
            boolean universal = newline == null || newline.isEmpty();
            d = new TextDecoder(codec, encoding, errors, universal, newline == null);
            decoder = d;
        }
        return d;
    }

    /** The kinds of line ends read so far; see {@link TextDecoder}. */
    final int newlinesSeen() {
        return decoder == null ? 0 : decoder.seen();
    }

    /** Whether anything was decoded yet. */
    final boolean hasDecoded() {
        return decoder != null;
    }

    private void forgetChunk() {
        chunk = PyStr.EMPTY;
        pos = 0;
        chunkBytes = EMPTY;
        beforeChunk = null;
    }

    // ---- reading ----

    @CleanPoint
    private static byte[] readAllBelow(ThreadState ts, PyBuffered below) {
        below.lock.enter(ts, below);
        try {
            byte[] bytes = below.readAll(ts);
            return bytes == null ? EMPTY : bytes;
        } finally {
            below.lock.leave();
        }
    }

    @CleanPoint
    private byte[] readBelow(ThreadState ts, boolean all) {
        if (direct) {
            PyBuffered below = (PyBuffered) buffer;
            try (var held = ts.hold(below)) {
                return all ? readAllBelow(ts, below) : ReadMethods.readChunk(ts, below, CHUNK);
            }
        }
        PyObject got =
                all
                        ? Calls.callMethod(ts, buffer, READ)
                        : Calls.callMethod(ts, buffer, hasRead1 ? READ1 : READ, PyInt.of(CHUNK));
        PyBytes b = PyBytes.asSelf(got);
        if (b == null) {
            String type = PyType.of(got).fullName();
            Refs.discard(ts, got);
            throw Errors.typeError(
                    ts,
                    "underlying " + (all ? "read" : hasRead1 ? "read1" : "read") + "() should have returned a bytes-like object, not '"
                            + type + "'");
        }
        return b.array();
    }

    /** Decodes the next chunk; false at the end. */
    @CleanPoint
    private boolean readChunk(ThreadState ts) {
        TextDecoder d = decoder();
        TextDecoder before = telling ? d.copy() : null;
        byte[] bytes = readBelow(ts, false);
        boolean end = bytes.length == 0;
        chunk = d.decode(ts, bytes, 0, bytes.length, end);
        pos = 0;
        chunkBytes = bytes;
        beforeChunk = before;
        if (end) {
            return chunk.length() > 0;
        }
        return true;
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
            PyStr head = rest();
            TextDecoder d = decoder();
            byte[] bytes = readBelow(ts, true);
            PyStr tail = d.decode(ts, bytes, 0, bytes.length, true);
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
        while (all.length() < n && readChunk(ts)) {
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
            if (!readChunk(ts)) {
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
                t = PyStr.of(t.toString().replace("\n", writtenNewline));
            }
        }
        encode(ts, t);
        if (pendingCount >= PENDING_LIMIT || writeThrough || flush) {
            flushPending(ts);
        }
        if (flush) {
            flushBelow(ts);
        }
        if (chunk.length() > 0 || beforeChunk != null) {
            forgetChunk();
            if (decoder != null) {
                decoder.reset(false);
            }
        }
    }

    private static int indexOf(PyStr t, char c) {
        String narrow = t.narrowOrNull();
        return narrow != null ? narrow.indexOf(c) : t.toString().indexOf(c);
    }

    /** Ends what is pending before the text, should it not be encodable. */
    @SuppressWarnings("deprecation") // The only way to copy the bytes of a Latin-1 String without another copy.
    @CleanPoint
    private void encode(ThreadState ts, PyStr t) {
        if (t.isAscii() && (codec == Codecs.UTF_8 || codec == Codecs.ASCII || codec == Codecs.LATIN_1) && !marksStartOfText()) {
            String s = t.narrowOrNull();
            int n = s.length();
            reserve(n);
            s.getBytes(0, n, pending, pendingCount);
            pendingCount += n;
            return;
        }
        byte[] bytes = encoded(ts, t);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, pending, pendingCount, bytes.length);
        pendingCount += bytes.length;
    }

    private boolean marksStartOfText() {
        return marksStart && TextCodecs.skipsMark(encoding);
    }

    @CleanPoint
    private byte[] encoded(ThreadState ts, PyStr t) {
        if (TextCodecs.markLength(codec) > 0) {
            if (marksStart) {
                marksStart = false;
                return codec.encode(ts, t, errors).array();
            }
            return TextCodecs.ordered(codec, "-le").encode(ts, t, errors).array();
        }
        if (marksStartOfText()) {
            marksStart = false;
            return codec.encode(ts, PyStr.of("\ufeff").concat(t), errors).array();
        }
        return codec.encode(ts, t, errors).array();
    }

    private void reserve(int n) {
        if (pending.length - pendingCount < n) {
            pending = Arrays.copyOf(pending, Math.max(pendingCount + n, Math.min(2 * PENDING_LIMIT, 512 + pending.length * 2)));
        }
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
            try (var held = ts.hold(below)) {
                WriteMethods.writeBytes(ts, below, bytes, 0, n);
            }
            if (bytes.length > 4 * PENDING_LIMIT) {
                pending = EMPTY;
            }
            return;
        }
        pending = EMPTY;
        Refs.discard(ts, Calls.callMethod(ts, buffer, WRITE, PyBytes.of(n == bytes.length ? bytes : Arrays.copyOf(bytes, n))));
    }

    @CleanPoint
    final void flushBelow(ThreadState ts) {
        Refs.discard(ts, Calls.callMethod(ts, buffer, FLUSH));
    }

    // ---- positions ----

    @CleanPoint
    private long positionBelow(ThreadState ts) {
        return Sizes.indexAsLong(ts, Calls.callMethod(ts, buffer, TELL), ExceptionTypes.VALUE_ERROR);
    }

    /** The position in bytes of the next character. */
    @CleanPoint
    final long tell(ThreadState ts) {
        flushPending(ts);
        flushBelow(ts);
        long below = positionBelow(ts);
        if (decoder == null || beforeChunk == null) {
            return below - (decoder == null ? 0 : decoder.restLength());
        }
        long start = below - chunkBytes.length;
        if (pos == chunk.length()) {
            return below - decoder.restLength();
        }
        if (pos == 0) {
            return start - beforeChunk.restLength();
        }
        if (chunk.isAscii() && chunk.length() == chunkBytes.length && beforeChunk.isPlain()) {
            return start + pos;
        }
        return start + bytesOf(ts, pos);
    }

    /**
     * How many of the chunk's bytes give its first {@code characters} characters: as many as can, so that both halves of a line end go together, but for
     * those that begin a further character.
     */
    @CleanPoint
    private int bytesOf(ThreadState ts, int characters) {
        int low = 0;
        int high = chunkBytes.length;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            TextDecoder d = beforeChunk.copy();
            if (d.decode(ts, chunkBytes, 0, middle, false).length() + d.pendingCharacters() <= characters) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        TextDecoder d = beforeChunk.copy();
        d.decode(ts, chunkBytes, 0, low, false);
        return low - d.restBytes();
    }

    /** Moves to a position that {@link #tell} gave. */
    @CleanPoint
    final void seek(ThreadState ts, long position) {
        flushPending(ts);
        flushBelow(ts);
        Refs.discard(ts, Calls.callMethod(ts, buffer, SEEK, PyInt.of(position)));
        forgetChunk();
        if (decoder != null) {
            decoder.reset(position == 0);
        }
        marksStart = writes && position == 0;
    }

    /** Moves to the end; the position there. */
    @CleanPoint
    final PyObject seekEnd(ThreadState ts) {
        flushPending(ts);
        flushBelow(ts);
        forgetChunk();
        if (decoder != null) {
            decoder.reset(false);
        }
        PyObject end = Calls.callMethod(ts, buffer, SEEK, PyInt.of(0), PyInt.of(2));
        marksStart = writes && PyInt.asSelf(end) != null && PyInt.asSelf(end).longValue() == 0;
        return end;
    }

    /** Separates the stream below, which is returned floating. */
    final PyObject separate(ThreadState ts) {
        PyObject b = buffer;
        buffer = null;
        direct = false;
        detached = true;
        initialized = false;
        Refs.unhold(ts, b);
        return b;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyTextIOSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        direct = false;
        initialized = false;
        PyTextIOSlots.clear(ts, this);
    }

    /** What text of bytes {@code encoding=None} means. */
    static String localeEncoding() {
        String name = System.getProperty("native.encoding");
        return name == null || name.equals("ANSI_X3.4-1968") || name.equals(StandardCharsets.US_ASCII.name()) ? "UTF-8" : name;
    }
}
