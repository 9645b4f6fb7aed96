package org.pyrt.refcount;

/**
 * Counts that a thread was about to drop and keeps for a while, so that the next count of the same object is there already: a thread that uses
 * a shared object again and again, as the callee of its methods or in a variable, writes nothing to its header. To all others a kept count is
 * a reference that the thread still has.
 *
 * <p>Only objects that the thread does not own come here, and only those that prove hot: the first drop is made, which leaves the mark that the owner must see, and remembered;
 * a second one, as long as the object is among the {@value #SIZE} remembered, is kept. What is not used again makes room for others. A count
 * is not kept where nothing else refers to the object, so what a thread was given and drops dies as soon as ever. What is kept is given up when the thread detaches, ends or
 * stops for another one, and whenever {@link GraceTicker} asks for it, every few milliseconds.
 *
 * <p>Used by its own thread only, attached; others ask {@link #isUsed}.
 */
final class KeptCounts {

    private static final int SIZE = 8;

    /** After how many kept counts an object is hot enough for its owner to be asked to merge it, so that the owner, too, keeps counts. */
    private static final int HOT = 64;

    private final ThreadState ts;

    /** Objects dropped lately, in no order; null where there is none. */
    private final Counted[] objects = new Counted[SIZE];

    /** How many counts of each are kept. */
    private final int[] counts = new int[SIZE];

    /** How often a count of each was kept. */
    private final int[] uses = new int[SIZE];

    /** The entry that is looked at next when room is needed. */
    private int next;

    /** A bit for each entry of which a count was kept since it was looked at. */
    private int recent;

    /** How many entries keep counts. */
    private int keeping;

    /** Whether anything has been kept since {@link #giveUp}. Plain: the ticker may see a change late. */
    private boolean used;

    KeptCounts(ThreadState ts) {
        this.ts = ts;
    }

    /** Whether there may be something to give up. Any thread: an estimate. */
    boolean isUsed() {
        return used;
    }

    /** The thread needs a count of {@code c}. Whether one was kept, which is used up by this. */
    boolean take(Counted c) {
        if (keeping == 0) {
            return false;
        }
        int i = find(c);
        if (i < 0 || counts[i] == 0) {
            return false;
        }
        if (--counts[i] == 0) {
            keeping--;
        }
        return true;
    }

    /** The thread is about to drop a count of {@code c}. Whether it is kept; if not, the caller drops it. */
    boolean keep(Counted c) {
        int i = find(c);
        if (i < 0) {
            remember(c);
            return false;
        }
        int kept = counts[i];
        if (c.owner != Counted.DEFERRED && c.local + Word.count(c.word) <= kept + 1) {
            giveUp(i);
            return false;
        }
        if (!used && !begin()) {
            return false;
        }
        if (kept == 0) {
            keeping++;
        }
        counts[i] = kept + 1;
        recent |= 1 << i;
        if (++uses[i] == HOT) {
            SharedCounts.askToMerge(ts, c);
        }
        return true;
    }

    /** How many counts of {@code c} are kept. */
    int of(Counted c) {
        int i = find(c);
        return i < 0 ? 0 : counts[i];
    }

    /** Gives up all that is kept; what nothing else refers to dies as after any drop. Runs no Python code. */
    void giveUp() {
        if (used) {
            used = false;
            recent = 0;
            for (int i = 0; i < SIZE; i++) {
                giveUp(i);
            }
        }
    }

    /** Forgets the object of an entry, and drops what is kept of it. */
    private void giveUp(int i) {
        Counted c = objects[i];
        int kept = counts[i];
        objects[i] = null;
        if (kept > 0) {
            counts[i] = 0;
            keeping--;
            for (; kept > 0; kept--) {
                SharedCounts.dropKept(ts, c);
            }
        }
    }

    private int find(Counted c) {
        for (int i = 0; i < SIZE; i++) {
            if (objects[i] == c) {
                return i;
            }
        }
        return -1;
    }

    /** Puts {@code c} in the place of the next object that was not kept again since it was last looked at here. */
    private void remember(Counted c) {
        int i = next;
        while ((recent & 1 << i) != 0) {
            recent &= ~(1 << i);
            i = (i + 1) % SIZE;
        }
        next = (i + 1) % SIZE;
        giveUp(i);
        objects[i] = c;
        uses[i] = 0;
    }

    /** From now on something is kept, which the ticker has to ask for. While the world is stopped nothing is: who stopped it wants to see true counts. */
    private boolean begin() {
        if (ts.registry.world.isStopped()) {
            return false;
        }
        used = true;
        ts.registry.ticker.wakeForKept();
        return true;
    }
}
