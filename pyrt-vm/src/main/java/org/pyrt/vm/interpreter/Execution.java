package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.monitor.Events;
import org.pyrt.vm.monitor.Monitors;

/** Running Python code from Java. While it runs, the frame below holds its temporaries. */
@SuppressWarnings("CleanPoint")
public final class Execution {

    private static final PyObject[] NO_ARGUMENTS = {};

    private Execution() {}

    /** Serves what the refcount layer leaves of a thread's eval breaker. */
    public interface BreakerService {
        /** May raise: signals, asynchronous exceptions. */
        @CleanPoint
        void serveBreaker(ThreadState ts, int bits);
    }

    static BreakerService machine(ThreadState ts) {
        return (BreakerService) ts.interpreter;
    }

    /** Calls a function; arguments as in {@code RuntimeHooks.call}, which the caller holds. The result floats. */
    @CleanPoint
    public static PyObject call(ThreadState ts, PyFunction fn, PyObject[] args, PyStr[] kwNames) {
        Frame top = (Frame) ts.frame;
        Frame g = Frame.of(ts, (Code) fn.code(), fn, top);
        FunctionArguments.bind(ts, fn, g.registers, null, args, 0, args.length, kwNames);
        return enter(ts, g, top, fn);
    }

    /** Runs a class body: {@code fn} without arguments, in the namespace {@code locals}. Returns what the body returns: the class cell or None. */
    @CleanPoint
    public static PyObject runClassBody(ThreadState ts, PyFunction fn, PyObject locals) {
        Frame top = (Frame) ts.frame;
        Frame g = Frame.of(ts, (Code) fn.code(), fn, top);
        Refs.hold(ts, locals);
        g.locals = locals;
        return enter(ts, g, top, fn);
    }

    /** Runs module-level code in a namespace; {@code locals} is the same dict, or another mapping as for exec. The result floats. */
    @CleanPoint
    public static PyObject runCode(ThreadState ts, Code code, PyDict globals, PyObject builtins, PyObject locals) {
        Frame top = (Frame) ts.frame;
        Frame g = Frame.ofModule(code, globals, builtins, top);
        Refs.hold(ts, locals);
        g.locals = locals;
        return enter(ts, g, top, null);
    }

    /** Runs the code of a function without arguments, as exec does; a class body gets {@code locals} for its namespace. The result floats. */
    @CleanPoint
    public static PyObject runFunctionCode(
            ThreadState ts, Code code, PyDict globals, PyObject builtins, PyObject locals, PyCell[] closure) {
        PyFunction fn = new PyFunction(ts, code, globals, builtins, closure, PyNone.NONE, PyNone.NONE, false);
        try (var held = ts.hold(fn)) {
            if ((code.flags & PyCode.OPTIMIZED) == 0) {
                return runClassBody(ts, fn, locals);
            }
            return call(ts, fn, NO_ARGUMENTS, null);
        }
    }

    @CleanPoint
    private static PyObject enter(ThreadState ts, Frame g, Frame top, PyFunction fn) {
        g.kind = Frame.BOUNDARY;
        g.plain = false;
        if (fn != null && !fn.isDeferred()) {
            Refs.hold(ts, fn);
        }
        if (g.depth > ts.recursionLimit) {
            g.leave(ts, null);
            throw Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded");
        }
        int before = top == null ? 0 : top.holdTemporaries(ts);
        try {
            ts.frame = g;
            if (ts.breaker() != 0) {
                serveAtEntry(ts, g);
            }
            return EvalLoop.run(ts, g);
        } finally {
            if (top != null) {
                top.unholdTemporaries(ts, before);
            }
        }
    }

    /** Serves the eval breaker in a frame just entered, and leaves the frame if that raises. */
    @CleanPoint
    private static void serveAtEntry(ThreadState ts, Frame g) {
        try {
            Polls.serve(ts, g);
        } catch (Raised e) {
            if (Unwinder.unwind(ts) == null) {
                throw Errors.again(ts);
            }
        }
    }

    /** Runs a frame that a generator entered. */
    @CleanPoint
    static PyObject run(ThreadState ts, Frame f) {
        return EvalLoop.run(ts, f);
    }

    /** Goes on with the raising of an exception, whose context is set, at the place where the entered frame of a generator waits, and runs it on. */
    @CleanPoint
    static PyObject raiseIn(ThreadState ts, Frame f) {
        if (Monitors.of(ts).wants(Instrumentation.PY_THROW)) {
            f.lastTraced = Math.max(f.pc - 1, Frame.FRESH);
            Events.raising(ts, f, Instrumentation.PY_THROW, Math.max(f.pc - 1, 0), f.held);
        }
        if (Unwinder.unwind(ts) == null) {
            throw Errors.again(ts);
        }
        return EvalLoop.run(ts, f);
    }
}
