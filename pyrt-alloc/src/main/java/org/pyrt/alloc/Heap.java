package org.pyrt.alloc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The pages that one thread allocates from. There are two kinds besides: heaps that virtual threads share, each under its monitor, and one that
 * keeps the pages of threads that ended, under the allocator's lock.
 *
 * <p>Implementation notes. For each size class there is a list of the pages that may have room; the first is the current one. Pages without room are
 * in no list: the next free brings them back, the owner's by {@link #settle}, other threads' by the page's token and {@link #notice}.
 *
 * <p>{@link #noticed} is a stack of pages whose tokens are here. Any thread pushes, the owner takes all. A page that has gone to another heap in
 * the meantime is passed on. The heap of an ended thread is closed, {@link Page#NONE} for its stack, after all its pages were given to another
 * heap; so who finds it closed finds the new heap when it reads {@link Page#heap} again.
 */
final class Heap {

    /** How many passes of the slow path lie between two looks for idle pages. */
    private static final int SWEEP_EVERY = 64;

    private static final VarHandle NOTICED;

    static {
        try {
            NOTICED = MethodHandles.lookup().findVarHandle(Heap.class, "noticed", Page.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For each class the current page, {@link Page#NONE} if the list is empty. */
    final Page[] pages = new Page[SizeClasses.COUNT];

    /** Whose it is; null for the other two kinds. */
    final Thread thread;

    /** Blocks that wait for a grace period; null: none ever did. */
    DelayedFrees delayed;

    private final PagePool pool;
    private final Heaps heaps;
    private int passes;
    private volatile Page noticed;

    Heap(PagePool pool, Heaps heaps, Thread thread) {
        this.pool = pool;
        this.heaps = heaps;
        this.thread = thread;
        Arrays.fill(pages, Page.NONE);
    }

    /** A page of a class whose list {@code free} has a block. The owner calls it when the current page's list is empty. Throws OutOfMemoryError. */
    Page pageWithRoom(int sizeClass) {
        duties();
        Page page = nextWithRoom(sizeClass);
        if (page == null) {
            page = newPage(sizeClass);
        }
        return page;
    }

    private Page nextWithRoom(int sizeClass) {
        Page page = pages[sizeClass];
        while (page != Page.NONE) {
            if (page.free >= 0 || page.refill()) {
                return page;
            }
            unlink(page);
            page.watch = Page.FULL;
            page = pages[sizeClass];
        }
        return null;
    }

    private Page newPage(int sizeClass) {
        Page page = heaps.adopt(this, sizeClass);
        if (page == null) {
            page = pool.newPage(sizeClass);
            page.thread = thread;
            page.heap = this;
        }
        link(page);
        return nextWithRoom(sizeClass);
    }

    /** What the owner does now and then. */
    void duties() {
        drain();
        if (delayed != null) {
            delayed.release(heaps);
        }
        if (++passes >= SWEEP_EVERY) {
            passes = 0;
            sweep(false);
        }
    }

    // ---- pages that other threads freed into ----

    /** Brings a page to the heap that owns it. The caller has the page's token, which goes to the heap. Any thread. */
    static void notice(Page page) {
        while (true) {
            Heap h = page.heap;
            Page head = h.noticed;
            if (head == Page.NONE) {
                Thread.onSpinWait();
                continue;
            }
            page.nextNoticed = head;
            if (NOTICED.compareAndSet(h, head, page)) {
                return;
            }
        }
    }

    /** Looks at the pages that others freed into. The owner calls it. */
    void drain() {
        if (noticed != null) {
            drain((Page) NOTICED.getAndSet(this, (Page) null));
        }
    }

    private void drain(Page first) {
        Page page = first;
        while (page != null) {
            Page following = page.nextNoticed;
            page.nextNoticed = null;
            if (page.heap == this) {
                page.collect(page.takeWithToken());
                settle(page);
            } else {
                notice(page);
            }
            page = following;
        }
    }

    /** Ends the heap, all pages of which have another owner by now. With the allocator's lock. */
    void close() {
        drain((Page) NOTICED.getAndSet(this, Page.NONE));
    }

    // ---- lists ----

    /** After blocks of a page that is not current came back: a full page has room again, an empty one goes. The owner calls it. */
    void settle(Page page) {
        if (page.watch == Page.FULL && page.hasRoom()) {
            link(page);
        }
        if (page.isUnused() && (page.watch == Page.QUEUED || this == heaps.abandoned)) {
            release(page);
        }
    }

    private void release(Page page) {
        if (!page.isNotified()) {
            if (page.watch != Page.FULL) {
                unlink(page);
            }
            pool.release(page);
        }
        // Else who has the token brings the page here, and it goes then.
    }

    /** Puts a page in its list, first if the list is empty, else second. */
    void link(Page page) {
        Page first = pages[page.sizeClass];
        if (first == Page.NONE) {
            pages[page.sizeClass] = page;
            page.next = null;
            page.watch = Page.CURRENT;
        } else {
            page.next = first.next;
            if (first.next != null) {
                first.next.previous = page;
            }
            first.next = page;
            page.previous = first;
            page.watch = Page.QUEUED;
        }
    }

    /** Takes a page out of its list. */
    void unlink(Page page) {
        Page following = page.next;
        if (pages[page.sizeClass] == page) {
            if (following == null) {
                pages[page.sizeClass] = Page.NONE;
            } else {
                pages[page.sizeClass] = following;
                following.previous = null;
                following.watch = Page.CURRENT;
            }
        } else {
            page.previous.next = following;
            if (following != null) {
                following.previous = page.previous;
            }
        }
        page.next = null;
        page.previous = null;
        page.watch = Page.QUEUED;
    }

    /** Gives back current pages that are unused and were so at the last sweep; all unused ones if {@code now}. The owner calls it. */
    void sweep(boolean now) {
        for (int c = 0; c < pages.length; c++) {
            Page page = pages[c];
            if (page == Page.NONE) {
                continue;
            }
            if (now || page.takenAtSweep == page.taken) {
                page.collect(page.take());
                if (page.isUnused()) {
                    release(page);
                }
            }
            page.takenAtSweep = page.taken;
        }
    }
}
