package org.pyrt.refcount;

import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;

/**
 * A running or suspended call whose temporaries may float; upper layers derive their frames from it. The thread state points at the
 * innermost one.
 */
public abstract class Activation {

    /** For subclasses. */
    protected Activation() {}

    /** The caller's activation, or null at the bottom of the thread. */
    public abstract Activation caller();

    /** Where the call is in its program; null if it is nowhere. Asked by its own thread, perhaps detached; counts nothing. */
    public Place place() {
        return null;
    }

    /**
     * Whether the instruction now running keeps {@code object} in a live temporary that is not held. Asked when a pending death is
     * looked at: such an object is left alone, because the instruction that consumes the temporary looks again.
     */
    public abstract boolean floats(PyObject object);

    /**
     * Holds every live temporary that is not held yet, because Python code is to run above this activation, or the thread detaches. Answers how many were held
     * before, for {@link #unholdTemporaries}.
     */
    public abstract int holdTemporaries(ThreadState ts);

    /** Lets the temporaries above {@code before} float again. */
    public abstract void unholdTemporaries(ThreadState ts, int before);

    /** Shows each reference that this activation counts (locals, holds), once for each count. The world is stopped. */
    public abstract void visitHolds(SlotVisitor visitor);
}
