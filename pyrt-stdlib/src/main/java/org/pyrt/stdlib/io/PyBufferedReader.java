package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A buffer for reading a raw stream. */
@ExposedType(name = "BufferedReader")
public final class PyBufferedReader extends PyBuffered {

    /** The type {@code _io.BufferedReader}. */
    public static final PyType TYPE =
            PyType.builtin("_io.BufferedReader", new PyBufferedReaderAdapter())
                    .include(new BufferedMethodsAdapter())
                    .include(new ReadMethodsAdapter())
                    .base(BufferedIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nA buffer for reading a raw stream.")
                    .ownLayout()
                    .build();

    private PyBufferedReader(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyBufferedReader(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyBufferedReader self, PyObject raw, @Default("131072") long buffer_size) {
        check(ts, raw, READABLE, "File or stream is not readable.");
        self.attachTo(ts, raw, buffer_size);
    }

    /** A floating one over {@code raw}, which the caller knows to be fit. */
    static PyBufferedReader over(ThreadState ts, PyObject raw, long size) {
        PyBufferedReader result = new PyBufferedReader(ts, TYPE);
        result.attachTo(ts, raw, size);
        return result;
    }
}
