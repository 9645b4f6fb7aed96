package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** The with statement. Source: CPython 3.14, language reference 8.5. */
@SuppressWarnings("CleanPoint")
final class WithOps {

    private static final PyStr ENTER = PyStr.interned("__enter__");
    private static final PyStr EXIT = PyStr.interned("__exit__");

    private static final PyStr ASYNC_ENTER = PyStr.interned("__aenter__");
    private static final PyStr ASYNC_EXIT = PyStr.interned("__aexit__");

    private WithOps() {}

    /** {@code WITH_ENTER}: the bound exit method into register {@code c}, which holds it; the result of entering. */
    @CleanPoint
    static PyObject enter(ThreadState ts, Frame f, int b, int c) {
        PyObject manager = f.registers[b];
        PyType type = PyType.of(manager);
        PyObject enter = type.lookup(ts, ENTER);
        PyObject exit = type.lookup(ts, EXIT);
        if (enter == null || exit == null) {
            throw Errors.typeError(
                    ts,
                    "'" + TypeNames.qualified(ts, type) + "' object does not support the context manager protocol (missed "
                            + (exit == null ? "__exit__" : "__enter__") + " method)"
                            + (isAsynchronous(ts, type)
                                    ? " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
                                    : ""));
        }
        try (var held = ts.hold(enter)) {
            PyObject boundExit = Descriptors.get(ts, exit, manager, type);
            Refs.hold(ts, boundExit);
            f.registers[c] = boundExit;
            PyObject boundEnter = Descriptors.get(ts, enter, manager, type);
            try (var heldToo = ts.hold(boundEnter)) {
                PyObject result = Calls.call(ts, boundEnter);
                f.consume(ts, b);
                return result;
            }
        }
    }

    private static boolean isAsynchronous(ThreadState ts, PyType type) {
        return type.lookup(ts, ASYNC_ENTER) != null && type.lookup(ts, ASYNC_EXIT) != null;
    }

    /** {@code WITH_EXIT}: the body ended normally. */
    @CleanPoint
    static void exit(ThreadState ts, Frame f, int b) {
        Refs.discard(ts, Calls.call(ts, f.registers[b], PyNone.NONE, PyNone.NONE, PyNone.NONE));
    }

    /**
     * {@code CALL_EXIT}: what the exit method in register {@code b} returns, for async with to await; {@code c} is the register of the exception
     * plus one, or 0 where the body ended normally.
     */
    @CleanPoint
    static PyObject callExit(ThreadState ts, Frame f, int b, int c) {
        if (c == 0) {
            return Calls.call(ts, f.registers[b], PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        return callExit(ts, f.registers[b], (PyBaseException) f.registers[c - 1]);
    }

    /** Calls an exit method with what is raised; it may take the traceback away from the exception. */
    @CleanPoint
    private static PyObject callExit(ThreadState ts, PyObject exit, PyBaseException e) {
        PyObject traceback = e.traceback() == null ? PyNone.NONE : e.traceback();
        try (var held = ts.hold(traceback)) {
            return Calls.call(ts, exit, PyType.of(e), e, traceback);
        }
    }

    /** {@code WITH_EXCEPT}: the body raised the exception in register {@code c}; whether the manager swallows it. */
    @CleanPoint
    static PyObject except(ThreadState ts, Frame f, int b, int c) {
        PyObject result = callExit(ts, f.registers[b], (PyBaseException) f.registers[c]);
        try (var held = ts.hold(result)) {
            return PyBool.of(Comparison.isTrue(ts, result));
        }
    }
}
