package org.pyrt.refcount;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps grace periods moving: while any thread has entries in limbo, it asks all attached threads every millisecond to pass a quiescent
 * point. Every few milliseconds it asks those that keep counts to give them up. Where nobody is attached, but entries were given away, a thread started for it stands in for those that wait: what they wait for may be what these
 * deaths bring about. It is a daemon thread that starts when needed and ends after some idle time, so a program of one thread never has it.
 */
final class GraceTicker implements Runnable {

    private static final long TICK_NANOS = 1_000_000;
    private static final int IDLE_TICKS = 50;

    /** After how many ticks kept counts are asked for: a death that waits for them comes at most so much later. */
    private static final int KEPT_TICKS = 8;

    /** After how many ticks without anybody attached a thread stands in, and after how many more another one, should the first one block as well. */
    private static final int PATIENCE = 2;
    private static final int MORE_PATIENCE = 50;

    private final ThreadRegistry registry;
    private volatile boolean running;

    /** Whether there is nothing to do before kept counts are due, so that a tick may be a long one. */
    private volatile boolean slow;

    private volatile Thread thread;

    /** The ticks since kept counts were asked for. */
    private int keptFor;

    /** For how many ticks entries have had nobody, no thread being attached. */
    private int left;

    GraceTicker(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** Makes sure that the ticker runs. Called after an entry was put into limbo. */
    void wake() {
        wakeForKept();
        if (slow) {
            LockSupport.unpark(thread);
        }
    }

    /** As {@link #wake}, when a thread has begun to keep counts, for which a long tick is soon enough. */
    void wakeForKept() {
        VarHandle.fullFence(); // the entry before the look at running and slow, as run() has it the other way round
        if (!running) {
            startThread();
        }
    }

    private synchronized void startThread() {
        if (!running) {
            running = true;
            Thread t = new Thread(null, this, "pyrt-grace", 64 * 1024);
            t.setDaemon(true);
            thread = t;
            t.start();
        }
    }

    @Override
    public void run() {
        int idle = 0;
        while (true) {
            pause();
            if (tick()) {
                idle = 0;
            } else if (++idle > IDLE_TICKS) {
                // Written before the last look: an entry added later finds running false and starts another ticker.
                running = false;
                if (!tick()) {
                    return;
                }
                synchronized (this) {
                    if (running) {
                        return;
                    }
                    running = true;
                }
                idle = 0;
            }
        }
    }

    /** Waits for the next tick: for a short time while entries wait, otherwise until kept counts are due. */
    private void pause() {
        slow = true; // before the look, so that an entry added later wakes this thread
        boolean isSlow = !entriesWait();
        slow = isSlow;
        LockSupport.parkNanos(isSlow ? KEPT_TICKS * TICK_NANOS : TICK_NANOS);
        slow = false;
        keptFor += isSlow ? KEPT_TICKS : 1;
    }

    private boolean entriesWait() {
        if (registry.hasOrphans()) {
            return true;
        }
        for (ThreadState t : registry.threads()) {
            if (t.inLimbo()) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything was there to be seen to. */
    private boolean tick() {
        boolean asked = askForKept();
        if (!entriesWait()) {
            left = 0;
            return asked;
        }
        asked = false;
        for (ThreadState t : registry.threads()) {
            if (t.seq() != 0) {
                t.requestBreak(EvalBreaker.QUIESCE);
                asked = true;
            }
        }
        if (asked || !registry.hasOrphans() || !registry.isOpen()) {
            left = 0;
            return asked;
        }
        standIn();
        return true;
    }

    /** Asks for kept counts if that is due. Whether any are there. */
    private boolean askForKept() {
        boolean due = keptFor >= KEPT_TICKS;
        boolean any = false;
        for (ThreadState t : registry.threads()) {
            if (t.kept.isUsed()) {
                any = true;
                if (due) {
                    t.requestBreak(EvalBreaker.KEPT);
                }
            }
        }
        if (due) {
            keptFor = 0;
        }
        return any;
    }

    private void standIn() {
        if (left++ % MORE_PATIENCE == PATIENCE) {
            StandIn.start(registry);
        }
    }
}
