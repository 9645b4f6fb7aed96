package org.pyrt.stdlib.array;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.ArrayView;
import org.pyrt.objects.bytes.BufferExporter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/**
 * An array of numbers or characters. Bytes and size change under the object's mutex, which nobody keeps for long. While there are views the size stays: a view
 * is counted under the mutex and given up without it. Source: CPython 3.14 Modules/arraymodule.c.
 */
final class PyArray extends SlottedInstance implements BufferExporter {

    static final PyType TYPE =
            PyType.builtin("array.array", new ArrayMethodsAdapter())
                    .include(new ArrayConversionsAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.SEQUENCE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Numbers or characters of one type.")
                    .build();

    final char code;
    final int itemSize;
    private byte[] data;

    /** The number of items. */
    private int size;

    private final AtomicInteger exports = new AtomicInteger();

    /** A floating array that keeps {@code data}, whole items. */
    PyArray(ThreadState ts, PyType type, char code, byte[] data) {
        super(ts, type);
        this.code = code;
        itemSize = Items.size(code);
        this.data = data;
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
            return Arrays.copyOfRange(data, low * itemSize, high * itemSize);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The item at an index; null if there is none. */
    PyObject get(ThreadState ts, long index) {
        Mutex.lockAttached(ts, this);
        try {
            return index < 0 || index >= size ? null : Items.get(ts, code, data, (int) index * itemSize);
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
            System.arraycopy(item, 0, data, (int) index * itemSize, itemSize);
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
            pinned = n != high - low && exports.get() > 0;
            if (!pinned) {
                reshape(low, high, n);
                System.arraycopy(source, 0, data, low * itemSize, source.length);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        if (pinned) {
            throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "cannot resize an array that is exporting buffers");
        }
    }

    private void reshape(int low, int high, int count) {
        int newSize = Math.addExact(size - (high - low), count);
        byte[] target = data;
        long bytes = (long) newSize * itemSize;
        if (bytes > data.length || bytes < data.length / 4) {
            long room = newSize > size ? bytes + (bytes >> 3) + 16 : bytes;
            target = new byte[(int) Math.min(room, Integer.MAX_VALUE - 16)];
            System.arraycopy(data, 0, target, 0, low * itemSize);
        }
        System.arraycopy(data, high * itemSize, target, (low + count) * itemSize, (size - high) * itemSize);
        data = target;
        size = newSize;
    }

    /** Appends items. */
    void append(ThreadState ts, byte[] source) {
        replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, source);
    }

    @Override
    public BufferView buffer(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            exports.incrementAndGet();
            return new View(data, size * itemSize);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** What a user of the bytes sees of them. */
    private final class View extends ArrayView {

        View(byte[] array, int length) {
            super(array, 0, length);
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
            exports.decrementAndGet();
        }
    }
}
