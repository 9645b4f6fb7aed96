package org.pyrt.stdlib.array;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.BufferExporter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteStore;
import org.pyrt.objects.bytes.StoreView;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.memory.NativeItems;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/**
 * An array of numbers or characters. Items and size are read and changed under the object's mutex, which nobody keeps for long. While there are views, size and store stay: a
 * view is counted under the mutex and given up without it. What holds for the memory of a bytearray holds here; see docs/allocator.md. Source: CPython 3.14 Modules/arraymodule.c.
 */
final class PyArray extends SlottedInstance implements BufferExporter {

    static final PyType TYPE =
            PyType.builtin("array.array", new ArrayMethodsAdapter())
                    .include(new ArrayConversionsAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.SEQUENCE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Numbers or characters of one type.")
                    .build();

    /** What CPython's object takes without items, with the header of its collector. */
    private static final long EMPTY_BYTES = 80;

    private static final VarHandle EXPORTS;

    static {
        try {
            EXPORTS = MethodHandles.lookup().findVarHandle(PyArray.class, "exports", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final char code;
    final int itemSize;
    private ByteStore store;

    /** The number of items. */
    private int size;

    /** Open views. Raised under the mutex, lowered without. */
    private volatile int exports;

    /** A floating array of {@code data}, whole items; the Java array is kept if it is small. */
    PyArray(ThreadState ts, PyType type, char code, byte[] data) {
        super(ts, type);
        this.code = code;
        itemSize = Items.size(code);
        store = ByteStore.of(ts, this, data);
        size = data.length / itemSize;
    }

    /** A floating exact array of the same code. */
    PyArray like(ThreadState ts, byte[] bytes) {
        return new PyArray(ts, TYPE, code, bytes);
    }

    int size() {
        return size;
    }

    /** A copy of the bytes. */
    byte[] toBytes(ThreadState ts) {
        return copy(ts, 0, Integer.MAX_VALUE);
    }

    /** A copy of the bytes of items {@code from} to before {@code to}, clipped. */
    byte[] copy(ThreadState ts, int from, int to) {
        Mutex.lockAttached(ts, this);
        try {
            int low = Math.min(from, size);
            int high = Math.max(Math.min(to, size), low);
            return store.toArray(low * itemSize, high * itemSize);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The item at an index; null if there is none. */
    PyObject get(ThreadState ts, long index) {
        Mutex.lockAttached(ts, this);
        try {
            return index < 0 || index >= size ? null : Items.get(ts, code, store, (int) index * itemSize);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Overwrites the item at an index; false if there is none. */
    boolean set(ThreadState ts, long index, byte[] item) {
        Mutex.lockAttached(ts, this);
        try {
            if (index < 0 || index >= size) {
                return false;
            }
            NativeItems.put(store, (int) index * itemSize, item);
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Replaces items {@code from} to before {@code to}, clipped, by these bytes. Raises BufferError if the size would change and there are views. */
    void replace(ThreadState ts, int from, int to, byte[] source) {
        boolean pinned;
        Mutex.lockAttached(ts, this);
        try {
            int low = Math.min(from, size);
            int high = Math.max(Math.min(to, size), low);
            int n = source.length / itemSize;
            pinned = n != high - low && exports > 0;
            if (!pinned) {
                reshape(ts, low, high, n);
                if (n > 0) {
                    store.copyFrom(low * itemSize, source, 0, source.length);
                }
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        if (pinned) {
            throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "cannot resize an array that is exporting buffers");
        }
    }

    /** Makes items {@code low} to before {@code high} {@code count} items. With the mutex; if the size changes, without views. */
    private void reshape(ThreadState ts, int low, int high, int count) {
        int newSize = Buffers.size((long) size - (high - low) + count);
        ByteStore source = store;
        ByteStore target = source;
        long bytes = (long) newSize * itemSize;
        if (bytes > source.capacity() || bytes < source.capacity() / 4) {
            long room = newSize > size && size > 0 ? bytes + (bytes >> 3) + 16 : bytes;
            target = ByteStore.of(ts, this, (int) Math.min(room, Integer.MAX_VALUE - 16), false);
            target.copyFrom(0, source, 0, low * itemSize);
        }
        if (target != source || count != high - low) {
            target.copyFrom((low + count) * itemSize, source, high * itemSize, (size - high) * itemSize);
        }
        store = target;
        size = newSize;
        if (target != source) {
            source.free();
        }
    }

    /** Takes the item at an index out and returns it; null if there is none. Negative ones count from the end. Raises BufferError if there are views. */
    PyObject take(ThreadState ts, long index) {
        Mutex.lockAttached(ts, this);
        try {
            long i = index < 0 ? index + size : index;
            if (i < 0 || i >= size) {
                return null;
            }
            if (exports == 0) {
                PyObject item = Items.get(ts, code, store, (int) i * itemSize);
                reshape(ts, (int) i, (int) i + 1, 0);
                return item;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "cannot resize an array that is exporting buffers");
    }

    /** Appends items. */
    void append(ThreadState ts, byte[] source) {
        replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, source);
    }

    /** Appends one item. */
    void appendItem(ThreadState ts, byte[] item) {
        Mutex.lockAttached(ts, this);
        try {
            int at = size * itemSize;
            if (exports == 0 && at <= store.capacity() - itemSize) {
                NativeItems.put(store, at, item);
                size++;
                return;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        append(ts, item);
    }

    /** Where the items are, if they are off the Java heap; else 0. */
    long address(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            return store.array() != null ? 0 : store.address();
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @Override
    public BufferView buffer(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            EXPORTS.getAndAdd(this, 1);
            return new View(store, size * itemSize);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** What a user of the bytes sees of them. */
    private final class View extends StoreView {

        View(ByteStore store, int length) {
            super(store, 0, length);
        }

        @Override
        public String format() {
            return Items.isText(code) ? "w" : String.valueOf(code);
        }

        @Override
        public int itemSize() {
            return itemSize;
        }

        @Override
        public void close() {
            // The store of an object that died under its views is the last view's to free.
            if ((int) EXPORTS.getAndAdd(PyArray.this, -1) == 1 && store != PyArray.this.store) {
                store.free();
            }
        }
    }

    /** Empties the array and gives its memory back, unless views are open: then the last one does. */
    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        Mutex.lockAttached(ts, this);
        ByteStore before = store;
        store = ByteStore.EMPTY;
        size = 0;
        // An exchange, not a load: a view that closes after it finds the empty store, one that closed before it is seen.
        boolean pinned = (int) EXPORTS.getAndAdd(this, 0) > 0;
        Mutex.unlock(ts, this);
        if (!pinned) {
            before.free();
        }
    }

    @Override
    public long sizeInMemory() {
        return EMPTY_BYTES + store.capacity();
    }
}
