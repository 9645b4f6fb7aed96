package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.refcount.ThreadState;

/** Which of the two types the results of a shared method are of. */
enum OctetKind {
    BYTES,
    BYTEARRAY;

    /** A new object, floating, that keeps the array. */
    PyObject of(ThreadState ts, byte[] array) {
        return this == BYTES ? PyBytes.of(array) : PyByteArray.of(ts, array);
    }

    /** A new object, floating, of a part of a view. */
    PyObject part(ThreadState ts, BufferView s, int from, int to) {
        if (this == BYTES) {
            return s instanceof PyBytes b && from == 0 && to == s.length()
                    ? b
                    : PyBytes.of(s.toArray(from, to));
        }
        return PyByteArray.copyOf(ts, s, from, to);
    }

    /** The type's name. */
    String typeName() {
        return this == BYTES ? "bytes" : "bytearray";
    }
}
