package org.pyrt.vm.monitor;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.frame.PyFrame;

/**
 * Trace and profile functions (sys.settrace, sys.setprofile) as two tools above those of {@code sys.monitoring}. The events are the interpreter's, the
 * functions each thread's own: a thread without one ignores them. Source: CPython 3.14 Python/legacy_tracing.c, Python/sysmodule.c.
 */
public final class LegacyTracing {

    /** Nothing is told: a value of {@code ThreadState.tracingWhat}. */
    public static final int NOTHING = 0;

    public static final int CALL = 1;
    public static final int EXCEPTION = 2;
    public static final int LINE = 3;
    public static final int RETURN = 4;
    public static final int OPCODE = 5;

    /** A callback of {@code sys.monitoring} is told of a line or branch: it may set {@code f_lineno} too. */
    public static final int MONITORED = 6;

    private static final int TRACE_EVENTS =
            1 << Instrumentation.PY_START | 1 << Instrumentation.PY_RESUME | 1 << Instrumentation.PY_RETURN | 1 << Instrumentation.PY_YIELD
                    | 1 << Instrumentation.RAISE | 1 << Instrumentation.LINE | 1 << Instrumentation.PY_UNWIND
                    | 1 << Instrumentation.PY_THROW | 1 << Instrumentation.STOP_ITERATION;

    private static final int PROFILE_EVENTS =
            1 << Instrumentation.PY_START | 1 << Instrumentation.PY_RESUME | 1 << Instrumentation.PY_RETURN | 1 << Instrumentation.PY_YIELD
                    | 1 << Instrumentation.CALL | 1 << Instrumentation.PY_UNWIND | 1 << Instrumentation.PY_THROW
                    | 1 << Instrumentation.C_RETURN | 1 << Instrumentation.C_RAISE;

    private static final PyStr[] WHAT = {
        null, PyStr.interned("call"), PyStr.interned("exception"), PyStr.interned("line"), PyStr.interned("return"), PyStr.interned("opcode"),
    };
    private static final PyStr C_CALL = PyStr.interned("c_call");
    private static final PyStr C_RETURN = PyStr.interned("c_return");
    private static final PyStr C_EXCEPTION = PyStr.interned("c_exception");

    private LegacyTracing() {}

    // ---- setting ----

    /** Sets the trace function of a thread, the calling one or one that is stopped; null for none. */
    @CleanPoint
    public static void setTrace(ThreadState ts, ThreadState thread, PyObject function) {
        Refs.incref(ts, function);
        PyObject old = thread.traceFunction;
        thread.traceFunction = function;
        Refs.decref(ts, old);
        adjust(ts, Instrumentation.TRACE_TOOL, TRACE_EVENTS);
    }

    /** Sets the profile function of a thread, the calling one or one that is stopped; null for none. */
    @CleanPoint
    public static void setProfile(ThreadState ts, ThreadState thread, PyObject function) {
        Refs.incref(ts, function);
        PyObject old = thread.profileFunction;
        thread.profileFunction = function;
        Refs.decref(ts, old);
        adjust(ts, Instrumentation.PROFILE_TOOL, PROFILE_EVENTS);
    }

    /** Asks for the tool's events if any thread has a function. */
    @CleanPoint
    private static void adjust(ThreadState ts, int tool, int events) {
        boolean any = false;
        for (ThreadState t : ts.registry.snapshot()) {
            any |= (tool == Instrumentation.TRACE_TOOL ? t.traceFunction : t.profileFunction) != null;
        }
        Monitors.of(ts).setEvents(ts, tool, any ? events : 0);
    }

    /** Starts or ends the events of single instructions of a code object. */
    public static void traceOpcodes(ThreadState ts, Code code, boolean enable) {
        Monitors.of(ts).setLocalEvents(Instrumentation.TRACE_TOOL, code, enable ? 1 << Instrumentation.INSTRUCTION : 0);
    }

    // ---- sending ----

    /** Tells the thread's trace function of an event; {@code a} is the value returned or the exception. */
    @CleanPoint
    static void trace(ThreadState ts, Frame f, Instrumentation in, int event, int pc, PyObject a) {
        if (ts.traceFunction == null) {
            return;
        }
        PyFrame frame = f.object;
        switch (event) {
            case Instrumentation.PY_START:
            case Instrumentation.PY_RESUME:
            case Instrumentation.PY_THROW:
                call(ts, f, CALL, PyNone.NONE);
                break;
            case Instrumentation.PY_RETURN:
            case Instrumentation.PY_YIELD:
                call(ts, f, RETURN, a);
                break;
            case Instrumentation.PY_UNWIND:
                call(ts, f, RETURN, PyNone.NONE);
                break;
            case Instrumentation.LINE:
                if (frame != null && frame.tracesLines()) {
                    call(ts, f, LINE, PyNone.NONE);
                }
                break;
            case Instrumentation.INSTRUCTION:
                if (frame == null || !frame.tracesOpcodes()) {
                    traceOpcodes(ts, f.code, false);
                } else {
                    call(ts, f, OPCODE, PyNone.NONE);
                }
                break;
            default:
                exception(ts, f, (PyBaseException) a);
        }
    }

    @CleanPoint
    private static void exception(ThreadState ts, Frame f, PyBaseException e) {
        if (f.object == null || f.object.trace() == null) {
            return;
        }
        PyTuple triple = PyTuple.of(ts, PyType.of(e), e, e.traceback() == null ? PyNone.NONE : e.traceback());
        try (var held = ts.hold(triple)) {
            call(ts, f, EXCEPTION, triple);
        }
    }

    @CleanPoint
    private static void call(ThreadState ts, Frame f, int what, PyObject arg) {
        PyObject callback = what == CALL ? ts.traceFunction : f.object == null ? null : f.object.trace();
        if (callback == null) {
            return;
        }
        PyFrame frame = f.object(ts);
        int before = ts.tracingWhat;
        try (var heldFrame = ts.hold(frame);
                var heldCallback = ts.hold(callback);
                var heldArg = ts.hold(arg)) {
            PyObject result;
            if (frame.tracesOpcodes()) {
                traceOpcodes(ts, f.code, true);
            }
            ts.tracing++;
            ts.tracingWhat = what;
            try {
                result = Calls.call(ts, callback, frame, WHAT[what], arg);
            } catch (Raised e) {
                frame.setTrace(ts, null);
                PyObject old = ts.traceFunction;
                ts.traceFunction = null;
                Refs.decref(ts, old);
                throw e;
            } finally {
                ts.tracing--;
                ts.tracingWhat = before;
            }
            if (result != PyNone.NONE) {
                frame.setTrace(ts, result);
            }
            if (frame.tracesOpcodes()) {
                traceOpcodes(ts, f.code, true);
            }
        }
    }

    /** Tells the thread's profile function of an event. */
    @CleanPoint
    static void profile(ThreadState ts, Frame f, int event, PyObject a, PyObject b) {
        if (ts.profileFunction == null) {
            return;
        }
        switch (event) {
            case Instrumentation.PY_START:
            case Instrumentation.PY_RESUME:
            case Instrumentation.PY_THROW:
                profile(ts, f, WHAT[CALL], PyNone.NONE);
                break;
            case Instrumentation.PY_RETURN:
            case Instrumentation.PY_YIELD:
                profile(ts, f, WHAT[RETURN], a);
                break;
            case Instrumentation.PY_UNWIND:
                profile(ts, f, WHAT[RETURN], PyNone.NONE);
                break;
            case Instrumentation.CALL:
                builtin(ts, f, C_CALL, a, b);
                break;
            case Instrumentation.C_RETURN:
                builtin(ts, f, C_RETURN, a, b);
                break;
            case Instrumentation.C_RAISE:
                builtin(ts, f, C_EXCEPTION, a, b);
                break;
            default:
        }
    }

    @CleanPoint
    private static void builtin(ThreadState ts, Frame f, PyStr what, PyObject callable, PyObject first) {
        if (callable instanceof PyBuiltinFunction) {
            profile(ts, f, what, callable);
        } else if (callable instanceof PyMethodDescriptor && first != Monitors.of(ts).missing(ts)) {
            PyObject bound = Descriptors.get(ts, callable, first, PyType.of(first));
            try (var held = ts.hold(bound)) {
                profile(ts, f, what, bound);
            }
        }
    }

    @CleanPoint
    private static void profile(ThreadState ts, Frame f, PyStr what, PyObject arg) {
        PyObject callback = ts.profileFunction;
        PyFrame frame = f.object(ts);
        try (var heldFrame = ts.hold(frame);
                var heldCallback = ts.hold(callback);
                var heldArg = ts.hold(arg)) {
            ts.tracing++;
            try {
                Refs.discard(ts, Calls.call(ts, callback, frame, what, arg));
            } catch (Raised e) {
                PyObject old = ts.profileFunction;
                ts.profileFunction = null;
                Refs.decref(ts, old);
                throw e;
            } finally {
                ts.tracing--;
            }
        }
    }
}
