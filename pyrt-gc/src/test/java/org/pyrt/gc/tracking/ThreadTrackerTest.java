package org.pyrt.gc.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pyrt.api.PyObject;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;
import org.pyrt.refcount.TrackIndex;

/** Trackers of one and of several threads. */
class ThreadTrackerTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final TrackedObjects objects = new TrackedObjects();
    private ThreadState ts;
    private ThreadTracker tracker;

    @BeforeEach
    void attach() {
        ts = registry.attachCurrentThread();
        tracker = objects.newTracker(null);
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    private Box box() {
        return new Box(ts);
    }

    private List<Box> track(ThreadTracker by, int number) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Box b = box();
            by.track(b);
            boxes.add(b);
        }
        return boxes;
    }

    /** All objects shown; fails if one is shown twice. */
    private Set<PyObject> shown() {
        Set<PyObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.forEach(o -> assertTrue(seen.add(o), "shown twice"));
        return seen;
    }

    private void assertShown(Iterable<Box> expected) {
        Set<PyObject> all = Collections.newSetFromMap(new IdentityHashMap<>());
        expected.forEach(all::add);
        assertEquals(all, shown());
        assertEquals(all.size(), objects.count());
    }

    @Test
    void track_anObject_showsItUntilUntracked() {
        Box b = box();
        assertFalse(b.isTracked());
        tracker.track(b);
        assertTrue(b.isTracked());
        assertShown(List.of(b));
        tracker.untrack(b);
        assertFalse(b.isTracked());
        assertShown(List.of());
    }

    @Test
    void untrack_ofWhatIsNotTracked_doesNothing() {
        Box b = box();
        tracker.untrack(b);
        tracker.track(b);
        tracker.untrack(b);
        tracker.untrack(b);
        assertShown(List.of());
    }

    @Test
    void track_afterUntrack_reusesTheLastSlotFirst() {
        List<Box> boxes = track(tracker, 3);
        int second = TrackIndex.get(boxes.get(1));
        int third = TrackIndex.get(boxes.get(2));
        tracker.untrack(boxes.get(2));
        tracker.untrack(boxes.get(1));
        List<Box> next = track(tracker, 2);
        assertEquals(second, TrackIndex.get(next.get(0)));
        assertEquals(third, TrackIndex.get(next.get(1)));
    }

    @Test
    void track_manyPagesOfObjects_showsAllOfThem() {
        List<Box> boxes = track(tracker, 20 * SlotPage.SIZE + 7);
        assertShown(boxes);
        boxes.forEach(tracker::untrack);
        assertShown(List.of());
    }

    @Test
    void track_randomly_agreesWithASet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ThreadTracker other = objects.newTracker(null);
        List<Box> in = new ArrayList<>();
        for (int step = 0; step < 60_000; step++) {
            ThreadTracker by = random.nextBoolean() ? tracker : other;
            // Grows for a while, then shrinks.
            if (in.isEmpty() || random.nextInt(10) < (step % 20_000 < 12_000 ? 7 : 3)) {
                Box b = box();
                by.track(b);
                in.add(b);
            } else {
                int at = random.nextInt(in.size());
                by.untrack(in.get(at));
                in.set(at, in.getLast());
                in.removeLast();
            }
            assertEquals(in.size(), objects.count(), () -> "seed " + seed);
        }
        assertShown(in);
    }

    @Test
    void untrack_byAnotherThread_givesTheSlotBackToTheOwner() {
        ThreadTracker other = objects.newTracker(null);
        int pages = 0;
        for (int round = 0; round < 50; round++) {
            List<Box> boxes = track(tracker, SlotPage.SIZE);
            boxes.forEach(other::untrack);
            assertShown(List.of());
            pages = Math.max(pages, TrackIndex.get(trackedOnce()) >>> SlotPage.SHIFT);
        }
        assertTrue(pages <= 4, "pages made: " + pages);
    }

    private Box trackedOnce() {
        Box b = box();
        tracker.track(b);
        int index = TrackIndex.get(b);
        tracker.untrack(b);
        TrackIndex.set(b, index);
        return b;
    }

    @Test
    void end_ofATracker_keepsItsObjects() {
        List<Box> boxes = track(tracker, 3 * SlotPage.SIZE / 2);
        tracker.end();
        assertShown(boxes);
        ThreadTracker other = objects.newTracker(null);
        boxes.forEach(other::untrack);
        assertShown(List.of());
    }

    @Test
    void end_ofManyTrackers_leavesTheirPagesToTheNext() {
        List<Box> kept = new ArrayList<>();
        int highest = 0;
        for (int thread = 0; thread < 500; thread++) {
            ThreadTracker short1 = objects.newTracker(null);
            List<Box> boxes = track(short1, 10);
            kept.add(boxes.removeLast());
            highest = Math.max(highest, TrackIndex.get(kept.getLast()) >>> SlotPage.SHIFT);
            boxes.forEach(short1::untrack);
            short1.end();
        }
        assertShown(kept);
        assertTrue(highest <= 2, "pages made: " + highest);
    }

    @Test
    void end_whileAnotherThreadUntracks_neverGivesASlotTwice() {
        ThreadTracker next = objects.newTracker(null);
        List<Box> boxes = track(tracker, SlotPage.SIZE);
        boxes.subList(0, 500).forEach(next::untrack);
        tracker.end();
        boxes.subList(500, 700).forEach(next::untrack);
        List<Box> more = track(next, 5 * SlotPage.SIZE);
        boxes.subList(700, 800).forEach(next::untrack);
        more.addAll(track(next, 300));
        more.addAll(boxes.subList(800, boxes.size()));
        assertShown(more);
    }

    @Test
    void track_ofOneObjectByTwoThreads_showsItOnce() {
        ThreadTracker other = objects.newTracker(null);
        Box b = box();
        tracker.track(b);
        int first = TrackIndex.get(b);
        other.track(b);
        assertNotEquals(first, TrackIndex.get(b));
        assertShownAfterPruning(b);
        tracker.untrack(b);
        assertShown(List.of());
    }

    private void assertShownAfterPruning(Box b) {
        assertEquals(Set.of(b), Set.copyOf(shown()));
        assertShown(List.of(b));
    }

    @Test
    void death_ofATrackedObject_untracksIt() {
        ts.tracker = tracker;
        Box inner = box();
        Box outer = box();
        outer.put(ts, inner);
        assertShown(List.of(outer));
        Refs.discard(ts, outer);
        ts.drain();
        assertShown(List.of());
    }

    /** Forbidden: a slot given to two objects, an object lost or shown after it was untracked, slots that never come back. */
    @Test
    void handOver_betweenThreads_losesNoSlot() throws Exception {
        int rounds = 200_000;
        BlockingQueue<Box> queue = new ArrayBlockingQueue<>(700);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Box> kept = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            int me = t;
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    handOver(me, rounds, queue, kept);
                                } catch (Throwable e) {
                                    failure.compareAndSet(null, e);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
        for (Box left; (left = queue.poll()) != null; ) {
            tracker.untrack(left);
        }
        assertShown(kept);
        int highest = 0;
        for (Box b : kept) {
            highest = Math.max(highest, TrackIndex.get(b) >>> SlotPage.SHIFT);
        }
        assertTrue(highest <= 12, "pages made: " + highest);
    }

    /** Tracks objects, hands most of them over, untracks what the other handed over, keeps a few; starts anew as a new thread at times. */
    private void handOver(int me, int rounds, BlockingQueue<Box> queue, List<Box> kept) {
        ThreadState mine = registry.attachCurrentThread();
        ThreadTracker my = objects.newTracker(null);
        for (int i = 0; i < rounds; i++) {
            Box b = new Box(mine);
            my.track(b);
            if (i % 1_000 == 999) {
                kept.add(b);
            } else if (i % 3 == 0) {
                my.untrack(b);
            } else {
                while (!queue.offer(b)) {
                    Box other = queue.poll();
                    if (other != null) {
                        my.untrack(other);
                    }
                }
            }
            if (i % 2 == me) {
                Box other = queue.poll();
                if (other != null) {
                    my.untrack(other);
                }
            }
            if (i % 20_000 == 19_999) {
                my.end();
                my = objects.newTracker(null);
            }
        }
        my.end();
        mine.exit();
    }

    /** A header's index is the tracker's own business, and starts as 0. */
    @Test
    void index_ofAnUntrackedObject_isZero() {
        Counted c = box();
        assertEquals(0, TrackIndex.get(c));
    }

    private List<PyObject> byAge() {
        List<PyObject> shown = new ArrayList<>();
        for (int n : objects.pagesByAge(objects.lastPage())) {
            for (Counted c : objects.slots(n)) {
                if (c != null) {
                    shown.add(c);
                }
            }
        }
        return shown;
    }

    @Test
    void trackInOrder_slotsComeFreeBetween_laterObjectsComeLater() {
        List<Box> kept = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Box b = box();
            tracker.trackInOrder(b);
            if (i % 700 == 0) {
                kept.add(b);
            } else {
                tracker.untrack(b);
            }
        }
        assertEquals(kept, byAge());
        assertEquals(kept.size(), objects.count());
    }

    @Test
    void trackInOrder_objectsComeAndGo_fewPagesAreMade() {
        for (int i = 0; i < 100_000; i++) {
            Box b = box();
            tracker.trackInOrder(b);
            tracker.untrack(b);
        }
        assertEquals(1, objects.lastPage());
        assertEquals(0, objects.count());
    }

    @Test
    void trackInOrder_fewLive_restOfTheirPagesIsUsedByOthers() {
        List<Box> kept = new ArrayList<>();
        for (int i = 0; i < 1 << 20; i++) {
            Box b = box();
            tracker.trackInOrder(b);
            if (i % 1024 == 5) {
                kept.add(b);
            } else {
                tracker.untrack(b);
            }
        }
        int pages = objects.lastPage();
        track(tracker, 500_000);
        assertEquals(500_000 + kept.size(), objects.count());
        assertTrue(objects.lastPage() < pages * 5 / 4, pages + " pages, then " + objects.lastPage());
    }

    @Test
    void trackInOrder_anotherThreadUntracks_slotsAreUsedAndLeft() {
        ThreadTracker other = objects.newTracker(null);
        for (int i = 0; i < 1 << 18; i++) {
            Box b = box();
            tracker.trackInOrder(b);
            if (i % 1024 != 5) {
                other.untrack(b);
            }
        }
        long kept = objects.count();
        track(tracker, 10);
        assertEquals(kept + 10, objects.count());
        tracker.end();
        assertEquals(kept + 10, objects.count());
    }

    @Test
    void trackInOrder_threadEnds_objectsStayAndSlotsAreUsed() {
        Box b = box();
        tracker.trackInOrder(b);
        tracker.end();
        ThreadTracker other = objects.newTracker(null);
        other.track(box());
        assertEquals(2, objects.count());
        assertEquals(1, objects.lastPage());
        other.untrack(b);
        assertEquals(1, objects.count());
    }

    @Test
    void trackInOrder_byTrackersThatComeAndGo_usesTheirPagesAgain() {
        for (int i = 0; i < 100; i++) {
            ThreadTracker tracker = objects.newTracker(null);
            Box box = new Box(ts);
            Box inOrder = new Box(ts);
            tracker.track(box);
            tracker.trackInOrder(inOrder);
            tracker.untrack(box);
            tracker.untrack(inOrder);
            tracker.end();
        }
        assertTrue(objects.lastPage() <= 4, () -> objects.lastPage() + " pages");
    }
}
