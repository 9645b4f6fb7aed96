package org.pyrt.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pyrt.api.service.CycleCollector;
import org.pyrt.gc.tracking.Box;
import org.pyrt.refcount.Audit;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadRegistry;
import org.pyrt.refcount.ThreadState;

/** The collector behind its contract. */
class PyrtCollectorTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final CycleCollector collector = new PyrtCollectorProvider().create();
    private ThreadState ts;

    @BeforeEach
    void attach() {
        ts = registry.attachCurrentThread();
        ts.tracker = collector.newTracker(ts);
    }

    @AfterEach
    void exit() {
        ts.exit();
    }

    @Test
    void provider_ofThisModule_isDeclared() {
        List<ModuleDescriptor.Provides> provides = List.copyOf(PyrtCollector.class.getModule().getDescriptor().provides());
        assertEquals(1, provides.size());
        assertEquals(CycleCollector.Provider.class.getName(), provides.getFirst().service());
        assertEquals(List.of(PyrtCollectorProvider.class.getName()), provides.getFirst().providers());
        assertEquals("pyrt-gc", collector.name());
    }

    @Test
    void collect_withACycle_clearsIt() {
        Box one = new Box(ts);
        Box two = new Box(ts);
        one.put(ts, two);
        two.put(ts, one);
        assertEquals(2, collector.collect(ts, null));
        assertEquals(0, collector.trackedCount());
        assertTrue(Refs.isDead(one) && Refs.isDead(two));
    }

    @Test
    void audit_withThisCollector_seesSlotsOfTrackedObjects() {
        Box outer = new Box(ts);
        Box inner = new Box(ts);
        outer.put(ts, inner);
        try (var held = ts.hold(outer)) {
            assertEquals(List.of(), Audit.run(ts, collector));
            Refs.incref(ts, inner);
            assertEquals(1, Audit.run(ts, collector).size());
            Refs.decref(ts, inner);
        }
    }

    @Test
    void exit_ofAThread_keepsItsObjectsTracked() throws Exception {
        Box[] left = new Box[1];
        CountDownLatch done = new CountDownLatch(1);
        new Thread(
                        () -> {
                            ThreadState other = registry.attachCurrentThread();
                            other.tracker = collector.newTracker(other);
                            Box outer = new Box(other);
                            outer.put(other, new Box(other));
                            Refs.incref(other, outer);
                            left[0] = outer;
                            other.exit();
                            done.countDown();
                        })
                .start();
        ts.detach();
        done.await();
        ts.attach();
        assertTrue(left[0].isTracked());
        assertEquals(1, collector.trackedCount());
        Refs.decref(ts, left[0]);
        ts.drain();
        assertEquals(0, collector.trackedCount());
    }
}
