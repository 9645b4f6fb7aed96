package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** The raise statement and the matching of except clauses. */
@SuppressWarnings("CleanPoint")
final class RaiseOps {

    private RaiseOps() {}

    /** The exception that {@code raise type} or {@code throw(type, value)} means, floating. */
    @CleanPoint
    static PyBaseException instance(ThreadState ts, PyObject type, PyObject value) {
        boolean none = value == null || value == PyNone.NONE;
        if (type instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            if (!none && PyType.of(value).isSubtypeOf(t)) {
                return (PyBaseException) value;
            }
            return make(ts, t, none ? null : value, false);
        }
        if (type instanceof PyBaseException e) {
            if (!none) {
                throw Errors.typeError(ts, "instance exception may not have a separate value");
            }
            return e;
        }
        throw Errors.typeError(ts, "exceptions must be classes or instances deriving from BaseException, not "
                + PyType.of(type).fullName());
    }

    /** Calls {@code type}; where it makes no exception, a raise statement shows what kind of thing it made by repr, others by name. */
    @CleanPoint
    private static PyBaseException make(ThreadState ts, PyType type, PyObject value, boolean statement) {
        PyObject made;
        if (value == null) {
            made = Calls.call(ts, type);
        } else if (value instanceof PyTuple args) {
            made = Calls.call(ts, type, args.array(), null);
        } else {
            made = Calls.call(ts, type, value);
        }
        if (made instanceof PyBaseException e) {
            return e;
        }
        PyType of = PyType.of(made);
        Refs.discard(ts, made);
        throw Errors.typeError(
                ts,
                "calling " + Representation.repr(ts, type) + " should have returned an instance of BaseException, not "
                        + (statement ? Representation.repr(ts, of).toString() : of.fullName()));
    }

    /** {@code RAISE}: with no exception register (the constant None twice) re-raises what is handled. */
    @CleanPoint
    static Raised raise(ThreadState ts, Frame f, int b, int c) {
        PyObject what = b == c ? null : f.registers[b];
        if (what == null) {
            if (ts.handled == null || ts.handled == PyNone.NONE) {
                Raised none = Errors.runtimeError(ts, "No active exception to reraise");
                // A bare raise adds no place to what it raises again, but this one is new.
                PyTraceback.add(ts, (PyBaseException) ts.raised, f.object(ts), Math.max(f.pc - 1, 0));
                return none;
            }
            PyBaseException e = (PyBaseException) ts.handled;
            Refs.incref(ts, e);
            ts.raised = e;
            return Errors.again(ts);
        }
        if (!(what instanceof PyBaseException)
                && !(what instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION))) {
            return Errors.typeError(ts, "exceptions must derive from BaseException");
        }
        PyBaseException e = what instanceof PyType t ? make(ts, t, null, true) : (PyBaseException) what;
        PyObject cause = f.registers[c];
        if (cause == null) {
            return Errors.raise(ts, e);
        }
        try (var held = ts.hold(e)) {
            if (cause == PyNone.NONE) {
                e.setCause(ts, null);
            } else if (cause instanceof PyBaseException x) {
                e.setCause(ts, x);
            } else if (cause instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
                e.setCause(ts, instance(ts, t, null));
            } else {
                return Errors.typeError(ts, "exception causes must derive from BaseException");
            }
            return Errors.raise(ts, e);
        }
    }

    /** Whether an exception is caught by {@code except type}: a class or a tuple of classes. */
    @CleanPoint
    static boolean matches(ThreadState ts, PyObject exception, PyObject type) {
        if (type instanceof PyTuple tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                check(ts, tuple.get(i));
            }
            for (int i = 0; i < tuple.size(); i++) {
                if (PyType.of(exception).isSubtypeOf((PyType) tuple.get(i))) {
                    return true;
                }
            }
            return false;
        }
        check(ts, type);
        return PyType.of(exception).isSubtypeOf((PyType) type);
    }

    private static void check(ThreadState ts, PyObject type) {
        if (!(type instanceof PyType t) || !t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)) {
            throw Errors.typeError(ts, "catching classes that do not inherit from BaseException is not allowed");
        }
    }
}
