package org.pyrt.gc.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.TrackIndex;

/** All tracked objects of one interpreter: the pages of its threads' trackers, and those that ended threads left. */
public final class TrackedObjects {

    /** How many abandoned pages a thread looks at for one that has free slots, before it makes a new page. */
    private static final int LOOKS = 8;

    /** Guards the making of pages and what follows here; a leaf: nothing is locked or run inside. */
    private final Object lock = new Object();

    /**
     * Pages by number; null at 0, and after the last. Each page is written before the table that shows it, and a table only grows: a
     * thread that has seen an index finds its page in the newest one.
     */
    private volatile SlotPage[] table = new SlotPage[8];

    /** Guarded by {@link #lock}. */
    private int lastPage;

    /** Pages without an owner; guarded by {@link #lock}. */
    private final Deque<SlotPage> abandoned = new ArrayDeque<>();

    /** The trackers whose threads have not ended; guarded by {@link #lock}. */
    private final List<ThreadTracker> trackers = new ArrayList<>();

    /** An empty set. */
    public TrackedObjects() {}

    /** A tracker for the calling thread. */
    public ThreadTracker newTracker() {
        ThreadTracker tracker = new ThreadTracker(this);
        synchronized (lock) {
            trackers.add(tracker);
        }
        return tracker;
    }

    /** The number of objects in slots: exact with the world stopped, otherwise an estimate that is never negative. */
    public long count() {
        synchronized (lock) {
            long count = (long) lastPage * SlotPage.SIZE;
            for (int n = 1; n <= lastPage; n++) {
                count -= table[n].freedCount();
            }
            for (ThreadTracker tracker : trackers) {
                count -= tracker.freeCount();
            }
            return Math.max(0, count);
        }
    }

    /** Shows each object once. The caller has stopped the world; the visitor neither tracks nor untracks. */
    public void forEach(SlotVisitor visitor) {
        SlotPage[] pages = table;
        for (int n = 1; n < pages.length && pages[n] != null; n++) {
            SlotPage page = pages[n];
            for (int i = 0; i < SlotPage.SIZE; i++) {
                Counted c = page.slots[i];
                if (c == null) {
                    continue;
                }
                if (TrackIndex.get(c) == (n << SlotPage.SHIFT | i)) {
                    visitor.visit(c);
                } else {
                    // Tracked by two threads at once; its other slot counts.
                    page.slots[i] = null;
                    page.free(i);
                }
            }
        }
    }

    // ---- for trackers ----

    /** The newest table. */
    SlotPage[] table() {
        return table;
    }

    /** A page for {@code tracker}, which has become its owner; its free slots are to be taken from it. */
    SlotPage pageFor(ThreadTracker tracker) {
        synchronized (lock) {
            for (int looks = Math.min(LOOKS, abandoned.size()); looks > 0; looks--) {
                SlotPage page = abandoned.removeFirst();
                if (page.hasFreed()) {
                    page.owner = tracker;
                    return page;
                }
                abandoned.addLast(page);
            }
            return newPage(tracker);
        }
    }

    private SlotPage newPage(ThreadTracker tracker) {
        int number = lastPage + 1;
        if (number > Integer.MAX_VALUE >>> SlotPage.SHIFT) {
            throw new OutOfMemoryError("too many tracked objects");
        }
        SlotPage page = new SlotPage(number);
        page.owner = tracker;
        SlotPage[] pages = table;
        if (number == pages.length) {
            pages = Arrays.copyOf(pages, number * 2);
        }
        pages[number] = page;
        lastPage = number;
        table = pages;
        return page;
    }

    /** Takes over the pages of a tracker whose thread ends and which has marked all their free slots. */
    void end(ThreadTracker tracker, List<SlotPage> pages) {
        synchronized (lock) {
            trackers.remove(tracker);
            for (SlotPage page : pages) {
                page.owner = null;
                abandoned.addFirst(page);
            }
        }
    }
}
