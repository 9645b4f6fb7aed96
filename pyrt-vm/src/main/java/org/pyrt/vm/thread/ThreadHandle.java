package org.pyrt.vm.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
    private final List<Thread> waiters = new ArrayList<>(1);

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
        wakeAll();
    }

    /** The thread runs no Python code any more. */
    public synchronized void setDone() {
        done = true;
        wakeAll();
    }

    private void wakeAll() {
        for (Thread thread : waiters) {
            LockSupport.unpark(thread);
        }
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
            await(ts, 0, true);
        } finally {
            ts.attach();
        }
    }

    /**
     * Waits for the end; at most so many ns, for ever if negative. Returns whether the end has come. Signals are served meanwhile, so the
     * main thread may raise.
     */
    @CleanPoint
    public boolean join(ThreadState ts, long nanos) {
        long deadline = nanos < 0 ? 0 : System.nanoTime() + nanos | 1;
        while (!isDone()) {
            boolean over;
            ts.detach();
            try {
                over = await(ts, deadline, false);
            } finally {
                ts.attach();
            }
            if (Waiting.isSignalled(ts)) {
                Breaker.serve(ts);
            } else if (over) {
                return isDone();
            }
        }
        return true;
    }

    /** Waits, until {@code deadline} if that is not 0, for the start or the end. False if a signal came first that the thread has to serve. */
    private boolean await(ThreadState ts, long deadline, boolean start) {
        Thread me = Thread.currentThread();
        synchronized (this) {
            waiters.add(me);
        }
        boolean interrupted = false;
        try {
            while (!isReached(start)) {
                if (!start && Waiting.isSignalled(ts)) {
                    return false;
                }
                if (deadline == 0) {
                    LockSupport.park(this);
                } else {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return true;
                    }
                    LockSupport.parkNanos(this, left);
                }
                // Python threads are woken by their eval breaker, never by a Java interrupt; parking would return at once with one.
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            synchronized (this) {
                waiters.remove(me);
            }
            if (interrupted) {
                me.interrupt();
            }
        }
    }

    private synchronized boolean isReached(boolean start) {
        return done || start && ident != 0;
    }
}
