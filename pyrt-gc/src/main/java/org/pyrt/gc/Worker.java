package org.pyrt.gc;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.gc.tracking.TrackedObjects;
import org.pyrt.refcount.Collecting;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.refcount.TrackIndex;

/**
 * What one thread does of a {@link Search}: it takes pages from the {@link Crew}, and has a stack of objects that it has marked and not visited yet, half
 * of which it gives away when others have nothing to do. What it takes off is in rows of its own, so that subtracting needs no atomic operation.
 */
final class Worker {

    /** Fewer objects than this are not worth giving away. */
    private static final int WORTH_SHARING = 64;

    /** Of an object that refers to very many, some are given away each time that so many more lie on the stack. */
    private static final int LOOK_UP = 4095;

    private final Crew crew;
    private final TrackedObjects objects;
    private final Counted[][] pages;
    private final int[][] live;

    /** What this worker has taken off, by page and slot; the first worker's are those of the search. Null where a page has lost nothing. */
    private final int[][] rows;

    /** Marked objects whose slots have not been visited yet. */
    private Counted[] stack = new Counted[256];
    private int top;

    /** There was no memory for a larger stack: asking again would cost the host a collection each time. */
    private boolean isFull;

    /** Something was marked and is not on the stack, which could not grow. */
    private boolean overflowed;

    // Classes of their own, since each program's end searches once: lambdas cost more to make than the search takes.
    private final SlotVisitor subtract = new Subtract();
    private final SlotVisitor mark = new Mark();
    private final SlotVisitor markNeeded = new MarkNeeded();

    Worker(Crew crew, Search search, boolean first) {
        this.crew = crew;
        objects = search.objects;
        pages = search.pages;
        live = search.rows;
        rows = first ? live : new int[live.length][];
    }

    /** Marks what threads and the interpreter show. */
    void markShown(ThreadState ts) {
        Collecting.visitThreads(ts, mark);
    }

    /** Visits all that is marked, and what others give, until nobody has any more. */
    void markAll() {
        do {
            drain();
        } while (revisit() || takeShared());
    }

    /** Takes the references of all objects that are not live off what they refer to and is not live either, in the pages it gets. */
    void subtract() {
        for (int n = crew.nextPage(); n != 0; n = crew.nextPage()) {
            Counted[] page = pages[n];
            int[] row = live[n];
            for (int i = 0; i < page.length; i++) {
                if (row[i] != Search.LIVE) {
                    Counted c = page[i];
                    if (c != null && objects.isTrackedAt(n, i)) {
                        c.traverse(subtract);
                    }
                }
            }
        }
    }

    /** Marks what is held from elsewhere, in the pages it gets, and all that can be reached from there. */
    void markHeldElsewhere() {
        for (int n = crew.nextPage(); n != 0; n = crew.nextPage()) {
            Counted[] page = pages[n];
            int[] row = live[n];
            for (int i = 0; i < page.length; i++) {
                if (row[i] != Search.LIVE) {
                    Counted c = page[i];
                    if (c != null && isHeldElsewhere(c, n, i)) {
                        row[i] = Search.LIVE;
                        push(c);
                        drain();
                    }
                }
            }
        }
        markAll();
    }

    /** What this worker has taken off the object in a slot. */
    int subtracted(int page, int slot) {
        int[] row = rows[page];
        return row == null ? 0 : row[slot];
    }

    private boolean isHeldElsewhere(Counted c, int page, int slot) {
        long count = Collecting.count(c);
        if (count == Long.MAX_VALUE || Collecting.isFrozen(c)) {
            return true;
        }
        long subtracted = crew.subtracted(page, slot);
        // Marked by another worker meanwhile: marked once more, which does no harm.
        return count + subtracted != 0;
    }

    private final class Subtract implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (o instanceof Counted c) {
                int index = TrackIndex.get(c);
                int page = index >>> TrackedObjects.SHIFT;
                int slot = index & TrackedObjects.MASK;
                if (index != 0 && live[page][slot] != Search.LIVE) {
                    row(page)[slot]--;
                }
            }
        }
    }

    private int[] row(int page) {
        int[] row = rows[page];
        if (row == null) {
            row = new int[pages[page].length];
            rows[page] = row;
        }
        return row;
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

    private void markTracked(Counted c, int index) {
        int[] row = live[index >>> TrackedObjects.SHIFT];
        if (row[index & TrackedObjects.MASK] != Search.LIVE) {
            row[index & TrackedObjects.MASK] = Search.LIVE;
            push(c);
        }
    }

    private void push(Counted c) {
        if (top == stack.length && !grow()) {
            overflowed = true;
            return;
        }
        stack[top++] = c;
        if ((top & LOOK_UP) == 0 && crew.isAnyoneIdle()) {
            share();
        }
    }

    /** Makes the stack larger. Where there is no memory for that, a worker among others gives up: it is tried again by one alone, which has another way. */
    private boolean grow() {
        if (isFull) {
            return false;
        }
        try {
            stack = Arrays.copyOf(stack, top * 2);
            return true;
        } catch (OutOfMemoryError e) {
            if (!crew.isOne()) {
                throw e;
            }
            isFull = true;
            return false;
        }
    }

    /** After an overflow: visits all that is marked once more. */
    private boolean revisit() {
        if (!overflowed) {
            return false;
        }
        overflowed = false;
        for (int n = 1; n < pages.length; n++) {
            for (int i = 0; i < live[n].length; i++) {
                Counted c = pages[n][i];
                if (live[n][i] == Search.LIVE && c != null) {
                    visit(c);
                    drain();
                }
            }
        }
        return true;
    }

    private void visit(Counted c) {
        c.traverse(mark);
        c.visitUncounted(markNeeded);
    }

    private void drain() {
        while (top > 0) {
            visit(stack[--top]);
            if (top >= WORTH_SHARING && crew.isAnyoneIdle()) {
                share();
            }
        }
    }

    /** Gives away the older half of the stack, below which there tends to be more. */
    private void share() {
        int n = top / 2;
        crew.give(Arrays.copyOf(stack, n));
        System.arraycopy(stack, n, stack, 0, top - n);
        top -= n;
    }

    private boolean takeShared() {
        Counted[] given = crew.take();
        if (given == null) {
            return false;
        }
        for (Counted c : given) {
            push(c);
        }
        return true;
    }
}
