package org.pyrt.refcount;

/**
 * The bits of a thread's eval breaker: what other threads, or the thread itself, ask of it at its next poll. See
 * {@link ThreadState#breaker}, {@link ThreadState#requestBreak} and {@link ThreadState#handleBreaker}.
 */
public final class EvalBreaker {

    /** Another thread asks this one to park: the world is to stop. */
    public static final int STOP = 1;

    /** Objects wait in this thread's merge queue. */
    public static final int MERGE = 1 << 1;

    /** A grace period waits for this thread to pass a quiescent state, or one that this thread waits for may be over. */
    public static final int QUIESCE = 1 << 2;

    /** A collection was requested. */
    public static final int COLLECT = 1 << 3;

    /** A signal arrived; only the main thread gets it. */
    public static final int SIGNAL = 1 << 4;

    /** An asynchronous exception was set. */
    public static final int ASYNC_EXCEPTION = 1 << 5;

    /** Another thread has waited for the GIL for a whole switch interval. */
    static final int GIL = 1 << 6;

    /** Counts that the thread keeps are to be given up. */
    static final int KEPT = 1 << 7;

    /** The bits that {@link ThreadState#handleBreaker} serves itself. */
    static final int OWN = STOP | MERGE | QUIESCE | GIL | KEPT;

    private EvalBreaker() {}
}
