package org.pyrt.stdlib.contention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pyrt.refcount.ContentionListener.Kind;
import org.pyrt.refcount.Place;
import org.pyrt.stdlib.contention.TimeLine.State;

/** What a thread's log keeps, forgets and counts, and what its time line shows. */
class ThreadLogTest {

    private static Spot spot(Kind kind, int line) {
        return new Spot(kind, "list", 16, new Place("a.py", line), null);
    }

    private static final Spot LOCK = spot(Kind.LOCK, 1);
    private static final Spot PARKED = spot(Kind.PARKED, 1);

    private final ThreadLog log = new ThreadLog(new Thread("worker"), 0);

    private Map<Spot, Tally> sums() {
        Map<Spot, Tally> sums = new HashMap<>();
        log.addTo(sums);
        return sums;
    }

    private String timeLine(long end) {
        List<String> runs = new ArrayList<>();
        new TimeLine(log.line(), 0, end).forEach((from, to, state) -> runs.add(from + "-" + to + " " + state));
        return String.join(", ", runs);
    }

    @Test
    void waits_ofOneSpot_areSummed() {
        log.waited(LOCK, 10, 15);
        log.waited(LOCK, 20, 40);
        Tally tally = sums().get(LOCK);
        assertEquals(List.of(2L, 25L, 20L), List.of(tally.count, tally.total, tally.max));
    }

    @Test
    void parking_insideAWait_isThatWait_andIsNotSummed() {
        log.waited(PARKED, 1, 3);
        log.waited(PARKED, 11, 14);
        log.waited(LOCK, 10, 15);
        assertEquals(List.of(new ThreadLog.Wait(PARKED, 1, 3), new ThreadLog.Wait(LOCK, 10, 15)), log.line().waits());
        assertEquals(1, sums().size());
    }

    @Test
    void waits_beyondTheRing_areForgottenAndCounted_butSummed() {
        int n = 2 * ThreadLog.MOST_WAITS + 7;
        for (int i = 0; i < n; i++) {
            log.waited(LOCK, 10 * i, 10 * i + 5);
        }
        ThreadLog.Line line = log.line();
        assertEquals(ThreadLog.MOST_WAITS, line.waits().size());
        assertEquals(n - ThreadLog.MOST_WAITS, line.lost());
        assertEquals(10L * (n - 1), line.waits().getLast().start());
        assertEquals(10L * (n - ThreadLog.MOST_WAITS), line.waits().getFirst().start());
        assertEquals(n, sums().get(LOCK).count);
    }

    @Test
    void spots_beyondTheMost_areCounted() {
        for (int i = 0; i < ThreadLog.MOST_SPOTS + 3; i++) {
            log.happened(spot(Kind.COUNT, i));
        }
        log.happened(spot(Kind.COUNT, 0));
        Map<Spot, Tally> sums = new HashMap<>();
        assertEquals(3, log.addTo(sums));
        assertEquals(ThreadLog.MOST_SPOTS, sums.size());
        assertEquals(2, sums.get(spot(Kind.COUNT, 0)).count);
    }

    @Test
    void ended_thread_keepsItsNameAndEnd() {
        log.ended(70);
        log.ended(90);
        assertEquals("worker", log.line().name());
        assertEquals(70, log.line().end());
    }

    @Test
    void timeLine_showsWhatTookMostOfEachPart() {
        log.waited(LOCK, 1_000, 3_000);
        log.waited(PARKED, 5_000, 5_600);
        log.waited(spot(Kind.STOPPED, 2), 7_000, 7_400);
        log.ended(9_000);
        assertEquals("0-100 RUNNING, 100-300 WAITING, 300-500 RUNNING, 500-560 PARKED, 560-700 RUNNING, 700-740 STOPPED, 740-900 RUNNING", timeLine(10_000));
    }

    @Test
    void timeLine_beforeTheWaitsThatAreKept_isUnknown() {
        for (int i = 0; i < ThreadLog.MOST_WAITS + 1_000; i++) {
            log.waited(LOCK, 1_000L * i, 1_000L * i + 900);
        }
        long end = 1_000L * (ThreadLog.MOST_WAITS + 1_000);
        int known = (int) (1_000_000L * TimeLine.BINS / end);
        assertEquals("0-" + known + " " + State.UNKNOWN + ", " + known + "-1000 " + State.WAITING, timeLine(end));
    }
}
