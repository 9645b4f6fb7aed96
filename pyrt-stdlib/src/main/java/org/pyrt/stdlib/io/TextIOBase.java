package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The type {@code _io._TextIOBase}. Source: CPython 3.14 Modules/_io/textio.c. */
@ExposedType(name = "_TextIOBase")
final class TextIOBase {

    static final PyType TYPE =
            PyType.builtin("_io._TextIOBase", new TextIOBaseAdapter())
                    .base(PyIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("The base of streams of text.")
                    .build();

    private TextIOBase() {}

    @ExposedMethod(doc = "Separate the stream below and return it.")
    @CleanPoint
    static PyObject detach(ThreadState ts, PyIOBase self) {
        throw IoErrors.unsupported(ts, "detach");
    }

    @ExposedMethod(doc = "Read characters.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyIOBase self, @VarArgs PyObject[] args) {
        throw IoErrors.unsupported(ts, "read");
    }

    @ExposedMethod(doc = "Read a line.")
    @CleanPoint
    static PyObject readline(ThreadState ts, PyIOBase self, @VarArgs PyObject[] args) {
        throw IoErrors.unsupported(ts, "readline");
    }

    @ExposedMethod(doc = "Write a str; how many characters were written.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyIOBase self, @PositionalOnly PyObject s) {
        throw IoErrors.unsupported(ts, "write");
    }

    @ExposedGetter
    static PyObject encoding(PyIOBase self) {
        return PyNone.NONE;
    }

    @ExposedGetter
    static PyObject newlines(PyIOBase self) {
        return PyNone.NONE;
    }

    @ExposedGetter
    static PyObject errors(PyIOBase self) {
        return PyNone.NONE;
    }
}
