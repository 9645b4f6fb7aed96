package org.pyrt.refcount;

/** The bits of {@link ThreadState#breaker}. */
public final class EvalBreaker {

    /** Another thread asks this one to park: the world is to stop. */
    public static final int STOP = 1;

    /** Objects wait in this thread's merge queue. */
    public static final int MERGE = 1 << 1;

    /** A grace period waits for this thread to pass a quiescent state. */
    public static final int QUIESCE = 1 << 2;

    /** A collection was requested. */
    public static final int COLLECT = 1 << 3;

    /** A signal arrived; only the main thread gets it. */
    public static final int SIGNAL = 1 << 4;

    /** An asynchronous exception was set. */
    public static final int ASYNC_EXCEPTION = 1 << 5;

    private EvalBreaker() {}
}
