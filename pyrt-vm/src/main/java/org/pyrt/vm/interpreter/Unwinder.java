package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.runtime.MemoryReserve;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.monitor.Events;
import org.pyrt.vm.monitor.Monitors;

/** Finds the handler of an exception that is being raised. */
@SuppressWarnings("CleanPoint")
final class Unwinder {

    private Unwinder() {}

    /** Turns an error of the host into the Python exception that CPython would raise: a mistake of ours into SystemError, which names its place. Where memory has run out a collection is requested. */
    static void hostError(ThreadState ts, Throwable e) {
        if (e instanceof StackOverflowError) {
            Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded");
        } else if (e instanceof OutOfMemoryError full) {
            // Cycles may be all that fills the heap: they go at the next poll, so that the program may go on after it has handled the error.
            ts.requestCollection();
            MemoryReserve.of(ts).raise(ts, full);
        } else {
            if (Boolean.getBoolean("pyrt.javatrace")) {
                e.printStackTrace();
            }
            StackTraceElement[] trace = e.getStackTrace();
            Errors.raise(ts, ExceptionTypes.SYSTEM_ERROR, "internal error: " + e + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    /**
     * Takes the exception in the thread state from the running frame to the nearest handler, leaving frames on the way; answers the frame to
     * go on in, or null after a frame that was called from Java was left.
     */
    @CleanPoint
    static Frame unwind(ThreadState ts) {
        Frame f = (Frame) ts.frame;
        int at = Math.max(f.pc - 1, 0);
        int live;
        if (ts.polledAt >= 0) {
            // A poll stands behind a jump: what raises is the instruction jumped to, before it does anything.
            at = ts.polledAt;
            ts.polledAt = -1;
            live = f.code.depth[at];
        } else {
            live = liveAt(f);
        }
        for (; ; ) {
            Code code = f.code;
            PyBaseException e = (PyBaseException) ts.raised;
            boolean again = raisesAgain(code.original(at));
            if (!again) {
                addTraceback(ts, e, f, at);
            } else if (Opcode.op(code.original(at)) == Opcode.RERAISE && Opcode.c(code.original(at)) != 0) {
                backToOrigin(f, e);
            }
            Monitors monitors = Monitors.of(ts);
            boolean watched = monitors.wantsUnwinding();
            if (watched) {
                Events.raising(ts, f, again ? Instrumentation.RERAISE : Instrumentation.RAISE, at, live);
            }
            f.unholdTemporaries(ts, 0);
            int handler = code.handlerFor(at);
            if (watched) {
                Events.raising(ts, f, handler >= 0 ? Instrumentation.EXCEPTION_HANDLED : Instrumentation.PY_UNWIND, at, live);
            }
            if (handler >= 0) {
                catchIn(ts, f, handler, live);
                return f;
            }
            f.dropTemporaries(ts, 0, live);
            boolean boundary = f.kind == Frame.BOUNDARY;
            f = leave(ts, f);
            if (boundary) {
                return null;
            }
            live = f.held;
            at = Math.max(f.pc - 1, 0);
        }
    }

    /** Where there is no memory for it, the exception loses its traceback: so what the frames of it hold can die once they are left. */
    private static void addTraceback(ThreadState ts, PyBaseException e, Frame f, int at) {
        if (ExceptionTypes.MEMORY_ERROR == e.type() && MemoryReserve.of(ts).isExhausted()) {
            e.setTraceback(ts, null);
            return;
        }
        try {
            PyTraceback.add(ts, e, f.object(ts), at);
        } catch (OutOfMemoryError full) {
            e.setTraceback(ts, null);
        }
    }

    /** An exception goes on after a handler: the frame stands where it raised it, as its traceback says. */
    private static void backToOrigin(Frame f, PyBaseException e) {
        if (e.traceback() instanceof PyTraceback t && t.frame() == f.object) {
            f.pc = t.lasti() + 1;
        }
    }

    /**
     * How many temporaries are live in a frame whose current instruction raises: its operands too, but not what a yield gave away. In a frame
     * below, whose instruction made a call, the operands are consumed: those held are live.
     */
    private static int liveAt(Frame f) {
        if (f.pc == 0) {
            return 0;
        }
        long w = f.code.original(f.pc - 1);
        return Opcode.op(w) == Opcode.YIELD ? Opcode.a(w) - f.code.counted : f.code.depth[f.pc - 1];
    }

    /** Whether an instruction raises an exception that has this frame in its traceback already: the end of a handler, or a bare raise. */
    private static boolean raisesAgain(long w) {
        return Opcode.op(w) == Opcode.RERAISE
                || Opcode.op(w) == Opcode.END_ASYNC_FOR
                || Opcode.op(w) == Opcode.RAISE && Opcode.b(w) == Opcode.c(w);
    }

    /** Goes to a handler: drops what is live above it, and moves the exception into its register. */
    @CleanPoint
    private static void catchIn(ThreadState ts, Frame f, int handler, int live) {
        Code code = f.code;
        int target = code.exceptionTable[handler + 2];
        int register = code.exceptionTable[handler + 3];
        f.dropTemporaries(ts, code.depth[target], live);
        PyObject[] r = f.registers;
        for (int i = register; i < code.counted; i++) {
            PyObject old = r[i];
            r[i] = null;
            Refs.release(ts, old);
        }
        PyObject e = ts.raised;
        ts.raised = null;
        r[register] = e;
        f.pc = target;
        if (ts.pendingSize != 0) {
            FrameOps.drain(ts, f);
        }
    }

    /** Leaves a frame by an exception; answers its caller. */
    @CleanPoint
    private static Frame leave(ThreadState ts, Frame f) {
        PyGenerator g = f.generator;
        boolean started = g != null && Opcode.op(f.code.instructions[Math.max(f.pc - 1, 0)]) != Opcode.RETURN_GENERATOR;
        f.leave(ts, null);
        Frame back = f.back;
        ts.frame = back;
        f.unlink();
        if (f.extra != null) {
            PyObject instance = f.extra;
            f.extra = null;
            Refs.release(ts, instance);
        }
        if (g != null) {
            g.finish(ts);
            if (started) {
                stopIterationInside(ts, g);
            }
        }
        return back;
    }

    /** PEP 479: a StopIteration that leaves a generator becomes a RuntimeError; but not one that was thrown into it before its start. */
    private static void stopIterationInside(ThreadState ts, PyGenerator g) {
        PyType leaving = PyType.of(ts.raised);
        if (!leaving.isSubtypeOf(ExceptionTypes.STOP_ITERATION)
                && (g.type() != PyGenerator.ASYNC_GENERATOR || !leaving.isSubtypeOf(ExceptionTypes.STOP_ASYNC_ITERATION))) {
            return;
        }
        String what = leaving.isSubtypeOf(ExceptionTypes.STOP_ITERATION) ? "StopIteration" : "StopAsyncIteration";
        PyBaseException stop = Errors.take(ts);
        try (var held = ts.hold(stop)) {
            Errors.runtimeError(ts, g.kindName() + " raised " + what);
            PyBaseException error = (PyBaseException) ts.raised;
            error.setCause(ts, stop);
            error.setContext(ts, stop);
        }
    }
}
