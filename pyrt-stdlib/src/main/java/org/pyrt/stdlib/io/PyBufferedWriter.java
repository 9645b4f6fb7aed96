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

/** A buffer for writing to a raw stream. */
@ExposedType(name = "BufferedWriter")
public final class PyBufferedWriter extends PyBuffered {

    /** The type {@code _io.BufferedWriter}. */
    public static final PyType TYPE =
            PyType.builtin("_io.BufferedWriter", new PyBufferedWriterAdapter())
                    .include(new BufferedMethodsAdapter())
                    .include(new WriteMethodsAdapter())
                    .base(BufferedIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)\n--\n\nA buffer for writing to a raw stream.")
                    .ownLayout()
                    .build();

    private PyBufferedWriter(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyBufferedWriter(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyBufferedWriter self, PyObject raw, @Default("131072") long buffer_size) {
        check(ts, raw, WRITABLE, "File or stream is not writable.");
        self.attachTo(ts, raw, buffer_size);
    }

    /** A floating one over {@code raw}, which the caller knows to be fit. */
    static PyBufferedWriter over(ThreadState ts, PyObject raw, long size) {
        PyBufferedWriter result = new PyBufferedWriter(ts, TYPE);
        result.attachTo(ts, raw, size);
        return result;
    }
}
