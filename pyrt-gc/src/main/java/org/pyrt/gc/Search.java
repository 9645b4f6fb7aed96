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
 * <p>Implementation notes. Beside each page of slots lies a row of ints. First every object's references are taken off the rows of what it refers
 * to; what an object's count has beyond that comes from elsewhere: a thread, a Java field, an object that is not tracked. Such objects, and what
 * threads show, are live, and so is all that can be reached from them: they are marked. What is left is unreachable. Deferred objects are needed
 * without being counted by instances, frames and descriptors, so marking follows {@link Counted#visitUncounted} as well, also from live objects that
 * are not tracked.
 *
 * <p>Objects that refer to no counted object are not tracked, so what hangs on unreachable objects only, an instance without attributes say, is looked
 * for at the end, to be finalized together with the others. Deferred objects that are not tracked are not among them: code objects, to which other code
 * objects refer without counting.
 */
final class Search implements Predicate<PyObject> {

    private static final int LIVE = Integer.MIN_VALUE;

    private final TrackedObjects objects;
    private final Counted[][] pages;
    private final int[][] rows;

    /** Marked objects whose slots have not been visited yet. */
    private Counted[] stack = new Counted[256];
    private int top;

    private Counted[] found = new Counted[16];
    private int foundCount;
    @SuppressWarnings("UncountedField") // looks at counts while the world is stopped
    private final IdentityHashMap<Counted, int[]> attached = new IdentityHashMap<>();

    // Classes of their own, since each program's end searches once: lambdas cost more to make than the search takes.
    private final SlotVisitor sweep = new Sweep();
    private final SlotVisitor subtract = new Subtract();
    private final SlotVisitor mark = new Mark();
    private final SlotVisitor markNeeded = new MarkNeeded();
    private final SlotVisitor attach = new Attach();

    Search(TrackedObjects objects) {
        this.objects = objects;
        int last = objects.lastPage();
        pages = new Counted[last + 1][];
        rows = new int[last + 1][];
        for (int n = 1; n <= last; n++) {
            pages[n] = objects.slots(n);
            rows[n] = new int[pages[n].length];
        }
    }

    /** The unreachable objects. */
    Counted[] run(ThreadState ts) {
        objects.forEach(sweep);
        for (int n = 1; n < pages.length; n++) {
            for (Counted c : pages[n]) {
                if (c != null) {
                    c.traverse(subtract);
                }
            }
        }
        Collecting.visitThreads(ts, mark);
        drain();
        for (int n = 1; n < pages.length; n++) {
            Counted[] page = pages[n];
            int[] row = rows[n];
            for (int i = 0; i < page.length; i++) {
                Counted c = page[i];
                if (c != null && row[i] != LIVE && isHeldElsewhere(c, row[i])) {
                    row[i] = LIVE;
                    push(c);
                    drain();
                }
            }
        }
        for (int n : objects.pagesByAge(pages.length - 1)) {
            Counted[] page = pages[n];
            int[] row = rows[n];
            for (int i = 0; i < page.length; i++) {
                if (page[i] != null && row[i] != LIVE) {
                    find(page[i]);
                }
            }
        }
        for (int i = 0; i < foundCount; i++) {
            found[i].traverse(attach);
        }
        return Arrays.copyOf(found, foundCount);
    }

    private static boolean isHeldElsewhere(Counted c, int subtracted) {
        long count = Collecting.count(c);
        return count == Long.MAX_VALUE || count + subtracted != 0 || Collecting.isFrozen(c);
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

    // ---- visitors ----

    /** Sees nothing: looking at all objects empties the slots of those that are tracked elsewhere, so that each is in one slot. */
    private static final class Sweep implements SlotVisitor {
        @Override
        public void visit(PyObject o) {}
    }

    private final class Subtract implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (o instanceof Counted c) {
                int index = TrackIndex.get(c);
                if (index != 0) {
                    rows[index >>> TrackedObjects.SHIFT][index & TrackedObjects.MASK]--;
                }
            }
        }
    }

    private final class Mark implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (o instanceof Counted c) {
                int index = TrackIndex.get(c);
                if (index != 0) {
                    markTracked(c, index);
                } else {
                    c.visitUncounted(markNeeded);
                }
            }
        }
    }

    private final class MarkNeeded implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (o instanceof Counted c) {
                int index = TrackIndex.get(c);
                if (index != 0) {
                    markTracked(c, index);
                }
            }
        }
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
                        find(c);
                    }
                }
            }
        }
    }

    private void markTracked(Counted c, int index) {
        int[] row = rows[index >>> TrackedObjects.SHIFT];
        if (row[index & TrackedObjects.MASK] != LIVE) {
            row[index & TrackedObjects.MASK] = LIVE;
            push(c);
        }
    }

    private void push(Counted c) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = c;
    }

    private void drain() {
        while (top > 0) {
            Counted c = stack[--top];
            c.traverse(mark);
            c.visitUncounted(markNeeded);
        }
    }

    private void find(Counted c) {
        if (foundCount == found.length) {
            found = Arrays.copyOf(found, foundCount * 2);
        }
        found[foundCount++] = c;
    }
}
