package org.pyrt.vm.modules.monitoring;

import java.util.Map;
import java.util.WeakHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What tools have asked for, in one interpreter. The tables are guarded by this object's monitor, in which no Python code runs. */
final class MonitoringState {

    /** So many tools there may be. */
    static final int TOOLS = 8;

    @Slot final PyDict callbacks;
    private final PyStr[] names = new PyStr[TOOLS];
    private final int[] events = new int[TOOLS];
    @SuppressWarnings("UncountedField") // weak, and code objects are deferred
    private final Map<PyCode, int[]> local = new WeakHashMap<>();

    private MonitoringState(ThreadState ts) {
        callbacks = new PyDict(ts);
        Refs.incref(ts, callbacks);
    }

    private static final class Holder implements CountedState {
        private MonitoringState state;

        synchronized MonitoringState get(ThreadState ts) {
            if (state == null) {
                state = new MonitoringState(ts);
            }
            return state;
        }

        @Override
        public synchronized void visit(SlotVisitor visitor) {
            if (state != null) {
                visitor.visit(state.callbacks);
            }
        }
    }

    static MonitoringState of(ThreadState ts) {
        return Interpreter.of(ts).state(Holder.class, Holder::new).get(ts);
    }

    /** The name under which a tool's number is in use, or null. */
    synchronized PyStr name(int tool) {
        return names[tool];
    }

    /** Takes a tool's number; false if it is in use. */
    synchronized boolean use(int tool, PyStr name) {
        if (names[tool] != null) {
            return false;
        }
        names[tool] = name;
        return true;
    }

    /** Forgets the events a tool asked for. */
    synchronized void clear(int tool) {
        events[tool] = 0;
        for (int[] sets : local.values()) {
            sets[tool] = 0;
        }
    }

    /** Gives a tool's number back. */
    synchronized void free(int tool) {
        clear(tool);
        names[tool] = null;
    }

    synchronized int events(int tool) {
        return events[tool];
    }

    synchronized void setEvents(int tool, int set) {
        events[tool] = set;
    }

    synchronized int localEvents(int tool, PyCode code) {
        int[] sets = local.get(code);
        return sets == null ? 0 : sets[tool];
    }

    synchronized void setLocalEvents(int tool, PyCode code, int set) {
        int[] sets = local.get(code);
        if (sets == null) {
            sets = new int[TOOLS];
            local.put(code, sets);
        }
        sets[tool] = set;
    }

    /** The callback of a tool for an event, borrowed; null if there is none. */
    @CleanPoint
    PyObject callback(ThreadState ts, PyObject key) {
        return callbacks.get(ts, key);
    }
}
