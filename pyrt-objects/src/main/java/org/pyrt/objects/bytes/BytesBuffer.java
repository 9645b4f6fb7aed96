package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.memory.PythonBuffer;
import org.pyrt.refcount.ThreadState;

/** The buffer protocol of bytes, as Python sees it. */
@ExposedType(name = "bytes")
final class BytesBuffer {

    private BytesBuffer() {}

    @ExposedMethod(name = "__buffer__", doc = "__buffer__($self, flags, /)\n--\n\nReturn a buffer object that exposes the underlying memory of the object.")
    @CleanPoint
    static PyObject buffer(ThreadState ts, PyBytes self, @PositionalOnly int flags) {
        if ((flags & PythonBuffer.WRITABLE) != 0) {
            throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "Object is not writable.");
        }
        return PyMemoryView.of(ts, self, flags);
    }
}
