package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What the constructors of bytes and bytearray make of their arguments. */
final class OctetSource {

    private static final PyStr BYTES = PyStr.interned("__bytes__");

    private static final byte[] NONE = {};

    private OctetSource() {}

    /** The bytes of {@code bytes(source, encoding, errors)}; absent arguments are null. */
    @CleanPoint
    static PyBytes forBytes(ThreadState ts, PyObject source, PyStr encoding, PyStr errors) {
        if (encoding == null && errors == null && source != null) {
            if (source instanceof PyBytes b) {
                return b;
            }
            PyBytes own = fromMethod(ts, source);
            if (own != null) {
                return own;
            }
        }
        refuseEncoding(ts, source, encoding, errors);
        return PyBytes.of(contents(ts, source, encoding, errors, null));
    }

    /** The bytes of {@code bytearray(source, encoding, errors)}, not shared with anybody, unless they went into {@code into}, which is empty, at once. */
    @CleanPoint
    static byte[] forByteArray(ThreadState ts, PyObject source, PyStr encoding, PyStr errors, PyByteArray into) {
        refuseEncoding(ts, source, encoding, errors);
        return contents(ts, source, encoding, errors, into);
    }

    /** Only text is encoded. */
    private static void refuseEncoding(ThreadState ts, PyObject source, PyStr encoding, PyStr errors) {
        if ((encoding != null || errors != null) && (source == null || PyStr.asSelf(source) == null)) {
            throw Errors.typeError(ts, (encoding != null ? "encoding" : "errors") + " without a string argument");
        }
    }

    /** What {@code __bytes__} gives; null if there is none. */
    @CleanPoint
    static PyBytes fromMethod(ThreadState ts, PyObject o) {
        PyObject result = resultOfMethod(ts, o);
        PyBytes b = result == null ? null : PyBytes.asSelf(result);
        if (b != result) {
            Refs.discard(ts, result);
        }
        return b;
    }

    /** What {@code __bytes__} gives, floating, perhaps an instance of a subclass of bytes; null if there is none. */
    @CleanPoint
    static PyObject resultOfMethod(ThreadState ts, PyObject o) {
        PyType type = PyType.of(o);
        PyObject attribute = type.lookup(ts, BYTES);
        if (attribute == null) {
            return null;
        }
        PyObject method = Descriptors.get(ts, attribute, o, type);
        PyObject result;
        try (var held = ts.hold(method)) {
            result = Calls.call(ts, method);
        }
        if (PyBytes.asSelf(result) == null) {
            String name = PyType.of(result).fullName();
            Refs.discard(ts, result);
            throw Errors.typeError(ts, "__bytes__ returned non-bytes (type " + name + ")");
        }
        return result;
    }

    @CleanPoint
    private static byte[] contents(ThreadState ts, PyObject source, PyStr encoding, PyStr errors, PyByteArray into) {
        if (source == null) {
            return NONE;
        }
        PyStr text = PyStr.asSelf(source);
        if (text != null) {
            if (encoding == null) {
                throw Errors.typeError(ts, "string argument without an encoding");
            }
            return Codecs.encode(ts, text, encoding.toString(), errors == null ? null : errors.toString()).array().clone();
        }
        if (PyType.of(source).slot(SlotId.INDEX) != null) {
            int zeros = zeros(ts, source);
            if (zeros >= 0 && into != null) {
                into.replace(ts, 0, Integer.MAX_VALUE, null, 0, zeros);
                return NONE;
            }
            if (zeros >= 0) {
                return new byte[zeros];
            }
        }
        return elements(ts, source, into == null ? "bytes" : "bytearray", into);
    }

    /** How many zero bytes an int asks for; -1 if {@code __index__} raises TypeError. */
    @CleanPoint
    private static int zeros(ThreadState ts, PyObject source) {
        long count;
        try {
            count = Sizes.indexAsLong(ts, source, ExceptionTypes.OVERFLOW_ERROR);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return -1;
        }
        if (count < 0) {
            throw Errors.valueError(ts, "negative count");
        }
        if (count > Integer.MAX_VALUE - 16) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        return (int) count;
    }

    /** The bytes of something bytes-like or of an iterable of ints, not shared with anybody. */
    @CleanPoint
    static byte[] elements(ThreadState ts, PyObject source, String type) {
        return elements(ts, source, type, null);
    }

    @CleanPoint
    private static byte[] elements(ThreadState ts, PyObject source, String type, PyByteArray into) {
        BufferView v = Buffers.anyViewOrNull(ts, source);
        if (v != null) {
            try (v) {
                if (into != null) {
                    into.replace(ts, 0, Integer.MAX_VALUE, v.octets(), v.offset(), v.length());
                    return NONE;
                }
                return Buffers.copy(v);
            }
        }
        PyType t = PyType.of(source);
        if (t.slot(SlotId.ITER) == null && t.slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "cannot convert '" + t.fullName() + "' object to " + type);
        }
        ByteBuilder b = new ByteBuilder(16);
        PyObject iterator = Iteration.iter(ts, source);
        try (var held = ts.hold(iterator)) {
            if (type.equals("bytes")) {
                Sizes.checkLengthHint(ts, source);
            }
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(item)) {
                    PyInt i = Sizes.index(ts, item);
                    if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 255) {
                        throw Errors.valueError(ts, (type.equals("bytes") ? "bytes" : "byte") + " must be in range(0, 256)");
                    }
                    if (into != null) {
                        into.append(ts, (int) i.longValue());
                    } else {
                        b.append((int) i.longValue());
                    }
                }
            }
        }
        return b.toArray();
    }
}
