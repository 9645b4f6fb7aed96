package org.pyrt.objects.number;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** Bytes-like objects where a number's text is expected. */
final class NumberBytes {

    private NumberBytes() {}

    /** The contents of a bytes-like object; null if {@code o} is none. */
    @CleanPoint
    static PyBytes of(ThreadState ts, PyObject o) {
        return Buffers.isBytesLike(ts, o) ? Buffers.toBytes(ts, o) : null;
    }

    /** The bytes as a String of as many units. */
    static String latin1(PyBytes bytes) {
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }
}
