package org.pyrt.stdlib.io;

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
import org.pyrt.objects.bytes.ArrayView;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
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

/** Bytes in memory as a stream; its fields are guarded by the object's mutex. Source: CPython 3.14 Modules/_io/bytesio.c. */
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

    private byte[] data = EMPTY;
    private int size;
    private long pos;
    private boolean closed;

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
        Mutex.lock(ts, self);
        self.data = initial;
        self.size = initial.length;
        self.pos = 0;
        self.closed = false;
        // The array may be that of the bytes object: writes copy it first.
        self.shared = true;
        Mutex.unlock(ts, self);
    }

    private boolean shared = true;
    private int exports;

    private void requireUnexported(ThreadState ts) {
        if (exports > 0) {
            throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        }
    }

    private void requireOpen(ThreadState ts) {
        if (closed) {
            throw Errors.valueError(ts, "I/O operation on closed file.");
        }
    }

    private void own(int capacity) {
        if (shared || data.length < capacity) {
            data = Arrays.copyOf(data, Math.max(capacity, shared ? size : data.length + (data.length >> 1) + 64));
            shared = false;
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
        byte[] result = from == 0 && count == data.length && shared ? data : Arrays.copyOfRange(data, from, from + count);
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
        int newline = ByteScan.indexOf(data, from, last, (byte) '\n');
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
                Mutex.lock(ts, self);
                try {
                    long end = self.pos + n;
                    if (end > Integer.MAX_VALUE - 8) {
                        throw Errors.overflowError(ts, "new position too large");
                    }
                    self.own((int) end);
                    if (self.pos > self.size) {
                        Arrays.fill(self.data, self.size, (int) self.pos, (byte) 0);
                    }
                    view.copyTo(0, self.data, (int) self.pos, n);
                    self.pos = end;
                    self.size = Math.max(self.size, (int) end);
                } finally {
                    Mutex.unlock(ts, self);
                }
            }
            return PyInt.of(n);
        }
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
        Mutex.lock(ts, this);
        if (n < this.size) {
            this.size = (int) n;
            data = Arrays.copyOf(data, (int) n);
            shared = false;
        }
        Mutex.unlock(ts, this);
        return PyInt.of(n);
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
        Mutex.lock(ts, self);
        if (self.exports > 0) {
            byte[] copy = Arrays.copyOf(self.data, self.size);
            Mutex.unlock(ts, self);
            return PyBytes.of(copy);
        }
        if (self.data.length != self.size) {
            self.data = Arrays.copyOf(self.data, self.size);
        }
        self.shared = true;
        byte[] result = self.data;
        Mutex.unlock(ts, self);
        return PyBytes.of(result);
    }

    @ExposedMethod(doc = "A view of the bytes that can be written to; as long as it is there, the object keeps its size.")
    @CleanPoint
    static PyObject getbuffer(ThreadState ts, PyBytesIO self) {
        self.requireOpen(ts);
        Mutex.lock(ts, self);
        self.own(self.size);
        self.exports++;
        BufferView view = self.new View(self.data, self.size);
        Mutex.unlock(ts, self);
        return PyMemoryView.of(ts, self, view);
    }

    /** The bytes as a memoryview shows them. */
    private final class View extends ArrayView {

        View(byte[] array, int length) {
            super(array, 0, length);
        }

        @Override
        public void close() {
            exports--;
        }
    }

    @ExposedMethod(doc = "Free the memory.")
    @CleanPoint
    static void close(ThreadState ts, PyBytesIO self) {
        self.requireUnexported(ts);
        Mutex.lock(ts, self);
        self.data = EMPTY;
        self.shared = true;
        self.size = 0;
        self.closed = true;
        Mutex.unlock(ts, self);
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
