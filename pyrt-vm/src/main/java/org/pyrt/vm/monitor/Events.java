package org.pyrt.vm.monitor;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.frame.Frame;

/**
 * Sends events to the tools that want them. The frame that they are about is the thread's innermost one; its live temporaries are held while
 * callbacks run, by {@code Execution}. Arguments are borrowed. What a callback raises is raised where the event happened.
 */
public final class Events {

    private static final String[] NAMES = {
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "STOP_ITERATION",
        "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH",
    };

    private Events() {}

    /** The name of an event. */
    public static String name(int event) {
        return NAMES[event];
    }

    /** Tells the tools that want it of an event of the instruction at {@code pc}; {@code a} and {@code b} are what it has besides, or null. */
    @CleanPoint
    public static void local(ThreadState ts, Frame f, Instrumentation in, int event, int pc, PyObject a, PyObject b) {
        to(ts, f, in, event, pc, in.tools(event, pc), a, b);
    }

    /** The same for some of the tools. */
    @CleanPoint
    public static void to(ThreadState ts, Frame f, Instrumentation in, int event, int pc, int tools, PyObject a, PyObject b) {
        int rest = tools;
        while (rest != 0) {
            int tool = 31 - Integer.numberOfLeadingZeros(rest);
            rest &= ~(1 << tool);
            if (tool == Instrumentation.TRACE_TOOL) {
                LegacyTracing.trace(ts, f, in, event, pc, a);
            } else if (tool == Instrumentation.PROFILE_TOOL) {
                LegacyTracing.profile(ts, f, event, a, b);
            } else {
                one(ts, f.code, in, tool, event, pc, a, b);
            }
        }
    }

    @CleanPoint
    private static void one(ThreadState ts, Code code, Instrumentation in, int tool, int event, int pc, PyObject a, PyObject b) {
        Monitors monitors = Monitors.of(ts);
        PyObject callback = monitors.callback(ts, tool, event);
        if (callback == null) {
            return;
        }
        PyObject[] args;
        if (event == Instrumentation.LINE) {
            args = new PyObject[] {code, PyInt.of(code.positions.line(pc))};
        } else if (a == null) {
            args = new PyObject[] {code, offset(pc)};
        } else if (b == null) {
            args = new PyObject[] {code, offset(pc), a};
        } else {
            args = new PyObject[] {code, offset(pc), a, b};
        }
        try (var held = ts.hold(callback)) {
            if (!call(ts, callback, tool, event, args)) {
                return;
            }
        }
        synchronized (monitors) {
            in.disable(event, pc, tool);
            if ((event == Instrumentation.BRANCH_LEFT || event == Instrumentation.BRANCH_RIGHT) && monitors.joinsBranches(tool)) {
                in.disable(event == Instrumentation.BRANCH_LEFT ? Instrumentation.BRANCH_RIGHT : Instrumentation.BRANCH_LEFT, pc, tool);
            }
        }
    }

    /**
     * Calls a tool's callback; whether it wants no more events of the place, which is an error where events have none. In those of lines and branches it
     * may send the frame to another line.
     */
    @CleanPoint
    private static boolean call(ThreadState ts, PyObject callback, int tool, int event, PyObject[] args) {
        PyObject result;
        int before = ts.tracingWhat;
        ts.tracing++;
        ts.tracingWhat =
                event == Instrumentation.LINE || event == Instrumentation.BRANCH_LEFT || event == Instrumentation.BRANCH_RIGHT
                        ? LegacyTracing.MONITORED
                        : LegacyTracing.NOTHING;
        try {
            result = Calls.call(ts, callback, args, null);
        } finally {
            ts.tracing--;
            ts.tracingWhat = before;
        }
        Monitors monitors = Monitors.of(ts);
        boolean disables = monitors.isDisable(result);
        Refs.discard(ts, result);
        if (disables && event >= Instrumentation.LOCAL_EVENTS) {
            monitors.setCallback(ts, tool, event, PyNone.NONE);
            throw Errors.valueError(ts, "Cannot disable " + NAMES[event] + " events. Callback removed.");
        }
        return disables;
    }

    /**
     * Tells {@code tools} of an event of code that is not Python's, with these arguments, which the caller holds; the tools that go on listening. For builtins that
     * have places of their own.
     */
    @CleanPoint
    public static int fire(ThreadState ts, int tools, int event, PyObject... args) {
        int left = tools;
        for (int rest = tools; rest != 0 && ts.tracing == 0; ) {
            int tool = 31 - Integer.numberOfLeadingZeros(rest);
            rest &= ~(1 << tool);
            PyObject callback = Monitors.of(ts).callback(ts, tool, event);
            try (var held = ts.hold(callback)) {
                if (callback != null && call(ts, callback, tool, event, args)) {
                    left &= ~(1 << tool);
                }
            }
        }
        return left;
    }

    /** An instruction's place as Python sees it: a number of bytes. */
    public static PyInt offset(int pc) {
        return PyInt.of(PyCode.offset(pc));
    }

    /**
     * Tells of an event that is not of a place, while the exception {@code ts.raised} is on its way through {@code f}, whose {@code live}
     * temporaries are live. What a callback raises takes its place.
     */
    @CleanPoint
    public static void raising(ThreadState ts, Frame f, int event, int pc, int live) {
        int tools = Monitors.of(ts).tools(event);
        if (tools == 0 || ts.tracing != 0) {
            return;
        }
        int settled = f.settled;
        f.settled = live;
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            to(ts, f, null, event, pc, tools, e, null);
            Errors.reraise(ts, e);
        } catch (Raised other) {
            // It is in the thread state, in the place of the one before.
            return;
        } finally {
            f.settled = settled;
        }
    }
}
