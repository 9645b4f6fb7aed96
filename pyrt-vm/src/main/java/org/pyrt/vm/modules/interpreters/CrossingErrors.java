package org.pyrt.vm.modules.interpreters;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The exceptions of what goes on between interpreters. */
final class CrossingErrors {

    static final PyType INTERPRETER_ERROR =
            type("InterpreterError", ExceptionTypes.EXCEPTION, "A cross-interpreter operation failed.");

    static final PyType NOT_FOUND = type("InterpreterNotFoundError", INTERPRETER_ERROR, "An interpreter was not found.");

    static final PyType NOT_SHAREABLE = type("NotShareableError", ExceptionTypes.TYPE_ERROR, "The object cannot be sent to another interpreter.");

    private CrossingErrors() {}

    static PyType type(String name, PyType base, String doc) {
        return PyType.builtin("concurrent.interpreters." + name, null).base(base).flags(PyType.BASETYPE).doc(doc).build();
    }

    static Raised interpreterError(ThreadState ts, String message) {
        return Errors.raise(ts, INTERPRETER_ERROR, message);
    }

    /** NotShareableError with a cause, which may be null and is held by the caller; it has no context. */
    static Raised notShareable(ThreadState ts, String message, PyBaseException cause) {
        PyBaseException e = ExceptionTypes.make(ts, NOT_SHAREABLE, PyTuple.of(ts, PyStr.of(message)));
        if (cause != null) {
            e.setCause(ts, cause);
        }
        return Errors.reraise(ts, e);
    }

    /** NotShareableError caused by the exception being raised. */
    static Raised notShareableBecause(ThreadState ts, String message) {
        PyBaseException cause = Errors.take(ts);
        try (var held = ts.hold(cause)) {
            return notShareable(ts, message, cause);
        }
    }
}
