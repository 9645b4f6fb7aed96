package org.pyrt.objects.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.BufferExporter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A memoryview: items of an exporter's bytes, in dimensions with lengths and distances. Its layout never changes; the memory may. Once released it refuses
 * all use. Source: CPython 3.14 Objects/memoryobject.c.
 */
public final class PyMemoryView extends Counted implements BufferExporter {

    /** The type memoryview. */
    public static final PyType TYPE =
            PyType.builtin("memoryview", new MemoryViewMethodsAdapter())
                    .flags(PyType.SEQUENCE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("memoryview(object)\n--\n\nA view of another object's memory.")
                    .build();

    private static final int[] NO_DIMENSIONS = {};

    private final SharedBuffer shared;

    /** The exporter; exchanged for null by the clearing only. */
    @Slot PyObject object;

    final String format;
    final int itemSize;
    final boolean readOnly;

    /** Where the item with only zero indices is, as an index of the exporter's view. */
    final int start;

    /** Lengths in items, and distances in bytes, of the dimensions. Not to be changed. */
    final int[] shape;

    final int[] strides;

    /** Views that others have of this one's bytes. Raised under the mutex, lowered without. */
    private final AtomicInteger exports = new AtomicInteger();

    /** Set under the mutex, without exports. Who reads or writes items off the Java heap does so under the mutex, or as an export: not after the release. */
    private volatile boolean released;

    /** The hash, or -1. Racing threads write the same. */
    long hash = -1;

    private PyMemoryView(
            ThreadState ts, SharedBuffer shared, PyObject object, String format, int itemSize, boolean readOnly, int start, int[] shape, int[] strides) {
        super(ts);
        this.shared = shared;
        this.format = format;
        this.itemSize = itemSize;
        this.readOnly = readOnly;
        this.start = start;
        this.shape = shape;
        this.strides = strides;
        Refs.incref(ts, object);
        this.object = object;
        ts.trackFor(this, object);
    }

    /** A floating memoryview of {@code o}; raises TypeError if it has no buffer. */
    @CleanPoint
    public static PyMemoryView of(ThreadState ts, PyObject o, int flags) {
        if (o instanceof PyMemoryView m) {
            m.requireOpen(ts);
            return m.like(ts, m.readOnly, m.format, m.itemSize, m.start, m.shape, m.strides);
        }
        PyMemoryView passedOn = o instanceof BufferExporter e ? e.passedOn(ts) : null;
        if (passedOn != null) {
            try (var held = ts.hold(passedOn)) {
                return of(ts, passedOn, flags);
            }
        }
        BufferView v = Buffers.viewOrNull(ts, o, flags);
        if (v == null) {
            throw Errors.typeError(ts, "memoryview: a bytes-like object is required, not '" + PyType.of(o).fullName() + "'");
        }
        int[] shape = v.shape() != null ? v.shape() : new int[] {v.length() / v.itemSize()};
        return new PyMemoryView(
                ts,
                new SharedBuffer(v),
                o,
                v.format(),
                v.itemSize(),
                v.isReadOnly(),
                0,
                shape,
                contiguousStrides(shape, v.itemSize()));
    }

    /** A floating memoryview of a view that {@code exporter} has given, which it closes. */
    public static PyMemoryView of(ThreadState ts, PyObject exporter, BufferView view) {
        int[] shape = {view.length() / view.itemSize()};
        return new PyMemoryView(
                ts,
                new SharedBuffer(view),
                exporter,
                view.format(),
                view.itemSize(),
                view.isReadOnly(),
                0,
                shape,
                new int[] {view.itemSize()});
    }

    /** A floating memoryview of the same memory with another layout; raises ValueError if this one was released. */
    PyMemoryView like(ThreadState ts, boolean asReadOnly, String newFormat, int newItemSize, int newStart, int[] newShape, int[] newStrides) {
        Mutex.lockAttached(ts, this);
        boolean open = !released;
        if (open) {
            shared.use();
        }
        Mutex.unlock(ts, this);
        if (!open) {
            throw closed(ts);
        }
        return new PyMemoryView(ts, shared, object, newFormat, newItemSize, asReadOnly, newStart, newShape, newStrides);
    }

    /** The strides of items one behind the other, the last index moving fastest. */
    static int[] contiguousStrides(int[] shape, int itemSize) {
        int[] strides = shape.length == 0 ? NO_DIMENSIONS : new int[shape.length];
        int step = itemSize;
        for (int i = shape.length; --i >= 0; ) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }

    /** Raises ValueError if the view was released. */
    void requireOpen(ThreadState ts) {
        if (released) {
            throw closed(ts);
        }
    }

    private static RuntimeException closed(ThreadState ts) {
        return Errors.valueError(ts, "operation forbidden on released memoryview object");
    }

    boolean isReleased() {
        return released;
    }

    /** The exporter, or None; floating. */
    PyObject object() {
        return object == null ? PyNone.NONE : object;
    }

    /** The item at a place, floating, its format being a character that {@link NativeItems} knows. Raises ValueError if the view was released. */
    PyObject item(ThreadState ts, char code, int place) {
        BufferView v = shared.view;
        byte[] a = v.arrayOrNull();
        if (a != null) {
            return NativeItems.get(code, a, v.offset() + place);
        }
        Mutex.lockAttached(ts, this);
        try {
            if (!released) {
                return BlockItems.get(code, shared.block, place);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        throw closed(ts);
    }

    /** Overwrites items from a place on; {@code distance} bytes lie between their beginnings. Raises ValueError if the view was released. */
    void store(ThreadState ts, int place, byte[] items, int distance) {
        Mutex.lockAttached(ts, this);
        try {
            if (!released) {
                if (distance == itemSize) {
                    shared.view.copyFrom(place, items, 0, items.length);
                } else {
                    for (int from = 0, to = place; from < items.length; from += itemSize, to += distance) {
                        shared.view.copyFrom(to, items, from, itemSize);
                    }
                }
                return;
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        throw closed(ts);
    }

    int dimensions() {
        return shape.length;
    }

    /** The number of items. */
    int count() {
        int n = 1;
        for (int length : shape) {
            n *= length;
        }
        return n;
    }

    int byteLength() {
        return count() * itemSize;
    }

    /** Whether the items lie one behind the other, the last index moving fastest. Of one dimension without items, CPython looks at the stride. */
    public boolean isContiguous() {
        if (shape.length == 1) {
            return shape[0] == 1 || strides[0] == itemSize;
        }
        int step = itemSize;
        for (int i = shape.length; --i >= 0; ) {
            if (shape[i] > 1 && strides[i] != step) {
                return count() == 0;
            }
            step *= shape[i];
        }
        return true;
    }

    /** The same with the first index moving fastest. */
    boolean isFortranContiguous() {
        if (shape.length == 1) {
            return isContiguous();
        }
        int step = itemSize;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] > 1 && strides[i] != step) {
                return count() == 0;
            }
            step *= shape[i];
        }
        return true;
    }

    /**
     * A copy of the items one behind the other; {@code fortran}: with the first index moving fastest. Raises ValueError if the view was
     * released.
     */
    byte[] copy(ThreadState ts, boolean fortran) {
        byte[] out = new byte[byteLength()];
        if (out.length == 0) {
            return out;
        }
        Mutex.lockAttached(ts, this);
        try {
            if (!released) {
                return copyInto(out, fortran);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        throw closed(ts);
    }

    private byte[] copyInto(byte[] out, boolean fortran) {
        if (!fortran && isContiguous()) {
            shared.view.copyTo(start, out, 0, out.length);
            return out;
        }
        int n = shape.length;
        int[] index = new int[n];
        for (int at = 0; at < out.length; at += itemSize) {
            shared.view.copyTo(offsetOf(index), out, at, itemSize);
            int i = fortran ? 0 : n - 1;
            while (i >= 0 && i < n && ++index[i] == shape[i]) {
                index[i] = 0;
                i += fortran ? 1 : -1;
            }
        }
        return out;
    }

    /** The place of the item with these indices, which are in range. */
    int offsetOf(int[] index) {
        int at = start;
        for (int i = 0; i < index.length; i++) {
            at += index[i] * strides[i];
        }
        return at;
    }

    /** Releases the view; raises BufferError if others have views of it. */
    @CleanPoint
    void release(ThreadState ts) {
        int n = exports.get();
        if (released) {
            return;
        }
        if (n > 0) {
            throw PythonBuffer.error(ts, "memoryview has " + n + " exported buffer" + (n == 1 ? "" : "s"));
        }
        releaseQuietly(ts);
    }

    /** Releases the view for {@code exporter}; raises ValueError if it is not its own. */
    @CleanPoint
    public void releaseBy(ThreadState ts, PyObject exporter) {
        if (!released && object != exporter) {
            throw Errors.valueError(ts, "memoryview's buffer is not this object");
        }
        release(ts);
    }

    /** Releases the view unless others have views of it. */
    @CleanPoint
    void releaseQuietly(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        boolean ends = !released && exports.get() == 0;
        released |= ends;
        Mutex.unlock(ts, this);
        if (ends) {
            shared.release(ts);
        }
    }

    @Override
    @CleanPoint
    public BufferView buffer(ThreadState ts) {
        requireOpen(ts);
        if (!isContiguous()) {
            throw PythonBuffer.error(ts, "memoryview: underlying buffer is not C-contiguous");
        }
        return pin(ts);
    }

    /** Keeps the view from being released until the answer is closed; raises ValueError if it was. */
    BufferView pin(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        boolean open = !released;
        if (open) {
            exports.incrementAndGet();
        }
        Mutex.unlock(ts, this);
        if (!open) {
            throw closed(ts);
        }
        return new Export(this);
    }

    /** A view of the bytes, of a copy if they do not lie one behind the other; to be closed. */
    @CleanPoint
    public BufferView contiguous(ThreadState ts) {
        requireOpen(ts);
        return isContiguous() ? buffer(ts) : PyBytes.of(copy(ts, false));
    }

    /** What a user of the bytes sees of them. */
    @SuppressWarnings("UncountedField") // Whoever has a view keeps the object that gave it.
    private static final class Export implements BufferView {

        private final PyMemoryView memory;

        Export(PyMemoryView memory) {
            this.memory = memory;
        }

        @Override
        public byte[] arrayOrNull() {
            return memory.shared.view.arrayOrNull();
        }

        @Override
        public int offset() {
            BufferView below = memory.shared.view;
            return below.arrayOrNull() != null && memory.byteLength() > 0 ? below.offset() + memory.start : 0;
        }

        @Override
        public ByteBuffer byteBuffer() {
            int n = memory.byteLength();
            return memory.shared.view.byteBuffer().slice(n == 0 ? 0 : memory.start, n).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public int length() {
            return memory.byteLength();
        }

        @Override
        public boolean isReadOnly() {
            return memory.readOnly;
        }

        @Override
        public String format() {
            return memory.format;
        }

        @Override
        public int itemSize() {
            return memory.itemSize;
        }

        @Override
        public int[] shape() {
            return memory.shape;
        }

        @Override
        public void close() {
            memory.exports.decrementAndGet();
        }
    }

    /** The bytes as a bytes object, without a copy where the exporter is one. */
    PyBytes bytes(ThreadState ts) {
        if (shared.view instanceof PyBytes b && isContiguous() && start == 0 && byteLength() == b.length()) {
            return b;
        }
        return PyBytes.of(copy(ts, false));
    }

    /** Whether the shapes are equal. */
    static boolean sameShape(PyMemoryView a, PyMemoryView b) {
        return Arrays.equals(a.shape, b.shape);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public boolean hasFinalizer() {
        return !released && shared.isPython();
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        releaseQuietly(ts);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMemoryViewSlots.traverse(this, visitor);
    }

    @Override
    @SuppressWarnings("CleanPoint") // Nothing but an exporter written in Python runs code, and that was released by the finalizer.
    public void clear(ThreadState ts) {
        releaseQuietly(ts);
        PyMemoryViewSlots.clear(ts, this);
    }

    /** The BufferError of a request for memory to change of a view that is for reading. */
    static RuntimeException notWritable(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "memoryview: underlying buffer is not writable");
    }
}
