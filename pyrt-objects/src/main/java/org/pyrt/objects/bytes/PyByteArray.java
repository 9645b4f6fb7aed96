package org.pyrt.objects.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
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
 * <p>Implementation notes. The bytes are those of {@code store} from {@code start} on: taking some away at the front moves only {@code start}. All
 * is guarded by the object's mutex. A view is made under it and pins size and store until it is closed, so that who has a view may read and write
 * elements without the mutex; a store is freed only with the mutex and without views. Passing views are those of an operation that is soon over: another thread that
 * changes the size waits for them, as CPython's critical sections make it wait, where others are BufferErrors. So no use of the object, be it after its end, meets memory that
 * is not its own: the count says only when memory goes back.
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
            EXPORTS = MethodHandles.lookup().findVarHandle(PyByteArray.class, "exports", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A passing view in {@link #exports}. */
    private static final long PASSING = 1L << 32;

    /** How long who changes the size waits for passing views: so often so many nanoseconds, a second and more. */
    private static final int MOST_WAITS = 20_000;
    private static final long WAIT_NANOS = 50_000;

    private static final long EMPTY_BYTES = 56;

    private ByteStore store;
    private int start;
    private int size;

    /** Open views, passing ones in the upper half. Raised under the mutex, lowered without; so what is 0 under the mutex stays 0 under it. */
    private volatile long exports;

    /** A floating bytearray of these bytes; the array is kept if it is small. */
    protected PyByteArray(ThreadState ts, byte[] data) {
        super(ts);
        store = ByteStore.of(ts, this, data);
        size = data.length;
    }

    /** A floating bytearray of {@code size} zeros. */
    private PyByteArray(ThreadState ts, int size) {
        super(ts);
        store = ByteStore.of(ts, this, size, true);
        this.size = size;
    }

    /** A floating bytearray of the bytes; the array, which nobody else may change, is kept if it is small. */
    public static PyByteArray of(ThreadState ts, byte[] data) {
        return new PyByteArray(ts, data);
    }

    /** A floating bytearray of so many zeros. */
    public static PyByteArray ofZeros(ThreadState ts, int size) {
        return new PyByteArray(ts, size);
    }

    /** A floating bytearray of bytes {@code from} to before {@code to} of a view. */
    static PyByteArray copyOf(ThreadState ts, BufferView view, int from, int to) {
        if (to - from <= ByteStore.LARGEST_ARRAY) {
            return new PyByteArray(ts, view.toArray(from, to));
        }
        PyByteArray copy = new PyByteArray(ts, ByteStore.EMPTY.array());
        ByteStore there = ByteStore.of(ts, copy, to - from, false);
        byte[] array = view.arrayOrNull();
        if (array != null) {
            there.copyFrom(0, array, view.offset() + from, to - from);
        } else if (view instanceof StoreView s) {
            s.copyTo(from, there, to - from);
        } else {
            there.copyFrom(0, view.toArray(from, to), 0, to - from);
        }
        copy.store = there;
        copy.size = to - from;
        return copy;
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
            return store.capacity() == 0 ? 0 : store.capacity() + 1;
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
            return i < 0 || i >= size ? -1 : store.get(start + (int) i) & 0xff;
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
            store.put(start + (int) i, octet);
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Appends a byte. Raises BufferError if there are views that last. */
    @CleanPoint
    public final void append(ThreadState ts, int octet) {
        Mutex.lock(ts, this);
        try {
            if (exports == 0 && start + size < store.capacity()) {
                store.put(start + size++, octet);
                return;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[] {(byte) octet}, 0, 1);
    }

    /**
     * Replaces bytes {@code from} to before {@code to}, clipped, by {@code count} bytes of {@code source}, which is not this bytearray's
     * own array; null stands for zeros. Raises BufferError if the size would change and there are views that last.
     */
    @CleanPoint
    public final void replace(ThreadState ts, int from, int to, byte[] source, int sourceFrom, int count) {
        for (int waits = 0; ; waits++) {
            Mutex.lock(ts, this);
            try {
                int low = Math.min(from, size);
                int high = Math.max(Math.min(to, size), low);
                if (exports == 0 || count == high - low) {
                    resize(ts, low, high, count);
                    if (source != null && count > 0) {
                        store.copyFrom(start + low, source, sourceFrom, count);
                    } else if (count > 0) {
                        store.clear(start + low, start + low + count);
                    }
                    return;
                }
            } finally {
                Mutex.unlock(ts, this);
            }
            awaitPassing(ts, waits);
        }
    }

    /** Waits a little for views of other threads to pass, if it has not done so for too long; raises BufferError for others. */
    @CleanPoint
    private void awaitPassing(ThreadState ts, int waits) {
        if ((int) exports != 0 || ts.passingViews != 0 || waits == MOST_WAITS) {
            throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        }
        ts.detach();
        try {
            LockSupport.parkNanos(WAIT_NANOS);
        } finally {
            ts.attach();
        }
    }

    /**
     * Takes the byte at {@code index} out, if it is {@code wanted} or that is negative, and returns it; -1 if it is not, or the index is out of range;
     * negative ones count from the end. Raises BufferError if there are views that last.
     */
    @CleanPoint
    final int take(ThreadState ts, long index, int wanted) {
        for (int waits = 0; ; waits++) {
            Mutex.lock(ts, this);
            try {
                long i = index < 0 ? index + size : index;
                if (i < 0 || i >= size) {
                    return -1;
                }
                int octet = store.get(start + (int) i) & 0xff;
                if (wanted >= 0 && octet != wanted) {
                    return -1;
                }
                if (exports == 0) {
                    resize(ts, (int) i, (int) i + 1, 0);
                    return octet;
                }
            } finally {
                Mutex.unlock(ts, this);
            }
            awaitPassing(ts, waits);
        }
    }

    /** As {@link #reshape}; the first bytes go without moving the others. */
    private void resize(ThreadState ts, int low, int high, int count) {
        int grow = count - (high - low);
        if (low == 0 && grow < 0 && (store.array() != null || size + grow > store.capacity() / 4)) {
            start -= grow;
            size += grow;
        } else if (grow != 0) {
            reshape(ts, low, high, count);
        }
    }

    /** Makes the range {@code low} to {@code high} {@code count} bytes long. With the mutex, and without views. */
    private void reshape(ThreadState ts, int low, int high, int count) {
        int newSize = Buffers.size((long) size - (high - low) + count);
        ByteStore source = store;
        ByteStore target = source;
        int at = start;
        if (at + newSize > source.capacity() || newSize < source.capacity() / 4) {
            int room = newSize < size || size == 0 ? newSize : (int) Math.min((long) newSize + (newSize >> 3) + 8, Integer.MAX_VALUE - 16);
            target = ByteStore.of(ts, this, room, false);
            at = 0;
            target.copyFrom(0, source, start, low);
        }
        target.copyFrom(at + low + count, source, start + high, size - high);
        store = target;
        start = at;
        size = newSize;
        if (target != source) {
            source.free();
        }
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
            return store.toArray(start, start + size);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @Override
    @CleanPoint
    public final BufferView buffer(ThreadState ts) {
        return open(ts, 1, null);
    }

    /** A view for an operation that ends soon, to be closed by it: another thread that would change the size waits for that. */
    @CleanPoint
    final BufferView passing(ThreadState ts) {
        BufferView view = open(ts, PASSING, ts);
        ts.passingViews++;
        return view;
    }

    @CleanPoint
    private BufferView open(ThreadState ts, long unit, ThreadState passing) {
        Mutex.lock(ts, this);
        try {
            EXPORTS.getAndAdd(this, unit);
            return new View(store, start, size, passing);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** What a user of the bytes sees of them; closed by the thread that made it. */
    private final class View extends StoreView {

        /** The thread whose passing view it is; null: it lasts. */
        private final ThreadState passing;

        View(ByteStore store, int offset, int length, ThreadState passing) {
            super(store, offset, length);
            this.passing = passing;
        }

        @Override
        public void close() {
            long unit = 1;
            if (passing != null) {
                passing.passingViews--;
                unit = PASSING;
            }
            // The store of an object that died under its views is the last view's to free.
            if ((long) EXPORTS.getAndAdd(PyByteArray.this, -unit) == unit && store != PyByteArray.this.store) {
                store.free();
            }
        }
    }

    /** Empties the bytearray and gives its memory back, unless views are open: then the last one does. */
    @Override
    public void clear(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        ByteStore before = store;
        store = ByteStore.EMPTY;
        start = 0;
        size = 0;
        // An exchange, not a load: a view that closes after it finds the empty store, one that closed before it is seen.
        boolean pinned = (long) EXPORTS.getAndAdd(this, 0L) != 0;
        Mutex.unlock(ts, this);
        if (!pinned) {
            before.free();
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public long sizeInMemory() {
        int room = store.capacity();
        return EMPTY_BYTES + (room == 0 ? 0 : room + 1);
    }
}
