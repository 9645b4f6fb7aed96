package org.pyrt.refcount;

import org.pyrt.api.annotation.CleanPoint;

/**
 * How objects die: the second look at each pending object, the claim of its death, finalizer, untracking and clearing (DESIGN 5.2,
 * PROTOCOL rules 6, 10, 14).
 *
 * <p>Order is CPython's: an object's slots are dropped in the order of its {@link Counted#clear}, and each child's death is carried out
 * whole before the next sibling's. The pending list is a stack; what one death pends is reversed, so that its first child comes out first.
 * Nothing here recurses but through a finalizer's own code.
 */
final class Deaths {

    private Deaths() {}

    /** Carries out the deaths pended since the last drain, or since the drain that this one runs inside began. */
    @CleanPoint
    static void drain(ThreadState ts) {
        ts.reversePending(0);
        while (ts.pendingSize > 0) {
            Object next = ts.popPending();
            int mark = ts.pendingSize;
            if (next instanceof Counted c) {
                look(ts, c);
            } else if (next instanceof Late late) {
                late.drop(ts);
            } else if (next != null) {
                Entry e = (Entry) next;
                if (ts.registry.qsbr.isAlone(ts)) {
                    claim(ts, e);
                } else {
                    ts.limbo.add(e);
                }
            }
            ts.reversePending(mark);
        }
    }

    private static boolean floats(ThreadState ts, Counted c) {
        Activation top = ts.frame;
        return top != null && top.floats(c);
    }

    /** Rule 6 for an object whose local count has been zero, or below when the owner dropped what others had counted. */
    @CleanPoint
    private static void look(ThreadState ts, Counted c) {
        while (true) {
            if (c.owner != ts.id) {
                if ((Word.getVolatile(c) & Word.L) != 0) {
                    ts.limbo.poll();
                }
                return;
            }
            if (c.local > 0 || floats(ts, c)) {
                return;
            }
            // Whoever emptied the last slot did it by an exchange, so this read is not older than the slot's new value.
            int w = Word.getVolatile(c);
            if ((w & Word.DEAD) != 0) {
                return;
            }
            if ((w & ~Word.W) != 0) {
                SharedCounts.merge(ts, c);
                return;
            }
            if ((c.flags & Counted.FINALIZED) == 0 && c.hasFinalizer()) {
                c.flags |= Counted.FINALIZED;
                c.local = 1;
                finalizeApart(ts, c);
                if (c.owner != ts.id) {
                    SharedCounts.release(ts, c);
                    return;
                }
                if (--c.local > 0) {
                    return;
                }
            } else if (w == 0) {
                // A foreigner that read a slot before it was emptied may still set MARK; it reads the slot again and goes away.
                c.word = Word.DEAD;
                die(ts, c, w);
                return;
            } else if (Word.cas(c, w, w | Word.DEAD)) {
                die(ts, c, w);
                return;
            }
        }
    }

    /** Rule 10 after the grace period. */
    @CleanPoint
    private static void claim(ThreadState ts, Entry e) {
        Counted c = e.object;
        if (floats(ts, c)) {
            ts.limbo.add(e);
            return;
        }
        while (true) {
            int w = Word.getVolatile(c);
            if (Word.count(w) != 0) {
                if (Word.cas(c, w, w & ~(Word.L | Word.R))) {
                    return;
                }
            } else if ((w & Word.R) != 0) {
                if (Word.cas(c, w, w & ~Word.R) && !ts.registry.qsbr.isAlone(ts)) {
                    ts.limbo.add(e);
                    return;
                }
            } else if ((c.flags & Counted.FINALIZED) == 0 && c.hasFinalizer()) {
                if (Word.cas(c, w, (w & ~Word.L) + Word.ONE)) {
                    c.flags |= Counted.FINALIZED;
                    finalizeApart(ts, c);
                    SharedCounts.release(ts, c);
                    return;
                }
            } else if (Word.cas(c, w, w | Word.DEAD)) {
                die(ts, c, w);
                return;
            }
        }
    }

    /** As {@link #claim}, and carries out all that comes of it, leaving alone what is pending already. */
    @CleanPoint
    static void claimApart(ThreadState ts, Entry e) {
        int outer = ts.enterNested();
        try {
            claim(ts, e);
            drain(ts);
        } finally {
            ts.leaveNested(outer);
        }
    }

    /** Runs the finalizer of {@code c}, which the caller has counted once for it. */
    @CleanPoint
    private static void finalizeApart(ThreadState ts, Counted c) {
        int outer = ts.enterNested();
        ts.pushCounted(c);
        try {
            c.finalizeObject(ts);
            drain(ts);
        } finally {
            ts.popCounted();
            ts.leaveNested(outer);
        }
    }

    /** The object's death was claimed with {@code word} before it; nobody can reach it any more. */
    @CleanPoint
    private static void die(ThreadState ts, Counted c, int word) {
        AllocationTracer tracer = ts.tracer;
        if (tracer != null) {
            tracer.died(ts, c);
        }
        if (c.trackIndex != 0) {
            ts.tracker.untrack(c);
        }
        if ((word & Word.W) != 0) {
            int outer = ts.enterNested();
            ts.pushDying(c);
            try {
                c.clearWeakReferences(ts);
                drain(ts);
            } finally {
                ts.popDying();
                ts.leaveNested(outer);
            }
        }
        c.clear(ts);
    }
}
