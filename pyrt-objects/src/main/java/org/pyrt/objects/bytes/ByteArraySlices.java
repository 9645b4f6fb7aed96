package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Changes of a bytearray by more than one byte, or elsewhere than at its end. */
final class ByteArraySlices {

    private ByteArraySlices() {}

    /** {@code self[slice] = value}. */
    @CleanPoint
    static void assign(ThreadState ts, PyByteArray self, PySlice slice, PyObject value) {
        byte[] source = source(ts, value);
        SliceBounds b = SliceBounds.of(ts, slice);
        if (b.step == 1) {
            b.adjust(self.size());
            self.replace(ts, (int) b.start, (int) Math.max(b.start, b.stop), source, 0, source.length);
            return;
        }
        try (BufferView v = self.passing(ts)) {
            b.adjust(v.length());
            if (b.count == source.length) {
                for (int i = 0; i < source.length; i++) {
                    v.put((int) (b.start + i * b.step), source[i]);
                }
                return;
            }
        }
        if (source.length == 0) {
            delete(ts, self, slice);
            return;
        }
        throw Errors.valueError(
                ts, "attempt to assign bytes of size " + source.length + " to extended slice of size " + b.count);
    }

    /** The bytes to assign, not shared with the bytearray. */
    @CleanPoint
    private static byte[] source(ThreadState ts, PyObject value) {
        PyType type = PyType.of(value);
        boolean number = type.slot(SlotId.INDEX) != null;
        boolean iterable = type.slot(SlotId.ITER) != null || type.slot(SlotId.GETITEM) != null;
        if (!Buffers.isBytesLike(ts, value) && (number || PyStr.asSelf(value) != null || !iterable)) {
            throw Errors.typeError(ts, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
        return OctetSource.elements(ts, value, "bytearray");
    }

    /** {@code del self[slice]}. */
    @CleanPoint
    static void delete(ThreadState ts, PyByteArray self, PySlice slice) {
        SliceBounds b = SliceBounds.of(ts, slice);
        if (b.step == 1) {
            b.adjust(self.size());
            if (b.count > 0) {
                self.replace(ts, (int) b.start, (int) b.stop, null, 0, 0);
            }
            return;
        }
        byte[] all = self.toArray(ts);
        b.adjust(all.length);
        if (b.count == 0) {
            return;
        }
        boolean[] gone = new boolean[all.length];
        for (int i = 0; i < b.count; i++) {
            gone[(int) (b.start + i * b.step)] = true;
        }
        ByteBuilder rest = new ByteBuilder(all.length);
        for (int i = 0; i < all.length; i++) {
            if (!gone[i]) {
                rest.append(all[i]);
            }
        }
        self.replace(ts, 0, all.length, rest.toArray(), 0, rest.length());
    }

    /** Takes away one byte and returns it. */
    @CleanPoint
    static int pop(ThreadState ts, PyByteArray self, long index, String message) {
        int octet = self.take(ts, index, -1);
        if (octet < 0) {
            throw Errors.indexError(ts, message);
        }
        return octet;
    }

    @CleanPoint
    static void insert(ThreadState ts, PyByteArray self, long index, int octet) {
        int n = self.size();
        int at = (int) Math.max(Math.min(index < 0 ? index + n : index, n), 0);
        self.replace(ts, at, at, new byte[] {(byte) octet}, 0, 1);
    }

    @CleanPoint
    static void remove(ThreadState ts, PyByteArray self, int octet) {
        int at;
        do {
            try (BufferView v = self.passing(ts)) {
                at = OctetSearch.find(v, PyBytes.ofOctet(octet), 0, v.length());
            }
            if (at < 0) {
                throw Errors.valueError(ts, "value not found in bytearray");
            }
        } while (self.take(ts, at, octet) < 0);
    }

    @CleanPoint
    static void reverse(ThreadState ts, PyByteArray self) {
        try (BufferView v = self.passing(ts)) {
            for (int low = 0, high = v.length() - 1; low < high; low++, high--) {
                byte b = v.get(low);
                v.put(low, v.get(high));
                v.put(high, b);
            }
        }
    }

    @CleanPoint
    static void resize(ThreadState ts, PyByteArray self, long size) {
        if (size < 0) {
            throw Errors.valueError(ts, "Can only resize to positive sizes, got " + size);
        }
        if (size > Integer.MAX_VALUE - 16) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        int n = self.size();
        if (size < n) {
            self.replace(ts, (int) size, n, null, 0, 0);
        } else {
            self.replace(ts, n, n, null, 0, (int) size - n);
        }
    }

    /** The bytes that {@code extend} appends. */
    @CleanPoint
    static byte[] extension(ThreadState ts, PyObject iterable) {
        if (Buffers.isBytesLike(ts, iterable)) {
            return Buffers.toBytes(ts, iterable).array();
        }
        PyType type = PyType.of(iterable);
        if (type.slot(SlotId.ITER) == null && type.slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "can't extend bytearray with " + type.fullName());
        }
        if (PyStr.asSelf(iterable) != null && PyStr.asSelf(iterable).length() > 0) {
            throw Errors.typeError(ts, "expected iterable of integers; got: 'str'");
        }
        Sizes.checkLengthHint(ts, iterable);
        return OctetSource.elements(ts, iterable, "bytearray");
    }
}
