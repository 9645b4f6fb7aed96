package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyStopIteration;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.ValuedIterator;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.Origins;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.monitor.Events;
import org.pyrt.vm.monitor.Monitors;

/** Generators: making, resuming, closing, delegating. Source: CPython 3.14 Objects/genobject.c. */
@SuppressWarnings("CleanPoint")
public final class GeneratorOps {

    private static final PyStr SEND = PyStr.interned("send");

    private GeneratorOps() {}

    /** The running frame becomes a generator, which is the call's result; floating. */
    static PyObject create(ThreadState ts, Frame f) {
        int flags = f.code.flags;
        PyType type =
                (flags & PyCode.ASYNC_GENERATOR) != 0
                        ? PyGenerator.ASYNC_GENERATOR
                        : (flags & PyCode.COROUTINE) != 0 ? PyGenerator.COROUTINE : PyGenerator.GENERATOR;
        PyGenerator g = new PyGenerator(ts, type, f);
        if (ts.originDepth > 0 && type == PyGenerator.COROUTINE) {
            g.setOrigin(ts, Origins.of(ts, f.back, ts.originDepth));
        }
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
        return Opcode.a(g.code.original(g.pc - 1));
    }

    /** Whether closing the frame could run code: it waits inside some try or with. */
    public static boolean needsClosing(Frame g) {
        return g != null && (g.code.handlerFor(g.pc - 1) >= 0 || isWatched(g));
    }

    /** Whether a suspended frame has to be closed, should it die: it waits inside some try or with, or for another iterator. */
    public static boolean diesBusy(Frame g) {
        return g != null && (g.code.handlerFor(g.pc - 1) >= 0 || delegate(g) != null || isWatched(g));
    }

    /** Whether somebody wants to hear of what happens in the frame, its end by an exception included. */
    private static boolean isWatched(Frame g) {
        Instrumentation in = g.code.instrumentation;
        return in != null && (in.isActive() || in.tellsUnwinding());
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

    static Raised stop(ThreadState ts, PyObject value) {
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

    static void checkReuse(ThreadState ts, PyGenerator g) {
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

    /** What a suspended frame delegates to by yield from or await, borrowed, or null. */
    static PyObject delegate(Frame f) {
        long w = f.code.original(f.pc - 1);
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

    /** Goes on after a yield from whose inner iterator ended with {@code v}. */
    @CleanPoint
    static PyObject afterDelegation(ThreadState ts, PyGenerator g, @Floating PyObject v) {
        Frame f = g.frame();
        int at = f.pc;
        while (Opcode.op(f.code.original(at)) != Opcode.SEND) {
            at = Opcode.op(f.code.original(at)) == Opcode.JUMP_BACK ? Opcode.bc(f.code.original(at)) : at + 1;
        }
        f.pc = at + 1 + (short) Opcode.c(f.code.original(at));
        Frame top = (Frame) ts.frame;
        int before = top == null ? 0 : top.holdTemporaries(ts);
        try (var held = ts.hold(g)) {
            int register = Opcode.a(f.code.original(at));
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
        if (value == PyNone.NONE && iterator instanceof ValuedIterator valued) {
            PyObject v = valued.resume(ts);
            if (!ts.yielded) {
                f.pc = exit;
                return v == null ? PyNone.NONE : v;
            }
            return v;
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
            if (Monitors.of(ts).wantsUnwinding()) {
                Events.raising(ts, f, Instrumentation.RAISE, f.pc - 1, f.code.depth[f.pc - 1]);
            }
            f.pc = exit;
            return stopValue(ts);
        }
    }
}
