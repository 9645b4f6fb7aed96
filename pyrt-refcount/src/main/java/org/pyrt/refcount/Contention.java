package org.pyrt.refcount;

import java.util.Arrays;
import org.pyrt.refcount.ContentionListener.Kind;

/**
 * Tells a registry's {@link ContentionListener}, if it has one, what its threads wait for.
 *
 * <p>Only slow paths ask whether there is one: a thread that takes a free mutex, or changes a count at the first try, does not. A count is changed without a thread state,
 * so for counts there is a switch for the whole JVM, which is a hint: on, who has to try again looks for its thread among those of the registries that have a listener.
 */
public final class Contention {

    /** Whether some registry has a listener. Plain: a thread may see a change late. */
    private static boolean counts;

    /** The registries that have one. Replaced under the lock of this class. */
    private static volatile ThreadRegistry[] registries = {};

    private Contention() {}

    /** From now on {@code listener} is told of what the threads of {@code registry} do; null ends that. A wait that has begun before may not be told. Any thread. */
    public static synchronized void set(ThreadRegistry registry, ContentionListener listener) {
        registry.contention = listener;
        ThreadRegistry[] all = Arrays.stream(registries).filter(r -> r != registry).toArray(ThreadRegistry[]::new);
        if (listener != null) {
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = registry;
        }
        registries = all;
        counts = all.length > 0;
    }

    /** Another thread has changed the shared count of {@code c} since the calling one read it. Answers true: try again. */
    static boolean again(Counted c) {
        if (counts) {
            clashed(c);
        }
        return true;
    }

    private static void clashed(Counted c) {
        for (ThreadRegistry registry : registries) {
            ContentionListener listener = registry.contention;
            ThreadState ts = registry.ofCurrentThread();
            if (listener != null && ts != null) {
                listener.happened(ts, Kind.COUNT, c);
            }
        }
    }

    /** The count of {@code c} was merged by {@code ts}. */
    static void merged(ThreadState ts, Counted c) {
        ContentionListener listener = ts.registry.contention;
        if (listener != null) {
            listener.happened(ts, Kind.MERGE, c);
        }
    }

    /** The wait of {@code ts} that began at {@code start}, what {@link ThreadRegistry#waitStart} answered, is over. */
    static void waited(ThreadState ts, Kind kind, Object what, Place holder, long start) {
        ContentionListener listener = ts.registry.contention;
        if (listener != null) {
            listener.waited(ts, kind, what, holder, start, System.nanoTime());
        }
    }

    /** Where the calling thread is in its program, for who waits for what it gives up; null if nobody listens or it is none of Python's. */
    static Place here(ThreadRegistry registry) {
        if (registry.contention == null) {
            return null;
        }
        ThreadState ts = registry.ofCurrentThread();
        return ts == null ? null : ts.place();
    }
}
