package org.pyrt.races;

import org.pyrt.refcount.Registries;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** What a container whose operations Lincheck calls has: a thread state for each of Lincheck's threads, in a registry of its own. */
abstract class Attached {

    /** Lincheck's numbers for at most three threads: 0 for what comes before them, 1 to 3, and one more for what comes after. */
    private static final int NUMBERS = 5;

    final ThreadRegistry registry = Registries.withoutTicker();
    private final ThreadState[] states = new ThreadState[NUMBERS];

    Attached() {
        for (int i = 0; i < NUMBERS; i++) {
            states[i] = ContainerRace.attach(registry);
        }
    }

    /** The state for Lincheck's thread of that number. */
    final ThreadState state(int thread) {
        return states[thread];
    }

    /** Ends an operation: nothing floats any more. */
    final <T> T done(ThreadState ts, T outcome) {
        ts.handleBreaker();
        ts.quiescent();
        return outcome;
    }
}
