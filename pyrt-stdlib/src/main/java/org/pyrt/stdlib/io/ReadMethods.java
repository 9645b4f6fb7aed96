package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.refcount.ThreadState;

/** Reading from a buffered stream. */
@ExposedType(name = "_BufferedReading")
final class ReadMethods {

    private ReadMethods() {}

    @ExposedMethod(doc = "Whether it can be read.")
    @CleanPoint
    static PyObject readable(ThreadState ts, PyBuffered self) {
        return Calls.callMethod(ts, self.raw(ts), PyIOBase.READABLE);
    }

    private static PyObject bytesOrNone(byte[] bytes) {
        return bytes == null ? PyNone.NONE : PyBytes.of(bytes);
    }

    @ExposedMethod(doc = "Read so many bytes; all if negative or None.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyBuffered self, @PositionalOnly @Default("-1") PyObject size) {
        long n = PyIOBase.sizeOf(ts, size);
        if (n < -1) {
            throw Errors.valueError(ts, "read length must be non-negative or -1");
        }
        self.requireOpen(ts, "read");
        self.lock.enter(ts, self);
        try {
            return bytesOrNone(n < 0 ? self.readAll(ts) : self.read(ts, (int) Math.min(n, Integer.MAX_VALUE - 8)));
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Read at most so many bytes, with at most one read of the stream below.")
    @CleanPoint
    static PyObject read1(ThreadState ts, PyBuffered self, @PositionalOnly @Default("-1") long size) {
        self.requireOpen(ts, "read");
        return PyBytes.of(readChunk(ts, self, size < 0 ? self.size : (int) Math.min(size, Integer.MAX_VALUE - 8)));
    }

    /** At most {@code n} bytes with at most one read of the stream below; empty at the end. */
    @CleanPoint
    static byte[] readChunk(ThreadState ts, PyBuffered self, int n) {
        self.lock.enter(ts, self);
        try {
            return self.readOnce(ts, n);
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Read into a buffer; how many bytes.")
    @CleanPoint
    static PyObject readinto(ThreadState ts, PyBuffered self, @PositionalOnly PyObject buffer) {
        return readInto(ts, self, buffer, false);
    }

    @ExposedMethod(doc = "As readinto, with at most one read of the stream below.")
    @CleanPoint
    static PyObject readinto1(ThreadState ts, PyBuffered self, @PositionalOnly PyObject buffer) {
        return readInto(ts, self, buffer, true);
    }

    @CleanPoint
    private static PyObject readInto(ThreadState ts, PyBuffered self, PyObject buffer, boolean once) {
        try (BufferView view = Buffers.writable(ts, buffer)) {
            self.requireOpen(ts, "readinto");
            self.lock.enter(ts, self);
            try {
                int n = self.readInto(ts, view, once);
                return n < 0 ? PyNone.NONE : PyInt.of(n);
            } finally {
                self.lock.leave();
            }
        }
    }

    @ExposedMethod(doc = "The bytes ahead, without moving.")
    @CleanPoint
    static PyObject peek(ThreadState ts, PyBuffered self, @PositionalOnly @Default("0") long size) {
        self.requireOpen(ts, "peek");
        self.lock.enter(ts, self);
        try {
            return PyBytes.of(self.peek(ts));
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Read a line.")
    @CleanPoint
    static PyObject readline(ThreadState ts, PyBuffered self, @PositionalOnly @Default("-1") PyObject size) {
        long limit = PyIOBase.sizeOf(ts, size);
        self.requireOpen(ts, "readline");
        self.lock.enter(ts, self);
        try {
            return PyBytes.of(self.readLine(ts, limit));
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyBuffered self) {
        if (self.type().isHeap()) {
            return self.nextLine(ts);
        }
        self.requireOpen(ts, "readline");
        byte[] line;
        self.lock.enter(ts, self);
        try {
            line = self.readLine(ts, -1);
        } finally {
            self.lock.leave();
        }
        return line.length == 0 ? null : PyBytes.of(line);
    }
}
