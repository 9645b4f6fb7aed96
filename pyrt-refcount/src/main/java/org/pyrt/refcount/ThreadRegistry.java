package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.annotation.CleanPoint;

/**
 * The threads of one interpreter, which share objects with each other, and what they have in common: grace periods, orphaned limbo
 * entries, the right to stop the world. Objects never cross from one registry to another. Any thread may use it.
 */
public final class ThreadRegistry {

    // Ids are unique in the whole JVM, so that an object can never be taken for the property of another interpreter's thread.
    private static final AtomicInteger NEXT_ID = new AtomicInteger(1);

    private static final VarHandle ORPHANS;

    static {
        try {
            ORPHANS = MethodHandles.lookup().findVarHandle(ThreadRegistry.class, "orphans", Entry.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Qsbr qsbr = new Qsbr(this);
    final GraceTicker ticker = new GraceTicker(this);
    final World world = new World(this);
    final ParkingLot parkingLot = new ParkingLot(this);

    /** What attached threads hold, or null: then they run at once. */
    final Gil gil;

    /** The threads that are not dead, ids ascending. Replaced under this object's monitor, read by anybody. */
    private volatile ThreadState[] threads = new ThreadState[0];

    /** What new threads get; written with the world stopped, which keeps no thread from being added: it looks here once others can see it. */
    volatile AllocationTracer tracer;

    /** Told of what the threads wait for, or null; see {@link Contention}. */
    volatile ContentionListener contention;

    /** Limbo entries that nobody has: any thread takes them at a quiescent point. */
    private volatile Entry orphans;

    /** Whether all threads but one were stopped for good. */
    private volatile boolean ended;

    /** For threads that run at once. */
    public ThreadRegistry() {
        this(false);
    }

    /** With {@code gil}, one thread at a time is attached. */
    public ThreadRegistry(boolean gil) {
        this.gil = gil ? new Gil(this) : null;
    }

    /** Whether only one thread at a time is attached. */
    public boolean hasGil() {
        return gil != null;
    }

    /** Whether {@link Contention} has a listener here. */
    public boolean tellsOfContention() {
        return contention != null;
    }

    /** Sets for how long, in ns, a thread lets another one keep the GIL before it asks for it. Means nothing without a GIL. */
    public void setSwitchInterval(long nanos) {
        if (gil != null) {
            gil.setInterval(nanos);
        }
    }

    /** A state for the calling thread, attached. Waits while the world is stopped. */
    @SuppressWarnings("CleanPoint") // a thread that was not attached floats nothing
    public ThreadState attachCurrentThread() {
        ThreadState ts;
        synchronized (this) {
            ts = new ThreadState(NEXT_ID.getAndIncrement(), this, Thread.currentThread());
            if (world.isStopped()) {
                ts.casState(ThreadState.DETACHED, ThreadState.SUSPENDED);
            }
            ThreadState[] more = Arrays.copyOf(threads, threads.length + 1);
            more[more.length - 1] = ts;
            threads = more;
            ts.tracer = tracer;
        }
        ContentionListener listener = contention;
        if (listener != null) {
            listener.began(ts, ts.thread);
        }
        ts.attach();
        return ts;
    }

    /** The states of all threads that have not ended, oldest first: a snapshot. */
    public ThreadState[] snapshot() {
        return threads.clone();
    }

    /**
     * Stops all other threads of this registry at a clean point, and keeps others from attaching. Returns when they have stopped. May be
     * nested. If another thread is stopping the world, waits, detached, until it goes on.
     */
    @CleanPoint
    public void stopTheWorld(ThreadState ts) {
        world.stop(ts);
    }

    /** Lets the other threads go on; the outermost call of as many as there were of {@link #stopTheWorld}. */
    public void startTheWorld(ThreadState ts) {
        world.start(ts);
    }

    /**
     * Stops all other threads for good, at the end of an interpreter: they never touch objects again. What they were about to do with counts and
     * deaths the caller does; what their frames hold stays held. From now on their objects are merged like those of dead threads.
     */
    @CleanPoint
    public void stopForGood(ThreadState ts) {
        world.stop(ts);
        ended = true;
        ThreadState[] all = threads;
        for (ThreadState t : all) {
            if (t != ts) {
                t.casState(ThreadState.SUSPENDED, ThreadState.GONE);
            }
        }
        for (ThreadState t : all) {
            if (t != ts) {
                ts.inherit(t);
            }
        }
    }

    /** Whether there is more than one thread that has not ended. */
    public boolean hasOthers() {
        return threads.length > 1;
    }

    /** Merges the counts queued to any thread. The caller has stopped the world. */
    public void mergeQueues(ThreadState ts) {
        for (ThreadState t : threads) {
            t.drainMergeQueue(ts);
        }
    }

    /** The living threads; nobody changes the array. */
    ThreadState[] threads() {
        return threads;
    }

    synchronized void remove(ThreadState ts) {
        ThreadState[] fewer = new ThreadState[threads.length - 1];
        int n = 0;
        for (ThreadState t : threads) {
            if (t != ts) {
                fewer[n++] = t;
            }
        }
        threads = fewer;
        ContentionListener listener = contention;
        if (listener != null) {
            listener.ended(ts);
        }
    }

    /** The calling thread's state, or null if it has none here. */
    ThreadState ofCurrentThread() {
        Thread current = Thread.currentThread();
        for (ThreadState t : threads) {
            if (t.thread == current) {
                return t;
            }
        }
        return null;
    }

    /** The time at the start of a wait that {@link Contention#waited} is to tell of; 0 if nobody listens. */
    long waitStart() {
        return contention == null ? 0 : System.nanoTime() | 1;
    }

    /** The living thread with this id, or null. Null also orders what that thread did before what the caller does next. */
    ThreadState find(int id) {
        ThreadState[] all = threads;
        int low = 0;
        int high = all.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = all[middle].id;
            if (there == id) {
                return all[middle];
            }
            if (there < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    boolean hasOrphans() {
        return orphans != null;
    }

    void addOrphan(Entry e) {
        Entry head;
        do {
            head = orphans;
            e.next = head;
        } while (!ORPHANS.compareAndSet(this, head, e));
    }

    /** All orphans, as a list; null when there is none. */
    Entry takeOrphans() {
        return orphans == null ? null : (Entry) ORPHANS.getAndSet(this, (Entry) null);
    }

    /** Asks some attached thread to take the orphans; where none is, the ticker sees to it. */
    void wakeForOrphans(ThreadState leaving) {
        if (orphans != null) {
            ticker.wake();
            for (ThreadState t : threads) {
                if (t != leaving && t.seq() != 0) {
                    t.requestBreak(EvalBreaker.QUIESCE);
                    return;
                }
            }
        }
    }

    /** Whether a thread that is none of this registry's may still be attached to it. */
    boolean isOpen() {
        return !ended;
    }
}
