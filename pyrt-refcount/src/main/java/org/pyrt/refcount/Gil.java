package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pyrt.refcount.ContentionListener.Kind;

/**
 * The one lock that a thread holds while it is attached, where the interpreter was started with {@code -X gil=1}; a registry without it has none.
 *
 * <p>A thread takes it before it becomes attached and drops it after it has ceased to be, so that of two threads one at most is attached, and whoever stops the world finds all
 * others detached. Nobody holds a mutex of an object across a switch: critical sections give theirs up, and what {@link Mutex#lock} guards does not poll.
 *
 * <p>Switching. Who has waited for a whole interval without seeing the lock change hands asks its holder by {@link EvalBreaker#GIL}. The holder drops it at its next poll,
 * and waits until another one has taken it: otherwise it would mostly be the first to take it again, being awake. Source: CPython 3.14 Python/ceval_gil.c, for the behaviour.
 */
final class Gil {

    private static final VarHandle HOLDER;

    static {
        try {
            HOLDER = MethodHandles.lookup().findVarHandle(Gil.class, "holder", ThreadState.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ThreadRegistry registry;

    private final ReentrantLock lock = new ReentrantLock();

    /** Signalled when the lock was dropped while threads waited. */
    private final Condition free = lock.newCondition();

    /** Signalled when a waiter took it, or the last one went away. */
    private final Condition taken = lock.newCondition();

    /** Who has it, or null. Set by CAS by who takes it, cleared by the holder by a volatile store, after which it looks at {@link #waiters}. */
    private volatile ThreadState holder;

    /** How many wait. Changed with {@link #lock}; a waiter counts itself before it looks at {@link #holder} again, so that one of the two sees the other. */
    private volatile int waiters;

    /** Where the last holder was that dropped it while threads waited, or null. Guarded by {@link #lock}. */
    private Place givenUpAt;

    /** How often a waiter has taken it. Guarded by {@link #lock}. */
    private long switches;

    /** How long a waiter lets the holder go on, in ns. */
    private volatile long interval = 5_000_000;

    /** The GIL of the threads of {@code registry}. */
    Gil(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** Sets how long a waiter lets the holder go on, in ns; at least 1,000. Any thread. */
    void setInterval(long nanos) {
        interval = Math.max(nanos, 1_000);
    }

    /** Takes the lock; the calling thread is not attached. */
    void take(ThreadState ts) {
        if (waiters != 0 || !HOLDER.compareAndSet(this, (ThreadState) null, ts)) {
            takeSlow(ts);
        }
    }

    private void takeSlow(ThreadState ts) {
        boolean interrupted = false;
        long start = registry.waitStart();
        Place leftAt;
        lock.lock();
        try {
            waiters++;
            while (!HOLDER.compareAndSet(this, (ThreadState) null, ts)) {
                interrupted |= awaitFree();
            }
            waiters--;
            switches++;
            leftAt = givenUpAt;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
        if (start != 0) {
            Contention.waited(ts, Kind.GIL, null, leftAt, start);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for an interval; if it passes without a switch, asks the holder for one. Returns whether the Java thread was interrupted. */
    private boolean awaitFree() {
        long seen = switches;
        long left = interval;
        boolean interrupted = false;
        while (left > 0 && holder != null && switches == seen) {
            try {
                left = free.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ThreadState there = holder;
        if (there != null && switches == seen) {
            there.requestBreak(EvalBreaker.GIL);
        }
        return interrupted;
    }

    /** Drops the lock; the calling thread, which has it, is not attached any more. */
    void drop() {
        holder = null;
        if (waiters != 0) {
            Place here = here();
            lock.lock();
            try {
                givenUpAt = here;
                free.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private Place here() {
        return registry.contention == null ? null : Contention.here(registry);
    }

    /** Whether anybody waits. */
    boolean isWanted() {
        return waiters != 0;
    }

    /** Drops the lock and waits until somebody has taken it, or nobody wants it. The calling thread, which has it, is not attached any more. */
    void handOver() {
        boolean interrupted = false;
        Place here = here();
        lock.lock();
        try {
            long seen = switches;
            givenUpAt = here;
            holder = null;
            free.signal();
            while (waiters != 0 && switches == seen) {
                try {
                    taken.await(1, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
