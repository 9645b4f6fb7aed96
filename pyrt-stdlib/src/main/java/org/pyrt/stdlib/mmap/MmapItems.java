package org.pyrt.stdlib.mmap;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** What subscripts do to a mapped memory. */
@ExposedType(name = "_MmapItems")
final class MmapItems {

    private MmapItems() {}

    private static long size(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            return self.open(ts).size();
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(name = "__len__")
    static long length(ThreadState ts, PyMmap self) {
        return size(ts, self);
    }

    @CleanPoint
    private static long index(ThreadState ts, PyMmap self, PyObject key) {
        if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "mmap indices must be integers");
        }
        long size = size(ts, self);
        long i = Sizes.subscript(ts, key);
        i = i < 0 ? i + size : i;
        if (i < 0 || i >= size) {
            throw Errors.indexError(ts, "mmap index out of range");
        }
        return i;
    }

    /** The bounds for the memory's size. */
    @CleanPoint
    private static SliceBounds bounds(ThreadState ts, PyMmap self, PySlice slice) {
        SliceBounds b = SliceBounds.of(ts, slice);
        b.adjust(size(ts, self));
        return b;
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyMmap self, PyObject key) {
        SliceBounds b = key instanceof PySlice slice ? bounds(ts, self, slice) : null;
        long i = b == null ? index(ts, self, key) : 0;
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            if (b == null) {
                requireInside(ts, i, m);
                return PyInt.of(m.get(i) & 0xff);
            }
            if (b.count == 0) {
                return PyBytes.EMPTY;
            }
            requireInside(ts, Math.max(b.start, b.start + (b.count - 1) * b.step), m);
            if (b.step == 1) {
                return PyBytes.of(m.copy(b.start, b.start + b.count));
            }
            byte[] out = new byte[(int) b.count];
            for (int k = 0; k < out.length; k++) {
                out[k] = m.get(b.start + k * b.step);
            }
            return PyBytes.of(out);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    /** The size may have changed since it was asked for. */
    static void requireInside(ThreadState ts, long i, MappedMemory m) {
        if (i >= m.size()) {
            throw Errors.indexError(ts, "mmap index out of range");
        }
    }

    @ExposedMethod(name = "__setitem__")
    @CleanPoint
    static void setItem(ThreadState ts, PyMmap self, PyObject key, PyObject value) {
        size(ts, self);
        if (!self.isWritable()) {
            throw Errors.typeError(ts, "mmap can't modify a readonly memory map.");
        }
        if (key instanceof PySlice slice) {
            SliceBounds b = bounds(ts, self, slice);
            try (BufferView v = Buffers.view(ts, value)) {
                setSlice(ts, self, b, v);
            }
            return;
        }
        long i = index(ts, self, key);
        if (PyType.of(value).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "mmap item value must be an int");
        }
        PyInt n = Sizes.index(ts, value);
        if (!n.fitsLong() || n.longValue() < 0 || n.longValue() > 255) {
            throw Errors.valueError(ts, "mmap item value must be in range(0, 256)");
        }
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            requireInside(ts, i, m);
            m.set(i, (byte) n.longValue());
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    private static void setSlice(ThreadState ts, PyMmap self, SliceBounds b, BufferView v) {
        if (v.length() != b.count) {
            throw Errors.indexError(ts, "mmap slice assignment is wrong size");
        }
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            if (b.count == 0) {
                return;
            }
            requireInside(ts, Math.max(b.start, b.start + (b.count - 1) * b.step), m);
            if (b.step == 1) {
                m.write(b.start, v.octets(), v.offset(), v.length());
                return;
            }
            for (int k = 0; k < b.count; k++) {
                m.set(b.start + k * b.step, v.get(k));
            }
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(name = "__delitem__")
    static void deleteItem(ThreadState ts, PyMmap self, PyObject key) {
        size(ts, self);
        if (!self.isWritable()) {
            throw Errors.typeError(ts, "mmap can't modify a readonly memory map.");
        }
        throw Errors.typeError(ts, key instanceof PySlice ? "mmap object doesn't support slice deletion" : "mmap doesn't support item deletion");
    }
}
