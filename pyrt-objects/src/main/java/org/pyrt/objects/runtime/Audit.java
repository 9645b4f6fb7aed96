package org.pyrt.objects.runtime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * Audit events (PEP 578): what a program is about to do, told to the hooks that {@code sys.addaudithook} added, each of which may refuse it by an exception.
 * Who sends an event asks {@link #isOn} first: without hooks an event costs the reading of one field. Stateless; the hooks are the interpreter's
 * ({@link Interpreter#addAuditHook}). Source: CPython 3.14 Python/sysmodule.c (sys_audit_tuple).
 */
public final class Audit {

    private static final PyStr CAN_TRACE = PyStr.interned("__cantrace__");

    private Audit() {}

    /** Whether there are hooks. */
    public static boolean isOn(ThreadState ts) {
        return Interpreter.of(ts).auditHooks != null;
    }

    /**
     * Tells all hooks of an event, in the order they were added. The arguments may float. Tracing is off meanwhile, but for hooks whose {@code __cantrace__} is
     * true. Raises what a hook raises: the event is then not to happen.
     */
    @CleanPoint
    public static void send(ThreadState ts, String event, PyObject... arguments) {
        PyObject[] hooks = Interpreter.of(ts).auditHooks;
        if (hooks == null) {
            return;
        }
        PyStr name = PyStr.of(event);
        PyTuple tuple = PyTuple.of(ts, arguments);
        try (var held = ts.hold(tuple)) {
            ts.tracing++;
            try {
                for (int i = 0; i < hooks.length; i++) {
                    PyObject hook = Slots.load(ts, hooks, i);
                    try (var heldHook = ts.hold(hook)) {
                        tell(ts, hook, name, tuple);
                    }
                }
            } finally {
                ts.tracing--;
            }
        }
    }

    /** Calls one hook. The caller holds both. */
    @CleanPoint
    private static void tell(ThreadState ts, PyObject hook, PyStr event, PyTuple arguments) {
        PyObject told = Attributes.find(ts, hook, CAN_TRACE);
        boolean traced = false;
        if (told != null) {
            try (var held = ts.hold(told)) {
                traced = Comparison.isTrue(ts, told);
            }
        }
        if (traced) {
            ts.tracing--;
        }
        try {
            Refs.discard(ts, Calls.call(ts, hook, event, arguments));
        } finally {
            if (traced) {
                ts.tracing++;
            }
        }
    }
}
