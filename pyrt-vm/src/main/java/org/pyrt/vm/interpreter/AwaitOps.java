package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.coroutine.PyWrappedValue;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;

/** await, async for, async with. Source: CPython 3.14 Python/ceval.c, Objects/genobject.c. */
@SuppressWarnings("CleanPoint")
public final class AwaitOps {

    private static final PyStr ENTER = PyStr.interned("__enter__");
    private static final PyStr EXIT = PyStr.interned("__exit__");
    private static final PyStr AENTER = PyStr.interned("__aenter__");
    private static final PyStr AEXIT = PyStr.interned("__aexit__");

    private AwaitOps() {}

    /** Carries out an instruction of await and its relatives; answers the result for register a, or null if there is none. */
    @CleanPoint
    static PyObject execute(ThreadState ts, Frame f, long w) {
        int b = Opcode.b(w);
        PyObject o = f.registers[b];
        switch (Opcode.op(w)) {
            case Opcode.GET_AWAITABLE: {
                PyObject iterator = awaited(ts, o, Opcode.c(w));
                f.consume(ts, b);
                return iterator;
            }
            case Opcode.GET_AITER: {
                PyObject iterator = asyncIterator(ts, o);
                f.consume(ts, b);
                return iterator;
            }
            case Opcode.GET_ANEXT:
                return asyncNext(ts, o);
            case Opcode.ASYNC_WRAP: {
                PyObject wrapped = new PyWrappedValue(ts, o);
                return wrapped;
            }
            case Opcode.ASYNC_WITH_ENTER:
                return enter(ts, f, b, Opcode.c(w));
            case Opcode.CALL_EXIT:
                return WithOps.callExit(ts, f, b, Opcode.c(w));
            default: {
                // END_ASYNC_FOR: the exception is in the register
                if (PyType.of(o).isSubtypeOf(ExceptionTypes.STOP_ASYNC_ITERATION)) {
                    f.pc += (short) Opcode.c(w);
                    return null;
                }
                Refs.incref(ts, o);
                ts.raised = (PyBaseException) o;
                throw Errors.again(ts);
            }
        }
    }

    /** What {@code await o} iterates over, floating. */
    @CleanPoint
    public static PyObject awaitable(ThreadState ts, PyObject o) {
        return awaitable(ts, o, 0);
    }

    /** {@code where}: 0, or 1 and 2 where __aenter__ and __aexit__ returned {@code o}. */
    @CleanPoint
    private static PyObject awaitable(ThreadState ts, PyObject o, int where) {
        if (o instanceof PyGenerator g
                && (PyType.of(g) == PyGenerator.COROUTINE
                        || PyType.of(g) == PyGenerator.GENERATOR && (g.code().flags & PyCode.ITERABLE_COROUTINE) != 0)) {
            return g;
        }
        TypeSlot slot = PyType.of(o).slot(SlotId.AWAIT);
        if (slot == null) {
            String name = PyType.of(o).fullName();
            throw Errors.typeError(
                    ts,
                    where == 0
                            ? "'" + name + "' object can't be awaited"
                            : "'async with' received an object from " + (where == 1 ? "__aenter__" : "__aexit__")
                                    + " that does not implement __await__: " + name);
        }
        PyObject iterator = slot.call0(ts, o);
        if (iterator instanceof PyGenerator g
                && (PyType.of(g) == PyGenerator.COROUTINE || (g.code().flags & PyCode.ITERABLE_COROUTINE) != 0)) {
            Refs.discard(ts, iterator);
            throw Errors.typeError(ts, "__await__() returned a coroutine");
        }
        if (PyType.of(iterator).slot(SlotId.NEXT) == null) {
            String name = PyType.of(iterator).fullName();
            Refs.discard(ts, iterator);
            throw Errors.typeError(ts, "__await__() returned non-iterator of type '" + name + "'");
        }
        return iterator;
    }

    @CleanPoint
    private static PyObject awaited(ThreadState ts, PyObject o, int where) {
        PyObject iterator = awaitable(ts, o, where);
        if (iterator instanceof PyGenerator g && PyType.of(g) == PyGenerator.COROUTINE && GeneratorOps.isDelegating(g)) {
            throw Errors.runtimeError(ts, "coroutine is being awaited already");
        }
        return iterator;
    }

    @CleanPoint
    private static PyObject asyncIterator(ThreadState ts, PyObject o) {
        TypeSlot slot = PyType.of(o).slot(SlotId.AITER);
        if (slot == null) {
            throw Errors.typeError(
                    ts, "'async for' requires an object with __aiter__ method, got " + PyType.of(o).fullName());
        }
        PyObject iterator = slot.call0(ts, o);
        if (PyType.of(iterator).slot(SlotId.ANEXT) == null) {
            String name = PyType.of(iterator).fullName();
            Refs.discard(ts, iterator);
            throw Errors.typeError(
                    ts, "'async for' received an object from __aiter__ that does not implement __anext__: " + name);
        }
        return iterator;
    }

    @CleanPoint
    private static PyObject asyncNext(ThreadState ts, PyObject iterator) {
        TypeSlot slot = PyType.of(iterator).slot(SlotId.ANEXT);
        if (slot == null) {
            throw Errors.typeError(
                    ts, "'async for' requires an iterator with __anext__ method, got " + PyType.of(iterator).fullName());
        }
        PyObject next = slot.call0(ts, iterator);
        if (PyType.of(next) == PyGenerator.COROUTINE) {
            return next;
        }
        try (var held = ts.hold(next)) {
            return awaitable(ts, next, 0);
        } catch (Raised e) {
            PyBaseException cause = Errors.take(ts);
            try (var heldCause = ts.hold(cause)) {
                Errors.typeError(ts, "'async for' received an invalid object from __anext__: " + PyType.of(next).fullName());
                PyBaseException error = (PyBaseException) ts.raised;
                error.setCause(ts, cause);
                error.setContext(ts, cause);
                throw Errors.again(ts);
            }
        }
    }

    /** {@code ASYNC_WITH_ENTER}: the bound exit method into register {@code c}, which holds it; what __aenter__ returned. */
    @CleanPoint
    private static PyObject enter(ThreadState ts, Frame f, int b, int c) {
        PyObject manager = f.registers[b];
        PyType type = PyType.of(manager);
        PyObject enter = type.lookup(ts, AENTER);
        PyObject exit = type.lookup(ts, AEXIT);
        if (enter == null || exit == null) {
            boolean plain = type.lookup(ts, ENTER) != null && type.lookup(ts, EXIT) != null;
            throw Errors.typeError(
                    ts,
                    "'" + TypeNames.qualified(ts, type) + "' object does not support the asynchronous context manager protocol (missed "
                            + (exit == null ? "__aexit__" : "__aenter__") + " method)"
                            + (plain ? " but it supports the context manager protocol. Did you mean to use 'with'?" : ""));
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
}
