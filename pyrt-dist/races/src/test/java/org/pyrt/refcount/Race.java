package org.pyrt.refcount;

import org.pyrt.api.PyObject;

/**
 * What each state of a race test has: two threads of a registry of its own, attached. Which Java thread uses a thread state means nothing to the
 * protocol, as long as one does at a time; so whoever makes the state attaches both, and each actor uses its own.
 */
abstract class Race {

    final ThreadRegistry registry = Registries.withoutTicker();
    final ThreadState owner;
    final ThreadState other;

    /** One slot that both threads can reach. */
    final PyObject[] slot = new PyObject[1];

    Race() {
        owner = registry.attachCurrentThread();
        other = registry.attachCurrentThread();
    }

    /** A new object of the owner, in {@link #slot}. */
    final Thing stored() {
        Thing thing = new Thing(owner);
        Slots.store(owner, slot, 0, thing);
        return thing;
    }

    /** As {@link #stored}, merged: it has no owner any more. */
    final Thing merged() {
        Thing thing = stored();
        SharedCounts.merge(owner, thing);
        return thing;
    }

    /** 1 if {@code thing}, which floats in the calling thread, is dead or dies within some hundred nanoseconds; else 0. */
    static int dies(PyObject thing) {
        for (int i = 0; i < 20; i++) {
            if (Refs.isDead((Counted) thing)) {
                return 1;
            }
            Thread.onSpinWait();
        }
        return 0;
    }

    /** Ends all threads but one; what nothing refers to has died then. */
    final void settle(ThreadState last) {
        last.handleBreaker();
        for (ThreadState t : registry.snapshot()) {
            if (t != last) {
                t.exit();
            }
        }
        last.kept.giveUp(); // as the ticker would ask it to
        last.handleBreaker();
        last.quiescent();
    }
}
