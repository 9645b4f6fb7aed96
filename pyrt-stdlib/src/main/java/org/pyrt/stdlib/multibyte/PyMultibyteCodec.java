package org.pyrt.stdlib.multibyte;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** What getcodec() gives: an encoding, for whole texts. Immutable. */
@ExposedType(name = "MultibyteCodec")
final class PyMultibyteCodec extends Counted {

    static final PyType TYPE = PyType.builtin("_multibytecodec.MultibyteCodec", new PyMultibyteCodecAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final PyStr CODEC = PyStr.interned("codec");

    private final String name;
    private final MultibyteCharset charset;

    PyMultibyteCodec(ThreadState ts, String name, MultibyteCharset charset) {
        super(ts);
        this.name = name;
        this.charset = charset;
    }

    /** The codec that a class has as its attribute {@code codec}. */
    @CleanPoint
    static PyMultibyteCodec ofClass(ThreadState ts, PyType type) {
        if (Attributes.get(ts, type, CODEC) instanceof PyMultibyteCodec c) {
            return c;
        }
        throw Errors.typeError(ts, "codec is unexpected type");
    }

    String name() {
        return name;
    }

    MultibyteCharset charset() {
        return charset;
    }

    @ExposedMethod(doc = "encode($self, /, input, errors=None)\n--\n\nReturn an encoded string version of `input'.")
    @CleanPoint
    static PyObject encode(ThreadState ts, PyMultibyteCodec self, PyObject input, @Default("None") String errors) {
        PyStr text = text(ts, input);
        byte[] state = new byte[MultibyteCharset.STATE_SIZE];
        self.charset.start(state);
        PyObject result = new Conversion(ts, self, state, errors == null ? "strict" : errors).encode(text, true, text.length() > 0);
        return PyTuple.of(ts, result, PyInt.of(text.length()));
    }

    /** A str, or what str() makes of something else. */
    @CleanPoint
    static PyStr text(ThreadState ts, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        return s != null ? s : Representation.str(ts, o);
    }

    /** What the attribute {@code errors} of a stream or incremental codec is set to; null is a deletion. Raises AttributeError or TypeError. */
    static String errorsToSet(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "cannot delete attribute");
        }
        PyStr s = PyStr.asSelf(value);
        if (s == null) {
            throw Errors.typeError(ts, "errors must be a string");
        }
        return s.toString();
    }

    @ExposedMethod(doc = "decode($self, /, input, errors=None)\n--\n\nDecodes 'input'.")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyMultibyteCodec self, PyObject input, @Default("None") String errors) {
        try (BufferView v = Buffers.view(ts, input)) {
            byte[] state = new byte[MultibyteCharset.STATE_SIZE];
            self.charset.start(state);
            PyObject result = new Conversion(ts, self, state, errors == null ? "strict" : errors).decode(v.octets(), v.offset(), v.offset() + v.length(), true);
            return PyTuple.of(ts, result, PyInt.of(v.length()));
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
