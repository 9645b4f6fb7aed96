package org.pyrt.gc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/**
 * The threads of a {@link Search}: the one that collects, and helpers which live only as long as the search does. They share pages out by a counter, and
 * marked objects by bundles that lie here for who has nothing to do; between phases they wait for each other.
 *
 * <p>Synchronization. Helpers see what the collecting thread has seen, for it starts them while the world is stopped, and it sees what they did, for it
 * joins them. Where the host gives no thread, those that there are do all the work. The monitor of this object guards the bundles; nothing else is locked,
 * and no Python code run, within.
 */
final class Crew {

    /** Tracked objects for each thread, so that starting it is worth its while: marking so many takes some 5 ms. */
    private static final int PAGES_EACH = 64;

    private final Worker[] workers;
    private final int lastPage;

    /** Null where one thread searches alone. */
    private final Phaser meeting;

    /** The last page handed out in this phase. */
    private final AtomicInteger page = new AtomicInteger();

    /** Given away, and not taken yet. Guarded by this object. */
    @SuppressWarnings("UncountedField") // marked objects, while the world is stopped
    private final Deque<Counted[]> bundles = new ArrayDeque<>();

    /** Workers that have a thread. Changed before the first phase ends only. */
    private int present;

    /** Workers that mark, or have not begun yet. Guarded by this object; between phases, by whoever begins the next. */
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
        meeting = size == 1 ? null : new Meeting(size);
        present = size;
        busy = size;
    }

    /** How many threads are worth their while for so many pages: at most so many as given, and as there are processors. */
    static int size(int pages, int most) {
        if (pages < 2 * PAGES_EACH) {
            return 1;
        }
        return Math.max(1, Math.min(Math.min(pages / PAGES_EACH, most), Runtime.getRuntime().availableProcessors()));
    }

    /** Marks what threads and the interpreter show; subtracts among what cannot be reached from there, and marks what is held from elsewhere; with all that can be reached. */
    void search(ThreadState ts) {
        workers[0].markShown(ts);
        Thread[] helpers = new Thread[workers.length];
        for (int i = 1; i < workers.length; i++) {
            Worker worker = workers[i];
            Thread helper = new Thread(null, () -> work(worker), "pyrt-gc-" + i, 0, false);
            helper.setDaemon(true);
            try {
                helper.start();
                helpers[i] = helper;
            } catch (OutOfMemoryError e) {
                leave();
            }
        }
        work(workers[0]);
        join(helpers);
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void work(Worker worker) {
        try {
            worker.markAll();
            meet();
            worker.subtract();
            meet();
            worker.markHeldElsewhere();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Waits until all have done a phase. After a failure nobody waits: there is nothing left to do. */
    private void meet() {
        if (meeting == null) {
            beginPhase();
        } else {
            meeting.arriveAndAwaitAdvance();
        }
    }

    /** By the last who has done the phase before. */
    private void beginPhase() {
        page.set(0);
        busy = present;
    }

    /** Where phases end. */
    private final class Meeting extends Phaser {
        Meeting(int parties) {
            super(parties);
        }

        @Override
        protected boolean onAdvance(int phase, int parties) {
            beginPhase();
            return false;
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

    /** Whether there is one worker only. */
    boolean isOne() {
        return workers.length == 1;
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
        present--;
        busy--;
        notifyAll();
        meeting.arriveAndDeregister();
    }

    private synchronized void fail(Throwable e) {
        failure = e;
        notifyAll();
        if (meeting != null) {
            meeting.forceTermination();
        }
    }
}
