package org.pyrt.refcount;

/**
 * The slow paths of {@link Refs}: what happens to objects that the calling thread does not own (PROTOCOL rules 1, 2, 5, 7, 8), and the
 * merge of an owner's count into the shared one (rules 6 and 9).
 */
final class SharedCounts {

    private SharedCounts() {}

    /** A slot came to refer to an object of another owner, or of none. */
    static void incref(Counted c) {
        if (c.owner != Counted.IMMORTAL) {
            add(c);
        }
    }

    /** A slot no longer refers to an object of another owner, or of none. */
    static void decref(ThreadState ts, Counted c) {
        int owner = c.owner;
        if (owner == Counted.IMMORTAL) {
            return;
        }
        if (owner == Counted.DEFERRED) {
            dropDeferred(c);
        } else {
            drop(ts, c);
        }
    }

    /** As {@link #incref}, for a hold of the calling thread. */
    static void hold(Counted c) {
        if (c.owner >= 0) {
            add(c);
        }
    }

    /** As {@link #decref}, for a hold of the calling thread. */
    static void release(ThreadState ts, Counted c) {
        if (c.owner >= 0) {
            drop(ts, c);
        }
    }

    /** A floating object is no longer needed. If it waits in limbo, the next drain looks at this thread's limbo. */
    static void discard(ThreadState ts, Counted c) {
        if (c.owner >= 0 && ts.limbo.isWaiting() && (Word.getVolatile(c) & Word.L) != 0) {
            ts.pend(c);
        }
    }

    /** Rule 2 for a foreign object: true when the slot has to be read again. */
    static boolean touch(Counted c) {
        if (c.owner < 0) {
            return false;
        }
        int w = Word.getVolatile(c);
        if ((w & (Word.M | Word.D)) != 0) {
            if (Refs.POISON && (w & Word.DEAD) != 0) {
                throw new RefPoisonError(c);
            }
            return false;
        }
        if ((w & Word.MARK) == 0 && !Refs.NO_COUNTS) {
            Word.setBits(c, Word.MARK);
        }
        return true;
    }

    /** Fails if {@code c} is dead. An unmerged dead object may be met by a reader whose slot has changed, so loads do not ask. */
    static void checkAlive(Counted c) {
        if ((c.word & Word.DEAD) != 0) {
            throw new RefPoisonError(c);
        }
    }

    private static void add(Counted c) {
        int w;
        do {
            w = Word.getVolatile(c);
        } while (!Word.cas(c, w, Word.plusOne(w)));
    }

    private static void dropDeferred(Counted c) {
        int w;
        do {
            w = Word.getVolatile(c);
        } while (!Word.cas(c, w, Word.minusOne(w)));
    }

    /** Rule 8. The CAS that sets L or Q makes this thread the only one with an entry for the object. */
    private static void drop(ThreadState ts, Counted c) {
        while (true) {
            int w = Word.getVolatile(c);
            int next = Word.minusOne(w);
            if ((w & (Word.M | Word.D)) != 0) {
                if (Word.count(next) == 0 && (w & (Word.L | Word.DEAD)) == 0) {
                    next = (next | Word.L) & ~Word.R;
                }
            } else if (Word.count(next) < 0) {
                next |= Word.Q;
            }
            if (Word.cas(c, w, next)) {
                int risen = next & ~w;
                if ((risen & Word.L) != 0) {
                    ts.pendLimbo(new Entry(c));
                } else if ((risen & Word.Q) != 0) {
                    ts.registry.queue(ts, c, (w & Word.MARK) == 0 ? next : 0);
                } else if ((next & Word.L) != 0 && Word.count(next) == 0 && ts.limbo.isWaiting()) {
                    ts.pend(c); // its entry may be this thread's own and its grace period empty
                }
                return;
            }
        }
    }

    /**
     * Puts the owner's count of {@code c} into the word and takes away its owner. The caller is the owner, or has the right to act for
     * it. If nothing refers to the object, it is then in the limbo of {@code actor}.
     */
    static void merge(ThreadState actor, Counted c) {
        mergeInto(actor, c, 0);
    }

    /**
     * As {@link #merge}.
     *
     * @param unseen what the word was after the drop by {@code actor} that was the first foreign access to the object, whose owner is dead;
     *     0 if there was one before. If it is the same now and nothing is left, that drop was of the only reference: no other thread
     *     can have loaded it since, nor before without leaving MARK, so that no grace period is due.
     */
    static void mergeInto(ThreadState actor, Counted c, int unseen) {
        int w;
        int next;
        do {
            w = Word.getVolatile(c);
            if ((w & (Word.M | Word.D)) != 0) {
                return;
            }
            next = Word.merged(w, c.local);
        } while (!Word.cas(c, w, next));
        c.local = 0;
        c.owner = 0;
        if ((next & Word.L) != 0) {
            Entry e = new Entry(c);
            e.graceOver = w == unseen;
            actor.pendLimbo(e);
        }
    }
}
