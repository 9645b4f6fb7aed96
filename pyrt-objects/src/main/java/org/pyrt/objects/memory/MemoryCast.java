package org.pyrt.objects.memory;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** {@code memoryview.cast}. */
final class MemoryCast {

    private static final int DIMENSIONS = 64;

    private MemoryCast() {}

    /** {@code m.cast(format, shape)}; {@code shape} null for none. */
    @CleanPoint
    static PyObject cast(ThreadState ts, PyMemoryView m, String format, PyObject shape) {
        m.requireOpen(ts);
        if (!m.isContiguous()) {
            throw Errors.typeError(ts, "memoryview: casts are restricted to C-contiguous views");
        }
        if ((shape != null || m.dimensions() != 1) && hasZero(m)) {
            throw Errors.typeError(ts, "memoryview: cannot cast view with zeros in shape or strides");
        }
        int[] lengths = null;
        if (shape != null) {
            lengths = lengths(ts, m, shape);
        }
        char from = NativeItems.code(m.format);
        char to = NativeItems.code(format);
        if (from == 0) {
            throw Errors.valueError(
                    ts, "memoryview: source format must be a native single character format prefixed with an optional '@'");
        }
        if (to == 0) {
            throw Errors.valueError(
                    ts, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (!isByte(from) && !isByte(to)) {
            throw Errors.typeError(ts, "memoryview: cannot cast between two non-byte formats");
        }
        int size = NativeItems.size(to);
        int bytes = m.byteLength();
        if (bytes % size != 0) {
            throw Errors.typeError(ts, "memoryview: length is not a multiple of itemsize");
        }
        if (lengths == null) {
            lengths = new int[] {bytes / size};
        } else {
            long product = size;
            for (int length : lengths) {
                product *= length;
            }
            if (product != bytes) {
                throw Errors.typeError(ts, "memoryview: product(shape) * itemsize != buffer size");
            }
        }
        return m.like(ts, m.readOnly, format, size, m.start, lengths, PyMemoryView.contiguousStrides(lengths, size));
    }

    private static boolean isByte(char code) {
        return code == 'b' || code == 'B' || code == 'c';
    }

    private static boolean hasZero(PyMemoryView m) {
        for (int i = 0; i < m.dimensions(); i++) {
            if (m.shape[i] == 0 || m.strides[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static int[] lengths(ThreadState ts, PyMemoryView m, PyObject shape) {
        if (!(shape instanceof PyList) && !(shape instanceof PyTuple)) {
            throw Errors.typeError(ts, "shape must be a list or a tuple");
        }
        int n = shape instanceof PyTuple t ? t.size() : ((PyList) shape).size();
        if (n > DIMENSIONS) {
            throw Errors.valueError(ts, "memoryview: number of dimensions must not exceed 64");
        }
        if (m.dimensions() != 1 && n != 1) {
            throw Errors.typeError(ts, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        int[] lengths = new int[n];
        long product = 1;
        for (int i = 0; i < n; i++) {
            PyObject item = shape instanceof PyTuple t ? t.get(i) : ((PyList) shape).getItem(ts, i);
            PyInt length = PyInt.asSelf(item);
            if (length == null) {
                throw Errors.typeError(ts, "memoryview.cast(): elements of shape must be integers");
            }
            if (!length.fitsLong() || length.longValue() <= 0) {
                throw Errors.valueError(ts, "memoryview.cast(): elements of shape must be integers > 0");
            }
            if (product > Long.MAX_VALUE / length.longValue()) {
                throw Errors.valueError(ts, "memoryview.cast(): product(shape) > SSIZE_MAX");
            }
            product *= length.longValue();
            lengths[i] = (int) Math.min(length.longValue(), Integer.MAX_VALUE);
        }
        return lengths;
    }
}
