package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.refcount.ThreadState;

/** Writing to a buffered stream. */
@ExposedType(name = "_BufferedWriting")
final class WriteMethods {

    private WriteMethods() {}

    @ExposedMethod(doc = "Whether it can be written.")
    @CleanPoint
    static PyObject writable(ThreadState ts, PyBuffered self) {
        return Calls.callMethod(ts, self.raw(ts), PyIOBase.WRITABLE);
    }

    @ExposedMethod(doc = "Write bytes; how many there were.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyBuffered self, @PositionalOnly PyObject b) {
        self.raw(ts);
        try (BufferView view = Buffers.view(ts, b)) {
            writeBytes(ts, self, view.octets(), view.offset(), view.length());
            return PyInt.of(view.length());
        }
    }

    /** Writes a part of an array. */
    @CleanPoint
    static void writeBytes(ThreadState ts, PyBuffered self, byte[] from, int offset, int length) {
        self.lock.enter(ts, self);
        try {
            if (self.isClosed(ts)) {
                throw Errors.valueError(ts, "write to closed file");
            }
            self.write(ts, from, offset, length);
        } finally {
            self.lock.leave();
        }
    }
}
