package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The exceptions that are set in futures and thrown into what awaits them. */
final class FutureErrors {

    private FutureErrors() {}

    /** The exception that {@code set_exception(exception)} means, floating. */
    @CleanPoint
    static PyBaseException toSet(ThreadState ts, PyObject exception) {
        PyObject made = exception;
        if (exception instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            made = Calls.call(ts, exception);
        }
        if (!(made instanceof PyBaseException e)) {
            Refs.discard(ts, made);
            throw Errors.typeError(ts, "invalid exception object");
        }
        if (!PyType.of(e).isSubtypeOf(ExceptionTypes.STOP_ITERATION)) {
            return e;
        }
        PyBaseException instead =
                make(ts, "StopIteration interacts badly with generators and cannot be raised into a Future");
        instead.setCause(ts, e);
        instead.setContext(ts, e);
        return instead;
    }

    /** A RuntimeError that is not raised, floating. */
    static PyBaseException make(ThreadState ts, String message) {
        return ExceptionTypes.make(ts, ExceptionTypes.RUNTIME_ERROR, PyTuple.of(ts, PyStr.of(message)));
    }

    /** The exception that {@code throw(type, value, traceback)} of a future's iterator means, floating; the last two may be null. */
    @CleanPoint
    static PyBaseException toThrow(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        boolean given = traceback != null && traceback != PyNone.NONE;
        if (given && !(traceback instanceof PyTraceback)) {
            throw Errors.typeError(ts, "throw() third argument must be a traceback");
        }
        boolean none = value == null || value == PyNone.NONE;
        PyBaseException e;
        if (type instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            PyObject made = value;
            if (none) {
                made = Calls.call(ts, type);
            } else if (value instanceof PyTuple args) {
                made = Calls.call(ts, type, args.array(), null);
            } else if (!PyType.of(value).isSubtypeOf(t)) {
                made = Calls.call(ts, type, value);
            }
            if (!(made instanceof PyBaseException)) {
                Refs.discard(ts, made);
                throw Errors.typeError(ts, "exceptions must derive from BaseException");
            }
            e = (PyBaseException) made;
        } else if (type instanceof PyBaseException instance) {
            if (!none) {
                throw Errors.typeError(ts, "instance exception may not have a separate value");
            }
            e = instance;
        } else {
            throw Errors.typeError(ts, "exceptions must be classes deriving BaseException or instances of such a class");
        }
        if (given) {
            e.setTraceback(ts, traceback);
        }
        return e;
    }
}
