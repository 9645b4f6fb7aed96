package org.pyrt.races;

import org.pyrt.api.PyObject;
import org.pyrt.api.service.Tracker;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Registries;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** What each state of a container's race has: two threads of a registry of its own, attached, one for each actor. */
abstract class ContainerRace {

    final ThreadRegistry registry = Registries.withoutTicker();
    final ThreadState one = attach(registry);
    final ThreadState two = attach(registry);

    /** A thread state whose containers no collector tracks. */
    static ThreadState attach(ThreadRegistry registry) {
        ThreadState ts = registry.attachCurrentThread();
        ts.tracker = new NoTracker();
        return ts;
    }

    /** A counted object, floating, by which {@link #number} tells {@code n}. */
    static PyObject counted(ThreadState ts, int n) {
        return PyTuple.of(ts, PyInt.of(n));
    }

    /** What a thread was given: the n of {@link #counted}; -1 for null, -2 for an object that is dead or dies while it floats. */
    static int number(PyObject given) {
        if (given == null) {
            return -1;
        }
        for (int i = 0; i < 20; i++) {
            if (Refs.isDead((Counted) given) || ((PyTuple) given).get(0) == null) {
                return -2;
            }
            Thread.onSpinWait();
        }
        return (int) ((SmallInt) ((PyTuple) given).get(0)).value;
    }

    /** Ends the second thread: what nothing refers to has died then. */
    final void settle() {
        one.handleBreaker();
        two.exit();
        one.handleBreaker();
        one.quiescent();
    }

    private static final class NoTracker implements Tracker {
        @Override
        public void track(PyObject container) {}

        @Override
        public void untrack(PyObject container) {}
    }
}
