package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** An incremental decoder around another that makes every line end {@code \n}. Source: CPython 3.14 Modules/_io/textio.c. */
@ExposedType(name = "IncrementalNewlineDecoder")
public final class PyIncrementalNewlineDecoder extends SlottedInstance {

    /** The type {@code _io.IncrementalNewlineDecoder}. */
    public static final PyType TYPE =
            PyType.builtin("_io.IncrementalNewlineDecoder", new PyIncrementalNewlineDecoderAdapter())
                    .flags(PyType.BASETYPE)
                    .doc("IncrementalNewlineDecoder(decoder, translate, errors='strict')\n--\n\nAn incremental decoder that makes every line end a newline.")
                    .ownLayout()
                    .build();

    private static final PyStr DECODE = PyStr.interned("decode");
    private static final PyStr GETSTATE = PyStr.interned("getstate");
    private static final PyStr SETSTATE = PyStr.interned("setstate");
    private static final PyStr RESET = PyStr.interned("reset");

    @Slot PyObject decoder;
    private boolean translates;
    private boolean pendingReturn;
    private int seen;

    private PyIncrementalNewlineDecoder(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyIncrementalNewlineDecoder(ts, type);
    }

    @ExposedMethod(name = "__init__")
    static void init(
            ThreadState ts, PyIncrementalNewlineDecoder self, PyObject decoder, boolean translate, @Default("'strict'") PyObject errors) {
        Refs.incref(ts, decoder);
        PyObject old = self.decoder;
        self.decoder = decoder;
        Refs.decref(ts, old);
        ts.trackFor(self, decoder);
        self.translates = translate;
    }

    private void requireInit(ThreadState ts) {
        if (decoder == null) {
            throw Errors.valueError(ts, "IncrementalNewlineDecoder.__init__() not called");
        }
    }

    @ExposedMethod(doc = "The text of the input, line ends changed.")
    @CleanPoint
    static PyObject decode(ThreadState ts, PyIncrementalNewlineDecoder self, PyObject input, @Default("False") boolean final_) {
        self.requireInit(ts);
        PyObject decoded = self.decoder == PyNone.NONE ? input : Calls.callMethod(ts, self.decoder, DECODE, input, PyBool.of(final_));
        PyStr text = PyStr.asSelf(decoded);
        if (text == null) {
            throw Errors.typeError(ts, "decoder should return a string result, not '" + PyType.of(decoded).fullName() + "'");
        }
        if (self.pendingReturn && (final_ || text.length() > 0)) {
            text = PyStr.of("\r").concat(text);
            self.pendingReturn = false;
        }
        int n = text.length();
        if (!final_ && n > 0 && text.codePointAt(n - 1) == '\r') {
            text = text.substring(0, n - 1);
            self.pendingReturn = true;
        }
        TextLines lines = new TextLines(text, self.translates);
        self.seen |= lines.seen();
        return lines.text();
    }

    @ExposedMethod(doc = "The state for setstate.")
    @CleanPoint
    static PyObject getstate(ThreadState ts, PyIncrementalNewlineDecoder self) {
        self.requireInit(ts);
        PyObject buffered = PyBytes.EMPTY;
        long flag = 0;
        if (self.decoder != PyNone.NONE) {
            PyObject state = Calls.callMethod(ts, self.decoder, GETSTATE);
            if (!(state instanceof PyTuple t) || t.size() != 2 || !(t.get(1) instanceof PyInt i)) {
                throw Errors.typeError(ts, "illegal decoder state");
            }
            buffered = t.get(0);
            flag = i.longValue();
        }
        return PyTuple.of(ts, buffered, PyInt.of(flag << 1 | (self.pendingReturn ? 1 : 0)));
    }

    @ExposedMethod(doc = "Go back to a state.")
    @CleanPoint
    static PyObject setstate(ThreadState ts, PyIncrementalNewlineDecoder self, @PositionalOnly PyObject state) {
        self.requireInit(ts);
        if (!(state instanceof PyTuple t) || t.size() != 2 || !(t.get(1) instanceof PyInt i)) {
            throw Errors.typeError(ts, "state argument must be a tuple");
        }
        self.pendingReturn = (i.longValue() & 1) != 0;
        return self.decoder == PyNone.NONE
                ? PyNone.NONE
                : Calls.callMethod(ts, self.decoder, SETSTATE, PyTuple.of(ts, t.get(0), PyInt.of(i.longValue() >> 1)));
    }

    @ExposedMethod(doc = "Forget everything.")
    @CleanPoint
    static PyObject reset(ThreadState ts, PyIncrementalNewlineDecoder self) {
        self.requireInit(ts);
        self.seen = 0;
        self.pendingReturn = false;
        return self.decoder == PyNone.NONE ? PyNone.NONE : Calls.callMethod(ts, self.decoder, RESET);
    }

    @ExposedGetter
    static PyObject newlines(ThreadState ts, PyIncrementalNewlineDecoder self) {
        self.requireInit(ts);
        return PyTextIOWrapper.shownNewlines(ts, self.seen);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyIncrementalNewlineDecoderSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyIncrementalNewlineDecoderSlots.clear(ts, this);
    }
}
