package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The errors of streams. */
final class IoErrors {

    /** The class io.UnsupportedOperation. */
    static final PyType UNSUPPORTED_OPERATION =
            PyType.builtin("io.UnsupportedOperation", null)
                    .bases(ExceptionTypes.OS_ERROR, ExceptionTypes.VALUE_ERROR)
                    .flags(PyType.BASETYPE)
                    .build();

    private IoErrors() {}

    /** UnsupportedOperation. */
    static RuntimeException unsupported(ThreadState ts, String message) {
        return Errors.raise(ts, UNSUPPORTED_OPERATION, message);
    }

    /** TypeError: what has a place in a file cannot be saved. */
    static RuntimeException notPicklable(ThreadState ts, PyObject stream) {
        return Errors.typeError(ts, "cannot pickle '" + PyType.of(stream).name() + "' instances");
    }

    /** BlockingIOError of a write that was done in part. */
    static RuntimeException wouldBlock(ThreadState ts, long written) {
        return Errors.raise(
                ts,
                ExceptionTypes.BLOCKING_IO_ERROR,
                PyInt.of(11),
                PyStr.of("write could not complete without blocking"),
                PyInt.of(written));
    }
}
