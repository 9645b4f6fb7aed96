package org.pyrt.refcount;

import org.pyrt.api.annotation.CleanPoint;

/** What a thread state knows of its interpreter; upper layers derive theirs from it. */
public abstract class InterpreterContext {

    /** For subclasses. */
    protected InterpreterContext() {}

    /**
     * Clears the weak references to {@code c} and calls their callbacks: what {@link Counted#clearWeakReferences} does unless a class knows
     * better. Called by a thread that has claimed the death of {@code c}. Errors are reported as unraisable, never thrown.
     */
    @CleanPoint
    public void clearWeakReferences(ThreadState ts, Counted c) {}
}
