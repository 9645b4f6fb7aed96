package org.pyrt.refcount;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;

/** What a cycle collector needs of the header and of threads, and nobody else. Where the world is to be stopped it says so. */
public final class Collecting {

    private Collecting() {}

    /**
     * The references counted in {@code c}; the world is stopped and queues are merged. {@link Long#MAX_VALUE} if the collector has to take it for reachable
     * whatever refers to it: it is immortal, has more references than can be counted, waits in limbo, or floats.
     */
    public static long count(Counted c) {
        int w = c.word;
        int shared = Word.count(w);
        if (c.owner == Counted.IMMORTAL || (w & (Word.L | Word.DEAD)) != 0 || shared == Word.MAX || shared == Word.MIN) {
            return Long.MAX_VALUE;
        }
        long count = (long) c.local + shared;
        return count == 0 && c.owner != Counted.DEFERRED ? Long.MAX_VALUE : count;
    }

    /** Shows the interpreter's roots, and what every thread of the registry holds or lets float, deferred objects too, not once for each count. The world is stopped. */
    public static void visitThreads(ThreadState ts, SlotVisitor visitor) {
        if (ts.interpreter != null) {
            ts.interpreter.visitRoots(visitor);
        }
        for (ThreadState t : ts.registry.threads()) {
            for (Activation a = t.frame; a != null; a = a.caller()) {
                a.visitHolds(visitor);
            }
            t.visitHolds(visitor);
            for (Scratch s = t.scratches; s != null; s = s.outer) {
                s.visit(visitor);
            }
            if (t.raised != null) {
                visitor.visit(t.raised);
            }
            if (t.handled != null) {
                visitor.visit(t.handled);
            }
            if (t.interpreter != null) {
                t.interpreter.visitUncounted(t, visitor);
            }
        }
    }

    /** Whether {@code c} has, or had, a weak reference. */
    public static boolean hasWeakReferences(Counted c) {
        return (c.word & Word.W) != 0;
    }

    /** Whether the finalizer of {@code c} was started. */
    public static boolean isFinalized(Counted c) {
        return (c.flags & Counted.FINALIZED) != 0;
    }

    /** Whether {@link #finalizeOnce} has something to do. */
    public static boolean needsFinalizer(Counted c) {
        return (c.flags & Counted.FINALIZED) == 0 && c.hasFinalizer();
    }

    /** Runs the finalizer of {@code c}, which the collector has counted, unless it was run before. */
    @CleanPoint
    public static void finalizeOnce(ThreadState ts, Counted c) {
        if (needsFinalizer(c)) {
            c.flags |= Counted.FINALIZED;
            c.finalizeObject(ts);
            ts.drain();
        }
    }

    /**
     * Ends a deferred object, which counts never do: it is dead and not tracked any more. The collector has cleared it and all else that referred
     * to it.
     */
    public static void end(ThreadState ts, Counted c) {
        AllocationTracer tracer = ts.tracer;
        if (tracer != null) {
            tracer.died(ts, c);
        }
        Word.setBits(c, Word.DEAD);
        if (c.trackIndex != 0) {
            ts.tracker.untrack(c);
        }
    }

    /** Whether {@code c} was frozen, so that collections leave it out. */
    public static boolean isFrozen(Counted c) {
        return (c.flags & Counted.FROZEN) != 0;
    }

    /** Freezes {@code c}, or ends that. The world is stopped. */
    public static void setFrozen(Counted c, boolean frozen) {
        c.flags = (byte) (frozen ? c.flags | Counted.FROZEN : c.flags & ~Counted.FROZEN);
    }
}
