package org.pyrt.stdlib.posix;

import java.util.HashMap;
import java.util.Map;

/** An interpreter's changes to the environment, for the processes that it starts; the host's own environment cannot change. Thread-safe. */
final class ChildEnvironment {

    private final Map<String, String> changes = new HashMap<>();

    synchronized void put(String name, String value) {
        changes.put(name, value);
    }

    synchronized void remove(String name) {
        changes.put(name, null);
    }
}
