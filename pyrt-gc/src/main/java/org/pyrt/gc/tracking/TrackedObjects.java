package org.pyrt.gc.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.pyrt.api.service.RuntimeThread;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.TrackIndex;

/** All tracked objects of one interpreter: the pages of its threads' trackers, and those that ended threads left. */
public final class TrackedObjects {

    /** An object's index is the number of its page, shifted by this, and its slot in it. */
    public static final int SHIFT = 10;

    /** The bits of an index that name the slot. */
    public static final int MASK = (1 << SHIFT) - 1;

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

    /** The age of the youngest page; guarded by {@link #lock}. */
    private long lastAge;

    /** Pages without an owner; guarded by {@link #lock}. */
    private final Deque<SlotPage> abandoned = new ArrayDeque<>();

    /** The trackers whose threads have not ended; guarded by {@link #lock}. */
    private final List<ThreadTracker> trackers = new ArrayList<>();

    /** How many objects more than after the last collection make a collection due; 0: none is. Guarded by {@link #lock}. */
    private long threshold;

    /** How many objects there were after the last collection. Guarded by {@link #lock}. */
    private long live;

    /** How many more slots may be handed out before there can be objects enough for a collection. */
    private final AtomicLong slack = new AtomicLong(Long.MAX_VALUE);

    /** An empty set. */
    public TrackedObjects() {}

    /** A tracker for {@code thread}, which is asked to collect when it makes objects and a collection is due; null: nobody is asked. */
    public ThreadTracker newTracker(RuntimeThread thread) {
        ThreadTracker tracker = new ThreadTracker(this, thread);
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
                if (isTrackedAt(n, i)) {
                    visitor.visit(c);
                }
            }
        }
    }

    /**
     * Whether the object in slot {@code i} of page {@code n} is tracked there. If not, two threads have tracked it at once, and its other slot counts:
     * this one is emptied. The caller has stopped the world, and no other thread asks about this slot.
     */
    public boolean isTrackedAt(int n, int i) {
        SlotPage page = table[n];
        if (TrackIndex.get(page.slots[i]) == (n << SlotPage.SHIFT | i)) {
            return true;
        }
        page.slots[i] = null;
        page.free(i);
        return false;
    }

    /** The number of the last page. */
    public int lastPage() {
        synchronized (lock) {
            return lastPage;
        }
    }

    /** The slots of page {@code number}, from 1 on; an object is tracked in one if its index says so. Not to be changed. */
    public Counted[] slots(int number) {
        return table[number].slots;
    }

    /** The row of page {@code number}, from 1 on: the thread that collects does with it what it wants. */
    public int[] row(int number) {
        return table[number].row;
    }

    /** The numbers of pages 1 to {@code last}, the oldest page first. The caller has stopped the world. */
    public int[] pagesByAge(int last) {
        // An age and a number in one: there are less than 2**21 pages.
        long[] keys = new long[last];
        for (int n = 1; n <= last; n++) {
            keys[n - 1] = table[n].age << Integer.SIZE - SHIFT | n;
        }
        Arrays.sort(keys);
        int[] numbers = new int[last];
        for (int k = 0; k < last; k++) {
            numbers[k] = (int) keys[k] & (1 << Integer.SIZE - SHIFT) - 1;
        }
        return numbers;
    }

    // ---- when to collect ----

    /** See {@code CycleCollector.setThreshold}. */
    public void setThreshold(long objects) {
        synchronized (lock) {
            threshold = objects;
        }
        rearm();
    }

    /** A collection is over, with so many objects left. */
    public void collected(long objects) {
        synchronized (lock) {
            live = objects;
        }
        rearm();
    }

    private void rearm() {
        synchronized (lock) {
            slack.set(threshold == 0 ? Long.MAX_VALUE : Math.max(0, dueAt() - count()));
        }
    }

    private long dueAt() {
        return live + Math.max(threshold, live / 4);
    }

    /** A tracker got {@code slots} free slots; answers whether a collection is due, once until {@link #collected}. */
    boolean handOut(int slots) {
        if (slack.get() == Long.MAX_VALUE || slack.addAndGet(-slots) > 0) {
            return false;
        }
        synchronized (lock) {
            if (threshold == 0 || slack.get() > 0) {
                return false;
            }
            long left = dueAt() - count();
            slack.set(left > 0 ? left : Long.MAX_VALUE);
            return left <= 0;
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

    /** A page of free slots for objects in order, the youngest of all, which nobody owns: one that an ended thread has left and that is free altogether, or a new one. */
    SlotPage orderedPage() {
        synchronized (lock) {
            for (int looks = Math.min(LOOKS, abandoned.size()); looks > 0; looks--) {
                SlotPage page = abandoned.removeFirst();
                if (page.freedCount() == SlotPage.SIZE) {
                    page.age = ++lastAge;
                    return page;
                }
                abandoned.addLast(page);
            }
            return newPage(null);
        }
    }

    /** Makes {@code page}, whose slots are all free, the youngest. */
    void renew(SlotPage page) {
        synchronized (lock) {
            page.age = ++lastAge;
        }
    }

    private SlotPage newPage(ThreadTracker tracker) {
        int number = lastPage + 1;
        if (number > Integer.MAX_VALUE >>> SlotPage.SHIFT) {
            throw new OutOfMemoryError("too many tracked objects");
        }
        SlotPage page = new SlotPage(number);
        page.owner = tracker;
        page.age = ++lastAge;
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
