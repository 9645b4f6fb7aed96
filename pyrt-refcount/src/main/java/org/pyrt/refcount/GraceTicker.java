package org.pyrt.refcount;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps grace periods moving: while any thread has entries in limbo, it asks all attached threads every millisecond to pass a quiescent
 * point. Where nobody is attached, but entries were given away, a thread started for it stands in for those that wait: what they wait for may be what these
 * deaths bring about. It is a daemon thread that starts when needed and ends after some idle time, so a program of one thread never has it.
 */
final class GraceTicker implements Runnable {

    private static final long TICK_NANOS = 1_000_000;
    private static final int IDLE_TICKS = 50;

    /** After how many ticks without anybody attached a thread stands in, and after how many more another one, should the first one block as well. */
    private static final int PATIENCE = 2;
    private static final int MORE_PATIENCE = 50;

    private final ThreadRegistry registry;
    private volatile boolean running;

    /** For how many ticks entries have had nobody, no thread being attached. */
    private int left;

    GraceTicker(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** Makes sure that the ticker runs. Called after an entry was put into limbo. */
    void wake() {
        VarHandle.fullFence(); // the entry before the look at running, as run() has it the other way round
        if (!running) {
            startThread();
        }
    }

    private synchronized void startThread() {
        if (!running) {
            running = true;
            Thread thread = new Thread(null, this, "pyrt-grace", 64 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        int idle = 0;
        while (true) {
            LockSupport.parkNanos(TICK_NANOS);
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

    /** Whether anything was there to be seen to. */
    private boolean tick() {
        ThreadState[] threads = registry.threads();
        boolean orphaned = registry.hasOrphans();
        boolean waits = orphaned;
        for (int i = 0; !waits && i < threads.length; i++) {
            waits = threads[i].inLimbo();
        }
        if (!waits) {
            left = 0;
            return false;
        }
        boolean asked = false;
        for (ThreadState t : threads) {
            if (t.seq() != 0) {
                t.requestBreak(EvalBreaker.QUIESCE);
                asked = true;
            }
        }
        if (asked || !orphaned || !registry.isOpen()) {
            left = 0;
            return asked;
        }
        standIn();
        return true;
    }

    private void standIn() {
        if (left++ % MORE_PATIENCE == PATIENCE) {
            StandIn.start(registry);
        }
    }
}
