package org.pyrt.stdlib.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.ByteStore;
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
 * <p>Implementation notes. One store serves both directions, one at a time: while reading, bytes from {@link #pos} to {@link #end} are ahead of
 * the program and the raw stream stands behind {@link #end}; while writing, {@link #pending} bytes from the start of the store are yet to be
 * written at the raw stream's position. Changing over seeks the raw stream back, or flushes. The store starts small, in a Java array, and doubles up to the
 * buffer's size, in blocks of the allocator, so that a short file costs little and needs no block. It goes back when the stream is closed. All fields are guarded by the lock. Source: CPython 3.14 Modules/_io/bufferedio.c.
 */
class PyBuffered extends PyIOBase {

    /** {@code io.DEFAULT_BUFFER_SIZE}, in bytes. */
    static final int DEFAULT_SIZE = 131072;

    private static final int FIRST_SIZE = 16384;
    private static final PyStr READINTO = PyStr.interned("readinto");
    private static final PyStr READ = PyStr.interned("read");
    private static final PyStr READALL = PyStr.interned("readall");

    final IoLock lock;

    @Slot PyObject raw;

    private boolean detached;
    private boolean initialized;
    int size;
    private ByteStore buffer = ByteStore.EMPTY;
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
        // What another thread may just read into is left to the host GC.
        buffer = ByteStore.EMPTY;
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

    /** Reads once into the rest of a byte buffer, whose position means nothing afterwards; 0 at the end, -1 if nothing is there yet. */
    @CleanPoint
    private int rawRead(ThreadState ts, ByteBuffer into) {
        PyFileIO file = PyFileIO.exact(raw);
        if (file != null) {
            try (var held = ts.hold(file)) {
                return file.readBytes(ts, into);
            }
        }
        int length = into.remaining();
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
                into.put(view.byteBuffer().slice().limit((int) n));
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
    private int rawWrite(ThreadState ts, ByteBuffer from) {
        PyFileIO file = PyFileIO.exact(raw);
        if (file != null) {
            try (var held = ts.hold(file)) {
                return file.writeBytes(ts, from);
            }
        }
        int length = from.remaining();
        byte[] bytes = new byte[length];
        from.get(bytes);
        PyObject count = Calls.callMethod(ts, raw, WRITE, PyBytes.of(bytes));
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

    /** Writes out what is pending, so that the buffer is free for reading. */
    @CleanPoint
    private void beginReading(ThreadState ts) {
        if (pending > 0) {
            flushPending(ts);
        }
    }

    /** Replaces the buffer's contents by one raw read; how many bytes, 0 at the end, -1 if nothing is there yet. */
    @CleanPoint
    private int fill(ThreadState ts) {
        int room = buffer.capacity();
        boolean grows = room < size && end == room;
        pos = 0;
        end = 0;
        if (grows) {
            grow(ts, Math.min(size, Math.max(FIRST_SIZE, room * 2)));
        }
        int n = rawRead(ts, buffer.byteBuffer(0, buffer.capacity()));
        end = Math.max(n, 0);
        return n;
    }

    /** Gives the buffer so much room. What is pending stays, what was read ahead does not. */
    private void grow(ThreadState ts, int room) {
        ByteStore larger = ByteStore.of(ts, this, room, false, FIRST_SIZE);
        larger.copyFrom(0, buffer, 0, pending);
        ByteStore before = buffer;
        buffer = larger;
        before.free();
    }

    /** All that is left: bytes, or null if nothing is there yet. */
    @CleanPoint
    final byte[] readAll(ThreadState ts) {
        beginReading(ts);
        byte[] head = buffer.toArray(pos, end);
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
            byte[] result = buffer.toArray(pos, pos + n);
            pos += n;
            return result;
        }
        byte[] result = new byte[n];
        int got = readInto(ts, ByteBuffer.wrap(result), false);
        return got < 0 ? null : got == n ? result : Arrays.copyOf(result, got);
    }

    /** As {@link #readInto(ThreadState, ByteBuffer, boolean)}, into all of a view. */
    @CleanPoint
    final int readInto(ThreadState ts, BufferView into, boolean once) {
        int n = into.length();
        byte[] array = into.arrayOrNull();
        if (array == null || n > end - pos || pending > 0) {
            return readInto(ts, into.byteBuffer(), once);
        }
        buffer.copyTo(pos, array, into.offset(), n);
        pos += n;
        return n;
    }

    /**
     * Reads until the byte buffer is full, or the end comes; with {@code once}, by one raw read at most, and by none beside what is
     * buffered unless more is wanted than a buffer holds. How many bytes; -1 if nothing is there yet.
     */
    @CleanPoint
    final int readInto(ThreadState ts, ByteBuffer into, boolean once) {
        beginReading(ts);
        int length = into.remaining();
        int got = Math.min(end - pos, length);
        moveTo(into, got);
        while (got < length && !(once && got > 0 && length - got <= size)) {
            int left = length - got;
            int n;
            if (left >= size) {
                pos = 0;
                end = 0;
                n = rawRead(ts, into.slice());
            } else {
                n = fill(ts);
            }
            if (n <= 0) {
                return n < 0 && got == 0 ? -1 : got;
            }
            if (left < size) {
                n = Math.min(end - pos, left);
                moveTo(into, n);
            } else {
                into.position(into.position() + n);
            }
            got += n;
            if (once) {
                break;
            }
        }
        return got;
    }

    /** Moves so many bytes out of the buffer. */
    private void moveTo(ByteBuffer into, int count) {
        if (count > 0) {
            into.put(buffer.byteBuffer(pos, pos + count));
            pos += count;
        }
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
                int got = Math.max(rawRead(ts, ByteBuffer.wrap(direct)), 0);
                return got == n ? direct : Arrays.copyOf(direct, got);
            }
            fill(ts);
        }
        int got = Math.min(end - pos, n);
        byte[] result = buffer.toArray(pos, pos + got);
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
        return buffer.toArray(pos, end);
    }

    /** A line with its newline, at most {@code limit} bytes of it unless that is negative; empty at the end. */
    @CleanPoint
    final byte[] readLine(ThreadState ts, long limit) {
        beginReading(ts);
        int last = limit < 0 || limit > end - pos ? end : pos + (int) limit;
        int newline = buffer.indexOf((byte) '\n', pos, last);
        if (newline >= 0 || limit >= 0 && last - pos == limit) {
            int to = newline >= 0 ? newline + 1 : last;
            byte[] line = buffer.toArray(pos, to);
            pos = to;
            return line;
        }
        return readLongLine(ts, limit);
    }

    @CleanPoint
    private byte[] readLongLine(ThreadState ts, long limit) {
        ByteBuilder line = new ByteBuilder(Math.max(128, 2 * (end - pos)));
        append(line, pos, end);
        pos = end;
        while ((limit < 0 || line.length() < limit) && fill(ts) > 0) {
            int last = limit < 0 || limit - line.length() > end ? end : (int) (limit - line.length());
            int newline = buffer.indexOf((byte) '\n', 0, last);
            pos = newline >= 0 ? newline + 1 : last;
            append(line, 0, pos);
            if (newline >= 0) {
                break;
            }
        }
        return line.toArray();
    }

    private void append(ByteBuilder line, int from, int to) {
        byte[] array = buffer.array();
        if (array != null) {
            line.append(array, from, to - from);
        } else {
            line.append(buffer.toArray(from, to));
        }
    }

    // ---- writing, under the lock ----

    /** Gives up what was read ahead, so that the buffer is free for writing. */
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
        if (pending + length > buffer.capacity() && buffer.capacity() < size) {
            grow(ts, (int) Math.min(size, Math.max(FIRST_SIZE, 2L * (pending + length))));
        }
        int room = buffer.capacity();
        if (pending + length <= room) {
            buffer.copyFrom(pending, from, offset, length);
            pending += length;
            return;
        }
        flushPending(ts);
        int at = offset;
        int left = length;
        while (left > room) {
            int n = rawWrite(ts, ByteBuffer.wrap(from, at, left));
            if (n < 0) {
                buffer.copyFrom(0, from, at, room);
                pending = room;
                throw IoErrors.wouldBlock(ts, at - offset + pending);
            }
            at += n;
            left -= n;
            if (left > 0) {
                // A signal may have cut it short.
                Interpreter.of(ts).hooks.poll(ts);
            }
        }
        buffer.copyFrom(0, from, at, left);
        pending = left;
    }

    /** Writes out what is pending; what could not be written stays. */
    @CleanPoint
    final void flushPending(ThreadState ts) {
        int done = 0;
        try {
            while (done < pending) {
                int n = rawWrite(ts, buffer.byteBuffer(done, pending));
                if (n < 0) {
                    throw IoErrors.wouldBlock(ts, 0);
                }
                done += n;
                if (done < pending) {
                    Interpreter.of(ts).hooks.poll(ts);
                }
            }
        } finally {
            int left = Math.max(pending - done, 0);
            buffer.copyFrom(0, buffer, done, left);
            pending = left;
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
        giveBack();
    }

    /** Gives the buffer's memory back; what is in it is lost. With the lock, or when the object dies. */
    private void giveBack() {
        ByteStore before = buffer;
        buffer = ByteStore.EMPTY;
        pos = 0;
        end = 0;
        pending = 0;
        before.free();
    }

    /** Gives the buffer's memory back once the raw stream is closed, unless there is something that could not be written. With the lock. */
    final void releaseBuffer() {
        if (pending == 0) {
            giveBack();
        }
    }

    @Override
    public long sizeInMemory() {
        return super.sizeInMemory() + buffer.capacity();
    }
}
