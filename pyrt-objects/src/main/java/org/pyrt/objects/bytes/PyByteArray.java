package org.pyrt.objects.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/**
 * A bytearray. Subclass instances are {@code PyByteArraySub}.
 *
 * <p>Implementation notes. The bytes are those of {@code data} from {@code start} on: taking some away at the front moves only {@code start}. They
 * are guarded by the object's mutex. A view is made under it and pins the size until it is closed, so that who has a view may read and write
 * elements without the mutex.
 */
public class PyByteArray extends Counted implements BufferExporter {

    /** The type bytearray. */
    public static final PyType TYPE =
            PyType.builtin("bytearray", new ByteArrayMethodsAdapter())
                    .include(new ByteArrayBufferAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("bytearray(source, encoding, errors) -> bytearray\n\nBytes that can be changed: zeros, ints, bytes, or text in an encoding.")
                    .build();

    private static final VarHandle EXPORTS;

    static {
        try {
            EXPORTS = MethodHandles.lookup().findVarHandle(PyByteArray.class, "exports", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long EMPTY_BYTES = 56;

    private byte[] data;
    private int start;
    private int size;

    /** Open views. Raised under the mutex, lowered without; so what is 0 under the mutex stays 0 under it. */
    private volatile int exports;

    /** A floating bytearray that keeps the array. */
    protected PyByteArray(ThreadState ts, byte[] data) {
        super(ts);
        this.data = data;
        size = data.length;
    }

    /** A floating bytearray that keeps the array. */
    public static PyByteArray of(ThreadState ts, byte[] data) {
        return new PyByteArray(ts, data);
    }

    /** The number of bytes; of a bytearray that other threads change it is out of date at once. */
    public final int size() {
        return size;
    }

    /** How much room there is, as {@code __alloc__} shows it. */
    @CleanPoint
    final int capacity(ThreadState ts) {
        Mutex.lock(ts, this);
        try {
            return data.length == 0 ? 0 : data.length + 1;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The byte at {@code index}, or -1 if that is out of range; negative ones count from the end. */
    @CleanPoint
    public final int get(ThreadState ts, long index) {
        Mutex.lock(ts, this);
        try {
            long i = index < 0 ? index + size : index;
            return i < 0 || i >= size ? -1 : data[start + (int) i] & 0xff;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Stores a byte; false if the index is out of range. */
    @CleanPoint
    public final boolean set(ThreadState ts, long index, int octet) {
        Mutex.lock(ts, this);
        try {
            long i = index < 0 ? index + size : index;
            if (i < 0 || i >= size) {
                return false;
            }
            data[start + (int) i] = (byte) octet;
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Appends a byte. Raises BufferError if there are views. */
    @CleanPoint
    public final void append(ThreadState ts, int octet) {
        Mutex.lock(ts, this);
        try {
            if (exports == 0 && start + size < data.length) {
                data[start + size++] = (byte) octet;
                return;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[] {(byte) octet}, 0, 1);
    }

    /**
     * Replaces bytes {@code from} to before {@code to}, clipped, by {@code count} bytes of {@code source}, which is not this bytearray's
     * own array. Raises BufferError if the size would change and there are views.
     */
    @CleanPoint
    public final void replace(ThreadState ts, int from, int to, byte[] source, int sourceFrom, int count) {
        Mutex.lock(ts, this);
        boolean pinned;
        try {
            int low = Math.min(from, size);
            int high = Math.max(Math.min(to, size), low);
            int grow = count - (high - low);
            pinned = grow != 0 && exports > 0;
            if (!pinned) {
                if (low == 0 && grow < 0) {
                    start -= grow;
                    size += grow;
                } else if (grow != 0) {
                    reshape(low, high, count);
                }
                System.arraycopy(source, sourceFrom, data, start + low, count);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        if (pinned) {
            throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        }
    }

    /** Makes the range {@code low} to {@code high} {@code count} bytes long. With the mutex. */
    private void reshape(int low, int high, int count) {
        int newSize = Math.addExact(size - (high - low), count);
        byte[] target = data;
        int at = start;
        if (at + newSize > data.length || newSize < data.length / 4) {
            int room = newSize < size ? newSize : (int) Math.min((long) newSize + (newSize >> 3) + 8, Integer.MAX_VALUE - 16);
            target = new byte[room];
            at = 0;
            System.arraycopy(data, start, target, 0, low);
        }
        System.arraycopy(data, start + high, target, at + low + count, size - high);
        data = target;
        start = at;
        size = newSize;
    }

    /** Appends all bytes of {@code source}. */
    @CleanPoint
    final void appendAll(ThreadState ts, byte[] source) {
        replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, source, 0, source.length);
    }

    /** A copy of the bytes. */
    @CleanPoint
    public final byte[] toArray(ThreadState ts) {
        Mutex.lock(ts, this);
        try {
            return Arrays.copyOfRange(data, start, start + size);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @Override
    @CleanPoint
    public final BufferView buffer(ThreadState ts) {
        Mutex.lock(ts, this);
        try {
            EXPORTS.getAndAdd(this, 1);
            return new View(data, start, size);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private void closed() {
        EXPORTS.getAndAdd(this, -1);
    }

    /** What a user of the bytes sees of them; closed by the thread that made it. */
    private final class View extends ArrayView {

        View(byte[] array, int offset, int length) {
            super(array, offset, length);
        }

        @Override
        public void close() {
            closed();
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public long sizeInMemory() {
        byte[] there = data;
        return EMPTY_BYTES + (there.length == 0 ? 0 : there.length + 1);
    }
}
