package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyUnicodeError;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** Calls error handlers that programs have registered. */
public final class CodecErrors {

    private CodecErrors() {}

    /** What a handler has answered. */
    public static final class Answer {

        /** What stands for the part that failed: a str, or bytes from a handler of encoders. */
        final PyStr text;

        final byte[] bytes;

        /** Where to go on. */
        final int position;

        /** The bytes that a decoder is to go on with, which the handler may have exchanged; null for encoders. */
        final PyBytes object;

        Answer(PyStr text, byte[] bytes, int position, PyBytes object) {
            this.text = text;
            this.bytes = bytes;
            this.position = position;
            this.object = object;
        }

        /** The text for what failed; null if there are bytes. */
        public PyStr text() {
            return text;
        }

        /** The bytes for what failed; null if there is text. */
        public byte[] bytes() {
            return bytes;
        }

        /** Where to go on, in code points or bytes from the start of the input. */
        public int position() {
            return position;
        }
    }

    /**
     * Calls the handler registered under {@code name} with the exception that the slot {@code raised} has, which it takes out. {@code length} is that of the
     * input; -1 stands for that of the object that the exception has when the handler is done. Raises LookupError for an unknown name, and what the handler raises.
     */
    @CleanPoint
    public static Answer handle(ThreadState ts, String name, int length, boolean encoding) {
        PyBaseException exception = Errors.take(ts);
        try (var held = ts.hold(exception)) {
            PyObject handler = CodecRegistry.of(ts).errorHandler(ts, name);
            if (handler == null) {
                throw CodecRegistry.unknownHandler(ts, name);
            }
            PyObject result;
            try (var heldHandler = ts.hold(handler)) {
                result = Calls.call(ts, handler, exception);
            }
            try (var heldResult = ts.hold(result)) {
                PyBytes object = encoding ? null : object(ts, exception);
                return answer(ts, result, length < 0 ? object.length() : length, encoding, object);
            }
        }
    }

    /** The bytes of a UnicodeDecodeError; raises TypeError if it has no bytes any more. */
    private static PyBytes object(ThreadState ts, PyBaseException exception) {
        PyBytes bytes = exception instanceof PyUnicodeError e ? PyBytes.asSelf(e.object(ts)) : null;
        if (bytes == null) {
            throw Errors.typeError(ts, "UnicodeError 'object' attribute must be a bytes");
        }
        return bytes;
    }

    private static Answer answer(ThreadState ts, PyObject result, int length, boolean encoding, PyBytes object) {
        if (!(result instanceof PyTuple t) || t.size() != 2 || PyInt.asSelf(t.get(1)) == null) {
            throw wrong(ts, encoding);
        }
        PyStr text = PyStr.asSelf(t.get(0));
        PyBytes bytes = encoding ? PyBytes.asSelf(t.get(0)) : null;
        if (text == null && bytes == null) {
            throw wrong(ts, encoding);
        }
        PyInt given = PyInt.asSelf(t.get(1));
        long position = given.fitsLong() ? given.longValue() : Long.MAX_VALUE;
        if (position < 0) {
            position += length;
        }
        if (position < 0 || position > length) {
            throw Errors.indexError(ts, "position " + given.bigValue() + " from error handler out of bounds");
        }
        return new Answer(text, bytes == null ? null : bytes.array(), (int) position, object);
    }

    private static RuntimeException wrong(ThreadState ts, boolean encoding) {
        return Errors.typeError(
                ts,
                encoding
                        ? "encoding error handler must return (str/bytes, int) tuple"
                        : "decoding error handler must return (str, int) tuple");
    }
}
