package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A buffer before a raw stream, for reading, writing or both. What Python sees of it is in {@code Buffered...Methods}; these call the
 * operations here with {@link #lock} taken.
 *
 * <p>Implementation notes. One array serves both directions, one at a time: while reading, bytes from {@link #pos} to {@link #end} are ahead of
 * the program and the raw stream stands behind {@link #end}; while writing, {@link #pending} bytes from the start of the array are yet to be
 * written at the raw stream's position. Changing over seeks the raw stream back, or flushes. The array starts small and doubles up to the
 * buffer's size, so that a short file costs little. All fields are guarded by the lock. Source: CPython 3.14 Modules/_io/bufferedio.c.
 */
class PyBuffered extends PyIOBase {

    /** {@code io.DEFAULT_BUFFER_SIZE}, in bytes. */
    static final int DEFAULT_SIZE = 131072;

    private static final int FIRST_SIZE = 16384;
    private static final byte[] EMPTY = {};
    private static final PyStr READINTO = PyStr.interned("readinto");
    private static final PyStr READ = PyStr.interned("read");
    private static final PyStr READALL = PyStr.interned("readall");

    final IoLock lock;

    @Slot PyObject raw;

    private boolean detached;
    private boolean initialized;
    int size;
    private byte[] buffer = EMPTY;
    private int pos;
    private int end;
    private int pending;

    PyBuffered(ThreadState ts, PyType type) {
        super(ts, type);
        lock = new IoLock(ts, false);
    }

    /** Begins work on {@code stream}, with a buffer of so many bytes. */
    final void attachTo(ThreadState ts, PyObject stream, long bufferSize) {
        initialized = false;
        detached = false;
        if (bufferSize <= 0) {
            throw Errors.valueError(ts, "buffer size must be strictly positive");
        }
        Refs.incref(ts, stream);
        PyObject old = raw;
        raw = stream;
        Refs.decref(ts, old);
        ts.trackFor(this, stream);
        size = (int) Math.min(bufferSize, Integer.MAX_VALUE - 8);
        buffer = EMPTY;
        pos = 0;
        end = 0;
        pending = 0;
        detached = false;
        initialized = true;
    }

    /** The raw stream, borrowed; raises ValueError if there is none. */
    final PyObject raw(ThreadState ts) {
        if (!initialized) {
            throw Errors.valueError(
                    ts, detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
        }
        return raw;
    }

    /** Raises ValueError if the raw stream is closed. */
    @CleanPoint
    final void requireOpen(ThreadState ts, String operation) {
        raw(ts);
        if (isClosed(ts)) {
            throw Errors.valueError(ts, operation + " of closed file");
        }
    }

    /** Whether the raw stream is closed. */
    @CleanPoint
    final boolean isClosed(ThreadState ts) {
        PyObject r = raw(ts);
        PyFileIO file = PyFileIO.exact(r);
        return file != null ? !file.isOpen() : isClosed(ts, r);
    }

    // ---- the raw stream ----

    /** Reads once; 0 at the end, -1 if nothing is there yet. */
    @CleanPoint
    private int rawRead(ThreadState ts, byte[] into, int offset, int length) {
        PyFileIO file = PyFileIO.exact(raw);
        if (file != null) {
            try (var held = ts.hold(file)) {
                return file.readBytes(ts, into, offset, length);
            }
        }
        PyByteArray window = PyByteArray.ofZeros(ts, length);
        try (var held = ts.hold(window)) {
            PyObject count = Calls.callMethod(ts, raw, READINTO, window);
            if (count == PyNone.NONE) {
                return -1;
            }
            long n = length(ts, count);
            if (n < 0 || n > length) {
                throw Errors.raise(
                        ts,
                        ExceptionTypes.OS_ERROR,
                        "raw readinto() returned invalid length " + n + " (should have been between 0 and " + length + ")");
            }
            try (BufferView view = Buffers.view(ts, window)) {
                view.copyTo(0, into, offset, (int) n);
            }
            return (int) n;
        }
    }

    /** What readinto() returned, as a number; what is none raises OSError because of the TypeError. */
    @CleanPoint
    private static long length(ThreadState ts, @Floating PyObject count) {
        try {
            return Sizes.indexAsLong(ts, count, ExceptionTypes.VALUE_ERROR);
        } catch (Raised e) {
            PyBaseException cause = Errors.take(ts);
            try (var held = ts.hold(cause)) {
                Errors.raise(ts, ExceptionTypes.OS_ERROR, "raw readinto() failed");
                PyBaseException failure = Errors.take(ts);
                failure.setCause(ts, cause);
                failure.setContext(ts, cause);
                throw Errors.raise(ts, failure);
            }
        }
    }

    /** Writes once; how many bytes, or -1 if none can be taken now. */
    @CleanPoint
    private int rawWrite(ThreadState ts, byte[] from, int offset, int length) {
        PyFileIO file = PyFileIO.exact(raw);
        if (file != null) {
            try (var held = ts.hold(file)) {
                return file.writeBytes(ts, from, offset, length);
            }
        }
        PyObject count = Calls.callMethod(ts, raw, WRITE, PyBytes.of(Arrays.copyOfRange(from, offset, offset + length)));
        if (count == PyNone.NONE) {
            return -1;
        }
        long n = Sizes.indexAsLong(ts, count, ExceptionTypes.VALUE_ERROR);
        if (n < 0 || n > length) {
            throw Errors.raise(
                    ts,
                    ExceptionTypes.OS_ERROR,
                    "raw write() returned invalid length " + n + " (should have been between 0 and " + length + ")");
        }
        return (int) n;
    }

    @CleanPoint
    private long rawSeek(ThreadState ts, long target, int whence) {
        PyFileIO file = PyFileIO.exact(raw);
        if (file != null) {
            try (var held = ts.hold(file)) {
                return file.seekBytes(ts, target, whence);
            }
        }
        PyObject result = Calls.callMethod(ts, raw, SEEK, PyInt.of(target), PyInt.of(whence));
        long at = Sizes.indexAsLong(ts, result, ExceptionTypes.VALUE_ERROR);
        if (at < 0) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "Raw stream returned invalid position " + at);
        }
        return at;
    }

    // ---- reading, under the lock ----

    /** Writes out what is pending, so that the array is free for reading. */
    @CleanPoint
    private void beginReading(ThreadState ts) {
        if (pending > 0) {
            flushPending(ts);
        }
    }

    /** Replaces the buffer's contents by one raw read; how many bytes, 0 at the end, -1 if nothing is there yet. */
    @CleanPoint
    private int fill(ThreadState ts) {
        if (buffer.length < size && end == buffer.length) {
            buffer = new byte[Math.min(size, Math.max(FIRST_SIZE, buffer.length * 2))];
        }
        pos = 0;
        end = 0;
        int n = rawRead(ts, buffer, 0, buffer.length);
        end = Math.max(n, 0);
        return n;
    }

    /** All that is left: bytes, or null if nothing is there yet. */
    @CleanPoint
    final byte[] readAll(ThreadState ts) {
        beginReading(ts);
        byte[] head = Arrays.copyOfRange(buffer, pos, end);
        pos = end;
        PyObject stream = raw;
        PyObject rest;
        try (var held = ts.hold(stream)) {
            PyFileIO file = PyFileIO.exact(stream);
            if (file != null) {
                rest = PyFileIO.readall(ts, file);
            } else {
                PyObject method = Attributes.find(ts, stream, READALL);
                if (method == null) {
                    return readToEnd(ts, stream, head);
                }
                try (var heldMethod = ts.hold(method)) {
                    rest = Calls.call(ts, method);
                }
            }
        }
        if (rest == PyNone.NONE) {
            return head.length == 0 ? null : head;
        }
        PyBytes b = PyBytes.asSelf(rest);
        if (b == null) {
            Refs.discard(ts, rest);
            throw Errors.typeError(ts, "readall() should return bytes");
        }
        if (head.length == 0) {
            return b.array();
        }
        byte[] all = Arrays.copyOf(head, head.length + b.array().length);
        System.arraycopy(b.array(), 0, all, head.length, b.array().length);
        return all;
    }

    /** The head and what reads of a raw stream without readall() give until one is empty; null if nothing is there yet. */
    @CleanPoint
    private static byte[] readToEnd(ThreadState ts, PyObject stream, byte[] head) {
        byte[] all = head;
        while (true) {
            PyObject part = Calls.callMethod(ts, stream, READ);
            if (part == PyNone.NONE) {
                return all.length == 0 ? null : all;
            }
            PyBytes b = PyBytes.asSelf(part);
            if (b == null) {
                Refs.discard(ts, part);
                throw Errors.typeError(ts, "read() should return bytes");
            }
            byte[] bytes = b.array();
            if (bytes.length == 0) {
                return all;
            }
            int length = all.length;
            all = Arrays.copyOf(all, length + bytes.length);
            System.arraycopy(bytes, 0, all, length, bytes.length);
        }
    }

    /** Exactly {@code n} bytes unless the end comes before; null if nothing is there yet. */
    @CleanPoint
    final byte[] read(ThreadState ts, int n) {
        if (end - pos >= n) {
            byte[] result = Arrays.copyOfRange(buffer, pos, pos + n);
            pos += n;
            return result;
        }
        byte[] result = new byte[n];
        int got = readInto(ts, result, 0, n, false);
        return got < 0 ? null : got == n ? result : Arrays.copyOf(result, got);
    }

    /**
     * Reads until the part of the array is full, or the end comes; with {@code once}, by one raw read at most, and by none beside what is
     * buffered unless more is wanted than a buffer holds. How many bytes; -1 if nothing is there yet.
     */
    @CleanPoint
    final int readInto(ThreadState ts, byte[] into, int offset, int length, boolean once) {
        beginReading(ts);
        int got = Math.min(end - pos, length);
        System.arraycopy(buffer, pos, into, offset, got);
        pos += got;
        while (got < length && !(once && got > 0 && length - got <= size)) {
            int left = length - got;
            int n;
            if (left >= size) {
                pos = 0;
                end = 0;
                n = rawRead(ts, into, offset + got, left);
            } else {
                n = fill(ts);
            }
            if (n <= 0) {
                return n < 0 && got == 0 ? -1 : got;
            }
            if (left < size) {
                n = Math.min(end - pos, left);
                System.arraycopy(buffer, pos, into, offset + got, n);
                pos += n;
            }
            got += n;
            if (once) {
                break;
            }
        }
        return got;
    }

    /** At most {@code n} bytes with at most one raw read; empty at the end. */
    @CleanPoint
    final byte[] readOnce(ThreadState ts, int n) {
        beginReading(ts);
        if (pos == end && n > 0) {
            if (n >= size) {
                byte[] direct = new byte[n];
                pos = 0;
                end = 0;
                int got = Math.max(rawRead(ts, direct, 0, n), 0);
                return got == n ? direct : Arrays.copyOf(direct, got);
            }
            fill(ts);
        }
        int got = Math.min(end - pos, n);
        byte[] result = Arrays.copyOfRange(buffer, pos, pos + got);
        pos += got;
        return result;
    }

    /** What is in the buffer, after one raw read if it was empty. */
    @CleanPoint
    final byte[] peek(ThreadState ts) {
        beginReading(ts);
        if (pos == end) {
            fill(ts);
        }
        return Arrays.copyOfRange(buffer, pos, end);
    }

    /** A line with its newline, at most {@code limit} bytes of it unless that is negative; empty at the end. */
    @CleanPoint
    final byte[] readLine(ThreadState ts, long limit) {
        beginReading(ts);
        int last = limit < 0 || limit > end - pos ? end : pos + (int) limit;
        int newline = ByteScan.indexOf(buffer, pos, last, (byte) '\n');
        if (newline >= 0 || limit >= 0 && last - pos == limit) {
            int to = newline >= 0 ? newline + 1 : last;
            byte[] line = Arrays.copyOfRange(buffer, pos, to);
            pos = to;
            return line;
        }
        return readLongLine(ts, limit);
    }

    @CleanPoint
    private byte[] readLongLine(ThreadState ts, long limit) {
        ByteBuilder line = new ByteBuilder(Math.max(128, 2 * (end - pos)));
        line.append(buffer, pos, end - pos);
        pos = end;
        while ((limit < 0 || line.length() < limit) && fill(ts) > 0) {
            int last = limit < 0 || limit - line.length() > end ? end : (int) (limit - line.length());
            int newline = ByteScan.indexOf(buffer, 0, last, (byte) '\n');
            pos = newline >= 0 ? newline + 1 : last;
            line.append(buffer, 0, pos);
            if (newline >= 0) {
                break;
            }
        }
        return line.toArray();
    }

    // ---- writing, under the lock ----

    /** Gives up what was read ahead, so that the array is free for writing. */
    @CleanPoint
    private void beginWriting(ThreadState ts) {
        if (end > 0) {
            int ahead = end - pos;
            pos = 0;
            end = 0;
            if (ahead > 0) {
                rawSeek(ts, -ahead, 1);
            }
        }
    }

    /** Buffers bytes, or writes them out with what was there before. */
    @CleanPoint
    final void write(ThreadState ts, byte[] from, int offset, int length) {
        beginWriting(ts);
        if (pending + length > buffer.length && buffer.length < size) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(size, Math.max(FIRST_SIZE, 2L * (pending + length))));
        }
        if (pending + length <= buffer.length) {
            System.arraycopy(from, offset, buffer, pending, length);
            pending += length;
            return;
        }
        flushPending(ts);
        int at = offset;
        int left = length;
        while (left > buffer.length) {
            int n = rawWrite(ts, from, at, left);
            if (n < 0) {
                System.arraycopy(from, at, buffer, 0, buffer.length);
                pending = buffer.length;
                throw IoErrors.wouldBlock(ts, at - offset + pending);
            }
            at += n;
            left -= n;
            if (left > 0) {
                // A signal may have cut it short.
                Interpreter.of(ts).hooks.poll(ts);
            }
        }
        System.arraycopy(from, at, buffer, 0, left);
        pending = left;
    }

    /** Writes out what is pending; what could not be written stays. */
    @CleanPoint
    final void flushPending(ThreadState ts) {
        int done = 0;
        try {
            while (done < pending) {
                int n = rawWrite(ts, buffer, done, pending - done);
                if (n < 0) {
                    throw IoErrors.wouldBlock(ts, 0);
                }
                done += n;
                if (done < pending) {
                    Interpreter.of(ts).hooks.poll(ts);
                }
            }
        } finally {
            System.arraycopy(buffer, done, buffer, 0, pending - done);
            pending -= done;
        }
    }

    // ---- both ----

    /** The program's position. */
    @CleanPoint
    final long position(ThreadState ts) {
        return Math.max(rawSeek(ts, 0, 1) - (end - pos) + pending, 0);
    }

    /** Moves; the new position. */
    @CleanPoint
    final long move(ThreadState ts, long target, int whence) {
        if (whence < 0 || whence > 2) {
            throw Errors.valueError(ts, "whence value " + whence + " unsupported");
        }
        if (pending > 0) {
            flushPending(ts);
        }
        if (whence != 2 && end > 0) {
            long at = Math.max(rawSeek(ts, 0, 1) - (end - pos), 0);
            long wanted = whence == 0 ? target : at + target;
            long offset = wanted - at;
            if (offset >= -pos && offset <= end - pos) {
                pos += (int) offset;
                return wanted;
            }
        }
        long relative = whence == 1 ? target - (end - pos) : target;
        pos = 0;
        end = 0;
        return rawSeek(ts, relative, whence);
    }

    /** Writes out and forgets what was read ahead: the raw stream stands where the program does. */
    @CleanPoint
    final void synchronize(ThreadState ts) {
        if (pending > 0) {
            flushPending(ts);
        }
        beginWriting(ts);
    }

    /** Separates the raw stream, which is returned floating. */
    final PyObject separate(ThreadState ts) {
        PyObject r = raw;
        raw = null;
        detached = true;
        initialized = false;
        Refs.unhold(ts, r);
        return r;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyBufferedSlots.traverse(this, visitor);
    }

    @Override
    @CleanPoint
    void noteUnclosed(ThreadState ts, PyObject source) {
        noteUnclosedBelow(ts, raw, source);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        initialized = false;
        PyBufferedSlots.clear(ts, this);
    }
}
