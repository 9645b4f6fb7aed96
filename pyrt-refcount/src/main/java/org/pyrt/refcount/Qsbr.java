package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Grace periods: after one that began at some moment, no thread uses a floating reference that it loaded before that moment.
 *
 * <p>It is quiescent-state based reclamation. A global sequence grows by 2 with each period; a thread at a quiescent point, where nothing
 * of it floats, copies the sequence into its own {@link ThreadState#seq()}; a detached or suspended thread has 0 and floats nothing. A
 * period with goal g is over when each other attached thread's sequence is at least g.
 *
 * <p>Why it is sound: the thread that opens a period advances the sequence after its last change of the object. A thread that copied a
 * value of at least g read it after that advance, so its later loads see the change; what it loaded earlier it has let go. A thread that
 * attaches stores its sequence with a full fence before it loads any slot, so either the scan sees it, or its loads see the change.
 */
final class Qsbr {

    private static final VarHandle SEQUENCE;

    static {
        try {
            SEQUENCE = MethodHandles.lookup().findVarHandle(Qsbr.class, "sequence", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ThreadRegistry registry;
    private volatile long sequence = 1;

    Qsbr(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** The sequence for a thread at a quiescent point to copy. */
    long current() {
        return sequence;
    }

    /** Opens a grace period and returns its goal. */
    long advance() {
        return (long) SEQUENCE.getAndAdd(this, 2L) + 2;
    }

    /** Whether the period with {@code goal} is over for all threads but {@code ts}. */
    boolean passed(ThreadState ts, long goal) {
        for (ThreadState t : registry.threads()) {
            if (t != ts) {
                long s = t.seq();
                if (s != 0 && s < goal) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether no thread but {@code ts} is attached, so that grace periods are empty. */
    boolean isAlone(ThreadState ts) {
        for (ThreadState t : registry.threads()) {
            if (t != ts && t.seq() != 0) {
                return false;
            }
        }
        return true;
    }

    /** Asks the threads that the period with {@code goal} waits for to pass a quiescent point soon. */
    void ask(ThreadState ts, long goal) {
        for (ThreadState t : registry.threads()) {
            if (t != ts) {
                long s = t.seq();
                if (s != 0 && s < goal) {
                    t.requestBreak(EvalBreaker.QUIESCE);
                }
            }
        }
    }

    /** Wakes the threads whose grace period {@code ts} held up until now, its sequence having been {@code before}. */
    void announced(ThreadState ts, long before, long now) {
        for (ThreadState t : registry.threads()) {
            if (t != ts) {
                long goal = t.waitGoal();
                if (goal > before && goal <= now) {
                    t.requestBreak(EvalBreaker.QUIESCE);
                }
            }
        }
    }
}
