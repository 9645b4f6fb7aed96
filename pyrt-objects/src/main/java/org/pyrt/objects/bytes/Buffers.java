package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.memory.PythonBuffer;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The bytes of bytes-like objects. */
public final class Buffers {

    private static final int LONGEST = Integer.MAX_VALUE - 16;

    private Buffers() {}

    /** A length that bytes of the runtime can have, 2**31 - 17 at most; throws OutOfMemoryError, Python's MemoryError, for a greater one. */
    public static int size(long length) {
        if (length > LONGEST) {
            throw new OutOfMemoryError("bytes of length " + length);
        }
        return (int) length;
    }

    /** The bytes of {@code o}, to be closed; raises TypeError if it is not bytes-like. */
    @CleanPoint
    public static BufferView view(ThreadState ts, PyObject o) {
        BufferView v = viewOrNull(ts, o);
        if (v == null) {
            throw notBytesLike(ts, o);
        }
        return v;
    }

    /** The bytes of {@code o}, to be closed; null if it is not bytes-like. */
    @CleanPoint
    public static BufferView viewOrNull(ThreadState ts, PyObject o) {
        return viewOrNull(ts, o, 0);
    }

    /** The same for a request with these flags, which only classes written in Python look at. */
    @CleanPoint
    public static BufferView viewOrNull(ThreadState ts, PyObject o, int flags) {
        if (o instanceof PyBytes b) {
            return b;
        }
        if (o.getClass() == PyByteArray.class) {
            return ((PyByteArray) o).buffer(ts);
        }
        if (o instanceof PyStr || o instanceof PyInt) {
            return null;
        }
        if (PythonBuffer.isDefined(ts, o)) {
            return PythonBuffer.open(ts, o, flags);
        }
        if (o instanceof BufferExporter e) {
            return e.buffer(ts);
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyBytes b ? b : null;
    }

    /** A view of the bytes of {@code o}, of a copy if they do not lie one behind the other; to be closed. Null if it is not bytes-like. */
    @CleanPoint
    public static BufferView anyViewOrNull(ThreadState ts, PyObject o) {
        return o instanceof PyMemoryView m ? m.contiguous(ts) : viewOrNull(ts, o, PythonBuffer.FULL_READ_ONLY);
    }

    /** The bytes of {@code o} to write to, to be closed; raises TypeError if it has none. */
    @CleanPoint
    public static BufferView writable(ThreadState ts, PyObject o) {
        BufferView v = viewOrNull(ts, o, PythonBuffer.WRITABLE);
        if (v != null && !v.isReadOnly()) {
            return v;
        }
        if (v != null) {
            v.close();
        }
        throw Errors.typeError(ts, "a read-write bytes-like object is required, not '" + PyType.of(o).fullName() + "'");
    }

    /** Whether {@code o} is bytes-like. */
    public static boolean isBytesLike(ThreadState ts, PyObject o) {
        return o instanceof BufferExporter || PyBytes.asSelf(o) != null || PythonBuffer.isDefined(ts, o);
    }

    /** The bytes of {@code o} as a bytes object, itself if it is an exact one; raises TypeError if it is not bytes-like. */
    @CleanPoint
    public static PyBytes toBytes(ThreadState ts, PyObject o) {
        if (o instanceof PyBytes b) {
            return b;
        }
        try (BufferView v = view(ts, o)) {
            return v instanceof PyBytes b ? b : PyBytes.of(v.toArray(0, v.length()));
        }
    }

    /** A copy of the bytes of a view. */
    public static byte[] copy(BufferView v) {
        return v.toArray(0, v.length());
    }

    /** The TypeError of an object that is not bytes-like. */
    public static RuntimeException notBytesLike(ThreadState ts, PyObject o) {
        return Errors.typeError(ts, "a bytes-like object is required, not '" + PyType.of(o).fullName() + "'");
    }
}
