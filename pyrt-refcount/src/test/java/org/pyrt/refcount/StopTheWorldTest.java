package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pyrt.refcount.Threads.blocking;
import static org.pyrt.refcount.Threads.poll;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pyrt.api.PyObject;

/** The world stops whole, and goes on whole. */
@Timeout(60)
class StopTheWorldTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final Threads threads = new Threads(registry);

    /** Forbidden: any step of another thread between stop and start; a stop that never comes; two stops at once. */
    @Test
    void storm_pollersDetachersAndTwoRequesters_nobodyMovesWhileStopped() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger running = new AtomicInteger(2);
        for (int i = 0; i < 2; i++) {
            threads.start(
                    ts -> {
                        for (int n = 0; n < 2_000; n++) {
                            registry.stopTheWorld(ts);
                            if (!stopped.compareAndSet(false, true)) {
                                wrong.incrementAndGet();
                            }
                            for (int k = 0; k < 50; k++) {
                                Thread.onSpinWait();
                            }
                            stopped.set(false);
                            registry.startTheWorld(ts);
                            if (stopped.get() && ts.isAttached() && (ts.breaker() & EvalBreaker.STOP) == 0) {
                                wrong.incrementAndGet();
                            }
                            poll(ts);
                        }
                        running.decrementAndGet();
                    });
        }
        threads.start(
                ts -> {
                    while (running.get() != 0) {
                        boolean before = stopped.get();
                        poll(ts);
                        if (before) {
                            wrong.incrementAndGet();
                        }
                    }
                });
        threads.start(
                ts -> {
                    while (running.get() != 0) {
                        blocking(ts, t -> Thread.yield());
                        if (stopped.get()) {
                            wrong.incrementAndGet();
                        }
                        poll(ts);
                    }
                });
        threads.join();
        assertEquals(0, wrong.get());
    }

    @Test
    void stop_nested_startsAtTheOutermost() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        AtomicInteger steps = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        threads.start(
                t -> {
                    while (!done.get()) {
                        steps.incrementAndGet();
                        poll(t);
                    }
                });
        while (steps.get() == 0) {
            Thread.onSpinWait();
        }
        registry.stopTheWorld(ts);
        registry.stopTheWorld(ts);
        registry.startTheWorld(ts);
        int before = steps.get();
        Thread.sleep(20);
        assertEquals(before, steps.get());
        registry.startTheWorld(ts);
        while (steps.get() == before) {
            Thread.onSpinWait();
        }
        done.set(true);
        blocking(ts, t -> threads.join());
        ts.exit();
    }

    @Test
    void attach_whileStopped_waits() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        registry.stopTheWorld(ts);
        CountDownLatch attached = new CountDownLatch(1);
        threads.start(t -> attached.countDown());
        Thread.sleep(20);
        assertEquals(1, attached.getCount());
        registry.startTheWorld(ts);
        blocking(ts, t -> threads.join());
        assertEquals(0, attached.getCount());
        ts.exit();
    }

    @Test
    void start_notStopped_throws() {
        ThreadState ts = registry.attachCurrentThread();
        assertThrows(IllegalStateException.class, () -> registry.startTheWorld(ts));
        ts.exit();
    }

    /** What the requester drops belongs to a thread that is detached all the time: its queue is not forgotten. */
    @Test
    void dropWhileStopped_ownerDetached_mergedAfterStart() throws Exception {
        PyObject[] slots = new PyObject[1];
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        threads.start(
                t -> {
                    Slots.store(t, slots, 0, new Node(t, "n"));
                    blocking(
                            t,
                            u -> {
                                stored.countDown();
                                over.await();
                            });
                });
        stored.await();
        ThreadState ts = registry.attachCurrentThread();
        Node n = (Node) Slots.load(ts, slots, 0);
        registry.stopTheWorld(ts);
        Slots.drop(ts, slots, 0);
        assertFalse(Refs.isDead(n));
        registry.startTheWorld(ts);
        ts.drain();
        assertTrue(Refs.isDead(n));
        over.countDown();
        blocking(ts, t -> threads.join());
        ts.exit();
    }

    /** Forbidden: a child that stays counted by an object whose death a gone thread has claimed; a pended reference that nobody drops. */
    @Test
    void stopForGood_threadInsideWeakCallback_itsDeathIsCarriedOut() throws Exception {
        Node[] made = new Node[3];
        CountDownLatch inside = new CountDownLatch(1);
        Thread daemon =
                new Thread(
                        () -> {
                            ThreadState t = registry.attachCurrentThread();
                            Node child = new Node(t, "child");
                            Node later = new Node(t, "later");
                            Node parent = new Node(t, "parent", child);
                            made[0] = parent;
                            made[1] = child;
                            made[2] = later;
                            parent.onWeakClear =
                                    (u, n) -> {
                                        inside.countDown();
                                        while (true) {
                                            poll(u);
                                        }
                                    };
                            PyObject[] slots = {parent};
                            Refs.incref(t, parent);
                            Refs.incref(t, later);
                            Refs.noteWeakReference(parent);
                            t.pendLate(new Late.Drop(later));
                            Slots.drop(t, slots, 0);
                            t.drain();
                        });
        daemon.setDaemon(true);
        daemon.start();
        inside.await();
        ThreadState ts = registry.attachCurrentThread();
        registry.stopForGood(ts);
        assertTrue(Refs.isDead(made[0]));
        assertEquals(1, made[0].deaths);
        assertTrue(Refs.isDead(made[1]));
        assertTrue(Refs.isDead(made[2]));
    }

    /** A collector merges first, so that counts are whole. */
    @Test
    void mergeQueues_whileStopped_ownersAndCountsMerged() throws Exception {
        PyObject[] slots = new PyObject[2];
        CountDownLatch stored = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        threads.start(
                t -> {
                    Node n = new Node(t, "n");
                    Slots.store(t, slots, 0, n);
                    Slots.store(t, slots, 1, n);
                    stored.countDown();
                    while (!over.get()) {
                        poll(t);
                    }
                });
        stored.await();
        ThreadState ts = registry.attachCurrentThread();
        Node n = (Node) Slots.load(ts, slots, 0);
        registry.stopTheWorld(ts);
        Slots.drop(ts, slots, 0);
        assertEquals(2, n.local);
        registry.mergeQueues(ts);
        assertEquals(0, n.local);
        assertEquals(0, n.owner);
        assertEquals(1, Refs.count(ts, n));
        registry.startTheWorld(ts);
        over.set(true);
        blocking(ts, t -> threads.join());
        Slots.drop(ts, slots, 1);
        ts.quiescent();
        assertTrue(Refs.isDead(n));
        ts.exit();
    }

    @Test
    void interruptedThread_suspended_keepsItsInterrupt() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        AtomicBoolean done = new AtomicBoolean();
        AtomicBoolean kept = new AtomicBoolean();
        Thread other =
                threads.start(
                        t -> {
                            Thread.currentThread().interrupt();
                            while (!done.get()) {
                                poll(t);
                            }
                            kept.set(Thread.interrupted());
                        });
        registry.stopTheWorld(ts);
        other.interrupt();
        Thread.sleep(5);
        registry.startTheWorld(ts);
        done.set(true);
        blocking(ts, t -> threads.join());
        assertTrue(kept.get());
        ts.exit();
    }
}
