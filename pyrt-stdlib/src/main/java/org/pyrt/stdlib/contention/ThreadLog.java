package org.pyrt.stdlib.contention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.refcount.ContentionListener.Kind;

/**
 * What one thread waited for: sums by spot, and its last waits one by one. Bounded: at most {@link #MOST_SPOTS} sums and {@link #MOST_WAITS} waits; what is beyond is
 * counted. Times are System.nanoTime's. Its monitor guards it, which only the thread itself and who looks take.
 */
final class ThreadLog {

    /** The most sums. */
    static final int MOST_SPOTS = 2_000;

    /** The most waits. */
    static final int MOST_WAITS = 4_096;

    /** A wait of the thread. */
    record Wait(Spot spot, long start, long end) {}

    /**
     * A thread's time line.
     *
     * @param end when it ended, or 0
     * @param lost how many waits before {@code waits} were forgotten
     * @param waits in the order of their ends
     */
    record Line(String name, long begin, long end, long lost, List<Wait> waits) {}

    private final long begin;
    private final int mostWaits;
    private final HashMap<Spot, Tally> sums = new HashMap<>();

    /** The thread until it ends; then its name counts. */
    private Thread thread;

    private String name;
    private long end;

    /** A ring: the wait of number n is at n modulo the length. */
    private Wait[] waits;

    private long waitCount;
    private long unsummed;

    /** The log of {@code thread}, which runs since {@code begin}. */
    ThreadLog(Thread thread, long begin) {
        this.thread = thread;
        this.begin = begin;
        mostWaits = MOST_WAITS;
        waits = new Wait[32];
    }

    /** The log of many threads together, which keeps no waits one by one. */
    ThreadLog(String name, long begin) {
        this.name = name;
        this.begin = begin;
        mostWaits = 0;
        waits = new Wait[0];
    }

    /** The thread has waited. */
    synchronized void waited(Spot spot, long start, long stop) {
        if (spot.kind() != Kind.PARKED) {
            sum(spot, stop - start);
        }
        if (mostWaits == 0) {
            return;
        }
        if (waitCount > 0 && isInside(waits[(int) ((waitCount - 1) % waits.length)], start)) {
            waitCount--;
        } else if (waitCount == waits.length && waits.length < mostWaits) {
            waits = Arrays.copyOf(waits, waits.length * 2);
        }
        waits[(int) (waitCount++ % waits.length)] = new Wait(spot, start, stop);
    }

    /** Whether the thread was parked for the wait that began at {@code start}, which says more. */
    private static boolean isInside(Wait last, long start) {
        return last.spot.kind() == Kind.PARKED && last.start - start >= 0;
    }

    /** What takes no time has happened. */
    synchronized void happened(Spot spot) {
        sum(spot, 0);
    }

    private void sum(Spot spot, long nanos) {
        Tally tally = sums.get(spot);
        if (tally == null) {
            if (sums.size() == MOST_SPOTS) {
                unsummed++;
                return;
            }
            tally = new Tally();
            sums.put(spot, tally);
        }
        tally.add(nanos);
    }

    /** The thread ends. */
    synchronized void ended(long now) {
        if (thread != null) {
            name = thread.getName();
            thread = null;
            end = now;
        }
    }

    /** Adds the sums to those of others; answers how many events are in none. */
    synchronized long addTo(Map<Spot, Tally> all) {
        sums.forEach((spot, tally) -> all.computeIfAbsent(spot, s -> new Tally()).add(tally));
        return unsummed;
    }

    /** The waits that are kept. */
    synchronized Line line() {
        long first = Math.max(0, waitCount - waits.length);
        List<Wait> kept = new ArrayList<>((int) (waitCount - first));
        for (long i = first; i < waitCount; i++) {
            kept.add(waits[(int) (i % waits.length)]);
        }
        return new Line(thread == null ? name : thread.getName(), begin, end, first, kept);
    }
}
