package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pyrt.refcount.Threads.blocking;
import static org.pyrt.refcount.Threads.poll;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mutexes, critical sections and the locks made of them. */
@Timeout(60)
class LocksTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final Threads threads = new Threads(registry);
    private int guarded;
    private int guardedToo;

    private static void awaitTrue(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited too long");
            Thread.onSpinWait();
        }
    }

    @Test
    void mutex_threeThreads_excludes() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        Node n = new Node(ts, "n");
        Refs.hold(ts, n);
        for (int i = 0; i < 3; i++) {
            threads.start(
                    t -> {
                        for (int k = 0; k < 200_000; k++) {
                            Mutex.lock(t, n);
                            guarded++;
                            Mutex.unlock(t, n);
                            poll(t);
                        }
                    });
        }
        blocking(ts, t -> threads.join());
        assertEquals(600_000, guarded);
        assertFalse(Mutex.isLocked(n));
        Refs.release(ts, n);
        ts.exit();
    }

    @Test
    void mutex_holderRelocksAtOnce_waiterIsHandedIt() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        Node n = new Node(ts, "n");
        AtomicBoolean got = new AtomicBoolean();
        Mutex.lock(ts, n);
        threads.start(
                t -> {
                    Mutex.lock(t, n);
                    got.set(true);
                    Mutex.unlock(t, n);
                });
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (!got.get() && System.nanoTime() < deadline) {
            long until = System.nanoTime() + 3_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            Mutex.unlock(ts, n);
            Mutex.lock(ts, n);
        }
        assertTrue(got.get());
        Mutex.unlock(ts, n);
        blocking(ts, t -> threads.join());
        ts.exit();
    }

    @Test
    void mutex_waiterParked_worldStops() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        Node n = new Node(ts, "n");
        Mutex.lock(ts, n);
        threads.start(
                t -> {
                    Mutex.lock(t, n);
                    guarded++;
                    Mutex.unlock(t, n);
                });
        awaitTrue(() -> registry.snapshot().length == 2 && !registry.snapshot()[1].isAttached());
        registry.stopTheWorld(ts);
        Mutex.unlock(ts, n);
        Thread.sleep(10);
        assertEquals(0, guarded);
        registry.startTheWorld(ts);
        blocking(ts, t -> threads.join());
        assertEquals(1, guarded);
        ts.exit();
    }

    @Test
    void unlock_unlocked_throws() {
        ThreadState ts = registry.attachCurrentThread();
        assertThrows(IllegalMonitorStateException.class, () -> Mutex.unlock(ts, new Node(ts, "n")));
        ts.exit();
    }

    /** Forbidden: a lost update of either counter, a deadlock between opposite orders. */
    @Test
    void sections_nestedAndDouble_oppositeOrders_noDeadlockNoLostUpdate() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        Node a = new Node(ts, "a");
        Node b = new Node(ts, "b");
        int rounds = 100_000;
        for (int i = 0; i < 3; i++) {
            boolean turned = (i & 1) == 0;
            threads.start(
                    t -> {
                        Node first = turned ? a : b;
                        Node second = turned ? b : a;
                        for (int k = 0; k < rounds; k++) {
                            CriticalSection.begin2(t, first, second);
                            guarded++;
                            guardedToo++;
                            CriticalSection.end(t);
                            CriticalSection.begin(t, first);
                            addTo(turned);
                            CriticalSection.begin(t, second);
                            addTo(!turned);
                            CriticalSection.end(t);
                            addTo(turned);
                            CriticalSection.end(t);
                            poll(t);
                        }
                        assertEquals(0, CriticalSection.depth(t));
                    });
        }
        blocking(ts, t -> threads.join());
        // a guards guarded, b guards guardedToo
        assertEquals(3 * rounds + 2 * 2 * rounds + rounds, guarded);
        assertEquals(3 * rounds + 2 * rounds + 2 * rounds, guardedToo);
        assertFalse(Mutex.isLocked(a) || Mutex.isLocked(b));
        ts.exit();
    }

    private void addTo(boolean first) {
        if (first) {
            guarded++;
        } else {
            guardedToo++;
        }
    }

    @Test
    void section_sameObjectInside_takesNothingMore() {
        ThreadState ts = registry.attachCurrentThread();
        Node a = new Node(ts, "a");
        Node b = new Node(ts, "b");
        CriticalSection.begin2(ts, a, b);
        CriticalSection.begin(ts, b);
        CriticalSection.begin2(ts, b, a);
        CriticalSection.begin2(ts, a, a);
        CriticalSection.end(ts);
        CriticalSection.end(ts);
        CriticalSection.end(ts);
        assertTrue(Mutex.isLocked(a) && Mutex.isLocked(b));
        CriticalSection.end(ts);
        assertFalse(Mutex.isLocked(a) || Mutex.isLocked(b));
        ts.exit();
    }

    @Test
    void section_detached_givesAllUpAndTakesOnlyTheInnermostBack() {
        ThreadState ts = registry.attachCurrentThread();
        Node a = new Node(ts, "a");
        Node b = new Node(ts, "b");
        CriticalSection.begin(ts, a);
        CriticalSection.begin(ts, b);
        CriticalSection.begin(ts, b);
        ts.detach();
        assertFalse(Mutex.isLocked(a) || Mutex.isLocked(b));
        ts.attach();
        assertTrue(Mutex.isLocked(b));
        assertFalse(Mutex.isLocked(a));
        CriticalSection.end(ts);
        assertTrue(Mutex.isLocked(b));
        CriticalSection.end(ts);
        assertTrue(Mutex.isLocked(a));
        assertFalse(Mutex.isLocked(b));
        CriticalSection.end(ts);
        assertFalse(Mutex.isLocked(a));
        ts.exit();
    }

    @Test
    void sections_deep_stackGrows() {
        ThreadState ts = registry.attachCurrentThread();
        Node[] nodes = new Node[100];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new Node(ts, "n" + i);
            CriticalSection.begin(ts, nodes[i]);
        }
        assertEquals(100, CriticalSection.depth(ts));
        for (int i = nodes.length - 1; i >= 0; i--) {
            assertTrue(Mutex.isLocked(nodes[i]));
            CriticalSection.end(ts);
            assertFalse(Mutex.isLocked(nodes[i]));
        }
        ts.exit();
    }

    @Test
    void begin2_overlapsInnermost_bothHeldInside() {
        ThreadState ts = registry.attachCurrentThread();
        Node a = new Node(ts, "a");
        Node b = new Node(ts, "b");
        CriticalSection.begin(ts, a);
        CriticalSection.begin2(ts, a, b);
        assertTrue(Mutex.isLocked(a) && Mutex.isLocked(b));
        CriticalSection.end(ts);
        assertTrue(Mutex.isLocked(a));
        assertFalse(Mutex.isLocked(b));
        CriticalSection.end(ts);
        assertFalse(Mutex.isLocked(a));
        ts.exit();
    }

    @Test
    void parkLock_timeout_andReleaseByAnother() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        ParkLock lock = new ParkLock(registry);
        assertEquals(ParkLock.ACQUIRED, lock.acquire(ts, -1));
        assertEquals(ParkLock.TIMED_OUT, lock.acquire(ts, 0));
        long before = System.nanoTime();
        assertEquals(ParkLock.TIMED_OUT, lock.acquire(ts, 20_000_000));
        assertTrue(System.nanoTime() - before >= 20_000_000);
        threads.start(t -> assertTrue(lock.release()));
        assertEquals(ParkLock.ACQUIRED, lock.acquire(ts, -1));
        assertTrue(lock.release());
        assertFalse(lock.release());
        blocking(ts, t -> threads.join());
        ts.exit();
    }

    @Test
    void parkLock_signal_interruptsTheWait() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        ParkLock lock = new ParkLock(registry);
        assertTrue(lock.tryAcquire());
        CountDownLatch waiting = new CountDownLatch(1);
        int[] result = {-1};
        ThreadState[] other = new ThreadState[1];
        threads.start(
                t -> {
                    other[0] = t;
                    waiting.countDown();
                    result[0] = lock.acquire(t, -1);
                });
        waiting.await();
        awaitTrue(() -> !other[0].isAttached());
        other[0].requestBreakAndWake(EvalBreaker.SIGNAL);
        blocking(ts, t -> threads.join());
        assertEquals(ParkLock.INTERRUPTED, result[0]);
        assertTrue(lock.isLocked());
        ts.exit();
    }

    @Test
    void parkLock_manyThreads_excludes() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        ParkLock lock = new ParkLock(registry);
        for (int i = 0; i < 4; i++) {
            threads.start(
                    t -> {
                        for (int k = 0; k < 50_000; k++) {
                            while (lock.acquire(t, 500_000) != ParkLock.ACQUIRED) {
                                poll(t);
                            }
                            guarded++;
                            assertTrue(lock.release());
                        }
                    });
        }
        blocking(ts, t -> threads.join());
        assertEquals(200_000, guarded);
        ts.exit();
    }

    @Test
    void recursiveLock_takenTwice_freeAfterSecondRelease() throws Exception {
        ThreadState ts = registry.attachCurrentThread();
        RecursiveLock lock = new RecursiveLock(registry);
        assertEquals(ParkLock.ACQUIRED, lock.acquire(ts, -1));
        assertEquals(ParkLock.ACQUIRED, lock.acquire(ts, -1));
        assertEquals(2, lock.depth(ts));
        assertEquals(2, lock.releaseAll(ts));
        assertFalse(lock.release(ts));
        assertEquals(ParkLock.ACQUIRED, lock.acquire(ts, -1));
        lock.restore(ts, 2);
        assertTrue(lock.release(ts));
        threads.start(
                t -> {
                    assertEquals(ParkLock.TIMED_OUT, lock.acquire(t, 1_000_000));
                    assertFalse(lock.release(t));
                });
        blocking(ts, t -> threads.join());
        assertTrue(lock.release(ts));
        assertEquals(0, lock.holder());
        ts.exit();
    }
}
