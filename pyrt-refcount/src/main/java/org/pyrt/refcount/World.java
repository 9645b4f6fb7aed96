package org.pyrt.refcount;

import java.util.concurrent.locks.LockSupport;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ContentionListener.Kind;

/**
 * Stop-the-world. The requester asks attached threads through their breakers and takes detached ones by CAS from detached to suspended;
 * when every thread but itself is suspended, the world has stopped. No Python code may run then.
 */
final class World {

    private final ThreadRegistry registry;

    /** Who stops, or has stopped, the world. Changed under this object's monitor. */
    private volatile ThreadState requester;

    /** How often {@link #requester} has asked. Only the requester uses it. */
    private int depth;

    /** Where {@link #requester} was when it asked, while somebody listens to {@link Contention}; or null. Written by the requester. */
    private volatile Place place;

    /** When it asked, as {@link ThreadRegistry#waitStart} tells. Only the requester uses it. */
    private long since;

    /** Whether all other threads are suspended, and new ones are born suspended. Changed under the registry's monitor. */
    private volatile boolean stopped;

    World(ThreadRegistry registry) {
        this.registry = registry;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Where the thread was that has stopped the world, or stops it; null if nobody listens to {@link Contention}. */
    Place place() {
        return place;
    }

    /** See {@link ThreadRegistry#stopTheWorld}. */
    @CleanPoint
    @SuppressWarnings("ThreadPriorityCheck") // the threads waited for may need this processor to reach their polls
    void stop(ThreadState ts) {
        if (requester == ts) {
            depth++;
            return;
        }
        while (!claim(ts)) {
            ts.detach();
            try {
                awaitNoRequester();
            } finally {
                ts.attach();
            }
        }
        depth = 1;
        ts.kept.giveUp();
        since = registry.waitStart();
        place = since == 0 ? null : ts.place();
        int spins = 0;
        boolean interrupted = false;
        while (!tryStop(ts)) {
            if (++spins < 50) {
                Thread.onSpinWait();
            } else if (spins < 70) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(this, 200_000);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean claim(ThreadState ts) {
        if (requester != null) {
            return false;
        }
        requester = ts;
        return true;
    }

    private synchronized void awaitNoRequester() {
        boolean interrupted = false;
        while (requester != null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks every thread that still runs; true when there was none. A thread being busy, or just ending, is asked again soon. */
    private boolean tryStop(ThreadState ts) {
        synchronized (registry) {
            boolean all = true;
            for (ThreadState t : registry.threads()) {
                if (t == ts) {
                    continue;
                }
                int s = t.stateVolatile();
                if (s == ThreadState.ATTACHED) {
                    t.requestBreak(EvalBreaker.STOP);
                    all = false;
                } else if (s == ThreadState.DETACHED) {
                    all &= t.casState(ThreadState.DETACHED, ThreadState.SUSPENDED);
                } else if (s != ThreadState.SUSPENDED) {
                    all = false;
                }
            }
            stopped = all;
            return all;
        }
    }

    /** A thread has left the attached state while the world is being stopped. */
    void stopped() {
        ThreadState r = requester;
        if (r != null) {
            LockSupport.unpark(r.thread);
        }
    }

    /** See {@link ThreadRegistry#startTheWorld}. */
    void start(ThreadState ts) {
        if (requester != ts) {
            throw new IllegalStateException("the world was not stopped by this thread");
        }
        if (--depth > 0) {
            return;
        }
        ThreadState[] threads;
        synchronized (registry) {
            stopped = false;
            threads = registry.threads();
            for (ThreadState t : threads) {
                if (t != ts) {
                    t.clearBreak(EvalBreaker.STOP);
                    t.casState(ThreadState.SUSPENDED, ThreadState.DETACHED);
                }
            }
        }
        for (ThreadState t : threads) {
            if (t != ts) {
                // What the requester queued to a thread that stays detached.
                t.serveMergeQueue(ts);
                LockSupport.unpark(t.thread);
            }
        }
        if (since != 0) {
            Contention.waited(ts, Kind.PAUSE, null, null, since);
        }
        synchronized (this) {
            requester = null;
            notifyAll();
        }
    }
}
