package org.pyrt.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.refcount.Audit;
import org.pyrt.refcount.EvalBreaker;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** What a collection finds, what it leaves alone, and in which order it does what it does. */
@Timeout(60)
class CollectionTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final CycleCollector collector = new PyrtCollectorProvider().create();
    private ThreadState ts;

    @BeforeEach
    void attach() {
        ts = attachThread();
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    private ThreadState attachThread() {
        ThreadState t = registry.attachCurrentThread();
        t.tracker = collector.newTracker(t);
        return t;
    }

    private Vertex cycle() {
        Vertex a = new Vertex(ts, 2);
        Vertex b = new Vertex(ts, 2);
        a.set(ts, 0, b);
        b.set(ts, 0, a);
        return a;
    }

    private long collect() {
        return collector.collect(ts, null);
    }

    @Test
    void collect_cycleHeldByAThread_staysUntilReleased() {
        Vertex a = cycle();
        try (var held = ts.hold(a)) {
            assertEquals(0, collect());
            assertEquals(0, a.cleared);
        }
        ts.drain();
        assertEquals(2, collect());
        assertTrue(Refs.isDead(a));
        assertEquals(0, collector.trackedCount());
    }

    @Test
    void collect_cycleReachableFromLiveObject_stays() {
        Vertex root = new Vertex(ts, 1);
        Refs.incref(ts, root);
        Vertex a = cycle();
        root.set(ts, 0, a);
        assertEquals(0, collect());
        Slots.drop(ts, root.slots, 0);
        ts.drain();
        assertEquals(2, collect());
        Refs.decref(ts, root);
        ts.drain();
    }

    @Test
    void collect_floatingObject_staysWithAllItRefersTo() {
        Vertex floating = new Vertex(ts, 1);
        Vertex a = cycle();
        floating.set(ts, 0, a);
        assertEquals(0, collect());
        assertEquals(0, a.cleared);
        Refs.discard(ts, floating);
        ts.drain();
        assertEquals(2, collect());
    }

    @Test
    void collect_untrackedChild_finalizedBeforeAnythingIsCleared() {
        Vertex a = cycle();
        Vertex child = new Vertex(ts, 0);
        boolean[] whole = new boolean[1];
        child.finalizer = (t, self) -> whole[0] = a.cleared == 0;
        Slots.store(ts, a.slots, 1, child);
        assertEquals(3, collect());
        assertTrue(whole[0]);
        assertEquals(1, child.finalized);
        assertTrue(Refs.isDead(child));
    }

    @Test
    void collect_finalizers_allRunBeforeAnythingIsCleared() {
        List<String> log = new ArrayList<>();
        Vertex a = cycle();
        Vertex b = (Vertex) a.slots[0];
        a.finalizer = (t, self) -> log.add("a " + b.cleared);
        b.finalizer = (t, self) -> log.add("b " + a.cleared);
        assertEquals(2, collect());
        assertEquals(2, log.size());
        assertTrue(log.contains("a 0") && log.contains("b 0"), log.toString());
    }

    @Test
    void collect_resurrectedByFinalizer_staysThenGoesWithoutASecondFinalizer() {
        PyObject[] saved = new PyObject[1];
        Vertex a = cycle();
        Vertex b = (Vertex) a.slots[0];
        a.finalizer = (t, self) -> Slots.store(t, saved, 0, b);
        assertEquals(0, collect());
        assertEquals(0, a.cleared + b.cleared);
        assertEquals(1, Refs.count(ts, a));
        assertEquals(2, Refs.count(ts, b));
        Slots.drop(ts, saved, 0);
        ts.drain();
        assertEquals(2, collect());
        assertEquals(1, a.finalized);
    }

    @Test
    void collect_partResurrected_restIsCleared() {
        PyObject[] saved = new PyObject[1];
        Vertex lone = new Vertex(ts, 1);
        Vertex a = cycle();
        Vertex other = cycle();
        a.set(ts, 1, lone);
        a.finalizer = (t, self) -> Slots.store(t, saved, 0, lone);
        assertEquals(4, collect());
        assertEquals(0, lone.cleared);
        assertTrue(Refs.isDead(a) && Refs.isDead(other) && !Refs.isDead(lone));
        Slots.drop(ts, saved, 0);
        ts.drain();
        assertTrue(Refs.isDead(lone));
    }

    @Test
    void collect_keepAsked_keptObjectsAreNotCleared() {
        Vertex a = cycle();
        List<PyObject> kept = new ArrayList<>();
        assertEquals(
                2,
                collector.collect(
                        ts,
                        o -> {
                            Refs.incref(ts, o);
                            return kept.add(o);
                        }));
        assertEquals(2, kept.size());
        assertEquals(0, a.cleared);
        for (PyObject o : kept) {
            Refs.decref(ts, o);
        }
        assertEquals(2, collect());
    }

    @Test
    void collect_fromAFinalizer_findsNothing() {
        long[] inner = {-1};
        Vertex a = cycle();
        a.finalizer = (t, self) -> inner[0] = collector.collect(t, null);
        assertEquals(2, collect());
        assertEquals(0, inner[0]);
    }

    @Test
    void collect_deferredObject_foundWhenNothingNeedsIt() {
        Vertex type = Vertex.deferred(ts, 1);
        assertEquals(1, collect());
        assertTrue(Refs.isDead(type));
        assertEquals(0, collector.trackedCount());
    }

    @Test
    void collect_deferredTypeOfLiveInstance_staysThoughNobodyCountsIt() {
        Vertex type = Vertex.deferred(ts, 1);
        Vertex instance = new Vertex(ts, 0, type);
        try (var held = ts.hold(instance)) {
            assertEquals(0, collect());
            assertFalse(Refs.isDead(type));
        }
        ts.drain();
        assertEquals(1, collect());
        assertTrue(Refs.isDead(type));
    }

    @Test
    void collect_deferredObjectOnTheStackOfHolds_stays() {
        Vertex f = Vertex.deferred(ts, 1);
        try (var held = ts.hold(f)) {
            assertEquals(0, collect());
        }
        assertEquals(1, collect());
    }

    @Test
    void collect_longChainOfCycles_doesNotRecurse() {
        Vertex last = new Vertex(ts, 2);
        Vertex first = last;
        for (int i = 0; i < 200_000; i++) {
            Vertex v = new Vertex(ts, 2);
            last.set(ts, 0, v);
            v.set(ts, 1, last);
            last = v;
        }
        last.set(ts, 0, first);
        assertEquals(200_001, collect());
        assertEquals(0, collector.trackedCount());
    }

    @Test
    void threshold_exceeded_threadIsAskedOnce() {
        collector.setThreshold(2000);
        assertEquals(0, ts.breaker() & EvalBreaker.COLLECT);
        for (int i = 0; i < 2000; i++) {
            cycle();
        }
        assertTrue((ts.breaker() & EvalBreaker.COLLECT) != 0);
        ts.clearBreak(EvalBreaker.COLLECT);
        assertEquals(4000, collect());
        assertEquals(0, ts.breaker() & EvalBreaker.COLLECT);
        collector.setThreshold(0);
        for (int i = 0; i < 4000; i++) {
            cycle();
        }
        assertEquals(0, ts.breaker() & EvalBreaker.COLLECT);
        assertEquals(8000, collect());
    }

    @Test
    void threshold_withManyLive_waitsForAQuarterMore() {
        collector.setThreshold(1000);
        Vertex root = new Vertex(ts, 20_000);
        Refs.incref(ts, root);
        for (int i = 0; i < 20_000; i++) {
            root.set(ts, i, cycle());
        }
        collect();
        ts.clearBreak(EvalBreaker.COLLECT);
        for (int i = 0; i < 4000; i++) {
            cycle();
        }
        assertEquals(0, ts.breaker() & EvalBreaker.COLLECT);
        for (int i = 0; i < 4000; i++) {
            cycle();
        }
        assertTrue((ts.breaker() & EvalBreaker.COLLECT) != 0);
        ts.clearBreak(EvalBreaker.COLLECT);
        Refs.decref(ts, root);
        ts.drain();
        collect();
        assertEquals(0, collector.trackedCount());
    }

    /** Forbidden: an object cleared while a slot that a thread can reach refers to it; a finalizer run twice; a wrong count at the end. */
    @Test
    void collect_whileThreadsShareAndDropCycles_nothingReachableIsCleared() throws Exception {
        PyObject[] shared = new PyObject[8];
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        AtomicInteger finalized = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(2);
        Thread[] threads = new Thread[2];
        for (int n = 0; n < threads.length; n++) {
            long seed = n + 1;
            threads[n] =
                    new Thread(
                            () -> {
                                ThreadState t = attachThread();
                                try {
                                    mutate(t, seed, shared, wrong, made, finalized);
                                } finally {
                                    t.exit();
                                    done.countDown();
                                }
                            });
            threads[n].start();
        }
        long collected = 0;
        while (done.getCount() > 0) {
            collected += collect();
            ts.detach();
            try {
                Thread.sleep(1);
            } finally {
                ts.attach();
            }
            ts.handleBreaker();
        }
        for (int i = 0; i < shared.length; i++) {
            Slots.drop(ts, shared, i);
        }
        ts.quiescent();
        collected += collect();
        assertEquals(0, wrong.get());
        assertEquals(made.get(), finalized.get());
        assertTrue(collected > 0);
        assertEquals(List.of(), Audit.run(ts, collector));
        assertEquals(0, collector.trackedCount());
    }

    private static void mutate(
            ThreadState t, long start, PyObject[] shared, AtomicInteger wrong, AtomicInteger made, AtomicInteger finalized) {
        long seed = start;
        for (int i = 0; i < 30_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            int at = (int) (seed >>> 40) & 7;
            if ((seed >>> 60 & 1) == 0) {
                Vertex a = new Vertex(t, 2);
                Vertex b = new Vertex(t, 2);
                a.set(t, 0, b);
                b.set(t, 0, a);
                made.incrementAndGet();
                a.finalizer =
                        (u, self) -> {
                            finalized.incrementAndGet();
                            if (self.finalized != 1 || b.cleared != 0) {
                                wrong.incrementAndGet();
                            }
                        };
                Slots.store(t, shared, at, (seed >>> 61 & 1) == 0 ? a : b);
            } else if (Slots.load(t, shared, at) instanceof Vertex v) {
                try (var held = t.hold(v)) {
                    t.drain();
                    t.handleBreaker();
                    if (v.cleared != 0 || ((Vertex) v.slots[0]).cleared != 0) {
                        wrong.incrementAndGet();
                    }
                }
            } else if ((seed >>> 59 & 1) == 0) {
                Slots.drop(t, shared, at);
            }
            t.drain();
            t.handleBreaker();
        }
    }
}
