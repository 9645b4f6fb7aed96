package org.pyrt.objects.memory;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Subscripts, assignment, comparison and listing of memoryviews. */
final class MemoryItems {

    private static final PyStr UNPACK_FROM = PyStr.interned("unpack_from");

    private MemoryItems() {}

    /** The format character of the items; raises NotImplementedError if it is not one. */
    static char code(ThreadState ts, PyMemoryView m) {
        char c = NativeItems.code(m.format);
        if (c == 0) {
            throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "memoryview: format " + m.format + " not supported");
        }
        return c;
    }

    /** {@code m[key]}. */
    @CleanPoint
    static PyObject get(ThreadState ts, PyMemoryView m, PyObject key) {
        m.requireOpen(ts);
        if (m.dimensions() == 0) {
            if (key instanceof PyTuple t && t.size() == 0) {
                return m.item(ts, code(ts, m), m.start);
            }
            if (key == org.pyrt.objects.constant.PyEllipsis.ELLIPSIS) {
                return m;
            }
            throw Errors.typeError(ts, "invalid indexing of 0-dim memory");
        }
        if (key instanceof PySlice slice) {
            return slice(ts, m, slice);
        }
        return m.item(ts, code(ts, m), place(ts, m, key));
    }

    /** The place of {@code m[key]}, a single item. */
    @CleanPoint
    private static int place(ThreadState ts, PyMemoryView m, PyObject key) {
        if (key instanceof PyTuple t) {
            return place(ts, m, t);
        }
        if (PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "memoryview: invalid slice key");
        }
        long i = Sizes.subscript(ts, key);
        m.requireOpen(ts);
        if (m.dimensions() != 1) {
            throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
        }
        return m.start + step(ts, m, 0, i);
    }

    private static int step(ThreadState ts, PyMemoryView m, int dimension, long index) {
        long i = index < 0 ? index + m.shape[dimension] : index;
        if (i < 0 || i >= m.shape[dimension]) {
            throw Errors.indexError(ts, "index out of bounds on dimension " + (dimension + 1));
        }
        return (int) i * m.strides[dimension];
    }

    @CleanPoint
    private static int place(ThreadState ts, PyMemoryView m, PyTuple key) {
        int n = key.size();
        boolean slices = n > 0;
        for (int i = 0; i < n; i++) {
            slices &= key.get(i) instanceof PySlice;
        }
        for (int i = 0; i < n && !slices; i++) {
            if (PyType.of(key.get(i)).slot(SlotId.INDEX) == null) {
                throw Errors.typeError(ts, "memoryview: invalid slice key");
            }
        }
        if (slices) {
            throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
        }
        if (n < m.dimensions()) {
            throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
        }
        if (n > m.dimensions()) {
            throw Errors.typeError(ts, "cannot index " + m.dimensions() + "-dimension view with " + n + "-element tuple");
        }
        int at = m.start;
        for (int i = 0; i < n; i++) {
            at += step(ts, m, i, Sizes.subscript(ts, key.get(i)));
        }
        m.requireOpen(ts);
        return at;
    }

    @CleanPoint
    private static PyMemoryView slice(ThreadState ts, PyMemoryView m, PySlice slice) {
        // The bounds may run code that releases the view; the part that is wanted lives on.
        PyMemoryView keeper = m.like(ts, m.readOnly, m.format, m.itemSize, m.start, m.shape, m.strides);
        try (var held = ts.hold(keeper)) {
            SliceBounds b = SliceBounds.of(ts, slice);
            b.adjust(m.shape[0]);
            int[] shape = m.shape.clone();
            int[] strides = m.strides.clone();
            shape[0] = (int) b.count;
            strides[0] = (int) (m.strides[0] * b.step);
            return keeper.like(ts, m.readOnly, m.format, m.itemSize, m.start + (int) b.start * m.strides[0], shape, strides);
        }
    }

    /** {@code m[key] = value}. */
    @CleanPoint
    static void set(ThreadState ts, PyMemoryView m, PyObject key, PyObject value) {
        m.requireOpen(ts);
        char c = code(ts, m);
        if (m.readOnly) {
            throw Errors.typeError(ts, "cannot modify read-only memory");
        }
        if (m.dimensions() == 0) {
            if (key == org.pyrt.objects.constant.PyEllipsis.ELLIPSIS || key instanceof PyTuple t && t.size() == 0) {
                setItem(ts, m, c, m.start, value);
                return;
            }
            throw Errors.typeError(ts, "invalid indexing of 0-dim memory");
        }
        if (key instanceof PySlice slice && m.dimensions() == 1) {
            PyMemoryView target = slice(ts, m, slice);
            try (var held = ts.hold(target)) {
                if (m.isReleased()) {
                    // By an index of the slice. The slice itself would keep the memory.
                    target.releaseQuietly(ts);
                    m.requireOpen(ts);
                }
                assign(ts, target, value);
                target.releaseQuietly(ts);
            }
            return;
        }
        setItem(ts, m, c, place(ts, m, key), value);
    }

    @CleanPoint
    private static void setItem(ThreadState ts, PyMemoryView m, char c, int at, PyObject value) {
        byte[] item = new byte[m.itemSize];
        if (c == 'c') {
            PyBytes b = PyBytes.asSelf(value);
            if (b == null) {
                throw Errors.typeError(ts, "memoryview: invalid type for format 'c'");
            }
            if (b.length() != 1) {
                throw Errors.valueError(ts, "memoryview: invalid value for format 'c'");
            }
            item[0] = b.array()[0];
        } else {
            boolean fits;
            try {
                fits = NativeItems.set(ts, c, item, 0, value);
            } catch (Raised e) {
                if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                    throw e;
                }
                Errors.clear(ts);
                throw Errors.typeError(ts, "memoryview: invalid type for format '" + c + "'");
            }
            if (!fits) {
                throw Errors.valueError(ts, "memoryview: invalid value for format '" + c + "'");
            }
        }
        m.store(ts, at, item, item.length);
    }

    @CleanPoint
    private static void assign(ThreadState ts, PyMemoryView target, PyObject value) {
        PyMemoryView source = open(ts, value);
        if (source == null) {
            throw Buffers.notBytesLike(ts, value);
        }
        try (var held = ts.hold(source)) {
            boolean fits = formatOf(source).equals(formatOf(target)) && PyMemoryView.sameShape(source, target);
            if (!fits) {
                source.releaseQuietly(ts);
                throw Errors.valueError(ts, "memoryview assignment: lvalue and rvalue have different structures");
            }
            target.store(ts, target.start, source.copy(ts, false), target.strides[0]);
            source.releaseQuietly(ts);
        }
    }

    private static String formatOf(PyMemoryView m) {
        return m.format.startsWith("@") ? m.format.substring(1) : m.format;
    }

    /** A memoryview of {@code o}, floating, or null if it has no buffer. */
    @CleanPoint
    private static PyMemoryView open(ThreadState ts, PyObject o) {
        if (!(o instanceof PyMemoryView) && !Buffers.isBytesLike(ts, o)) {
            return null;
        }
        return PyMemoryView.of(ts, o, PythonBuffer.FULL_READ_ONLY);
    }

    /** Whether {@code m == other}; null where they cannot be compared. */
    @CleanPoint
    static Boolean equal(ThreadState ts, PyMemoryView m, PyObject other) {
        if (m.isReleased()) {
            return m == other;
        }
        if (other instanceof PyMemoryView o) {
            return o.isReleased() ? Boolean.FALSE : Boolean.valueOf(equalItems(ts, m, o));
        }
        PyMemoryView o;
        try {
            o = open(ts, other);
        } catch (Raised e) {
            Errors.clear(ts);
            return null;
        }
        if (o == null) {
            return null;
        }
        try (var held = ts.hold(o)) {
            boolean result = equalItems(ts, m, o);
            o.releaseQuietly(ts);
            return result;
        }
    }

    @CleanPoint
    private static boolean equalItems(ThreadState ts, PyMemoryView a, PyMemoryView b) {
        if (!PyMemoryView.sameShape(a, b)) {
            return false;
        }
        char ca = NativeItems.code(a.format);
        char cb = NativeItems.code(b.format);
        byte[] x = a.copy(ts, false);
        byte[] y = b.copy(ts, false);
        if (ca != 0 && ca == cb && "cbBhHiIlLqQnN".indexOf(ca) >= 0) {
            return java.util.Arrays.equals(x, y);
        }
        int n = a.count();
        for (int i = 0; i < n; i++) {
            PyObject v = item(ts, a, ca, x, i * a.itemSize);
            if (v == null) {
                return false;
            }
            try (var held = ts.hold(v)) {
                PyObject w = item(ts, b, cb, y, i * b.itemSize);
                try (var heldToo = ts.hold(w)) {
                    if (w == null || !Comparison.test(ts, SlotId.EQ, v, w)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** An item of any format that the module struct knows, floating; null if it does not. */
    @CleanPoint
    private static PyObject item(ThreadState ts, PyMemoryView m, char code, byte[] data, int at) {
        if (code != 0) {
            return NativeItems.get(code, data, at);
        }
        PyObject struct = Interpreter.of(ts).hooks.importModule(ts, "_struct");
        try (var held = ts.hold(struct)) {
            PyObject items = Calls.callMethod(
                    ts, struct, UNPACK_FROM, PyStr.of(m.format), PyBytes.of(data), org.pyrt.objects.number.PyInt.of(at));
            return items;
        } catch (Raised e) {
            Errors.clear(ts);
            return null;
        }
    }

    /** {@code m.tolist()}. */
    @CleanPoint
    static PyObject toList(ThreadState ts, PyMemoryView m) {
        char c = code(ts, m);
        if (m.dimensions() == 0) {
            return m.item(ts, c, m.start);
        }
        return list(ts, m, c, 0, m.start);
    }

    private static PyObject list(ThreadState ts, PyMemoryView m, char c, int dimension, int at) {
        int n = m.shape[dimension];
        try (Scratch items = new Scratch(ts, n)) {
            for (int i = 0; i < n; i++) {
                int place = at + i * m.strides[dimension];
                items.add(dimension == m.dimensions() - 1 ? m.item(ts, c, place) : list(ts, m, c, dimension + 1, place));
            }
            return PyList.adopt(ts, items.moveOut());
        }
    }

}
