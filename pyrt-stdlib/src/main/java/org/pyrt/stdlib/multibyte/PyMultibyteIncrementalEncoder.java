package org.pyrt.stdlib.multibyte;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** An encoder that is given its text in pieces. */
@ExposedType(name = "MultibyteIncrementalEncoder")
final class PyMultibyteIncrementalEncoder extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_multibytecodec.MultibyteIncrementalEncoder", new PyMultibyteIncrementalEncoderAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .build();

    private final EncoderState state;
    private String errors;

    private PyMultibyteIncrementalEncoder(ThreadState ts, PyType type, PyMultibyteCodec codec, String errors) {
        super(ts, type);
        state = new EncoderState(codec);
        this.errors = errors;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @Default("'strict'") String errors) {
        return new PyMultibyteIncrementalEncoder(ts, type, PyMultibyteCodec.ofClass(ts, type), errors);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyMultibyteIncrementalEncoder self, @Default("'strict'") PyObject errors) {}

    @ExposedMethod(doc = "encode($self, /, input, final=False)\n--\n\n")
    @CleanPoint
    static PyObject encode(ThreadState ts, PyMultibyteIncrementalEncoder self, PyObject input, @Default("False") boolean final_) {
        return self.state.encode(ts, PyMultibyteCodec.text(ts, input), self.errors, final_);
    }

    @ExposedMethod(doc = "getstate($self, /)\n--\n\n")
    @CleanPoint
    static PyObject getstate(ThreadState ts, PyMultibyteIncrementalEncoder self) {
        return self.state.get(ts);
    }

    @ExposedMethod(doc = "setstate($self, state, /)\n--\n\n")
    @CleanPoint
    static void setstate(ThreadState ts, PyMultibyteIncrementalEncoder self, @PositionalOnly PyInt state) {
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
    static void setErrors(ThreadState ts, PyMultibyteIncrementalEncoder self, PyObject value) {
        self.errors = PyMultibyteCodec.errorsToSet(ts, value);
    }
}
