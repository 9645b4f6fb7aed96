package org.pyrt.objects.text;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Encoding and decoding by the codecs of the registry, as {@code str.encode}, {@code bytes.decode} and the module codecs do it. An encoding that only the JDK knows serves
 * where the registry has none.
 */
public final class RegisteredCodecs {

    private static final PyStr IS_TEXT = PyStr.interned("_is_text_encoding");
    private static final PyStr ADD_NOTE = PyStr.interned("add_note");

    private RegisteredCodecs() {}

    /** Raises LookupError for the name of an encoding or an error handler that is unknown; {@code errors} may be null. */
    @CleanPoint
    public static void check(ThreadState ts, String encoding, String errors) {
        CodecRegistry registry = CodecRegistry.of(ts);
        if (Codecs.own(encoding) == null) {
            Refs.discard(ts, registry.lookup(ts, encoding));
        }
        if (ErrorHandler.of(errors) == ErrorHandler.CUSTOM && registry.errorHandler(ts, errors) == null) {
            throw CodecRegistry.unknownHandler(ts, errors);
        }
    }

    @CleanPoint
    static PyBytes encode(ThreadState ts, PyStr s, String encoding, String errors) {
        PyTuple entry = textEntry(ts, encoding, "encode");
        PyObject result;
        try (var held = ts.hold(entry)) {
            result = call(ts, entry.get(0), s, errors, encoding, true);
        }
        PyBytes bytes = PyBytes.asSelf(result);
        String type = PyType.of(result).fullName();
        Refs.discard(ts, result);
        if (bytes == null) {
            throw Errors.typeError(
                    ts,
                    "'" + encoding + "' encoder returned '" + type + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
        }
        return bytes;
    }

    @CleanPoint
    static PyStr decode(ThreadState ts, byte[] bytes, int from, int to, String encoding, String errors) {
        PyTuple entry = textEntry(ts, encoding, "decode");
        PyObject result;
        try (var held = ts.hold(entry)) {
            result = call(ts, entry.get(1), PyBytes.of(Arrays.copyOfRange(bytes, from, to)), errors, encoding, false);
        }
        PyStr text = PyStr.asSelf(result);
        String type = PyType.of(result).fullName();
        Refs.discard(ts, result);
        if (text == null) {
            throw Errors.typeError(
                    ts,
                    "'" + encoding + "' decoder returned '" + type + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
        }
        return text;
    }

    /** {@code codecs.encode} or {@code decode}, floating. */
    @CleanPoint
    public static PyObject convert(ThreadState ts, PyObject o, String encoding, String errors, boolean encode) {
        PyTuple entry = CodecRegistry.of(ts).lookup(ts, encoding);
        try (var held = ts.hold(entry)) {
            return call(ts, entry.get(encode ? 0 : 1), o, errors, encoding, encode);
        }
    }

    /** The entry of a text encoding, floating. Raises LookupError. */
    @CleanPoint
    private static PyTuple textEntry(ThreadState ts, String encoding, String operation) {
        PyTuple entry = CodecRegistry.of(ts).lookup(ts, encoding);
        if (entry.getClass() != PyTuple.class) {
            try (var held = ts.hold(entry)) {
                PyObject text = Attributes.find(ts, entry, IS_TEXT);
                if (text != null && !Comparison.isTrue(ts, text)) {
                    throw Errors.raise(
                            ts,
                            ExceptionTypes.LOOKUP_ERROR,
                            "'" + encoding + "' is not a text encoding; use codecs." + operation + "() to handle arbitrary codecs");
                }
            }
        }
        return entry;
    }

    /** Calls an encoder or decoder; the first of the two things that it returns. */
    @CleanPoint
    private static PyObject call(ThreadState ts, PyObject function, PyObject o, String errors, String encoding, boolean encode) {
        PyObject result;
        try {
            result = errors == null ? Calls.call(ts, function, o) : Calls.call(ts, function, o, PyStr.of(errors));
        } catch (Raised e) {
            PyBaseException exception = Errors.take(ts);
            try (var held = ts.hold(exception)) {
                PyStr note = PyStr.of((encode ? "encoding" : "decoding") + " with '" + encoding + "' codec failed");
                Refs.discard(ts, Calls.callMethod(ts, exception, ADD_NOTE, note));
                throw Errors.reraise(ts, exception);
            }
        }
        try (var held = ts.hold(result)) {
            if (!(result instanceof PyTuple t) || t.size() != 2) {
                throw Errors.typeError(ts, (encode ? "encoder" : "decoder") + " must return a tuple (object, integer)");
            }
            return t.get(0);
        }
    }
}
