package org.pyrt.refcount;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;

/** A {@link ParkLock} that its holder may take again: what {@code _thread.RLock} is made of. */
public final class RecursiveLock {

    private final ParkLock lock;

    /** Id of the holder, or 0. Written by the holder; others ask only whether it is their own id. */
    private volatile int holder;

    /** How often the holder has taken it. Guarded by {@link #lock}. */
    private int depth;

    /** An unlocked lock for the threads of {@code registry}. */
    public RecursiveLock(ThreadRegistry registry) {
        lock = new ParkLock(registry);
    }

    /** As {@link #acquire(ThreadState, long, PyObject)}, a lock that Python does not know. */
    @CleanPoint
    public int acquire(ThreadState ts, long timeoutNanos) {
        return acquire(ts, timeoutNanos, null);
    }

    /** As {@link ParkLock#acquire(ThreadState, long, PyObject)}; succeeds at once when the calling thread has the lock. */
    @CleanPoint
    public int acquire(ThreadState ts, long timeoutNanos, PyObject shown) {
        if (holder == ts.id) {
            depth++;
            return ParkLock.ACQUIRED;
        }
        int result = lock.acquire(ts, timeoutNanos, shown);
        if (result == ParkLock.ACQUIRED) {
            holder = ts.id;
            depth = 1;
        }
        return result;
    }

    /**
     * Gives the lock up once.
     *
     * @return false if the calling thread does not have it, and nothing was done
     */
    public boolean release(ThreadState ts) {
        if (holder != ts.id) {
            return false;
        }
        if (--depth == 0) {
            holder = 0;
            lock.release();
        }
        return true;
    }

    /** Gives the lock up whole and returns how often the calling thread had taken it (0: it had not), for {@link #restore}. */
    public int releaseAll(ThreadState ts) {
        if (holder != ts.id) {
            return 0;
        }
        int taken = depth;
        depth = 0;
        holder = 0;
        lock.release();
        return taken;
    }

    /** After {@link #acquire} of a lock given up by {@link #releaseAll}: as if taken {@code taken} times. */
    public void restore(ThreadState ts, int taken) {
        if (holder == ts.id) {
            depth = taken;
        }
    }

    /** Makes it unlocked, whoever has it. */
    public void reset() {
        if (holder != 0) {
            depth = 0;
            holder = 0;
            lock.release();
        }
    }

    /** How often the calling thread has taken it. */
    public int depth(ThreadState ts) {
        return holder == ts.id ? depth : 0;
    }

    /** How often its holder has taken it; a guess unless the caller is the holder. */
    public int depth() {
        return holder == 0 ? 0 : depth;
    }

    /** The id of the thread that has it, or 0. */
    public int holder() {
        return holder;
    }
}
