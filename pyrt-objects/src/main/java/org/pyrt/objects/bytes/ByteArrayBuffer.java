package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.refcount.ThreadState;

/** The buffer protocol of bytearray, as Python sees it. */
@ExposedType(name = "bytearray")
final class ByteArrayBuffer {

    private ByteArrayBuffer() {}

    @ExposedMethod(name = "__buffer__", doc = "__buffer__($self, flags, /)\n--\n\nReturn a buffer object that exposes the underlying memory of the object.")
    @CleanPoint
    static PyObject buffer(ThreadState ts, PyByteArray self, @PositionalOnly int flags) {
        return PyMemoryView.of(ts, self, self.buffer(ts));
    }

    @ExposedMethod(name = "__release_buffer__", doc = "__release_buffer__($self, buffer, /)\n--\n\nRelease the buffer object that exposes the underlying memory of the object.")
    @CleanPoint
    static void releaseBuffer(ThreadState ts, PyByteArray self, @PositionalOnly PyObject buffer) {
        if (!(buffer instanceof PyMemoryView m)) {
            throw Errors.typeError(ts, "expected a memoryview object");
        }
        m.releaseBy(ts, self);
    }
}
