package org.pyrt.gc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/**
 * The threads of a {@link Search}: the one that collects, and helpers which live only as long as a phase does. They share pages out by a counter, and
 * marked objects by bundles that lie here for who has nothing to do.
 *
 * <p>Synchronization. Helpers see what the collecting thread has seen, for it starts them while the world is stopped, and it sees what they did, for it
 * joins them. Where the host gives no thread, those that there are do all the work. The monitor of this object guards the bundles; nothing else is locked,
 * and no Python code run, within.
 */
final class Crew {

    /** Tracked objects for each thread, so that starting it is worth its while: marking so many takes some 5 ms. */
    private static final int PAGES_EACH = 64;

    private static final int SUBTRACT = 0;
    private static final int MARK_HELD = 1;
    private static final int MARK = 2;

    private final Worker[] workers;
    private final int lastPage;

    /** The last page handed out in this phase. */
    private final AtomicInteger page = new AtomicInteger();

    /** Given away, and not taken yet. Guarded by this object. */
    @SuppressWarnings("UncountedField") // marked objects, while the world is stopped
    private final Deque<Counted[]> bundles = new ArrayDeque<>();

    /** Workers that mark, or have not begun yet. Guarded by this object. */
    private int busy;

    /** Workers that wait for bundles. Written under this object's monitor. */
    private volatile int idle;

    /** Why the search has failed, or null. Written under this object's monitor. */
    private volatile Throwable failure;

    Crew(Search search, int size) {
        workers = new Worker[size];
        for (int i = 0; i < size; i++) {
            workers[i] = new Worker(this, search, i == 0);
        }
        lastPage = search.pages.length - 1;
    }

    /** How many threads are worth their while for so many pages: at most so many as given, and as there are processors. */
    static int size(int pages, int most) {
        if (pages < 2 * PAGES_EACH) {
            return 1;
        }
        return Math.max(1, Math.min(Math.min(pages / PAGES_EACH, most), Runtime.getRuntime().availableProcessors()));
    }

    // ---- phases, for the thread that collects ----

    /** Marks what threads and the interpreter show and all that can be reached from there. */
    void markFrom(ThreadState ts) {
        workers[0].markShown(ts);
        phase(MARK);
    }

    /** Subtracts among what is not marked, and marks what is held from elsewhere, with all that can be reached from there. */
    void subtractAndMark() {
        phase(SUBTRACT);
        phase(MARK_HELD);
    }

    private void phase(int what) {
        page.set(0);
        busy = workers.length;
        Thread[] helpers = new Thread[workers.length];
        for (int i = 1; i < workers.length; i++) {
            Worker worker = workers[i];
            Thread helper = new Thread(null, () -> work(worker, what), "pyrt-gc-" + i, 0, false);
            helper.setDaemon(true);
            try {
                helper.start();
                helpers[i] = helper;
            } catch (OutOfMemoryError e) {
                leave();
            }
        }
        work(workers[0], what);
        join(helpers);
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void work(Worker worker, int what) {
        try {
            if (what == SUBTRACT) {
                worker.subtract();
            } else if (what == MARK) {
                worker.markAll();
            } else {
                worker.markHeldElsewhere();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private static void join(Thread[] helpers) {
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper != null && helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- for workers ----

    /** The next page that nobody has got in this phase; 0: none is left. */
    int nextPage() {
        if (failure != null) {
            return 0;
        }
        int n = page.incrementAndGet();
        return n <= lastPage ? n : 0;
    }

    /** What all workers have taken off the object in a slot. */
    long subtracted(int page, int slot) {
        long sum = 0;
        for (Worker worker : workers) {
            sum += worker.subtracted(page, slot);
        }
        return sum;
    }

    boolean isAnyoneIdle() {
        return idle != 0;
    }

    /** Gives marked objects to whoever has none. */
    synchronized void give(Counted[] bundle) {
        bundles.add(bundle);
        notify();
    }

    /** Marked objects that another worker has given, as soon as there are any; null: all that can be reached is marked. */
    synchronized Counted[] take() {
        busy--;
        idle++;
        boolean interrupted = false;
        while (bundles.isEmpty() && busy > 0 && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        idle--;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (bundles.isEmpty() || failure != null) {
            notifyAll();
            return null;
        }
        busy++;
        return bundles.poll();
    }

    /** A helper could not be started. */
    private synchronized void leave() {
        busy--;
        notifyAll();
    }

    private synchronized void fail(Throwable e) {
        failure = e;
        notifyAll();
    }
}
