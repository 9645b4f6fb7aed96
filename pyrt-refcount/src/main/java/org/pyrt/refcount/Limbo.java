package org.pyrt.refcount;

import org.pyrt.api.annotation.CleanPoint;

/**
 * A thread's objects in limbo (PROTOCOL rule 10): merged, without counted references, perhaps still floating in another thread. Each
 * waits for a grace period, after which it is claimed or, if something refers to it again, forgotten.
 *
 * <p>Entries gather in one list while another list waits for its grace period, so a thread has at most one period open. A period opens
 * at once when the last one is some time ago, when many entries have gathered, or when deaths just carried out brought the entry (a long
 * chain must not wait at each link); otherwise {@link GraceTicker} sees to it within a millisecond or two.
 *
 * <p>Used by its own thread only, attached; others read {@link ThreadState#waitGoal()}, and the ticker asks {@link #hasEntries}.
 */
final class Limbo {

    private static final int ENOUGH = 64;
    private static final long PAUSE_NANOS = 100_000;

    private final ThreadState ts;
    private Entry waiting;
    private Entry first;
    private Entry last;
    private int gathered;
    private long lastStart;
    private int claiming;

    Limbo(ThreadState ts) {
        this.ts = ts;
        lastStart = System.nanoTime() - PAUSE_NANOS;
    }

    /** Whether any entry waits here, or nobody's entries could be taken. */
    boolean isWaiting() {
        return hasEntries() || ts.registry.hasOrphans();
    }

    /** Whether any entry waits here. The ticker asks too: a stale answer costs one tick. */
    boolean hasEntries() {
        return waiting != null || first != null;
    }

    /** Adds an entry whose grace period may start now, that is, after the CAS that set L or cleared R. */
    void add(Entry e) {
        gather(e);
        start();
    }

    private void gather(Entry e) {
        e.next = null;
        if (first == null) {
            first = e;
        } else {
            last.next = e;
        }
        last = e;
        gathered++;
    }

    /** Opens a grace period for what has gathered, unless one is open or it is too early. */
    private void start() {
        if (waiting != null || first == null) {
            return;
        }
        long now = System.nanoTime();
        if (claiming > 0 || gathered >= ENOUGH || now - lastStart >= PAUSE_NANOS) {
            lastStart = now;
            waiting = first;
            first = null;
            last = null;
            gathered = 0;
            Qsbr qsbr = ts.registry.qsbr;
            long goal = qsbr.advance();
            ts.setWaitGoal(goal);
            qsbr.ask(ts, goal);
            if (qsbr.passed(ts, goal)) {
                ts.requestBreak(EvalBreaker.QUIESCE);
            }
        }
        ts.registry.ticker.wake();
    }

    /**
     * Claims the objects whose grace period is over; their finalizers run here. Nothing of the calling thread floats but what
     * {@link Activation#floats} knows.
     */
    @CleanPoint
    void poll() {
        for (Entry e = ts.registry.takeOrphans(); e != null; ) {
            Entry rest = e.next;
            gather(e);
            e = rest;
        }
        if (waiting == null && first == null) {
            return;
        }
        Qsbr qsbr = ts.registry.qsbr;
        if (qsbr.isAlone(ts)) {
            Entry waited = takeWaiting();
            Entry rest = first;
            first = null;
            last = null;
            gathered = 0;
            claimAll(waited);
            claimAll(rest);
        } else if (waiting != null && qsbr.passed(ts, ts.waitGoal())) {
            claimAll(takeWaiting());
        }
        start();
    }

    private Entry takeWaiting() {
        Entry e = waiting;
        waiting = null;
        ts.setWaitGoal(0);
        return e;
    }

    @CleanPoint
    private void claimAll(Entry batch) {
        Entry rest = batch;
        claiming++;
        try {
            while (rest != null) {
                Entry e = rest;
                rest = e.next;
                e.next = null;
                Deaths.claimApart(ts, e);
            }
        } finally {
            claiming--;
            while (rest != null) {
                Entry e = rest;
                rest = e.next;
                gather(e);
            }
        }
    }

    /** Gives all entries to whichever thread passes a quiescent point next: this thread detaches or ends. */
    void abandon() {
        Entry e = takeWaiting();
        while (e != null) {
            Entry rest = e.next;
            ts.registry.addOrphan(e);
            e = rest;
        }
        e = first;
        first = null;
        last = null;
        gathered = 0;
        while (e != null) {
            Entry rest = e.next;
            ts.registry.addOrphan(e);
            e = rest;
        }
    }
}
