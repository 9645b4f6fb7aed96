package org.pyrt.gc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pyrt.api.PyObject;
import org.pyrt.gc.tracking.TrackedObjects;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/**
 * Searches by several threads find what one thread finds, in the same order, and that is what a plain walk over the graph says. Forbidden: an object
 * found that a held one reaches; one not found that none reaches; another order.
 */
@Timeout(120)
class ParallelSearchTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final TrackedObjects objects = new TrackedObjects();
    private ThreadState ts;

    @BeforeEach
    void attach() {
        ts = registry.attachCurrentThread();
        ts.tracker = objects.newTracker(null);
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    /** Runs a search by so many threads in a stopped world. */
    private Counted[] search(int workers) {
        registry.stopTheWorld(ts);
        try {
            registry.mergeQueues(ts);
            return new Search(objects, workers).run(ts).toArray();
        } finally {
            registry.startTheWorld(ts);
        }
    }

    /** Compares searches by 1 to 4 threads with what {@code held} reaches. */
    private void check(List<Vertex> all, List<Vertex> held, String what) {
        Map<Vertex, Boolean> live = new IdentityHashMap<>();
        List<Vertex> toVisit = new ArrayList<>(held);
        while (!toVisit.isEmpty()) {
            Vertex v = toVisit.removeLast();
            if (live.put(v, true) == null) {
                for (PyObject o : v.slots) {
                    if (o != null) {
                        toVisit.add((Vertex) o);
                    }
                }
            }
        }
        Counted[] one = search(1);
        for (Counted c : one) {
            assertEquals(null, live.get(c), what + ": found what lives");
        }
        assertEquals(all.size() - live.size(), one.length, what);
        for (int workers = 2; workers <= 4; workers++) {
            assertArrayEquals(one, search(workers), what + " by " + workers);
        }
    }

    private void dropAll(List<Vertex> all, Consumer<Vertex> release) {
        for (Vertex v : all) {
            Refs.incref(ts, v);
        }
        for (Vertex v : all) {
            v.clear(ts);
        }
        for (Vertex v : all) {
            release.accept(v);
        }
        for (Vertex v : all) {
            Refs.decref(ts, v);
        }
        ts.drain();
        assertEquals(0, objects.count());
    }

    @Test
    void run_randomGraphs_findsTheSameByAnyNumberOfThreads() {
        long seed = System.nanoTime();
        for (int round = 0; round < 12; round++) {
            Random random = new Random(seed + round);
            String what = "seed " + (seed + round);
            int size = 2_000 + random.nextInt(6_000);
            List<Vertex> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Vertex v = new Vertex(ts, 1 + random.nextInt(4));
                ts.tracker.track(v);
                all.add(v);
            }
            for (int at = 0; at < size; at++) {
                // To near ones, so that there are chains and cycles of all lengths.
                Vertex v = all.get(at);
                v.set(ts, 0, all.get((at + 1) % size));
                for (int i = 1; i < v.slots.length; i++) {
                    if (random.nextInt(3) == 0) {
                        v.set(ts, i, all.get(Math.floorMod(at + random.nextInt(40) - 20, size)));
                    }
                }
                if (random.nextInt(60) == 0) {
                    // The chain ends here.
                    Vertex self = all.get((at + 1) % size);
                    self.set(ts, 0, self);
                    v.set(ts, 0, v);
                }
            }
            // What nothing refers to would float.
            Map<Vertex, Boolean> referred = new IdentityHashMap<>();
            for (Vertex v : all) {
                for (PyObject o : v.slots) {
                    if (o != null) {
                        referred.put((Vertex) o, true);
                    }
                }
            }
            List<Vertex> held = new ArrayList<>();
            List<Vertex> counted = new ArrayList<>();
            int mark = ts.holdMark();
            for (Vertex v : all) {
                if (!referred.containsKey(v) || random.nextInt(400) == 0) {
                    held.add(v);
                    // Shown by the thread, or only counted.
                    if (random.nextBoolean()) {
                        ts.hold(v);
                    } else {
                        Refs.incref(ts, v);
                        counted.add(v);
                    }
                }
            }
            check(all, held, what);
            for (Vertex v : all) {
                Refs.incref(ts, v);
            }
            ts.releaseTo(mark);
            for (Vertex v : counted) {
                Refs.decref(ts, v);
            }
            dropAll(all, v -> Refs.decref(ts, v));
        }
    }

    @Test
    void run_heldElsewhereRefersToShown_keepsBoth() {
        Vertex shown = new Vertex(ts, 1);
        shown.set(ts, 0, shown);
        Vertex[] others = new Vertex[3];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Vertex(ts, 2);
            others[i].set(ts, 0, shown);
            others[i].set(ts, 1, others[i]);
        }
        Refs.incref(ts, others[0]);
        try (var held = ts.hold(shown)) {
            check(List.of(shown, others[0], others[1], others[2]), List.of(shown, others[0]), "held");
        }
        dropAll(List.of(shown, others[0], others[1], others[2]), v -> {
            if (v == others[0]) {
                Refs.decref(ts, v);
            }
        });
    }

    @Test
    void run_oneLongChainAndOneWideObject_marksAll() {
        int size = 60_000;
        List<Vertex> all = new ArrayList<>();
        Vertex wide = new Vertex(ts, size);
        ts.tracker.track(wide);
        all.add(wide);
        Vertex last = wide;
        for (int i = 0; i < size; i++) {
            Vertex v = new Vertex(ts, 1);
            ts.tracker.track(v);
            all.add(v);
            wide.set(ts, i, v);
            if (i % 2 == 0) {
                v.set(ts, 0, last);
                last = v;
            }
        }
        try (var held = ts.hold(wide)) {
            check(all, List.of(wide), "wide");
        }
        ts.drain();
        wide.set(ts, 0, wide);
        Vertex chain = last;
        Refs.incref(ts, chain);
        check(all, List.of(chain), "chain");
        dropAll(all, v -> {
            if (v == chain) {
                Refs.decref(ts, v);
            }
        });
    }

    @Test
    void size_ofSmallSets_isOne() {
        assertEquals(1, Crew.size(0, 8));
        assertEquals(1, Crew.size(100, 8));
        assertEquals(1, Crew.size(100_000, 1));
        assertEquals(Math.min(8, Runtime.getRuntime().availableProcessors()), Crew.size(100_000, 8));
    }
}
