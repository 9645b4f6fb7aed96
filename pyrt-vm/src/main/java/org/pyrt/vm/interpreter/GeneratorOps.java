package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyStopIteration;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;

/** Generators: making, resuming, closing, delegating. Source: CPython 3.14 Objects/genobject.c. */
@SuppressWarnings("CleanPoint")
public final class GeneratorOps {

    private static final PyStr SEND = PyStr.interned("send");
    private static final PyStr THROW = PyStr.interned("throw");
    private static final PyStr CLOSE = PyStr.interned("close");
    private static final PyStr WARN_UNAWAITED = PyStr.interned("_warn_unawaited_coroutine");

    private GeneratorOps() {}

    /** The running frame becomes a generator, which is the call's result; floating. */
    static PyObject create(ThreadState ts, Frame f) {
        int flags = f.code.flags;
        PyType type =
                (flags & PyCode.ASYNC_GENERATOR) != 0
                        ? PyGenerator.ASYNC_GENERATOR
                        : (flags & PyCode.COROUTINE) != 0 ? PyGenerator.COROUTINE : PyGenerator.GENERATOR;
        PyGenerator g = new PyGenerator(ts, type, f);
        f.unlink();
        f.back = null;
        f.plain = false;
        return g;
    }

    /** {@code RETURN_GENERATOR}: the running frame becomes a generator, which its caller gets. Answers what the eval loop goes on with. */
    @CleanPoint
    static Object returnGenerator(ThreadState ts, Frame f) {
        Frame caller = f.back;
        int dest = f.dest;
        int kind = f.kind;
        PyObject generator = create(ts, f);
        ts.frame = caller;
        if (kind == Frame.BOUNDARY) {
            return generator;
        }
        FrameOps.deliver(ts, caller, dest, generator);
        return caller;
    }

    /** {@code YIELD}, instruction {@code w}: suspends the running frame, whose pc is stored. Answers what the eval loop goes on with. */
    @CleanPoint
    static Object yield(ThreadState ts, Frame f, long w) {
        PyObject v = f.registers[Opcode.b(w)];
        // As soon as the frame is suspended, another thread may go on with it and drop the value.
        Refs.touch(ts, v);
        Frame caller = f.back;
        int kind = f.kind;
        int dest = f.dest;
        f.generator.suspend(ts, f, Opcode.a(w) - f.counted);
        ts.frame = caller;
        if (kind == Frame.BOUNDARY) {
            return v;
        }
        FrameOps.deliver(ts, caller, dest, v);
        return caller;
    }

    /** The register that gets the value sent to the yield that a suspended frame waits at. */
    public static int resumeRegister(Frame g) {
        return Opcode.a(g.code.instructions[g.pc - 1]);
    }

    /** Whether closing the frame could run code: it waits inside some try or with. */
    public static boolean needsClosing(Frame g) {
        return g != null && g.code.handlerFor(g.pc - 1) >= 0;
    }

    /** The next item from Java, floating, or null at the end. */
    @CleanPoint
    public static PyObject next(ThreadState ts, PyGenerator g) {
        PyObject v = resume(ts, g, PyNone.NONE);
        if (ts.yielded) {
            return v;
        }
        Refs.discard(ts, v);
        return null;
    }

    private static Raised stop(ThreadState ts, PyObject value) {
        return Errors.stopIteration(ts, value == PyNone.NONE ? null : value);
    }

    /** {@code generator.send(value)}. */
    @CleanPoint
    public static PyObject send(ThreadState ts, PyGenerator g, PyObject value) {
        PyObject v = sendPlain(ts, g, value);
        if (!ts.yielded) {
            throw stop(ts, v == null ? PyNone.NONE : v);
        }
        return v;
    }

    /** Resumes with a value; what is yielded, or what is returned, or null where it was finished before. Look at the state to know. */
    @CleanPoint
    public static PyObject sendPlain(ThreadState ts, PyGenerator g, PyObject value) {
        if (g.state() == PyGenerator.CREATED && value != PyNone.NONE) {
            throw Errors.typeError(ts, "can't send non-None value to a just-started " + g.kindName());
        }
        checkReuse(ts, g);
        return resume(ts, g, value);
    }

    /** Resumes with an exception; what is yielded or returned. */
    @CleanPoint
    public static PyObject throwPlain(ThreadState ts, PyGenerator g, PyBaseException e) {
        return raiseInto(ts, g, e);
    }

    private static void checkReuse(ThreadState ts, PyGenerator g) {
        if (g.state() == PyGenerator.FINISHED && g.type() == PyGenerator.COROUTINE) {
            throw Errors.runtimeError(ts, "cannot reuse already awaited coroutine");
        }
    }

    /** Runs the generator until it yields or returns, and gives that value; null if it was finished before. */
    @CleanPoint
    private static PyObject resume(ThreadState ts, PyGenerator g, PyObject value) {
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        try (var held = ts.hold(g)) {
            Frame f = g.enter(ts, null, Frame.BOUNDARY, 0, 0, value);
            if (f == null) {
                ts.yielded = false;
                return null;
            }
            return Execution.run(ts, f);
        } finally {
            if (top != null) {
                top.unholdTemporaries(ts, before);
            }
        }
    }

    /** {@code generator.throw(type[, value[, traceback]])}. */
    @CleanPoint
    public static PyObject throwInto(ThreadState ts, PyGenerator g, PyObject type, PyObject value, PyObject traceback) {
        warnOldThrow(ts, value, "throw");
        PyBaseException e = exception(ts, type, value, traceback);
        try (var held = ts.hold(e)) {
            PyObject v = raiseInto(ts, g, e);
            if (g.state() == PyGenerator.FINISHED) {
                throw stop(ts, v);
            }
            return v;
        }
    }

    /** The exception that {@code throw(type, value, traceback)} means, floating; later arguments may be null. */
    @CleanPoint
    public static PyBaseException exception(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        boolean given = traceback != null && traceback != PyNone.NONE;
        if (given && !(traceback instanceof PyTraceback)) {
            throw Errors.typeError(ts, "throw() third argument must be a traceback object");
        }
        PyBaseException e = RaiseOps.instance(ts, type, value);
        if (given) {
            e.setTraceback(ts, traceback);
        }
        return e;
    }

    /** Warns of more than one argument of {@code method}. */
    @CleanPoint
    public static void warnOldThrow(ThreadState ts, PyObject value, String method) {
        if (value != null) {
            Interpreter.of(ts)
                    .hooks
                    .warn(
                            ts,
                            ExceptionTypes.DEPRECATION_WARNING,
                            "the (type, exc, tb) signature of " + method + "() is deprecated, use the single-arg signature instead.",
                            1);
        }
    }

    /** Resumes with an exception at the yield; the value yielded or returned. An inner iterator that is delegated to gets it first. */
    @CleanPoint
    private static PyObject raiseInto(ThreadState ts, PyGenerator g, PyBaseException e) {
        if (g.state() == PyGenerator.FINISHED) {
            checkReuse(ts, g);
            throw Errors.raise(ts, e);
        }
        if (g.state() == PyGenerator.SUSPENDED) {
            PyObject inner = delegate(g.frame());
            if (inner != null) {
                return throwDelegated(ts, g, inner, e);
            }
        }
        return raiseAt(ts, g, e);
    }

    @CleanPoint
    private static PyObject raiseAt(ThreadState ts, PyGenerator g, PyBaseException e) {
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        try (var held = ts.hold(g)) {
            Frame f = g.enter(ts, null, Frame.BOUNDARY, 0, 0, PyNone.NONE);
            return Execution.raiseIn(ts, f, e);
        } finally {
            if (top != null) {
                top.unholdTemporaries(ts, before);
            }
        }
    }

    /** What a suspended frame delegates to by yield from or await, borrowed, or null. */
    private static PyObject delegate(Frame f) {
        long w = f.code.instructions[f.pc - 1];
        int iterator = Opcode.op(w) == Opcode.YIELD ? Opcode.c(w) : 0;
        return iterator == 0 ? null : f.registers[iterator - 1];
    }

    /** What a generator delegates to, borrowed, or None. */
    public static PyObject delegateOrNone(PyGenerator g) {
        PyObject inner = isDelegating(g) ? delegate(g.frame()) : null;
        return inner == null ? PyNone.NONE : inner;
    }

    /** Whether it waits at a yield from or await. */
    static boolean isDelegating(PyGenerator g) {
        Frame f = g.frame();
        return g.state() == PyGenerator.SUSPENDED && f != null && delegate(f) != null;
    }

    /** {@code GET_YIELD_FROM_ITER}. */
    @CleanPoint
    static PyObject yieldFromIterator(ThreadState ts, Frame f, int b) {
        PyObject o = f.registers[b];
        if (o instanceof PyGenerator g && g.type() != PyGenerator.ASYNC_GENERATOR) {
            if (g.type() == PyGenerator.COROUTINE && (f.code.flags & (PyCode.COROUTINE | PyCode.ITERABLE_COROUTINE)) == 0) {
                throw Errors.typeError(ts, "cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
            return g;
        }
        return IterationOps.iter(ts, f, b);
    }

    /** Raises {@code e} in what {@code g} delegates to; what that raises, or {@code e} where it cannot take it, is raised in {@code g}. */
    @CleanPoint
    private static PyObject throwDelegated(ThreadState ts, PyGenerator g, @Floating PyObject inner, PyBaseException e) {
        PyObject v;
        try (var held = ts.hold(inner)) {
            if (PyType.of(e).isSubtypeOf(ExceptionTypes.GENERATOR_EXIT)) {
                closeInner(ts, inner);
                v = null;
            } else if (inner instanceof PyGenerator sub) {
                v = raiseInto(ts, sub, e);
                if (sub.state() != PyGenerator.FINISHED) {
                    return v;
                }
            } else {
                PyObject method = Attributes.find(ts, inner, THROW);
                if (method != null) {
                    try (var heldMethod = ts.hold(method)) {
                        return Calls.call(ts, method, e);
                    }
                }
                v = null;
            }
        } catch (Raised raised) {
            if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                PyBaseException inside = Errors.take(ts);
                try (var heldInside = ts.hold(inside)) {
                    return raiseAt(ts, g, inside);
                }
            }
            v = stopValue(ts);
        }
        return v == null ? raiseAt(ts, g, e) : afterDelegation(ts, g, v);
    }

    @CleanPoint
    private static void closeInner(ThreadState ts, PyObject inner) {
        if (inner instanceof PyGenerator sub) {
            Refs.discard(ts, close(ts, sub));
            return;
        }
        PyObject method = Attributes.find(ts, inner, CLOSE);
        if (method != null) {
            try (var held = ts.hold(method)) {
                Refs.discard(ts, Calls.call(ts, method));
            }
        }
    }

    /** Goes on after a yield from whose inner iterator ended with {@code v}. */
    @CleanPoint
    private static PyObject afterDelegation(ThreadState ts, PyGenerator g, @Floating PyObject v) {
        Frame f = g.frame();
        int at = f.pc;
        while (Opcode.op(f.code.instructions[at]) != Opcode.SEND) {
            at = Opcode.op(f.code.instructions[at]) == Opcode.JUMP_BACK ? Opcode.bc(f.code.instructions[at]) : at + 1;
        }
        f.pc = at + 1 + (short) Opcode.c(f.code.instructions[at]);
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        try (var held = ts.hold(g)) {
            int register = Opcode.a(f.code.instructions[at]);
            int pc = f.pc;
            f.pc = at + 1;
            g.enter(ts, null, Frame.BOUNDARY, 0, 0, PyNone.NONE);
            f.pc = pc;
            f.registers[register] = v;
            return Execution.run(ts, f);
        } finally {
            if (top != null) {
                top.unholdTemporaries(ts, before);
            }
        }
    }

    /** Ends the raising of a StopIteration and gives its value, floating. */
    @CleanPoint
    static PyObject stopValue(ThreadState ts) {
        PyBaseException e = Errors.take(ts);
        PyObject v = e instanceof PyStopIteration s ? s.value(ts) : PyNone.NONE;
        try (var held = ts.hold(v)) {
            Refs.discard(ts, e);
            return v;
        }
    }

    /** {@code generator.close()}. */
    @CleanPoint
    public static PyObject close(ThreadState ts, PyGenerator g) {
        if (g.state() == PyGenerator.FINISHED) {
            return PyNone.NONE;
        }
        if (g.state() == PyGenerator.CREATED || g.state() == PyGenerator.SUSPENDED && !needsClosing(g.frame()) && delegate(g.frame()) == null) {
            g.clear(ts);
            return PyNone.NONE;
        }
        PyBaseException exit = ExceptionTypes.make(ts, ExceptionTypes.GENERATOR_EXIT, PyTuple.EMPTY);
        try (var held = ts.hold(exit)) {
            PyObject v = raiseInto(ts, g, exit);
            if (g.state() == PyGenerator.FINISHED) {
                return v;
            }
            Refs.discard(ts, v);
        } catch (Raised raised) {
            if (Errors.matches(ts, ExceptionTypes.GENERATOR_EXIT) || Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                Errors.clear(ts);
                return PyNone.NONE;
            }
            throw raised;
        }
        throw Errors.runtimeError(ts, g.kindName() + " ignored GeneratorExit");
    }

    /** Closes a generator that nobody refers to any more; errors are unraisable. */
    @CleanPoint
    public static void finalizeGenerator(ThreadState ts, PyGenerator g) {
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var held = ts.hold(raising)) {
            try {
                if (g.finalizer() != null) {
                    PyObject finalizer = g.finalizer();
                    try (var heldFinalizer = ts.hold(finalizer)) {
                        Refs.discard(ts, Calls.call(ts, finalizer, g));
                    }
                } else if (g.state() == PyGenerator.CREATED) {
                    warnUnawaited(ts, g);
                } else {
                    Refs.discard(ts, close(ts, g));
                }
            } catch (Raised e) {
                Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while closing generator", g);
            }
            if (raising != null) {
                Refs.incref(ts, raising);
                ts.raised = raising;
            }
        }
    }

    /** A coroutine dies that never ran: the module warnings says so. */
    @CleanPoint
    private static void warnUnawaited(ThreadState ts, PyGenerator g) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "warnings");
        try (var held = ts.hold(module)) {
            Refs.discard(ts, Calls.callMethod(ts, module, WARN_UNAWAITED, g));
        }
    }

    /** An awaitable made by {@code method} of an asynchronous generator dies that was never awaited. */
    @CleanPoint
    public static void warnNeverAwaited(ThreadState ts, PyGenerator g, String method) {
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var held = ts.hold(raising)) {
            try {
                String message = "coroutine method '" + method + "' of '" + g.qualname() + "' was never awaited";
                Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.RUNTIME_WARNING, message, 1);
            } catch (Raised e) {
                Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while finalizing coroutine", g);
            }
            if (raising != null) {
                Refs.incref(ts, raising);
                ts.raised = raising;
            }
        }
    }

    /**
     * {@code SEND}: sends register {@code a} to the iterator in {@code b}: the frame to go on in, or what it yielded; at its end the result,
     * with the pc moved to {@code exit}.
     */
    @CleanPoint
    static Object send(ThreadState ts, Frame f, long w) {
        int a = Opcode.a(w);
        int b = Opcode.b(w);
        int exit = f.pc + (short) Opcode.c(w);
        PyObject iterator = f.registers[b];
        PyObject value = f.registers[a];
        if (iterator instanceof PyGenerator g) {
            if (g.state() == PyGenerator.CREATED && value != PyNone.NONE) {
                throw Errors.typeError(ts, "can't send non-None value to a just-started " + g.kindName());
            }
            checkReuse(ts, g);
            Frame next = g.enter(ts, f, Frame.DELEGATE, a, exit, value);
            if (next != null) {
                return next;
            }
            f.pc = exit;
            return PyNone.NONE;
        }
        try {
            PyObject v =
                    value == PyNone.NONE
                            ? Iteration.nextOrStop(ts, iterator)
                            : Calls.callMethod(ts, iterator, SEND, value);
            if (v != null) {
                return v;
            }
            f.pc = exit;
            return PyNone.NONE;
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            f.pc = exit;
            return stopValue(ts);
        }
    }
}
