package org.pyrt.refcount;

/**
 * The slow paths of {@link Refs}: what happens to objects that the calling thread does not own (PROTOCOL rules 1, 2, 5, 7, 8), and the
 * merge of an owner's count into the shared one (rules 6 and 9).
 */
final class SharedCounts {

    private SharedCounts() {}

    /** A slot came to refer to an object of another owner, or of none. */
    static void incref(ThreadState ts, Counted c) {
        if (c.owner != Counted.IMMORTAL && !ts.kept.take(c)) {
            add(c);
        }
    }

    /** A slot no longer refers to an object of another owner, or of none. */
    static void decref(ThreadState ts, Counted c) {
        if (c.owner != Counted.IMMORTAL && !ts.kept.keep(c)) {
            drop(ts, c, true);
        }
    }

    /** As {@link #incref}, for a hold of the calling thread. */
    static void hold(ThreadState ts, Counted c) {
        if (c.owner >= 0 && !ts.kept.take(c)) {
            add(c);
        }
    }

    /** As {@link #decref}, for a hold of the calling thread. */
    static void release(ThreadState ts, Counted c) {
        if (c.owner >= 0 && !ts.kept.keep(c)) {
            drop(ts, c, true);
        }
    }

    /** Gives up a count that {@link KeptCounts} kept. The thread may be about to detach, so it adopts nothing, for then it would not come to the death. */
    static void dropKept(ThreadState ts, Counted c) {
        drop(ts, c, false);
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
        if ((w & Word.M) != 0) {
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

    /**
     * Rule 13 for a foreign object. Unmerged: with the mark set the owner cannot let it die before it is merged, and a grace period after that.
     * Merged and counted: the count has to fall first. In limbo: R makes the holder of the entry begin another grace period.
     */
    static boolean upgrade(Counted c) {
        while (true) {
            int w = Word.getVolatile(c);
            if ((w & Word.DEAD) != 0) {
                return false;
            }
            int bit = (w & Word.M) == 0 ? Word.MARK : (w & Word.L) != 0 ? Word.R : 0;
            if ((w & bit) == bit || Word.cas(c, w, w | bit)) {
                return true;
            }
        }
    }

    /** Fails if {@code c} is dead. An unmerged dead object may be met by a reader whose slot has changed, so loads do not ask. */
    static void checkAlive(Counted c) {
        if ((c.word & Word.DEAD) != 0) {
            throw new RefPoisonError(c);
        }
    }

    /** A count is about to change: what is asked for by the debugging modes. */
    static void watch(ThreadState ts, Counted c) {
        if (Refs.POISON) {
            checkAlive(c);
        }
        if (SharedStores.COUNTED && c.owner == ts.id && (c.word & Word.MARK) != 0) {
            SharedStores.note();
        }
    }

    private static void add(Counted c) {
        int w;
        do {
            w = Word.getVolatile(c);
        } while (!Word.cas(c, w, Word.plusOne(w)) && Contention.again(c));
    }

    private static void dropDeferred(Counted c) {
        int w;
        do {
            w = Word.getVolatile(c);
        } while (!Word.cas(c, w, Word.minusOne(w)) && Contention.again(c));
    }

    /** Rule 8. The CAS that sets L or Q makes this thread the only one with an entry for the object. */
    private static void drop(ThreadState ts, Counted c, boolean adopts) {
        if (c.owner == Counted.DEFERRED) {
            dropDeferred(c);
            return;
        }
        while (true) {
            int w = Word.getVolatile(c);
            int next = Word.minusOne(w);
            if ((w & Word.M) != 0) {
                if (Word.count(next) == 0 && (w & (Word.L | Word.DEAD)) == 0) {
                    next = (next | Word.L) & ~Word.R;
                }
            } else if (Word.count(next) < 0 && (w & Word.Q) == 0) {
                if (adopts && adopt(ts, c)) {
                    if (--c.local <= 0) {
                        ts.pend(c);
                    }
                    return;
                }
                next |= Word.Q;
            }
            if (Word.cas(c, w, next)) {
                int risen = next & ~w;
                if ((risen & Word.L) != 0) {
                    ts.pendLimbo(new Entry(c));
                } else if ((risen & Word.Q) != 0) {
                    queue(ts, c);
                } else if ((next & Word.L) != 0 && Word.count(next) == 0 && ts.limbo.isWaiting()) {
                    ts.pend(c); // its entry may be this thread's own and its grace period empty
                }
                return;
            }
            Contention.again(c);
        }
    }

    /**
     * Makes {@code ts} the owner of {@code c} if its owner is dead, so that what a dead thread left does not need a merge and a grace period
     * for each object. The word stays as it is, and so does what it says to others: to them, one foreign owner is like another. Of several
     * that try, or that want to merge, the CAS of the owner picks one.
     */
    private static boolean adopt(ThreadState ts, Counted c) {
        int owner = Word.ownerVolatile(c);
        return owner > 0 && ts.registry.find(owner) == null && Word.casOwner(c, owner, ts.id);
    }

    /** Has the owner merge {@code c}, which {@code ts} counts and uses much; without effect if that was asked for before, or there is no owner. */
    static void askToMerge(ThreadState ts, Counted c) {
        int bits = Word.M | Word.Q;
        if (c.owner > 0 && (Word.getVolatile(c) & bits) == 0 && (Word.setBits(c, Word.Q) & bits) == 0) {
            queue(ts, c);
        }
    }

    /** Rule 9: {@code ts} has set Q on {@code c}, so it alone queues it to its owner, or merges it if the owner is gone. */
    static void queue(ThreadState ts, Counted c) {
        while (true) {
            int id = Word.ownerVolatile(c);
            if (id <= 0) {
                return; // its owner has merged it since, with our count
            }
            ThreadState owner = ts.registry.find(id);
            if (owner != null) {
                owner.queueForMerge(ts, c);
                return;
            }
            if (Word.casOwner(c, id, ts.id)) {
                merge(ts, c);
                return;
            }
        }
    }

    /**
     * Puts the owner's count of {@code c} into the word and takes away its owner. The caller is the owner, or has the right to act for
     * it. If nothing refers to the object, it is then in the limbo of {@code actor}.
     */
    static void merge(ThreadState actor, Counted c) {
        int w;
        int next;
        do {
            w = Word.getVolatile(c);
            if ((w & Word.M) != 0) {
                return;
            }
            next = Word.merged(w, c.local);
        } while (!Word.cas(c, w, next) && Contention.again(c));
        c.local = 0;
        c.owner = 0;
        if (actor.registry.contention != null) {
            Contention.merged(actor, c);
        }
        if ((next & Word.L) != 0) {
            actor.pendLimbo(new Entry(c));
        }
    }

    /** As {@link #merge}, by {@code actor} for thread {@code owner}, which is detached or dead, unless somebody has adopted the object. */
    static void mergeFor(ThreadState actor, int owner, Counted c) {
        if (Word.casOwner(c, owner, actor.id)) {
            merge(actor, c);
        } else {
            queue(actor, c);
        }
    }
}
