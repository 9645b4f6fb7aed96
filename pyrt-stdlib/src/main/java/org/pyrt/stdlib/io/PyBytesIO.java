package org.pyrt.stdlib.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteStore;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.bytes.StoreView;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Bytes in memory as a stream; its fields are guarded by the object's mutex. Bytes that were given or taken whole are shared with
 * that bytes object until they change; a store of the stream's own has them otherwise, for which holds what holds for a bytearray's. Source: CPython 3.14 Modules/_io/bytesio.c. */
@ExposedType(name = "BytesIO")
public final class PyBytesIO extends PyIOBase {

    /** The type {@code _io.BytesIO}. */
    public static final PyType TYPE =
            PyType.builtin("_io.BytesIO", new PyBytesIOAdapter())
                    .base(BufferedIOBase.TYPE)
                    .flags(PyType.BASETYPE)
                    .doc("BytesIO(initial_bytes=b'')\n--\n\nBytes in memory as a stream.")
                    .ownLayout()
                    .build();

    private static final byte[] EMPTY = {};

    private static final VarHandle EXPORTS;

    static {
        try {
            EXPORTS = MethodHandles.lookup().findVarHandle(PyBytesIO.class, "exports", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** All bytes, as a bytes object has them too, until they are changed; null if they are in the store. */
    private byte[] shared = EMPTY;

    /** The bytes up to {@link #size}, and room for more; null if they are shared. */
    private ByteStore store;

    private int size;
    private long pos;
    private boolean closed;

    /** Open views. Raised under the mutex, lowered without. */
    private volatile int exports;

    private PyBytesIO(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyBytesIO(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyBytesIO self, @Default("None") PyObject initial_bytes) {
        self.requireUnexported(ts);
        byte[] initial = initial_bytes == PyNone.NONE ? EMPTY : Buffers.toBytes(ts, initial_bytes).array();
        if (!self.replaceAll(ts, initial, false)) {
            throw pinned(ts);
        }
    }

    /** Takes these bytes, which nobody changes, for all there was; false if there are views. */
    @CleanPoint
    private boolean replaceAll(ThreadState ts, byte[] bytes, boolean andCloses) {
        Mutex.lock(ts, this);
        try {
            if (exports > 0) {
                return false;
            }
            share(bytes);
            size = bytes.length;
            pos = 0;
            closed = andCloses;
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private static RuntimeException pinned(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    }

    private void requireUnexported(ThreadState ts) {
        if (exports > 0) {
            throw pinned(ts);
        }
    }

    /** The bytes are these from now on, and no store is needed. With the mutex, and without views. */
    private void share(byte[] bytes) {
        ByteStore before = store;
        shared = bytes;
        store = null;
        if (before != null) {
            before.free();
        }
    }

    private void requireOpen(ThreadState ts) {
        if (closed) {
            throw Errors.valueError(ts, "I/O operation on closed file.");
        }
    }

    /** Has a store with so much room. With the mutex; if the room is not there, without views. */
    private void own(ThreadState ts, int capacity) {
        ByteStore before = store;
        if (before == null) {
            ByteStore made = ByteStore.of(ts, this, Math.max(capacity, size), false);
            if (size > 0) {
                made.copyFrom(0, shared, 0, size);
            }
            store = made;
            shared = null;
        } else if (before.capacity() < capacity) {
            long room = Math.min(before.capacity() + (before.capacity() >> 1) + 64L, Integer.MAX_VALUE - 8);
            ByteStore made = ByteStore.of(ts, this, (int) Math.max(capacity, room), false);
            made.copyFrom(0, before, 0, size);
            store = made;
            before.free();
        }
    }

    @ExposedMethod(name = "__getstate__")
    @CleanPoint
    static PyObject state(ThreadState ts, PyBytesIO self) {
        PyObject all = getvalue(ts, self);
        try (var held = ts.hold(all)) {
            PyObject attributes = MemoryState.attributes(ts, self);
            return PyTuple.of(ts, all, PyInt.of(self.pos), attributes);
        }
    }

    @ExposedMethod(name = "__setstate__")
    @CleanPoint
    static void setState(ThreadState ts, PyBytesIO self, @PositionalOnly PyObject state) {
        self.requireOpen(ts);
        if (!(state instanceof PyTuple t) || t.size() < 3) {
            throw Errors.typeError(
                    ts, PyType.of(self).fullName() + ".__setstate__ argument should be 3-tuple, got " + PyType.of(state).fullName());
        }
        self.requireUnexported(ts);
        init(ts, self, PyNone.NONE);
        Refs.discard(ts, write(ts, self, t.get(0)));
        self.pos = MemoryState.position(ts, t.get(1));
        MemoryState.setAttributes(ts, self, t.get(2));
    }

    // ---- reading ----

    private byte[] take(long n) {
        int from = (int) Math.min(pos, size);
        int count = (int) (n < 0 ? size - from : Math.min(n, size - from));
        byte[] result;
        if (store != null) {
            result = store.toArray(from, from + count);
        } else {
            result = from == 0 && count == shared.length ? shared : Arrays.copyOfRange(shared, from, from + count);
        }
        pos += count;
        return result;
    }

    @ExposedMethod(doc = "Read so many bytes; all if negative or None.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyBytesIO self, @PositionalOnly @Default("-1") PyObject size) {
        long n = sizeOf(ts, size);
        self.requireOpen(ts);
        Mutex.lock(ts, self);
        byte[] result = self.take(n);
        Mutex.unlock(ts, self);
        return PyBytes.of(result);
    }

    @ExposedMethod(doc = "As read.")
    @CleanPoint
    static PyObject read1(ThreadState ts, PyBytesIO self, @PositionalOnly @Default("-1") PyObject size) {
        return read(ts, self, size);
    }

    @ExposedMethod(doc = "Read a line.")
    @CleanPoint
    PyObject readline(ThreadState ts, @PositionalOnly @Default("-1") PyObject size) {
        long limit = sizeOf(ts, size);
        requireOpen(ts);
        return PyBytes.of(line(ts, limit));
    }

    @CleanPoint
    private byte[] line(ThreadState ts, long limit) {
        Mutex.lock(ts, this);
        int from = (int) Math.min(pos, size);
        int last = limit < 0 ? size : (int) Math.min(size, from + limit);
        int newline =
                store != null ? store.indexOf((byte) '\n', from, last) : ByteScan.indexOf(shared, from, last, (byte) '\n');
        byte[] result = take((newline < 0 ? last : newline + 1) - from);
        Mutex.unlock(ts, this);
        return result;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyBytesIO self) {
        if (self.type().isHeap()) {
            return self.nextLine(ts);
        }
        self.requireOpen(ts);
        byte[] line = self.line(ts, -1);
        return line.length == 0 ? null : PyBytes.of(line);
    }

    @ExposedMethod(doc = "Read into a buffer; how many bytes.")
    @CleanPoint
    static PyObject readinto(ThreadState ts, PyBytesIO self, @PositionalOnly PyObject buffer) {
        try (BufferView view = Buffers.writable(ts, buffer)) {
            self.requireOpen(ts);
            Mutex.lock(ts, self);
            byte[] got = self.take(view.length());
            Mutex.unlock(ts, self);
            view.copyFrom(0, got, 0, got.length);
            return PyInt.of(got.length);
        }
    }

    // ---- writing ----

    @ExposedMethod(doc = "Write bytes; how many there were.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyBytesIO self, @PositionalOnly PyObject b) {
        self.requireOpen(ts);
        self.requireUnexported(ts);
        try (BufferView view = Buffers.view(ts, b)) {
            // Asking for the bytes may have run code that closed this or asked for its own.
            self.requireOpen(ts);
            self.requireUnexported(ts);
            int n = view.length();
            if (n > 0) {
                self.put(ts, view);
            }
            return PyInt.of(n);
        }
    }

    /** Overwrites and appends at the position. */
    @CleanPoint
    private void put(ThreadState ts, BufferView view) {
        Mutex.lock(ts, this);
        boolean pinned;
        long end;
        try {
            end = pos + view.length();
            pinned = exports > 0;
            if (!pinned && end <= Integer.MAX_VALUE - 8) {
                own(ts, (int) end);
                if (pos > size) {
                    store.clear(size, (int) pos);
                }
                store.copyFrom((int) pos, view);
                pos = end;
                size = Math.max(size, (int) end);
                return;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        throw pinned ? pinned(ts) : Errors.overflowError(ts, "new position too large");
    }

    @ExposedMethod(doc = "Cut to a length, to the position if none is given.")
    @CleanPoint
    PyObject truncate(ThreadState ts, @PositionalOnly @Default("None") PyObject size) {
        requireOpen(ts);
        requireUnexported(ts);
        long n = size == PyNone.NONE ? pos : Sizes.indexAsLong(ts, size, ExceptionTypes.OVERFLOW_ERROR);
        if (n < 0) {
            throw Errors.valueError(ts, "negative size value " + n);
        }
        if (!cut(ts, n)) {
            throw pinned(ts);
        }
        return PyInt.of(n);
    }

    /** Forgets the bytes from {@code n} on; false if there are views. */
    @CleanPoint
    private boolean cut(ThreadState ts, long n) {
        Mutex.lock(ts, this);
        try {
            if (n >= size) {
                return true;
            }
            if (exports > 0) {
                return false;
            }
            ByteStore before = store;
            ByteStore made = ByteStore.of(ts, this, (int) n, false);
            if (before != null) {
                made.copyFrom(0, before, 0, (int) n);
                before.free();
            } else if (n > 0) {
                made.copyFrom(0, shared, 0, (int) n);
            }
            store = made;
            shared = null;
            size = (int) n;
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    // ---- positions ----

    @ExposedMethod(doc = "Move to a position from the start (0), the current one (1) or the end (2).")
    @CleanPoint
    PyObject seek(ThreadState ts, PyObject offset, @PositionalOnly @Default("0") int whence) {
        requireOpen(ts);
        long n = Sizes.indexAsLong(ts, offset, ExceptionTypes.OVERFLOW_ERROR);
        if (whence == 0 && n < 0) {
            throw Errors.valueError(ts, "negative seek value " + n);
        }
        if (whence < 0 || whence > 2) {
            throw Errors.valueError(ts, "invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        Mutex.lock(ts, this);
        long base = whence == 0 ? 0 : whence == 1 ? pos : size;
        boolean fits = n <= Long.MAX_VALUE - base;
        if (fits) {
            pos = Math.max(0, base + n);
        }
        long result = pos;
        Mutex.unlock(ts, this);
        if (!fits) {
            throw Errors.overflowError(ts, "new position too large");
        }
        return PyInt.of(result);
    }

    @ExposedMethod(doc = "The position.")
    static PyObject tell(ThreadState ts, PyBytesIO self) {
        self.requireOpen(ts);
        return PyInt.of(self.pos);
    }

    @ExposedMethod(doc = "All bytes.")
    @CleanPoint
    static PyObject getvalue(ThreadState ts, PyBytesIO self) {
        self.requireOpen(ts);
        return PyBytes.of(self.all(ts));
    }

    @CleanPoint
    private byte[] all(ThreadState ts) {
        Mutex.lock(ts, this);
        try {
            if (store == null) {
                return shared;
            }
            byte[] copy = store.toArray(0, size);
            if (exports == 0) {
                share(copy);
            }
            return copy;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @ExposedMethod(doc = "A view of the bytes that can be written to; as long as it is there, the object keeps its size.")
    @CleanPoint
    static PyObject getbuffer(ThreadState ts, PyBytesIO self) {
        self.requireOpen(ts);
        return PyMemoryView.of(ts, self, self.view(ts));
    }

    @CleanPoint
    private BufferView view(ThreadState ts) {
        Mutex.lock(ts, this);
        try {
            own(ts, size);
            EXPORTS.getAndAdd(this, 1);
            return new View(store, size);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The bytes as a memoryview shows them. */
    private final class View extends StoreView {

        View(ByteStore store, int length) {
            super(store, 0, length);
        }

        @Override
        public void close() {
            // The store of an object that died under its views is the last view's to free.
            if ((int) EXPORTS.getAndAdd(PyBytesIO.this, -1) == 1 && store != PyBytesIO.this.store) {
                store.free();
            }
        }
    }

    /** Empties the stream and gives its memory back, unless views are open: then the last one does. */
    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        Mutex.lockAttached(ts, this);
        ByteStore before = store;
        store = null;
        shared = EMPTY;
        size = 0;
        // An exchange, not a load: a view that closes after it finds no store, one that closed before it is seen.
        boolean pinned = (int) EXPORTS.getAndAdd(this, 0) > 0;
        Mutex.unlock(ts, this);
        if (before != null && !pinned) {
            before.free();
        }
    }

    @Override
    public long sizeInMemory() {
        ByteStore there = store;
        return super.sizeInMemory() + (there == null ? 0 : there.capacity());
    }

    @ExposedMethod(doc = "Free the memory.")
    @CleanPoint
    static void close(ThreadState ts, PyBytesIO self) {
        if (!self.replaceAll(ts, EMPTY, true)) {
            throw pinned(ts);
        }
    }

    @ExposedGetter
    static boolean closed(PyBytesIO self) {
        return self.closed;
    }

    @ExposedMethod(doc = "Nothing needs flushing.")
    static void flush(ThreadState ts, PyBytesIO self) {
        self.requireOpen(ts);
    }

    @ExposedMethod(doc = "True.")
    boolean seekable(ThreadState ts) {
        requireOpen(ts);
        return true;
    }

    @ExposedMethod(doc = "True.")
    boolean readable(ThreadState ts) {
        requireOpen(ts);
        return true;
    }

    @ExposedMethod(doc = "True.")
    boolean writable(ThreadState ts) {
        requireOpen(ts);
        return true;
    }

    @ExposedMethod(doc = "False.")
    boolean isatty(ThreadState ts) {
        requireOpen(ts);
        return false;
    }
}
