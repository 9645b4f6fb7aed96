package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pyrt.refcount.Threads.blocking;
import static org.pyrt.refcount.Threads.poll;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pyrt.api.PyObject;

/** What a thread keeps of the counts of objects that it does not own: hot ones are not written to, and none lives longer for it than it may. */
@Timeout(60)
class KeptCountsTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final Threads threads = new Threads(registry);
    private final PyObject[] home = new PyObject[2];
    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch used = new CountDownLatch(1);
    private volatile Node node;

    /** A thread that makes the object, stores it in home 0 and blocks until it was used. */
    private void startOwner() {
        threads.start(
                ts -> {
                    Node n = new Node(ts, "n", 0);
                    Slots.store(ts, home, 0, n);
                    node = n;
                    made.countDown();
                    blocking(ts, t -> used.await());
                });
    }

    private void startUser(Threads.Body body) {
        threads.start(
                ts -> {
                    blocking(ts, t -> made.await());
                    try {
                        body.run(ts);
                    } finally {
                        used.countDown();
                    }
                });
    }

    private void use(ThreadState ts, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(true, Refs.touch(ts, node) || node.owner == 0);
            Refs.hold(ts, node);
            Refs.release(ts, node);
        }
    }

    private void awaitDeath(ThreadState ts) {
        while (node.deaths == 0) {
            poll(ts);
            ts.drain();
            Thread.onSpinWait();
        }
    }

    @Test
    void hotObject_heldNestedOrStored_isNotWrittenTo() throws Exception {
        startOwner();
        startUser(
                ts -> {
                    use(ts, 2);
                    Refs.hold(ts, node);
                    Refs.hold(ts, node);
                    Refs.release(ts, node);
                    Refs.release(ts, node);
                    int word = node.word;
                    for (int i = 0; i < 20; i++) {
                        Refs.hold(ts, node);
                        Refs.hold(ts, node);
                        assertEquals(word, node.word);
                        Refs.release(ts, node);
                        Refs.unhold(ts, node);
                        Slots.store(ts, home, 1, node);
                        assertEquals(word, node.word);
                        Slots.drop(ts, home, 1);
                    }
                    assertEquals(word, node.word);
                });
        threads.join();
    }

    @Test
    void objectUsedOnce_isNotKept() throws Exception {
        startOwner();
        startUser(
                ts -> {
                    use(ts, 1);
                    assertEquals(0, Word.count(node.word));
                    assertFalse(ts.kept.isUsed());
                });
        threads.join();
    }

    @Test
    void deferredObject_storedAgainAndAgain_isNotWrittenTo() {
        ThreadState ts = registry.attachCurrentThread();
        Node deferred = new Node(ts, "deferred", 0);
        Refs.defer(deferred);
        for (int i = 0; i < 2; i++) {
            Slots.store(ts, home, 0, deferred);
            Slots.drop(ts, home, 0);
        }
        int word = deferred.word;
        Slots.store(ts, home, 0, deferred);
        assertEquals(word, deferred.word);
        assertEquals(1, Refs.count(ts, deferred));
        Slots.drop(ts, home, 0);
        assertEquals(0, Refs.count(ts, deferred));
        ts.exit();
        assertEquals(0, Word.count(deferred.word));
    }

    @Test
    void detached_keepsNothing() throws Exception {
        startOwner();
        startUser(
                ts -> {
                    use(ts, 10);
                    assertNotEquals(0, Word.count(node.word));
                    blocking(ts, t -> assertEquals(0, Word.count(node.word)));
                });
        threads.join();
    }

    @Test
    void worldStopped_nobodyKeeps() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        startOwner();
        startUser(
                ts -> {
                    use(ts, 10);
                    ready.countDown();
                    while (stopped.getCount() > 0) {
                        use(ts, 10);
                        poll(ts);
                    }
                });
        threads.start(
                ts -> {
                    blocking(ts, t -> ready.await());
                    use(ts, 10);
                    registry.stopTheWorld(ts);
                    assertEquals(1, Refs.count(ts, node));
                    use(ts, 10);
                    assertEquals(1, Refs.count(ts, node));
                    assertFalse(ts.kept.isUsed());
                    registry.startTheWorld(ts);
                    stopped.countDown();
                });
        threads.join();
    }

    /** Hazard: the last slot is emptied by the thread that keeps counts of the object itself. Forbidden: that it lives on while nobody else is attached. */
    @Test
    void lastSlotDroppedByWhoKeeps_nobodyElseAttached_diesAtOnce() throws Exception {
        startOwner();
        startUser(
                ts -> {
                    use(ts, 10);
                    Slots.drop(ts, home, 0);
                    ts.drain();
                    assertEquals(1, node.deaths);
                });
        threads.join();
    }

    /** Hazard: the last slot is emptied by another thread than the one that keeps counts, which goes on and does not use the object again. Forbidden: that it never dies. */
    @Test
    void lastSlotDroppedByAnother_diesAllTheSame() throws Exception {
        CountDownLatch kept = new CountDownLatch(1);
        startOwner();
        startUser(
                ts -> {
                    use(ts, 10);
                    kept.countDown();
                    awaitDeath(ts);
                });
        threads.start(
                ts -> {
                    blocking(ts, t -> kept.await());
                    Slots.drop(ts, home, 0);
                    awaitDeath(ts);
                });
        threads.join();
        assertEquals(1, node.deaths);
    }

    @Test
    void objectHotInAnotherThread_ownerMergesIt_andKeepsCountsToo() throws Exception {
        CountDownLatch merged = new CountDownLatch(1);
        startUser(
                ts -> {
                    use(ts, 1000);
                    blocking(ts, t -> merged.await());
                });
        threads.start(
                ts -> {
                    Node n = new Node(ts, "n", 0);
                    Slots.store(ts, home, 0, n);
                    node = n;
                    made.countDown();
                    while (n.owner == ts.id) {
                        poll(ts);
                        Thread.onSpinWait();
                    }
                    use(ts, 2);
                    int word = n.word;
                    use(ts, 10);
                    assertEquals(Word.count(word), Word.count(n.word));
                    assertTrue(ts.kept.of(n) > 0);
                    merged.countDown();
                });
        threads.join();
    }
}
