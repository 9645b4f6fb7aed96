package org.pyrt.refcount;

/**
 * How long a thread leaves a mutex alone that it found taken. The longer, the more often it has met one lately: two threads that change one object all the
 * time are fastest when each of them does a number of changes before the other gets its turn, for each turn moves the object's cache lines from one core to the
 * other. Used by its own thread only.
 */
final class Backoff {

    /** The first pause of a thread that has met no taken mutex lately, in ns. */
    private static final long FIRST = 100;

    /** The longest pause, in ns. */
    private static final long LONGEST = 12_800;

    /** Meetings less than this apart, in ns, are the same quarrel. */
    private static final long LATELY = 50_000;

    private long last;

    /** The pause that the next quarrel, or the next meeting of this one, begins with. */
    private long start = FIRST;

    private long next;

    /** The thread has found a mutex taken. */
    void begin() {
        long now = System.nanoTime();
        start = now - last < LATELY ? Math.min(2 * start, LONGEST) : FIRST;
        last = now;
        next = start;
    }

    /** Waits before the next try; longer each time. */
    @SuppressWarnings("ThreadPriorityCheck") // with fewer processors than threads the holder needs this one
    void pause() {
        if (next > LONGEST) {
            Thread.yield();
            return;
        }
        long end = System.nanoTime() + next;
        do {
            Thread.onSpinWait();
        } while (System.nanoTime() - end < 0);
        next *= 2;
    }
}
