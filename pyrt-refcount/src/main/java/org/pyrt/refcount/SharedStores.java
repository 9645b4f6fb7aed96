package org.pyrt.refcount;

import java.util.concurrent.atomic.LongAdder;

/**
 * A count of writes to headers that several threads have seen, for {@code -Dpyrt.countwrites=true}: each such write takes the cache line
 * away from all that read the object. It tells whether reading one object from many threads scales, on a machine whose clock cannot.
 *
 * <p>Counted are attempts to change a word or to take an object's mutex, whether they succeed or not, the leaving of mutexes, and an owner's own
 * counts of an object that bears a mark. Slots are not. Without the flag nothing is counted, and it costs nothing.
 */
public final class SharedStores {

    /** Whether writes are counted. */
    static final boolean COUNTED = Boolean.getBoolean("pyrt.countwrites");

    /** Apart, so that nothing of it is loaded where nothing is counted. */
    private static final class Writes {
        static final LongAdder COUNT = new LongAdder();
    }

    private SharedStores() {}

    /** Whether {@code -Dpyrt.countwrites=true} asks for the count. */
    public static boolean isCounted() {
        return COUNTED;
    }

    /** The writes so far, by all threads of this JVM; 0 when they are not counted. Exact once those threads have ended. */
    public static long total() {
        return COUNTED ? Writes.COUNT.sum() : 0;
    }

    /** A write to a shared header. Call only where {@link #COUNTED} is true. */
    static void note() {
        Writes.COUNT.increment();
    }
}
