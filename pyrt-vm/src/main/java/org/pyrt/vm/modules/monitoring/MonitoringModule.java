package org.pyrt.vm.modules.monitoring;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.modules.sys.PySimpleNamespace;
import org.pyrt.vm.monitor.Events;
import org.pyrt.vm.monitor.Monitors;

/**
 * The module {@code sys.monitoring} (PEP 669): tools, callbacks and event sets as CPython has them. Source: CPython 3.14 Python/instrumentation.c.
 */
@ExposedModule(name = "sys.monitoring")
public final class MonitoringModule {

    @ExposedConstant static final int DEBUGGER_ID = 0;
    @ExposedConstant static final int COVERAGE_ID = 1;
    @ExposedConstant static final int PROFILER_ID = 2;
    @ExposedConstant static final int OPTIMIZER_ID = 5;

    private static final int USER_TOOLS = 6;
    private static final int LOCAL_EVENTS = 11;
    private static final int CALL = 4;
    private static final int C_RETURN = 1 << 16;
    private static final int C_RAISE = 1 << 17;
    private static final int BRANCH = 1 << 18;
    private static final int BRANCH_SIDES = 1 << 8 | 1 << 9;

    private MonitoringModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "sys.monitoring", "", new MonitoringModuleAdapter());
        b.add("DISABLE", Monitors.of(ts).disable(ts));
        b.add("MISSING", Monitors.of(ts).missing(ts));
        PyDict events = new PyDict(ts);
        for (int i = 0; i < Instrumentation.EVENTS; i++) {
            events.putStr(ts, PyStr.interned(Events.name(i)), PyInt.of(1L << i));
        }
        events.putStr(ts, PyStr.interned("NO_EVENTS"), PyInt.of(0));
        b.add("events", new PySimpleNamespace(ts, events));
        return b.build();
    }

    private static int valid(ThreadState ts, int tool) {
        if (tool < 0 || tool >= USER_TOOLS) {
            throw Errors.valueError(ts, "invalid tool " + tool + " (must be between 0 and 5)");
        }
        return tool;
    }

    private static int inUse(ThreadState ts, int tool) {
        if (Monitors.of(ts).name(valid(ts, tool)) == null) {
            throw Errors.valueError(ts, "tool " + tool + " is not in use");
        }
        return tool;
    }

    @ExposedMethod(doc = "use_tool_id($module, tool_id, name, /)\n--\n\nTake a tool's number.")
    static void use_tool_id(ThreadState ts, int tool_id, @PositionalOnly PyObject name) {
        valid(ts, tool_id);
        if (!(name instanceof PyStr s)) {
            throw Errors.valueError(ts, "tool name must be a str");
        }
        if (!Monitors.of(ts).use(tool_id, s)) {
            throw Errors.valueError(ts, "tool " + tool_id + " is already in use");
        }
    }

    @ExposedMethod(doc = "clear_tool_id($module, tool_id, /)\n--\n\nForget a tool's events and callbacks.")
    @CleanPoint
    static void clear_tool_id(ThreadState ts, @PositionalOnly int tool_id) {
        valid(ts, tool_id);
        if (Monitors.of(ts).name(tool_id) != null) {
            Monitors.of(ts).clear(ts, tool_id);
        }
    }

    @ExposedMethod(doc = "free_tool_id($module, tool_id, /)\n--\n\nGive a tool's number back.")
    @CleanPoint
    static void free_tool_id(ThreadState ts, @PositionalOnly int tool_id) {
        clear_tool_id(ts, tool_id);
        Monitors.of(ts).free(ts, tool_id);
    }

    @ExposedMethod(doc = "get_tool($module, tool_id, /)\n--\n\nThe name of the tool that uses the number, or None.")
    static PyObject get_tool(ThreadState ts, @PositionalOnly int tool_id) {
        PyStr name = Monitors.of(ts).name(valid(ts, tool_id));
        return name == null ? PyNone.NONE : name;
    }

    @ExposedMethod(doc = "register_callback($module, tool_id, event, func, /)\n--\n\nSet a tool's callback for an event; the one before.")
    @CleanPoint
    static PyObject register_callback(ThreadState ts, int tool_id, int event, @PositionalOnly PyObject func) {
        valid(ts, tool_id);
        if (Audit.isOn(ts)) {
            Audit.send(ts, "sys.monitoring.register_callback", func);
        }
        if (Integer.bitCount(event) != 1) {
            throw Errors.valueError(ts, "The callback can only be set for one event at a time");
        }
        int bit = Integer.numberOfTrailingZeros(event);
        if (bit >= Instrumentation.EVENTS) {
            throw Errors.valueError(ts, "invalid event " + event);
        }
        Monitors state = Monitors.of(ts);
        PyObject before = state.callback(ts, tool_id, bit == Instrumentation.BRANCH ? Instrumentation.BRANCH_LEFT : bit);
        try (var held = ts.hold(before)) {
            if (bit == Instrumentation.BRANCH) {
                state.setCallback(ts, tool_id, Instrumentation.BRANCH_LEFT, func);
                state.setCallback(ts, tool_id, Instrumentation.BRANCH_RIGHT, func);
                state.joinBranches(tool_id, true);
            } else {
                state.setCallback(ts, tool_id, bit, func);
                if (bit == Instrumentation.BRANCH_LEFT || bit == Instrumentation.BRANCH_RIGHT) {
                    state.joinBranches(tool_id, false);
                }
            }
            return before == null ? PyNone.NONE : before;
        }
    }

    @ExposedMethod(doc = "get_events($module, tool_id, /)\n--\n\nThe events that a tool wants everywhere.")
    static int get_events(ThreadState ts, @PositionalOnly int tool_id) {
        return Monitors.of(ts).events(valid(ts, tool_id));
    }

    /** An event set as it is kept: events of calls go together. */
    private static int checked(ThreadState ts, int set) {
        if (set < 0 || set >= 1 << Instrumentation.EVENTS) {
            throw Errors.valueError(ts, "invalid event set 0x" + Integer.toHexString(set));
        }
        int rest = set;
        if ((set & (C_RETURN | C_RAISE)) != 0) {
            if ((set & 1 << CALL) == 0) {
                throw Errors.valueError(ts, "cannot set C_RETURN or C_RAISE events independently");
            }
            rest &= ~(C_RETURN | C_RAISE);
        }
        return (rest & BRANCH) != 0 ? rest & ~BRANCH | BRANCH_SIDES : rest;
    }

    @ExposedMethod(doc = "set_events($module, tool_id, event_set, /)\n--\n\nSet the events that a tool wants everywhere.")
    @CleanPoint
    static void set_events(ThreadState ts, int tool_id, @PositionalOnly int event_set) {
        valid(ts, tool_id);
        int set = checked(ts, event_set);
        Monitors.of(ts).setEvents(ts, inUse(ts, tool_id), set);
    }

    private static Code code(ThreadState ts, PyObject code) {
        if (code instanceof Code c) {
            return c;
        }
        throw Errors.typeError(ts, "code must be a code object");
    }

    @ExposedMethod(doc = "get_local_events($module, tool_id, code, /)\n--\n\nThe events that a tool wants of a code object.")
    static int get_local_events(ThreadState ts, int tool_id, @PositionalOnly PyObject code) {
        Code c = code(ts, code);
        return Monitors.of(ts).localEvents(valid(ts, tool_id), c);
    }

    @ExposedMethod(doc = "set_local_events($module, tool_id, code, event_set, /)\n--\n\nSet the events that a tool wants of a code object.")
    static void set_local_events(ThreadState ts, int tool_id, PyObject code, @PositionalOnly int event_set) {
        Code c = code(ts, code);
        valid(ts, tool_id);
        int set = checked(ts, event_set);
        if (set >= 1 << LOCAL_EVENTS) {
            throw Errors.valueError(ts, "invalid local event set 0x" + Integer.toHexString(set));
        }
        Monitors.of(ts).setLocalEvents(inUse(ts, tool_id), c, set);
    }

    @ExposedMethod(doc = "restart_events($module, /)\n--\n\nHear again of events whose callbacks returned DISABLE.")
    @CleanPoint
    static void restart_events(ThreadState ts) {
        Monitors.of(ts).restart(ts);
    }

    @ExposedMethod(doc = "_all_events($module, /)\n--\n\nThe tools that want each event everywhere, as bits.")
    static PyObject _all_events(ThreadState ts) {
        PyDict all = new PyDict(ts);
        Monitors state = Monitors.of(ts);
        for (int i = 0; i < Instrumentation.EVENTS; i++) {
            int tools = 0;
            for (int tool = 0; tool < Instrumentation.TOOLS; tool++) {
                tools |= (state.events(tool) >> i & 1) << tool;
            }
            if (tools != 0) {
                all.putStr(ts, PyStr.interned(Events.name(i)), PyInt.of(tools));
            }
        }
        return all;
    }
}
