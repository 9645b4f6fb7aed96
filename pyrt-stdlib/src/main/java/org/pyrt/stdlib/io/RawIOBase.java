package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The type {@code _io._RawIOBase}: reading in terms of readinto. Source: CPython 3.14 Modules/_io/iobase.c. */
@ExposedType(name = "_RawIOBase")
final class RawIOBase {

    static final PyType TYPE =
            PyType.builtin("_io._RawIOBase", new RawIOBaseAdapter())
                    .base(PyIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("The base of streams without buffer.")
                    .build();

    private static final PyStr READINTO = PyStr.interned("readinto");
    private static final PyStr READALL = PyStr.interned("readall");
    private static final int CHUNK = 131072;

    private RawIOBase() {}

    @ExposedMethod(doc = "Read at most so many bytes by one call to the system.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyIOBase self, @PositionalOnly @Default("-1") PyObject size) {
        long n = PyIOBase.sizeOf(ts, size);
        if (n < 0) {
            return Calls.callMethod(ts, self, READALL);
        }
        PyByteArray buffer = PyByteArray.ofZeros(ts, (int) n);
        try (var held = ts.hold(buffer)) {
            PyObject count = Calls.callMethod(ts, self, READINTO, buffer);
            if (count == PyNone.NONE) {
                return count;
            }
            long got = Sizes.indexAsLong(ts, count, ExceptionTypes.VALUE_ERROR);
            if (got < 0 || got > n) {
                throw Errors.valueError(ts, "readinto returned " + got + " outside buffer size " + n);
            }
            try (BufferView view = Buffers.view(ts, buffer)) {
                return PyBytes.of(view.toArray(0, (int) got));
            }
        }
    }

    @ExposedMethod(doc = "Read until the end.")
    @CleanPoint
    static PyObject readall(ThreadState ts, PyIOBase self) {
        ByteBuilder all = new ByteBuilder(CHUNK);
        while (true) {
            PyObject piece = Calls.callMethod(ts, self, PyIOBase.READ, PyInt.of(CHUNK));
            if (piece == PyNone.NONE) {
                return all.length() == 0 ? piece : all.toBytes();
            }
            PyBytes b = PyBytes.asSelf(piece);
            if (b == null) {
                Refs.discard(ts, piece);
                throw Errors.typeError(ts, "read() should return bytes");
            }
            if (b.length() == 0) {
                return all.toBytes();
            }
            all.append(b.array());
        }
    }

    @ExposedMethod(doc = "Read into a buffer; how many bytes.")
    @CleanPoint
    static PyObject readinto(ThreadState ts, PyIOBase self, @PositionalOnly PyObject buffer) {
        throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, new PyObject[0]);
    }

    @ExposedMethod(doc = "Write bytes; how many were written.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyIOBase self, @PositionalOnly PyObject b) {
        throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, new PyObject[0]);
    }
}
