package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pyrt.refcount.Threads.poll;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pyrt.api.PyObject;

/** Weak references race with the death of their referent: either the reference is given out and the object lives, or it is dead. */
@Timeout(120)
class WeakUpgradeTest {

    private final ThreadRegistry registry = new ThreadRegistry();
    private final Threads threads = new Threads(registry);

    @Test
    void upgrade_ownObject_falseOnlyOnceDead() {
        ThreadState ts = registry.attachCurrentThread();
        Node n = new Node(ts, "n");
        boolean[] duringDeath = {true};
        n.onWeakClear = (t, self) -> duringDeath[0] = Refs.upgrade(t, self);
        Refs.noteWeakReference(n);
        Refs.hold(ts, n);
        assertTrue(Refs.upgrade(ts, n));
        Refs.release(ts, n);
        assertTrue(Refs.upgrade(ts, n));
        ts.drain();
        assertEquals(1, n.deaths);
        assertFalse(duringDeath[0]);
        assertFalse(Refs.upgrade(ts, n));
        ts.exit();
    }

    @Test
    void upgrade_pendingObjectThenStored_lives() {
        ThreadState ts = registry.attachCurrentThread();
        PyObject[] home = new PyObject[1];
        Node n = new Node(ts, "n");
        Refs.noteWeakReference(n);
        Refs.hold(ts, n);
        Refs.release(ts, n);
        assertTrue(Refs.upgrade(ts, n));
        Slots.store(ts, home, 0, n);
        ts.drain();
        assertEquals(0, n.deaths);
        Slots.drop(ts, home, 0);
        ts.drain();
        assertEquals(1, n.deaths);
        ts.exit();
    }

    /**
     * Forbidden: a reference given out to an object that dies before the thread that got it is quiescent; an object that never dies. The maker goes
     * on beyond its rounds until a reader has met a living object, however the host schedules them.
     */
    @Test
    void ownerKills_twoThreadsUpgrade_nobodyIsGivenADeadObject() throws Exception {
        int rounds = 100_000;
        AtomicInteger made = new AtomicInteger();
        AtomicInteger died = new AtomicInteger();
        AtomicLong upgraded = new AtomicLong();
        AtomicInteger wrong = new AtomicInteger();
        Node[] weak = new Node[1];
        java.lang.invoke.VarHandle element = java.lang.invoke.MethodHandles.arrayElementVarHandle(Node[].class);
        CountDownLatch done = new CountDownLatch(1);
        Threads.Body reader =
                ts -> {
                    long i = ts.id;
                    PyObject[] kept = new PyObject[1];
                    while (done.getCount() != 0) {
                        Node n = (Node) element.getVolatile(weak, 0);
                        if (n != null && Refs.upgrade(ts, n)) {
                            upgraded.incrementAndGet();
                            if (n.deaths != 0) {
                                wrong.incrementAndGet();
                            }
                            if ((++i & 7) == 0) {
                                Slots.store(ts, kept, 0, n);
                            } else if ((i & 1) == 0) {
                                Refs.hold(ts, n);
                                ts.drain();
                                poll(ts);
                                if (n.deaths != 0) {
                                    wrong.incrementAndGet();
                                }
                                Refs.release(ts, n);
                            } else if (n.deaths != 0) {
                                wrong.incrementAndGet();
                            }
                        }
                        ts.drain();
                        poll(ts);
                    }
                    Slots.drop(ts, kept, 0);
                };
        threads.start(reader);
        threads.start(reader);
        threads.start(
                ts -> {
                    PyObject[] slot = new PyObject[1];
                    for (int i = 0; i < rounds || upgraded.get() == 0; i++) {
                        Node n = new Node(ts, "n");
                        made.incrementAndGet();
                        n.onDeath = (t, self) -> died.incrementAndGet();
                        Refs.noteWeakReference(n);
                        Slots.store(ts, slot, 0, n);
                        element.setVolatile(weak, 0, n);
                        if ((i & 15) == 0) {
                            Thread.onSpinWait();
                        }
                        Slots.drop(ts, slot, 0);
                        ts.drain();
                        poll(ts);
                    }
                    done.countDown();
                });
        threads.join();
        ThreadState ts = registry.attachCurrentThread();
        ts.quiescent();
        ts.exit();
        assertEquals(0, wrong.get());
        assertEquals(made.get(), died.get());
    }
}
