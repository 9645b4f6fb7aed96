package org.pyrt.stdlib.multibyte;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** A decoder that is given its bytes in pieces. */
@ExposedType(name = "MultibyteIncrementalDecoder")
final class PyMultibyteIncrementalDecoder extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_multibytecodec.MultibyteIncrementalDecoder", new PyMultibyteIncrementalDecoderAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .build();

    private final DecoderState state;
    private String errors;

    private PyMultibyteIncrementalDecoder(ThreadState ts, PyType type, PyMultibyteCodec codec, String errors) {
        super(ts, type);
        state = new DecoderState(codec);
        this.errors = errors;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @Default("'strict'") String errors) {
        return new PyMultibyteIncrementalDecoder(ts, type, PyMultibyteCodec.ofClass(ts, type), errors);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyMultibyteIncrementalDecoder self, @Default("'strict'") PyObject errors) {}

    @ExposedMethod(doc = "decode($self, /, input, final=False)\n--\n\n")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyMultibyteIncrementalDecoder self, PyObject input, @Default("False") boolean final_) {
        try (BufferView v = Buffers.view(ts, input)) {
            return self.state.decode(ts, v.octets(), v.offset(), v.offset() + v.length(), self.errors, final_);
        }
    }

    @ExposedMethod(doc = "getstate($self, /)\n--\n\n")
    static PyObject getstate(ThreadState ts, PyMultibyteIncrementalDecoder self) {
        return self.state.get(ts);
    }

    @ExposedMethod(doc = "setstate($self, state, /)\n--\n\n")
    static void setstate(ThreadState ts, PyMultibyteIncrementalDecoder self, @PositionalOnly PyObject state) {
        self.state.set(ts, state);
    }

    @ExposedMethod(doc = "reset($self, /)\n--\n\n")
    void reset() {
        state.reset();
    }

    @ExposedGetter(doc = "how to treat errors")
    String errors() {
        return errors;
    }

    @ExposedSetter(name = "errors", deletes = true)
    static void setErrors(ThreadState ts, PyMultibyteIncrementalDecoder self, PyObject value) {
        self.errors = PyMultibyteCodec.errorsToSet(ts, value);
    }
}
