package org.pyrt.stdlib.contention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pyrt.refcount.ThreadState;

/** What threads waited for while it was open. Bounded: {@link #MOST_THREADS} threads have a log of their own, later ones share one. Any thread. */
final class Recording {

    /** The most threads with a log of their own. */
    static final int MOST_THREADS = 256;

    /** A sum of waits. */
    record Entry(Spot spot, Tally tally) {}

    /**
     * The sums, those of the most time first.
     *
     * @param unsummed how many events are in none of them
     */
    record Summary(List<Entry> entries, long unsummed) {}

    private static final Comparator<Entry> WORST_FIRST =
            Comparator.<Entry>comparingLong(e -> e.tally.total).thenComparingLong(e -> e.tally.count).reversed().thenComparing(e -> e.spot.toString());

    /** By the threads' ids. */
    private final ConcurrentHashMap<Integer, ThreadLog> logs = new ConcurrentHashMap<>();

    private final ThreadLog others;

    /** When it was opened, by System.nanoTime. */
    final long begin = System.nanoTime();

    /** When it was closed; 0 while it is open. */
    private volatile long end;

    Recording() {
        others = new ThreadLog("other threads", begin);
    }

    /** The log of a thread, which is made if the thread has none; its time line begins at {@code since}. */
    ThreadLog log(ThreadState ts, long since) {
        ThreadLog log = logs.get(ts.id);
        if (log == null) {
            log = logs.size() < MOST_THREADS ? logs.computeIfAbsent(ts.id, id -> new ThreadLog(ts.thread(), since)) : others;
        }
        return log;
    }

    /** A thread ends. */
    void ended(ThreadState ts, long now) {
        ThreadLog log = logs.get(ts.id);
        if (log != null) {
            log.ended(now);
        }
    }

    /** No more is told to it. */
    void close() {
        end = System.nanoTime();
    }

    /** When it was closed, or now. */
    long end() {
        long closed = end;
        return closed != 0 ? closed : System.nanoTime();
    }

    /** The sums of all threads. */
    Summary summary() {
        Map<Spot, Tally> all = new HashMap<>();
        long unsummed = others.addTo(all);
        for (ThreadLog log : logs.values()) {
            unsummed += log.addTo(all);
        }
        List<Entry> entries = new ArrayList<>(all.size());
        all.forEach((spot, tally) -> entries.add(new Entry(spot, tally)));
        entries.sort(WORST_FIRST);
        return new Summary(entries, unsummed);
    }

    /** The threads' time lines, the oldest thread first. */
    List<ThreadLog.Line> lines() {
        List<ThreadLog.Line> lines = new ArrayList<>();
        logs.keySet().stream().sorted().forEach(id -> lines.add(logs.get(id).line()));
        return lines;
    }
}
