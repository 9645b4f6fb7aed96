package org.pyrt.gc;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Predicate;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.gc.tracking.TrackedObjects;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.refcount.TrackIndex;

/**
 * One search for unreachable objects among the tracked ones: trial deletion. The world is stopped and queues are merged.
 *
 * <p>Implementation notes. Beside each page of slots lies a row of ints. First, what threads and the interpreter show and all that can be reached from
 * it is marked live: in most programs nearly everything, which then need not be looked at again. Then the references of every other object are taken
 * off the rows of what it refers to (nothing live refers to any of those); what an object's count has beyond that comes from elsewhere: a Java field,
 * an object that is not tracked. Such objects are live as well, with what they reach. What is left is unreachable. Deferred objects are needed without
 * being counted by instances, frames and descriptors, so marking follows {@link Counted#visitUncounted} as well, also from live objects that are not
 * tracked.
 *
 * <p>Marking and subtracting are shared out among the {@link Worker}s of a {@link Crew}; what is live does not depend on who looks first, and what is
 * found is gathered by one thread, in order: so the result is the same whatever their number.
 *
 * <p>Objects that refer to no counted object are not tracked, so what hangs on unreachable objects only, an instance without attributes say, is looked
 * for at the end, to be finalized together with the others. Deferred objects that are not tracked are not among them: code objects, to which other code
 * objects refer without counting.
 */
final class Search implements Predicate<PyObject> {

    /** In a row: the object in that slot is live. */
    static final int LIVE = Integer.MIN_VALUE;

    /** The set, for workers. */
    final TrackedObjects objects;

    /** Slots of the tracked objects, by page; none at 0. */
    final Counted[][] pages;

    /**
     * By page and slot: {@link #LIVE}, or what the first worker has taken off; in the end the links of {@link Unreachable}. LIVE is written by any worker, plainly: who does not see it
     * yet marks the same object again.
     */
    final int[][] rows;

    private final Crew crew;
    private final Unreachable found = new Unreachable(this);
    @SuppressWarnings("UncountedField") // looks at counts while the world is stopped
    private final IdentityHashMap<Counted, int[]> attached = new IdentityHashMap<>();

    // A class of its own, since each program's end searches once: a lambda costs more to make than the search takes.
    private final SlotVisitor attach = new Attach();

    /** A search by so many threads, the calling one among them. */
    Search(TrackedObjects objects, int workers) {
        this.objects = objects;
        int last = objects.lastPage();
        pages = new Counted[last + 1][];
        rows = new int[last + 1][];
        for (int n = 1; n <= last; n++) {
            pages[n] = objects.slots(n);
            rows[n] = objects.row(n);
            Arrays.fill(rows[n], 0);
        }
        crew = new Crew(this, workers);
    }

    /** The unreachable objects. */
    Unreachable run(ThreadState ts) {
        crew.search(ts);
        for (int n : objects.pagesByAge(pages.length - 1)) {
            Counted[] page = pages[n];
            int[] row = rows[n];
            for (int i = 0; i < page.length; i++) {
                if (row[i] != LIVE && page[i] != null) {
                    found.add(n << TrackedObjects.SHIFT | i);
                }
            }
        }
        try {
            for (int at = found.first(); at != 0; at = found.after(at)) {
                found.get(at).traverse(attach);
            }
        } catch (OutOfMemoryError e) {
            // Those die by their counts, after what they hang on.
            attached.clear();
            found.forgetOthers();
        }
        return found;
    }

    /** The tracked object with that index. */
    Counted tracked(int index) {
        return pages[index >>> TrackedObjects.SHIFT][index & TrackedObjects.MASK];
    }

    /** What {@link Unreachable} has set for a tracked object that the search has found. */
    int link(int index) {
        return rows[index >>> TrackedObjects.SHIFT][index & TrackedObjects.MASK];
    }

    /** Sets an index, or 0, for an object that the search has found: from then on the row says no more what was taken off. */
    void setLink(int index, int to) {
        rows[index >>> TrackedObjects.SHIFT][index & TrackedObjects.MASK] = to;
    }

    /** Whether the last {@link #run} has found {@code o}. */
    @Override
    public boolean test(PyObject o) {
        if (!(o instanceof Counted c)) {
            return false;
        }
        int index = TrackIndex.get(c);
        if (index != 0) {
            return rows[index >>> TrackedObjects.SHIFT][index & TrackedObjects.MASK] != LIVE;
        }
        int[] n = attached.get(c);
        return n != null && n[0] == Collecting.count(c);
    }

    /** Finds what is not tracked and hangs on what was found only. */
    private final class Attach implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (o instanceof Counted c && TrackIndex.get(c) == 0 && !Refs.isDeferred(c)) {
                long count = Collecting.count(c);
                if (count != Long.MAX_VALUE) {
                    int[] seen = attached.get(c);
                    if (seen == null) {
                        seen = new int[1];
                        attached.put(c, seen);
                    }
                    if (++seen[0] == count) {
                        found.addOther(c);
                    }
                }
            }
        }
    }
}
