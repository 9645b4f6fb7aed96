package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pyrt.refcount.Threads.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.api.service.RuntimeThread;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.api.service.Tracker;

/** The audit finds every wrong count and nothing else. */
class AuditTest {

    /** A collector that knows the objects put into a list. */
    private static final class ListCollector implements CycleCollector {
        final List<PyObject> tracked = new ArrayList<>();

        @Override
        public String name() {
            return "list";
        }

        @Override
        public Tracker newTracker(RuntimeThread thread) {
            return new Tracker() {
                @Override
                public void track(PyObject container) {
                    tracked.add(container);
                    TrackIndex.set((Counted) container, tracked.size());
                }

                @Override
                public void untrack(PyObject container) {
                    tracked.remove(container);
                    TrackIndex.set((Counted) container, 0);
                }
            };
        }

        @Override
        public long trackedCount() {
            return tracked.size();
        }

        @Override
        public void forEachTracked(SlotVisitor visitor) {
            for (PyObject o : tracked) {
                visitor.visit(o);
            }
        }

        @Override
        public long collect(RuntimeThread thread, Keep keep) {
            return 0;
        }
    }

    private final ThreadRegistry registry = new ThreadRegistry();
    private final ListCollector collector = new ListCollector();
    private ThreadState ts;

    @BeforeEach
    void attach() {
        ts = registry.attachCurrentThread();
        ts.tracker = collector.newTracker(ts);
    }

    private Node parent(Node... children) {
        Node p = new Node(ts, "parent", children);
        for (Node c : children) {
            ts.trackFor(p, c);
        }
        return p;
    }

    private void assertClean() {
        assertEquals(List.of(), Audit.run(ts, collector));
    }

    @Test
    void run_everyKindOfHold_nothingFound() {
        Node shared = new Node(ts, "shared");
        Node p = parent(shared, shared);
        Refs.hold(ts, p);
        TestActivation frame = new TestActivation(null);
        frame.held.add(p);
        ts.frame = new TestActivation(frame);
        assertClean();
        try (var h = ts.hold(shared);
                Scratch s = new Scratch(ts, 1);
                Scratch older = new Scratch(ts, 1)) {
            s.add(shared);
            older.add(p);
            Refs.incref(ts, shared);
            ts.raised = shared;
            Refs.incref(ts, p);
            ts.handled = p;
            assertClean();
        }
        Refs.decref(ts, shared);
        Refs.decref(ts, p);
        ts.raised = null;
        ts.handled = null;
        assertClean();
        ts.frame = null;
        Refs.release(ts, p);
        ts.drain();
        assertEquals(0, collector.trackedCount());
        assertClean();
    }

    @Test
    void run_countTooHigh_named() {
        Node child = new Node(ts, "child");
        Node p = parent(child);
        Refs.hold(ts, p);
        Refs.incref(ts, child);
        List<Audit.Finding> wrong = Audit.run(ts, collector, v -> v.visit(p));
        assertEquals(1, wrong.size());
        Audit.Finding f = wrong.get(0);
        assertSame(child, f.object());
        assertEquals(2, f.count());
        assertEquals(1, f.slots());
        assertTrue(f.toString().contains(Node.class.getName()) && f.toString().contains("count 2"), f.toString());
    }

    @Test
    void run_countTooLow_named() {
        Node child = new Node(ts, "child");
        Node p = parent(child, child);
        Refs.hold(ts, p);
        Refs.decref(ts, child);
        List<Audit.Finding> wrong = Audit.run(ts, collector, v -> v.visit(p));
        assertEquals(1, wrong.size());
        assertEquals(1, wrong.get(0).count());
        assertEquals(2, wrong.get(0).slots());
    }

    @Test
    void run_deadButReferredTo_named() {
        Node child = new Node(ts, "child");
        Node p = parent(child);
        Refs.hold(ts, p);
        Refs.decref(ts, child);
        ts.drain();
        List<Audit.Finding> wrong = Audit.run(ts, collector, v -> v.visit(p));
        assertEquals(1, wrong.size());
        assertTrue(wrong.get(0).dead());
    }

    @Test
    void run_duringFinalizer_nothingFound() {
        List<Audit.Finding> inside = new ArrayList<>();
        Node child = new Node(ts, "child");
        Node p = parent(child);
        p.finalizer = (t, self) -> inside.addAll(Audit.run(t, collector));
        Refs.discard(ts, p);
        ts.drain();
        assertEquals(1, p.deaths);
        assertEquals(List.of(), inside);
    }

    @Test
    void run_deferredHeldByFrame_holdNotExpected() {
        Node child = new Node(ts, "child");
        Refs.defer(child);
        Node p = parent(child);
        Refs.hold(ts, p);
        TestActivation frame = new TestActivation(null);
        frame.held.add(p);
        frame.held.add(child);
        ts.frame = frame;
        assertClean();
    }

    @Test
    void run_otherThreadsHoldsAndBiasedCounts_nothingFound() throws Exception {
        Node child = new Node(ts, "child");
        Node p = parent(child);
        Refs.hold(ts, p);
        Threads threads = new Threads(registry);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        threads.start(
                t -> {
                    PyObject seen = Slots.load(t, p.slots, 0);
                    try (var h = t.hold(seen)) {
                        blocking(
                                t,
                                u -> {
                                    holding.countDown();
                                    over.await();
                                });
                    }
                });
        holding.await();
        assertEquals(2, Refs.count(ts, child));
        assertEquals(List.of(), Audit.run(ts, collector, v -> v.visit(p)));
        over.countDown();
        blocking(ts, t -> threads.join());
        assertEquals(List.of(), Audit.run(ts, collector, v -> v.visit(p)));
    }
}
