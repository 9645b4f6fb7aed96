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
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A stream of text written to a stream of bytes. */
@ExposedType(name = "MultibyteStreamWriter")
final class PyMultibyteStreamWriter extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_multibytecodec.MultibyteStreamWriter", new PyMultibyteStreamWriterAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .build();

    private static final PyStr WRITE = PyStr.interned("write");
    private static final int STREAM = 0;

    private final EncoderState state;
    private String errors;
    @Slot final PyObject[] slots = new PyObject[1];

    private PyMultibyteStreamWriter(ThreadState ts, PyType type, PyMultibyteCodec codec, PyObject stream, String errors) {
        super(ts, type);
        state = new EncoderState(codec);
        this.errors = errors;
        Slots.init(ts, slots, STREAM, stream);
        ts.trackFor(this, stream);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject stream, @Default("'strict'") String errors) {
        return new PyMultibyteStreamWriter(ts, type, PyMultibyteCodec.ofClass(ts, type), stream, errors);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyMultibyteStreamWriter self, PyObject stream, @Default("'strict'") PyObject errors) {}

    @ExposedMethod(doc = "write($self, strobj, /)\n--\n\n")
    @CleanPoint
    static void write(ThreadState ts, PyMultibyteStreamWriter self, @PositionalOnly PyObject strobj) {
        self.put(ts, self.state.encode(ts, PyMultibyteCodec.text(ts, strobj), self.errors, false));
    }

    @ExposedMethod(doc = "writelines($self, lines, /)\n--\n\n")
    @CleanPoint
    static void writelines(ThreadState ts, PyMultibyteStreamWriter self, @PositionalOnly PyObject lines) {
        PyObject iterator = Iteration.iter(ts, lines);
        try (var held = ts.hold(iterator)) {
            for (PyObject line; (line = Iteration.next(ts, iterator)) != null; ) {
                try (var heldLine = ts.hold(line)) {
                    write(ts, self, line);
                }
            }
        }
    }

    @ExposedMethod(doc = "reset($self, /)\n--\n\n")
    @CleanPoint
    static void reset(ThreadState ts, PyMultibyteStreamWriter self) {
        if (self.state.hasPending()) {
            PyBytes rest = self.state.encode(ts, PyStr.of(""), self.errors, true);
            if (rest.length() > 0) {
                self.put(ts, rest);
            }
        }
    }

    @CleanPoint
    private void put(ThreadState ts, PyBytes bytes) {
        Refs.discard(ts, Calls.callMethod(ts, stream(ts), WRITE, bytes));
    }

    @ExposedGetter(doc = "how to treat errors")
    String errors() {
        return errors;
    }

    @ExposedSetter(name = "errors", deletes = true)
    static void setErrors(ThreadState ts, PyMultibyteStreamWriter self, PyObject value) {
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
        PyMultibyteStreamWriterSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMultibyteStreamWriterSlots.clear(ts, this);
        super.clear(ts);
    }
}
