package org.pyrt.refcount;

/**
 * Queues of the threads that wait for locks of one int, by lock: what lets a lock be no more than an int in an object's header.
 *
 * <p>A waiter enters under its bucket's monitor after a look that the lock's word still says "locked, with waiters"; who unlocks takes a
 * waiter out and writes the word under the same monitor. So no wake-up is lost between the two.
 */
final class ParkingLot {

    /** A thread that waits, in its bucket's queue while {@link #signal} is {@link #WAITING}. */
    static final class Waiter {

        static final int WAITING = 0;

        /** Try again. */
        static final int WOKEN = 1;

        /** The lock is yours. */
        static final int HANDED_OVER = 2;

        final Object key;
        final Thread thread;

        /** {@link System#nanoTime} when it began to wait, through all its attempts. */
        final long since;

        /** Set once under the bucket's monitor by who takes the waiter out. */
        volatile int signal;

        /** Where the thread was that took the waiter out, or null. Written before {@link #signal}, by the same thread. */
        Place givenUpAt;

        private Waiter next;

        Waiter(Object key, Thread thread, long since) {
            this.key = key;
            this.thread = thread;
            this.since = since;
        }
    }

    /** The waiters of the locks whose hash ends alike, oldest first. All under its monitor, which is a leaf: nothing is locked inside. */
    static final class Bucket {

        private Waiter first;
        private Waiter last;

        void add(Waiter w) {
            if (first == null) {
                first = w;
            } else {
                last.next = w;
            }
            last = w;
        }

        /** Takes out the oldest waiter for {@code key}; null if there is none. */
        Waiter removeFirst(Object key) {
            Waiter before = null;
            for (Waiter w = first; w != null; before = w, w = w.next) {
                if (w.key == key) {
                    unlink(before, w);
                    return w;
                }
            }
            return null;
        }

        boolean has(Object key) {
            for (Waiter w = first; w != null; w = w.next) {
                if (w.key == key) {
                    return true;
                }
            }
            return false;
        }

        void remove(Waiter waiter) {
            Waiter before = null;
            for (Waiter w = first; w != null; before = w, w = w.next) {
                if (w == waiter) {
                    unlink(before, w);
                    return;
                }
            }
        }

        private void unlink(Waiter before, Waiter w) {
            if (before == null) {
                first = w.next;
            } else {
                before.next = w.next;
            }
            if (last == w) {
                last = before;
            }
            w.next = null;
        }
    }

    private static final int SIZE = 64;

    private final Bucket[] buckets = new Bucket[SIZE];

    /** Whose threads wait. */
    final ThreadRegistry registry;

    ParkingLot(ThreadRegistry registry) {
        this.registry = registry;
        for (int i = 0; i < SIZE; i++) {
            buckets[i] = new Bucket();
        }
    }

    Bucket of(Object key) {
        return buckets[System.identityHashCode(key) & SIZE - 1];
    }
}
