package org.pyrt.refcount;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;

/**
 * Tells a registry's {@link AllocationTracer}, if it has one, of the objects that its threads make and of those that die.
 *
 * <p>A counted object knows the thread that makes it, which knows the tracer: making one costs a test of a field beside the thread's id while
 * nobody traces. A value (str, bytes) is made without a thread state, so for values there is a switch for the whole JVM, which is a hint: on, the
 * maker looks for its thread among those of the registries that trace.
 */
public final class Tracing {

    /** Whether some registry traces. Plain: a thread may see a change late, the one that made it sees it at once. */
    private static boolean values;

    /** The registries that trace. Replaced under the lock of this class. */
    private static volatile ThreadRegistry[] registries = {};

    private Tracing() {}

    /** Whether {@link #made} has to be called for each value. */
    public static boolean seesValues() {
        return values;
    }

    /** A value has been made by the calling thread, which need not be one of Python's. */
    public static void made(PyObject value) {
        Thread current = Thread.currentThread();
        for (ThreadRegistry registry : registries) {
            for (ThreadState t : registry.threads()) {
                if (t.thread == current && t.tracer != null) {
                    t.tracer.made(t, value);
                }
            }
        }
    }

    /** From now on {@code tracer} is told of what the threads of {@code ts}'s registry do; null ends that. Waits until they stand still. */
    @CleanPoint
    public static void set(ThreadState ts, AllocationTracer tracer) {
        ThreadRegistry registry = ts.registry;
        if (registry.tracer == tracer) {
            return;
        }
        registry.stopTheWorld(ts);
        try {
            registry.tracer = tracer;
            for (ThreadState t : registry.threads()) {
                t.tracer = tracer;
            }
            note(registry, tracer != null);
        } finally {
            registry.startTheWorld(ts);
        }
    }

    private static synchronized void note(ThreadRegistry registry, boolean traces) {
        ThreadRegistry[] all = Arrays.stream(registries).filter(r -> r != registry).toArray(ThreadRegistry[]::new);
        if (traces) {
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = registry;
        }
        registries = all;
        values = all.length > 0;
    }
}
