package org.pyrt.stdlib.multibyte;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A stream of text read from a stream of bytes. */
@ExposedType(name = "MultibyteStreamReader")
final class PyMultibyteStreamReader extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_multibytecodec.MultibyteStreamReader", new PyMultibyteStreamReaderAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .build();

    private static final PyStr READ = PyStr.interned("read");
    private static final PyStr READLINE = PyStr.interned("readline");
    private static final PyStr SPLITLINES = PyStr.interned("splitlines");
    private static final int STREAM = 0;

    private final DecoderState state;
    private String errors;
    @Slot final PyObject[] slots = new PyObject[1];

    private PyMultibyteStreamReader(ThreadState ts, PyType type, PyMultibyteCodec codec, PyObject stream, String errors) {
        super(ts, type);
        state = new DecoderState(codec);
        this.errors = errors;
        Slots.init(ts, slots, STREAM, stream);
        ts.trackFor(this, stream);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject stream, @Default("'strict'") String errors) {
        return new PyMultibyteStreamReader(ts, type, PyMultibyteCodec.ofClass(ts, type), stream, errors);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyMultibyteStreamReader self, PyObject stream, @Default("'strict'") PyObject errors) {}

    @ExposedMethod(doc = "read($self, sizeobj=None, /)\n--\n\n")
    @CleanPoint
    static PyObject read(ThreadState ts, PyMultibyteStreamReader self, @PositionalOnly @Default("None") PyObject sizeobj) {
        return self.read(ts, READ, size(ts, sizeobj));
    }

    @ExposedMethod(doc = "readline($self, sizeobj=None, /)\n--\n\n")
    @CleanPoint
    static PyObject readline(ThreadState ts, PyMultibyteStreamReader self, @PositionalOnly @Default("None") PyObject sizeobj) {
        return self.read(ts, READLINE, size(ts, sizeobj));
    }

    @ExposedMethod(doc = "readlines($self, sizehintobj=None, /)\n--\n\n")
    @CleanPoint
    static PyObject readlines(ThreadState ts, PyMultibyteStreamReader self, @PositionalOnly @Default("None") PyObject sizehintobj) {
        return Calls.callMethod(ts, self.read(ts, READ, size(ts, sizehintobj)), SPLITLINES, PyInt.of(1));
    }

    @ExposedMethod(doc = "reset($self, /)\n--\n\n")
    void reset() {
        state.reset();
    }

    @CleanPoint
    private static long size(ThreadState ts, PyObject o) {
        return o == null || o == PyNone.NONE ? -1 : Sizes.indexAsLong(ts, o, null);
    }

    /** Reads by a method of the stream until some text comes of it. */
    @CleanPoint
    private PyStr read(ThreadState ts, PyStr method, long size) {
        long hint = size;
        while (hint != 0) {
            PyObject given = hint < 0 ? Calls.callMethod(ts, stream(ts), method) : Calls.callMethod(ts, stream(ts), method, PyInt.of(hint));
            PyBytes b = PyBytes.asSelf(given);
            if (b == null) {
                throw Errors.typeError(ts, "stream function returned a non-bytes object (" + PyType.of(given).fullName() + ")");
            }
            PyStr text = state.decode(ts, b.array(), 0, b.length(), errors, b.length() == 0 || hint < 0);
            if (hint < 0 || text.length() > 0 || b.length() == 0) {
                return text;
            }
            hint = 1;
        }
        return PyStr.of("");
    }

    @ExposedGetter(doc = "how to treat errors")
    String errors() {
        return errors;
    }

    @ExposedSetter(name = "errors", deletes = true)
    static void setErrors(ThreadState ts, PyMultibyteStreamReader self, PyObject value) {
        self.errors = PyMultibyteCodec.errorsToSet(ts, value);
    }

    @ExposedGetter
    PyObject stream(ThreadState ts) {
        PyObject s = Slots.load(ts, slots, STREAM);
        return s == null ? PyNone.NONE : s;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyMultibyteStreamReaderSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMultibyteStreamReaderSlots.clear(ts, this);
        super.clear(ts);
    }
}
