package org.pyrt.objects.host;

import java.util.HashMap;
import java.util.Map;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** An interpreter's changes to the environment, for the processes that it starts; the host's own environment cannot change. Thread-safe. */
public final class ChildEnvironment {

    /** The values set; null for what was removed. */
    private final Map<String, String> changes = new HashMap<>();

    private ChildEnvironment() {}

    /** The interpreter's. */
    public static ChildEnvironment of(ThreadState ts) {
        return Interpreter.of(ts).state(ChildEnvironment.class, ChildEnvironment::new);
    }

    /** Sets a variable. */
    public synchronized void put(String name, String value) {
        changes.put(name, value);
    }

    /** Removes a variable. */
    public synchronized void remove(String name) {
        changes.put(name, null);
    }

    /** Makes the changes to an environment. */
    public synchronized void applyTo(Map<String, String> environment) {
        for (Map.Entry<String, String> e : changes.entrySet()) {
            if (e.getValue() == null) {
                environment.remove(e.getKey());
            } else {
                environment.put(e.getKey(), e.getValue());
            }
        }
    }

    /** The value of a variable, changed or as the host has it; null if there is none. */
    public synchronized String get(String name) {
        return changes.containsKey(name) ? changes.get(name) : System.getenv(name);
    }
}
