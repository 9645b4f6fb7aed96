package org.pyrt.refcount;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;

/**
 * A lock that threads detach for while they wait, with a time limit and woken by signals: what {@code _thread.lock} is made of. Any
 * thread may release it, whoever took it.
 */
public final class ParkLock {

    /** The lock was taken. */
    public static final int ACQUIRED = Mutex.ACQUIRED;

    /** The time was over before. */
    public static final int TIMED_OUT = Mutex.TIMED_OUT;

    /** A signal waits to be served ({@link EvalBreaker#SIGNAL}); serve it, then try again for the time that is left. */
    public static final int INTERRUPTED = Mutex.INTERRUPTED;

    /** As the mutex of a counted object; only {@link Mutex} touches it. */
    int word;

    private final ParkingLot lot;

    /** An unlocked lock for the threads of {@code registry}. */
    public ParkLock(ThreadRegistry registry) {
        lot = registry.parkingLot;
    }

    /** Takes the lock if it is free. */
    public boolean tryAcquire() {
        return Mutex.tryLockWord(this);
    }

    /** As {@link #acquire(ThreadState, long, PyObject)}, a lock that Python does not know. */
    @CleanPoint
    public int acquire(ThreadState ts, long timeoutNanos) {
        return acquire(ts, timeoutNanos, null);
    }

    /**
     * Takes the lock; detaches while it waits.
     *
     * @param timeoutNanos how long to wait at most, in ns; negative: for ever
     * @param shown the object that Python knows the lock as, for who listens to {@link Contention}; or null
     * @return {@link #ACQUIRED}, {@link #TIMED_OUT} or {@link #INTERRUPTED}
     */
    @CleanPoint
    public int acquire(ThreadState ts, long timeoutNanos, PyObject shown) {
        if (Mutex.tryLockWord(this)) {
            return ACQUIRED;
        }
        if (timeoutNanos == 0) {
            return TIMED_OUT;
        }
        // A limit of more than a century is none, and would make nanoTime's differences overflow.
        long deadline = timeoutNanos < 0 || timeoutNanos > Long.MAX_VALUE / 2 ? Mutex.FOREVER : System.nanoTime() + timeoutNanos;
        return Mutex.lockSlow(ts, this, deadline, true, shown);
    }

    /**
     * Releases the lock. Any thread, attached or not.
     *
     * @return false if it was not locked, and nothing was done
     */
    public boolean release() {
        while (true) {
            int v = Mutex.get(this);
            if ((v & Mutex.LOCKED) == 0) {
                return false;
            }
            if (v == (Mutex.LOCKED | Mutex.WAITERS)) {
                return Mutex.unlockSlow(lot, this);
            }
            if (Mutex.cas(this, Mutex.LOCKED, 0)) {
                return true;
            }
        }
    }

    /** Whether anybody has the lock. */
    public boolean isLocked() {
        return (Mutex.get(this) & Mutex.LOCKED) != 0;
    }
}
