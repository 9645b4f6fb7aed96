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
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A buffered reader and a buffered writer as one stream. Source: CPython 3.14 Modules/_io/bufferedio.c. */
@ExposedType(name = "BufferedRWPair")
public final class PyBufferedRWPair extends PyIOBase {

    /** The type {@code _io.BufferedRWPair}. */
    public static final PyType TYPE =
            PyType.builtin("_io.BufferedRWPair", new PyBufferedRWPairAdapter())
                    .base(BufferedIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)\n--\n\nA buffered reader and a buffered writer as one stream.")
                    .ownLayout()
                    .build();

    private static final PyStr READ1 = PyStr.interned("read1");
    private static final PyStr READINTO = PyStr.interned("readinto");
    private static final PyStr READINTO1 = PyStr.interned("readinto1");
    private static final PyStr ISATTY = PyStr.interned("isatty");

    @Slot PyObject reader;
    @Slot PyObject writer;

    private PyBufferedRWPair(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyBufferedRWPair(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts, PyBufferedRWPair self, PyObject reader, PyObject writer, @PositionalOnly @Default("131072") long buffer_size) {
        check(ts, reader, READABLE, "File or stream is not readable.");
        check(ts, writer, WRITABLE, "File or stream is not writable.");
        self.setReader(ts, PyBufferedReader.over(ts, reader, buffer_size));
        self.setWriter(ts, PyBufferedWriter.over(ts, writer, buffer_size));
    }

    private void setReader(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = reader;
        reader = value;
        Refs.decref(ts, old);
        ts.trackFor(this, value);
    }

    private void setWriter(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = writer;
        writer = value;
        Refs.decref(ts, old);
        ts.trackFor(this, value);
    }

    private static PyObject part(ThreadState ts, PyObject stream) {
        if (stream == null) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        return stream;
    }

    @ExposedMethod(doc = "read([size])\n\nRead from the reader.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyBufferedRWPair self, @VarArgs PyObject[] args) {
        return Calls.callMethod(ts, part(ts, self.reader), READ, args);
    }

    @ExposedMethod(doc = "read1([size])\n\nRead from the reader what one read gives.")
    @CleanPoint
    static PyObject read1(ThreadState ts, PyBufferedRWPair self, @VarArgs PyObject[] args) {
        return Calls.callMethod(ts, part(ts, self.reader), READ1, args);
    }

    @ExposedMethod(doc = "peek([size])\n\nWhat the reader has, without taking it.")
    @CleanPoint
    static PyObject peek(ThreadState ts, PyBufferedRWPair self, @VarArgs PyObject[] args) {
        return Calls.callMethod(ts, part(ts, self.reader), PEEK, args);
    }

    @ExposedMethod(doc = "readinto(buffer)\n\nRead from the reader into a buffer.")
    @CleanPoint
    static PyObject readinto(ThreadState ts, PyBufferedRWPair self, @PositionalOnly PyObject buffer) {
        return Calls.callMethod(ts, part(ts, self.reader), READINTO, buffer);
    }

    @ExposedMethod(doc = "readinto1(buffer)\n\nFill a buffer with what one read of the reader gives.")
    @CleanPoint
    static PyObject readinto1(ThreadState ts, PyBufferedRWPair self, @PositionalOnly PyObject buffer) {
        return Calls.callMethod(ts, part(ts, self.reader), READINTO1, buffer);
    }

    @ExposedMethod(doc = "write(b)\n\nWrite to the writer.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyBufferedRWPair self, @PositionalOnly PyObject b) {
        return Calls.callMethod(ts, part(ts, self.writer), WRITE, b);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject flush(ThreadState ts, PyBufferedRWPair self) {
        return Calls.callMethod(ts, part(ts, self.writer), FLUSH);
    }

    @ExposedMethod
    @CleanPoint
    boolean readable(ThreadState ts) {
        return ask(ts, part(ts, reader), READABLE);
    }

    @ExposedMethod
    @CleanPoint
    boolean writable(ThreadState ts) {
        return ask(ts, part(ts, writer), WRITABLE);
    }

    @ExposedMethod
    @CleanPoint
    boolean isatty(ThreadState ts) {
        return ask(ts, part(ts, writer), ISATTY) || ask(ts, part(ts, reader), ISATTY);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject close(ThreadState ts, PyBufferedRWPair self) {
        PyBaseException failure = null;
        try {
            Refs.discard(ts, Calls.callMethod(ts, part(ts, self.writer), CLOSE));
        } catch (Raised e) {
            failure = Errors.take(ts);
        }
        return PyIOBase.closeAfter(ts, part(ts, self.reader), failure);
    }

    @ExposedGetter
    @CleanPoint
    static PyObject closed(ThreadState ts, PyBufferedRWPair self) {
        return Attributes.get(ts, part(ts, self.writer), CLOSED);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyBufferedRWPairSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyBufferedRWPairSlots.clear(ts, this);
    }
}
