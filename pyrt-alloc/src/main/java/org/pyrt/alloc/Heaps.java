package org.pyrt.alloc;

import java.util.ArrayList;
import java.util.List;

/**
 * Which heap is whose, and what becomes of the pages of threads that ended.
 *
 * <p>Implementation notes. The table is a hash table by thread id, open, at most half full, and replaced as a whole under the lock. A thread puts its
 * own heap there and no one else's; whichever table it reads afterwards, an older one of those or a newer one, its heap is in it, and a heap is
 * used only by the thread it names. That is a third of the price of a ThreadLocal, and leaves nothing behind in threads that outlive the allocator.
 *
 * <p>Nobody tells the allocator that a thread ended, unless it does so itself ({@link #end}). So who needs a page asks first whether threads that have
 * heaps are alive; after {@code isAlive} said no, what that thread did is visible (JLS 17.4.4).
 *
 * <p>Lock: the pool's monitor. The monitor of a shared heap is taken before it, never inside.
 */
final class Heaps {

    /** Keeps what ended threads left. With the lock. */
    final Heap abandoned;

    private final PagePool pool;

    /** The heaps of threads. With the lock. */
    private final List<Heap> owned = new ArrayList<>();

    /** Those that virtual threads share; null until one asks. Written with the lock. */
    private volatile Heap[] shared;

    private volatile Heap[] table = new Heap[16];

    Heaps(PagePool pool) {
        this.pool = pool;
        abandoned = new Heap(pool, this, null);
    }

    // ---- finding ----

    /** The heap of this thread, made if it has none; null for a virtual thread, which has to {@linkplain #shared share}. */
    Heap current() {
        Thread thread = Thread.currentThread();
        Heap[] t = table;
        Heap heap = t[(int) thread.threadId() & t.length - 1];
        return heap != null && heap.thread == thread ? heap : search(thread, t);
    }

    private Heap search(Thread thread, Heap[] t) {
        if (thread.isVirtual()) {
            return null;
        }
        Heap found = find(thread, t);
        return found == null ? make(thread) : found;
    }

    private static Heap find(Thread thread, Heap[] t) {
        int at = (int) thread.threadId() & t.length - 1;
        while (t[at] != null) {
            if (t[at].thread == thread) {
                return t[at];
            }
            at = at + 1 & t.length - 1;
        }
        return null;
    }

    private Heap make(Thread thread) {
        Heap heap = new Heap(pool, this, thread);
        synchronized (pool) {
            reap();
            owned.add(heap);
            rebuild();
        }
        pool.closeGoing();
        return heap;
    }

    private void rebuild() {
        Heap[] t = new Heap[Math.max(16, Integer.highestOneBit(owned.size()) * 4)];
        for (int i = 0; i < owned.size(); i++) {
            Heap heap = owned.get(i);
            int at = (int) heap.thread.threadId() & t.length - 1;
            while (t[at] != null) {
                at = at + 1 & t.length - 1;
            }
            t[at] = heap;
        }
        table = t;
    }

    /** The heap that this virtual thread shares with others; used under its monitor. */
    Heap shared() {
        Heap[] all = shared;
        if (all == null) {
            all = makeShared();
        }
        return all[(int) (Thread.currentThread().threadId() % all.length)];
    }

    private Heap[] makeShared() {
        synchronized (pool) {
            if (shared == null) {
                Heap[] all = new Heap[Runtime.getRuntime().availableProcessors()];
                for (int i = 0; i < all.length; i++) {
                    all[i] = new Heap(pool, this, null);
                }
                shared = all;
            }
            return shared;
        }
    }

    // ---- ends of threads ----

    /** Gives up the heap of the calling thread, if it has one. */
    void end() {
        Thread thread = Thread.currentThread();
        Heap heap = thread.isVirtual() ? null : find(thread, table);
        if (heap != null) {
            synchronized (pool) {
                owned.remove(heap);
                rebuild();
                abandon(heap);
            }
            pool.closeGoing();
        }
    }

    /** Takes the pages of threads that ended. With the lock. */
    private void reap() {
        boolean changed = false;
        for (int i = owned.size() - 1; i >= 0; i--) {
            Heap heap = owned.get(i);
            if (!heap.thread.isAlive()) {
                owned.remove(i);
                abandon(heap);
                changed = true;
            }
        }
        if (changed) {
            rebuild();
        }
    }

    private void abandon(Heap heap) {
        int kept = 0;
        for (Page page : pool.allPages()) {
            if (page.heap != heap) {
                continue;
            }
            page.collect(page.take());
            page.thread = null;
            page.heap = abandoned;
            page.next = null;
            page.previous = null;
            page.watch = Page.FULL;
            abandoned.settle(page);
            kept++;
        }
        heap.close();
        if (heap.delayed != null) {
            if (abandoned.delayed == null) {
                abandoned.delayed = new DelayedFrees();
            }
            heap.delayed.moveTo(abandoned.delayed);
        }
        AllocatorEvents.abandoned(kept);
    }

    /** An abandoned page with room for the heap to own; null if there is none. The heap's owner calls it. */
    Page adopt(Heap heap, int sizeClass) {
        Page page;
        synchronized (pool) {
            reap();
            abandoned.duties();
            page = abandoned.pages[sizeClass];
            if (page == Page.NONE) {
                page = null;
            } else {
                abandoned.unlink(page);
                page.thread = heap.thread;
                page.heap = heap;
            }
        }
        pool.closeGoing();
        if (page != null) {
            AllocatorEvents.adopted(page);
        }
        return page;
    }

    /** Takes over and gives back what can be: pages of ended threads, of this one, free segments. */
    void trim() {
        Heap own = Thread.currentThread().isVirtual() ? null : find(Thread.currentThread(), table);
        if (own != null) {
            own.duties();
            own.sweep(true);
        }
        Heap[] all = shared;
        if (all != null) {
            for (Heap heap : all) {
                synchronized (heap) {
                    heap.duties();
                    heap.sweep(true);
                }
            }
        }
        synchronized (pool) {
            reap();
            abandoned.duties();
            abandoned.sweep(true);
        }
        pool.trim();
    }

    /** Frees a block that waited. */
    void freeDelayed(long address) {
        Page page = pool.map.at(address);
        int number = page == null ? -1 : page.numberAt(address);
        if (number < 0 || !ForeignFrees.claim(page.link, number, Page.DELAYED, Page.LIVE)) {
            return;
        }
        try {
            free(page, number);
        } catch (IllegalStateException e) {
            // A huge block that somebody is just using, which the caller, who wants something else, can do nothing about. It stays given out.
            AllocatorEvents.huge(false, 0, page.blockSize);
        }
    }

    /** Frees a block that is not, or need not be, of this thread's pages; false: it is not given out. */
    boolean free(Page page, int number) {
        if (!ForeignFrees.claim(page.link, number, Page.LIVE, Page.END)) {
            return false;
        }
        if (page.sizeClass >= 0) {
            if (page.push(page.link, number)) {
                Heap.notice(page);
            }
        } else if (page.sizeClass == Page.LARGE) {
            page.given = 1;
            pool.release(page);
        } else {
            pool.releaseHuge(page);
        }
        return true;
    }

    // ---- figures ----

    /** How many heaps threads have. */
    int ownedCount() {
        synchronized (pool) {
            return owned.size();
        }
    }

    /** How many blocks wait for grace periods, as far as it can be seen. */
    long delayedCount() {
        synchronized (pool) {
            long sum = abandoned.delayed == null ? 0 : abandoned.delayed.size();
            for (Heap heap : owned) {
                DelayedFrees d = heap.delayed;
                sum += d == null ? 0 : d.size();
            }
            return sum;
        }
    }
}
