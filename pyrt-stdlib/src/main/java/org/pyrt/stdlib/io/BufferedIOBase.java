package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The type {@code _io._BufferedIOBase}. Source: CPython 3.14 Modules/_io/bufferedio.c. */
@ExposedType(name = "_BufferedIOBase")
final class BufferedIOBase {

    static final PyType TYPE =
            PyType.builtin("_io._BufferedIOBase", new BufferedIOBaseAdapter())
                    .base(PyIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("The base of streams of bytes with a buffer.")
                    .build();

    private static final PyStr READ1 = PyStr.interned("read1");

    private BufferedIOBase() {}

    @ExposedMethod(doc = "Read into a buffer; how many bytes.")
    @CleanPoint
    static PyObject readinto(ThreadState ts, PyIOBase self, @PositionalOnly PyObject buffer) {
        return readInto(ts, self, buffer, PyIOBase.READ);
    }

    @ExposedMethod(doc = "As readinto, with at most one read of the stream below.")
    @CleanPoint
    static PyObject readinto1(ThreadState ts, PyIOBase self, @PositionalOnly PyObject buffer) {
        return readInto(ts, self, buffer, READ1);
    }

    @CleanPoint
    private static PyObject readInto(ThreadState ts, PyIOBase self, PyObject buffer, PyStr method) {
        try (BufferView view = Buffers.writable(ts, buffer)) {
            PyObject got = Calls.callMethod(ts, self, method, PyInt.of(view.length()));
            PyBytes b = PyBytes.asSelf(got);
            if (b == null) {
                throw Errors.typeError(ts, method + "() should return bytes");
            }
            if (b.length() > view.length()) {
                throw Errors.valueError(
                        ts, method + "() returned too much data: " + view.length() + " bytes requested, " + b.length() + " returned");
            }
            view.copyFrom(0, b.array(), 0, b.length());
            return PyInt.of(b.length());
        }
    }

    @ExposedMethod(doc = "Separate the stream below and return it.")
    @CleanPoint
    static PyObject detach(ThreadState ts, PyIOBase self) {
        throw IoErrors.unsupported(ts, "detach");
    }

    @ExposedMethod(doc = "Read bytes.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyIOBase self, @VarArgs PyObject[] args) {
        throw IoErrors.unsupported(ts, "read");
    }

    @ExposedMethod(doc = "Read bytes, with at most one read of the stream below.")
    @CleanPoint
    static PyObject read1(ThreadState ts, PyIOBase self, @VarArgs PyObject[] args) {
        throw IoErrors.unsupported(ts, "read1");
    }

    @ExposedMethod(doc = "Write bytes; how many were written.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyIOBase self, @PositionalOnly PyObject b) {
        throw IoErrors.unsupported(ts, "write");
    }
}
