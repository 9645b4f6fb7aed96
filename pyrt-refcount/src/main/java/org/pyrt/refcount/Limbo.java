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

    /** What is being claimed, innermost first; null when nothing is. */
    private Batch claiming;

    /** Entries whose grace period is over and which are not claimed yet. */
    private static final class Batch {
        Entry rest;
        final Batch outer;

        Batch(Entry rest, Batch outer) {
            this.rest = rest;
            this.outer = outer;
        }
    }

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
        if (claiming != null || gathered >= ENOUGH || now - lastStart >= PAUSE_NANOS) {
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
    private void claimAll(Entry entries) {
        if (entries == null) {
            return;
        }
        Batch batch = new Batch(entries, claiming);
        claiming = batch;
        try {
            while (batch.rest != null) {
                Entry e = batch.rest;
                batch.rest = e.next;
                e.next = null;
                Deaths.claimApart(ts, e);
            }
        } finally {
            claiming = batch.outer;
            while (batch.rest != null) {
                Entry e = batch.rest;
                batch.rest = e.next;
                gather(e);
            }
        }
    }

    /**
     * Gives all entries to whichever thread passes a quiescent point next, but those being claimed: this thread detaches or ends, or was
     * stopped for good; then {@link #abandonClaims} gives the others.
     */
    void abandon() {
        giveAway(takeWaiting());
        Entry e = first;
        first = null;
        last = null;
        gathered = 0;
        giveAway(e);
    }

    /** Gives away what is to be claimed as well, for this thread will not come back to it. */
    void abandonClaims() {
        for (Batch batch = claiming; batch != null; batch = batch.outer) {
            Entry e = batch.rest;
            batch.rest = null;
            giveAway(e);
        }
    }

    private void giveAway(Entry entries) {
        Entry e = entries;
        while (e != null) {
            Entry rest = e.next;
            ts.registry.addOrphan(e);
            e = rest;
        }
    }
}
