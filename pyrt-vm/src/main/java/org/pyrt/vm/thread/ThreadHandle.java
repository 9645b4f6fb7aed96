package org.pyrt.vm.thread;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * Where a thread is in its life, for who waits for it. Its monitor guards the fields; a thread waits for it detached.
 *
 * <pre>new --start--> starting --by itself--> running --by itself--> done</pre>
 */
public final class ThreadHandle {

    private boolean begun;
    private int ident;
    private boolean done;

    /** The handle of a thread that is not started yet. */
    public ThreadHandle() {}

    /** The handle of a thread that runs and was not started through one; it never becomes done by itself. */
    public ThreadHandle(int ident) {
        begun = true;
        this.ident = ident;
    }

    /** Claims the right to start; false if somebody has. */
    public synchronized boolean begin() {
        if (begun) {
            return false;
        }
        begun = true;
        return true;
    }

    /** Undoes {@link #begin} after the start failed. */
    public synchronized void abandon() {
        begun = false;
    }

    /** Whether it was started. */
    public synchronized boolean isBegun() {
        return begun;
    }

    synchronized void setStarted(int id) {
        ident = id;
        notifyAll();
    }

    /** The thread runs no Python code any more. */
    public synchronized void setDone() {
        done = true;
        notifyAll();
    }

    /** The thread's id; 0 before it runs. */
    public synchronized int ident() {
        return ident;
    }

    /** Whether the thread runs no Python code any more. */
    public synchronized boolean isDone() {
        return done;
    }

    /** Waits until the thread has its id. */
    @CleanPoint
    void awaitStart(ThreadState ts) {
        ts.detach();
        try {
            await(0, true);
        } finally {
            ts.attach();
        }
    }

    /** Waits for the end; at most so many ns, for ever if negative. Returns whether the end has come. */
    @CleanPoint
    public boolean join(ThreadState ts, long nanos) {
        if (isDone()) {
            return true;
        }
        ts.detach();
        try {
            return await(nanos < 0 ? 0 : System.nanoTime() + nanos | 1, false);
        } finally {
            ts.attach();
        }
    }

    /** Waits, until {@code deadline} if that is not 0, for the start or the end. */
    private synchronized boolean await(long deadline, boolean start) {
        while (!done && (!start || ident == 0)) {
            try {
                if (deadline == 0) {
                    wait();
                } else {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            } catch (InterruptedException e) {
                // Python threads are woken by their eval breaker, never by a Java interrupt: it has no meaning here.
                continue;
            }
        }
        return true;
    }
}
