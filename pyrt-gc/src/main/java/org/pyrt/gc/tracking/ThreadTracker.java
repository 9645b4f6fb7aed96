package org.pyrt.gc.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.RuntimeThread;
import org.pyrt.api.service.Tracker;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.TrackIndex;

/**
 * A thread's tracker: puts objects into slots of pages that the thread owns, and takes any thread's objects out again.
 *
 * <p><b>Own objects.</b> The indexes of the free slots of the thread's pages are on a stack of ints. Tracking pops one and untracking
 * pushes it back, so that a thread whose containers come and go uses the same few slots again and again: they stay in its
 * cache, and the host GC finds few dirty cards. Neither takes a lock nor an atomic operation.
 *
 * <p><b>Others' objects.</b> Untracking an object in another thread's page empties the slot and sets a bit in the page
 * ({@link SlotPage#free}). The owner looks for such bits when its stack is empty, but only after it has used up slots worth a quarter of
 * its pages since it last looked: so looking costs each tracked object a few hundredths of a page visit, however many
 * pages there are, and at most a quarter of the slots wait.
 *
 * <p><b>In order.</b> Objects whose finalizers are to run in turn go upwards through a page of their own, whose slots are not used again before all
 * of them are free; pages have ages. A page that is full and mostly free again gives its slots to all other objects: so long-lived objects keep their
 * places, and at most three quarters of the slots lie idle.
 *
 * <p><b>End.</b> {@link #end} leaves the pages, with their objects, to {@link TrackedObjects}, from where a thread that needs slots takes
 * them over, before it makes new ones.
 *
 * <p><b>Benign races.</b> Two threads may store the first counted object into one container at the same time and both track it. It then
 * sits in two slots, and its header names one of them. Nobody is shown the other: {@link TrackedObjects#forEach} compares index
 * and slot, and empties a slot whose object is not there.
 */
public final class ThreadTracker implements Tracker {

    /** Slots that a refill gets at least, so that refills are rare. */
    private static final int ENOUGH = SlotPage.SIZE / 8;

    private final TrackedObjects objects;
    private final RuntimeThread thread;
    private final List<SlotPage> own = new ArrayList<>();

    /** A copy of the table of pages that holds all of this thread's own, and as many others as there were. */
    private SlotPage[] known;

    /** Indexes of free slots, the next one last. */
    private int[] free = new int[64];

    /** Read by {@link TrackedObjects#count} as an estimate. */
    private int freeCount;

    /** Slots got by refills since the last look for freed ones. */
    private int gotSinceLook;

    /** The page that objects in order go to, and its next slot; null before the first. */
    private SlotPage orderedPage;
    private int orderedNext;

    /** Pages of objects in order that were used to their ends, the oldest first. */
    private final List<SlotPage> ordered = new ArrayList<>();

    /** Pages made for objects in order since {@link #ordered} was last looked through. */
    private int orderedSinceLook;

    ThreadTracker(TrackedObjects objects, RuntimeThread thread) {
        this.objects = objects;
        this.thread = thread;
        known = objects.table();
    }

    @Override
    public void track(PyObject container) {
        Counted c = (Counted) container;
        int top = freeCount;
        if (top == 0) {
            top = refill();
        }
        int index = free[--top];
        freeCount = top;
        known[index >>> SlotPage.SHIFT].slots[index & SlotPage.MASK] = c;
        TrackIndex.set(c, index);
    }

    @Override
    public void trackInOrder(PyObject container) {
        Counted c = (Counted) container;
        if (orderedPage == null || orderedNext == SlotPage.SIZE) {
            nextOrderedPage();
        }
        int i = orderedNext++;
        orderedPage.take(i);
        orderedPage.slots[i] = c;
        TrackIndex.set(c, orderedPage.number << SlotPage.SHIFT | i);
    }

    @Override
    public void untrack(PyObject container) {
        Counted c = (Counted) container;
        int index = TrackIndex.get(c);
        if (index == 0) {
            return;
        }
        TrackIndex.set(c, 0);
        SlotPage page = page(index >>> SlotPage.SHIFT);
        int i = index & SlotPage.MASK;
        page.slots[i] = null;
        if (page.owner == this) {
            pushFree(index);
        } else {
            page.free(i);
        }
    }

    /** Leaves this thread's pages, and all objects in them, to others. */
    @Override
    public void end() {
        while (freeCount > 0) {
            int index = free[--freeCount];
            known[index >>> SlotPage.SHIFT].free(index & SlotPage.MASK);
        }
        if (orderedPage != null) {
            ordered.add(orderedPage);
            orderedPage = null;
        }
        own.addAll(ordered);
        ordered.clear();
        objects.end(this, own);
        own.clear();
    }

    // ---- for pages and the set ----

    /** Adds a free slot of an own page. */
    void pushFree(int index) {
        int top = freeCount;
        if (top == free.length) {
            free = Arrays.copyOf(free, top * 2);
        }
        free[top] = index;
        freeCount = top + 1;
    }

    /** The slots on the free stack; exact with the world stopped. */
    int freeCount() {
        return freeCount;
    }

    // ---- slow paths ----

    private SlotPage page(int number) {
        if (number >= known.length) {
            known = objects.table();
        }
        SlotPage page = known[number];
        if (page == null) {
            known = objects.table();
            page = known[number];
        }
        return page;
    }

    /** Finds a page whose slots are all free for the next objects in order: one of this thread's that came free, or a new one. */
    private void nextOrderedPage() {
        SlotPage page = orderedPage;
        if (page != null && page.freedCount() < SlotPage.SIZE) {
            ordered.add(page);
            page = null;
            orderedSinceLook++;
            if (orderedSinceLook > ordered.size() / 4) {
                orderedSinceLook = 0;
                page = lookThroughOrdered();
            }
        }
        if (page == null) {
            page = objects.orderedPage();
        } else {
            objects.renew(page);
        }
        orderedPage = page;
        orderedNext = 0;
        if (objects.handOut(SlotPage.SIZE) && thread != null) {
            thread.requestCollection();
        }
    }

    /**
     * Returns a page of {@link #ordered} that has come free altogether, or null. What else has few objects left, which keep their places, gives its free slots
     * to {@link #track}.
     */
    private SlotPage lookThroughOrdered() {
        SlotPage free = null;
        int kept = 0;
        for (int i = 0; i < ordered.size(); i++) {
            SlotPage page = ordered.get(i);
            int freed = page.freedCount();
            if (free == null && freed == SlotPage.SIZE) {
                free = page;
            } else if (freed > SlotPage.SIZE / 4 * 3) {
                page.owner = this;
                own.add(page);
                gotSinceLook += page.takeFreed(this);
            } else {
                ordered.set(kept++, page);
            }
        }
        ordered.subList(kept, ordered.size()).clear();
        // Pages that became own ones may be younger than the copy.
        known = objects.table();
        return free;
    }

    /** Gets free slots, from own pages or from the set, and returns how many there are. */
    private int refill() {
        if (gotSinceLook >= own.size() * (SlotPage.SIZE / 4)) {
            gotSinceLook = 0;
            for (SlotPage page : own) {
                if (page.hasFreed()) {
                    gotSinceLook += page.takeFreed(this);
                }
            }
        }
        while (freeCount < ENOUGH) {
            SlotPage page = objects.pageFor(this);
            known = objects.table();
            own.add(page);
            gotSinceLook += page.takeFreed(this);
        }
        if (objects.handOut(freeCount) && thread != null) {
            thread.requestCollection();
        }
        return freeCount;
    }
}
