package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ContentionListener.Kind;
import org.pyrt.refcount.ParkingLot.Bucket;
import org.pyrt.refcount.ParkingLot.Waiter;

/**
 * The mutex that each counted object has, of one int. Taken by one CAS and left by one release store when nobody contends; otherwise a
 * thread spins for a few microseconds, then detaches and parks. It is not re-entrant and does not know its owner. Most code wants a
 * {@link CriticalSection} instead.
 *
 * <p>The int has two bits: LOCKED, and WAITERS while somebody may be parked. Leaving reads the int and, if it says just LOCKED, stores 0.
 * A waiter that sets WAITERS between the two is overlooked, so parked threads look for themselves now and then; such an accident costs a
 * millisecond and needs the holder to leave within the same few nanoseconds. A waiter older than a millisecond gets the lock handed over,
 * so that nobody starves.
 */
public final class Mutex {

    static final int LOCKED = 1;
    static final int WAITERS = 2;

    /** What {@link #lockSlow} did. */
    static final int ACQUIRED = 0;

    static final int TIMED_OUT = 1;
    static final int INTERRUPTED = 2;

    /** No deadline. */
    static final long FOREVER = Long.MAX_VALUE;

    private static final int SPINS = 60;
    private static final int YIELDS = 8;
    private static final long HANDOVER_NANOS = 1_000_000;
    private static final long FIRST_LOOK_NANOS = 1_000_000;
    private static final long LAST_LOOK_NANOS = 16_000_000;

    private static final VarHandle MUTEX;
    private static final VarHandle PARK_LOCK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MUTEX = lookup.findVarHandle(Counted.class, "mutex", int.class);
            PARK_LOCK = lookup.findVarHandle(ParkLock.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Mutex() {}

    /** Takes the mutex of {@code c}; may detach and block. */
    @CleanPoint
    public static void lock(ThreadState ts, Counted c) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        if (!Plain.ON && !MUTEX.compareAndSet(c, 0, LOCKED)) {
            lockSlow(ts, c, FOREVER, false, c);
        }
    }

    /**
     * Takes the mutex of an object whose mutex is only ever held for a short, bounded time, without waiting for anything: spins, attached. To its callers
     * this is no clean point. Only when the world is to stop meanwhile does it detach, as {@link #lock}, lest who was handed the
     * mutex while suspended and this thread wait for each other.
     */
    public static void lockAttached(ThreadState ts, Counted c) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        if (!Plain.ON && !MUTEX.compareAndSet(c, 0, LOCKED)) {
            lockAttachedSlow(ts, c);
        }
    }

    @SuppressWarnings("CleanPoint") // see above: what callers float then is what a stopped world must find held anyway, their arguments
    private static void lockAttachedSlow(ThreadState ts, Counted c) {
        long start = ts.registry.waitStart();
        spinAttached(ts, c);
        if (start != 0) {
            Contention.waited(ts, Kind.OBJECT, c, null, start);
        }
    }

    @SuppressWarnings("CleanPoint") // as above
    private static void spinAttached(ThreadState ts, Counted c) {
        Backoff backoff = ts.backoff;
        if (backoff == null) {
            backoff = new Backoff();
            ts.backoff = backoff;
        }
        backoff.begin();
        do {
            if ((ts.breaker() & EvalBreaker.STOP) != 0) {
                acquireSlow(ts, c, FOREVER, false);
                return;
            }
            backoff.pause();
        } while (!tryLockWord(c));
    }

    /** As {@link #lockAttached}, two different objects. */
    public static void lockAttached2(ThreadState ts, Counted a, Counted b) {
        while (true) {
            lockAttached(ts, a);
            if (tryLock(b)) {
                return;
            }
            unlock(ts, a);
            lockAttached(ts, b);
            if (tryLock(a)) {
                return;
            }
            unlock(ts, b);
        }
    }

    /** Takes the mutex of {@code c} if nobody has it. */
    public static boolean tryLock(Counted c) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        return Plain.ON || MUTEX.compareAndSet(c, 0, LOCKED) || tryLockWord(c);
    }

    /** Leaves the mutex of {@code c}, which the calling thread has taken. */
    public static void unlock(ThreadState ts, Counted c) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        if (Plain.ON) {
            return;
        }
        if ((int) MUTEX.getOpaque(c) == LOCKED) {
            MUTEX.setRelease(c, 0);
        } else if (!unlockSlow(ts.registry.parkingLot, c)) {
            throw new IllegalMonitorStateException("unlocking an unlocked mutex");
        }
    }

    /** Whether anybody has the mutex of {@code c}. */
    public static boolean isLocked(Counted c) {
        return (get(c) & LOCKED) != 0;
    }

    static int get(Object lock) {
        return lock instanceof Counted c ? (int) MUTEX.getVolatile(c) : (int) PARK_LOCK.getVolatile((ParkLock) lock);
    }

    static boolean cas(Object lock, int expected, int updated) {
        if (SharedStores.COUNTED) {
            SharedStores.note();
        }
        return lock instanceof Counted c
                ? MUTEX.compareAndSet(c, expected, updated)
                : PARK_LOCK.compareAndSet((ParkLock) lock, expected, updated);
    }

    private static void set(Object lock, int value) {
        if (lock instanceof Counted c) {
            MUTEX.setVolatile(c, value);
        } else {
            PARK_LOCK.setVolatile((ParkLock) lock, value);
        }
    }

    /** Takes the lock if nobody has it, though others may wait. */
    static boolean tryLockWord(Object lock) {
        int v = get(lock);
        while ((v & LOCKED) == 0) {
            if (cas(lock, v, v | LOCKED)) {
                return true;
            }
            v = get(lock);
        }
        return false;
    }

    /**
     * Takes {@code lock} (a counted object, for its mutex, or a {@link ParkLock}).
     *
     * @param deadline when to give up, in {@link System#nanoTime}'s terms, or {@link #FOREVER}
     * @param interruptible whether a signal (the breaker's bit) ends the wait
     * @param shown the object that Python knows the lock as, or null
     */
    @CleanPoint
    static int lockSlow(ThreadState ts, Object lock, long deadline, boolean interruptible, PyObject shown) {
        long start = ts.registry.waitStart();
        if (start == 0) {
            return acquireSlow(ts, lock, deadline, interruptible);
        }
        Place outer = ts.givenUpAt;
        ts.givenUpAt = null;
        int result = acquireSlow(ts, lock, deadline, interruptible);
        Contention.waited(ts, lock == shown ? Kind.OBJECT : Kind.LOCK, shown, ts.givenUpAt, start);
        ts.givenUpAt = outer;
        return result;
    }

    @CleanPoint
    @SuppressWarnings("ThreadPriorityCheck") // with fewer processors than threads the holder needs this one
    private static int acquireSlow(ThreadState ts, Object lock, long deadline, boolean interruptible) {
        for (int i = 0; i < SPINS + YIELDS; i++) {
            if (tryLockWord(lock)) {
                return ACQUIRED;
            }
            if (i < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        long since = System.nanoTime();
        Bucket bucket = ts.registry.parkingLot.of(lock);
        while (true) {
            int v = get(lock);
            if ((v & LOCKED) == 0) {
                if (cas(lock, v, v | LOCKED)) {
                    return ACQUIRED;
                }
                continue;
            }
            if (deadline != FOREVER && System.nanoTime() - deadline >= 0) {
                return TIMED_OUT;
            }
            if (interruptible && (ts.breaker() & EvalBreaker.SIGNAL) != 0) {
                return INTERRUPTED;
            }
            if ((v & WAITERS) == 0 && !cas(lock, v, v | WAITERS)) {
                continue;
            }
            Waiter w = new Waiter(lock, Thread.currentThread(), since);
            synchronized (bucket) {
                if (get(lock) != (LOCKED | WAITERS)) {
                    continue;
                }
                bucket.add(w);
            }
            int signal = await(ts, w, bucket, deadline, interruptible);
            if (w.givenUpAt != null) {
                ts.givenUpAt = w.givenUpAt;
            }
            if (signal == Waiter.HANDED_OVER) {
                return ACQUIRED;
            }
        }
    }

    /** Parks, detached, until signalled, the deadline, a signal, or the lock looks free; the waiter is out of its queue then. */
    @CleanPoint
    private static int await(ThreadState ts, Waiter w, Bucket bucket, long deadline, boolean interruptible) {
        boolean interrupted = false;
        ts.detach();
        try {
            long look = FIRST_LOOK_NANOS;
            while (w.signal == Waiter.WAITING) {
                long nanos = look;
                if (deadline != FOREVER) {
                    nanos = Math.min(nanos, deadline - System.nanoTime());
                }
                if (nanos > 0) {
                    LockSupport.parkNanos(w.key, nanos);
                    interrupted |= Thread.interrupted();
                }
                look = Math.min(look * 2, LAST_LOOK_NANOS);
                if (w.signal == Waiter.WAITING
                        && (get(w.key) != (LOCKED | WAITERS)
                                || (deadline != FOREVER && System.nanoTime() - deadline >= 0)
                                || (interruptible && (ts.breaker() & EvalBreaker.SIGNAL) != 0))) {
                    synchronized (bucket) {
                        if (w.signal == Waiter.WAITING) {
                            bucket.remove(w);
                            return Waiter.WOKEN;
                        }
                    }
                }
            }
            return w.signal;
        } finally {
            ts.attach();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Leaves a lock that somebody may be parked for; false if it was not locked. */
    static boolean unlockSlow(ParkingLot lot, Object lock) {
        Bucket bucket = lot.of(lock);
        Place here = lot.registry.contention == null ? null : Contention.here(lot.registry);
        Waiter w;
        synchronized (bucket) {
            if ((get(lock) & LOCKED) == 0) {
                return false;
            }
            w = bucket.removeFirst(lock);
            int rest = bucket.has(lock) ? WAITERS : 0;
            if (w != null) {
                w.givenUpAt = here;
            }
            if (w != null && System.nanoTime() - w.since > HANDOVER_NANOS) {
                set(lock, LOCKED | rest);
                w.signal = Waiter.HANDED_OVER;
            } else {
                set(lock, rest);
                if (w != null) {
                    w.signal = Waiter.WOKEN;
                }
            }
        }
        if (w != null) {
            LockSupport.unpark(w.thread);
        }
        return true;
    }
}
