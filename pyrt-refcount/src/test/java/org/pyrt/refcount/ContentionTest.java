package org.pyrt.refcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pyrt.refcount.ContentionListener.Kind;

/** What a listener is told of waits and of counts, and that nobody is told anything once it is off. */
class ContentionTest {

    private static final long MILLI = 1_000_000;

    private record Told(int thread, Kind kind, Object what, Place waiter, Place holder, long nanos) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<String> threadsTold = new CopyOnWriteArrayList<>();
    private final ThreadRegistry registry = new ThreadRegistry();
    private final Threads threads = new Threads(registry);

    private final ContentionListener listener =
            new ContentionListener() {
                @Override
                public void began(ThreadState ts, Thread thread) {
                    assertSame(thread, ts.thread());
                    threadsTold.add("began");
                }

                @Override
                public void ended(ThreadState ts) {
                    threadsTold.add("ended");
                }

                @Override
                public void waited(ThreadState ts, Kind kind, Object what, Place holder, long start, long end) {
                    told.add(new Told(ts.id, kind, what, ts.place(), holder, end - start));
                }

                @Override
                public void happened(ThreadState ts, Kind kind, Counted what) {
                    told.add(new Told(ts.id, kind, what, ts.place(), null, 0));
                }
            };

    @AfterEach
    void end() {
        Contention.set(registry, null);
    }

    private List<Told> of(Kind kind) {
        return told.stream().filter(t -> t.kind == kind).toList();
    }

    private static void stand(ThreadState ts, String file, int line) {
        TestActivation here = new TestActivation(ts.frame);
        here.place = new Place(file, line);
        ts.frame = here;
    }

    /** A thread keeps the mutex of a node for some 30 ms while another one waits for it. */
    private Node fight() throws Exception {
        Node[] node = new Node[1];
        CountDownLatch locked = new CountDownLatch(1);
        threads.start(
                ts -> {
                    stand(ts, "holder.py", 3);
                    node[0] = new Node(ts, "fought over", 0);
                    Refs.hold(ts, node[0]);
                    Mutex.lock(ts, node[0]);
                    locked.countDown();
                    Thread.sleep(30);
                    ((TestActivation) ts.frame).place = new Place("holder.py", 5);
                    Mutex.unlock(ts, node[0]);
                    ts.frame = null;
                });
        threads.start(
                ts -> {
                    stand(ts, "waiter.py", 8);
                    Threads.blocking(ts, t -> locked.await());
                    CriticalSection.begin(ts, node[0]);
                    CriticalSection.end(ts);
                    ts.frame = null;
                });
        threads.join();
        return node[0];
    }

    @Test
    void waited_forAMutex_isToldOnceWithBothPlaces() throws Exception {
        Contention.set(registry, listener);
        Node node = fight();
        List<Told> waits = of(Kind.OBJECT);
        assertEquals(1, waits.size(), told.toString());
        assertSame(node, waits.get(0).what);
        assertEquals(new Place("waiter.py", 8), waits.get(0).waiter);
        assertEquals(new Place("holder.py", 5), waits.get(0).holder);
        assertTrue(waits.get(0).nanos > 5 * MILLI, told.toString());
        assertEquals(2, threadsTold.stream().filter("began"::equals).count());
        assertEquals(2, threadsTold.stream().filter("ended"::equals).count());
    }

    @Test
    void nothing_isTold_whenOff() throws Exception {
        fight();
        assertEquals(List.of(), told);
        Contention.set(registry, listener);
        Contention.set(registry, null);
        fight();
        assertEquals(List.of(), told);
        assertEquals(List.of(), threadsTold);
    }

    @Test
    void waited_forALockInVain_isToldWithoutAHolder() throws Exception {
        Contention.set(registry, listener);
        threads.start(
                ts -> {
                    Node shown = new Node(ts, "a lock", 0);
                    ParkLock lock = new ParkLock(registry);
                    assertEquals(ParkLock.ACQUIRED, lock.acquire(ts, -1, shown));
                    assertEquals(ParkLock.TIMED_OUT, lock.acquire(ts, 0, shown));
                    // Long enough to park on a busy machine, where the tries before that take milliseconds.
                    assertEquals(ParkLock.TIMED_OUT, lock.acquire(ts, 300 * MILLI, shown));
                    Told wait = of(Kind.LOCK).get(0);
                    assertSame(shown, wait.what);
                    assertNull(wait.holder);
                    assertTrue(wait.nanos >= 300 * MILLI, wait.toString());
                });
        threads.join();
        assertEquals(1, of(Kind.LOCK).size());
        assertEquals(1, of(Kind.PARKED).size(), told.toString());
    }

    @Test
    void pause_isToldToWhoStopsAndToWhoIsStopped() throws Exception {
        Contention.set(registry, listener);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        threads.start(
                ts -> {
                    running.countDown();
                    while (over.getCount() > 0) {
                        Threads.poll(ts);
                    }
                });
        threads.start(
                ts -> {
                    Threads.blocking(ts, t -> running.await());
                    stand(ts, "stopper.py", 2);
                    registry.stopTheWorld(ts);
                    registry.stopTheWorld(ts);
                    Thread.sleep(5);
                    registry.startTheWorld(ts);
                    registry.startTheWorld(ts);
                    over.countDown();
                    ts.frame = null;
                });
        threads.join();
        assertEquals(1, of(Kind.PAUSE).size());
        assertEquals(new Place("stopper.py", 2), of(Kind.PAUSE).get(0).waiter);
        assertTrue(of(Kind.PAUSE).get(0).nanos >= 5 * MILLI);
        assertEquals(1, of(Kind.STOPPED).size());
        assertEquals(new Place("stopper.py", 2), of(Kind.STOPPED).get(0).holder);
    }

    @Test
    void gil_isToldWithThePlaceOfWhoGaveItUp() throws Exception {
        ThreadRegistry one = new ThreadRegistry(true);
        Threads both = new Threads(one);
        Contention.set(one, listener);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        both.start(
                ts -> {
                    stand(ts, "busy.py", 4);
                    running.countDown();
                    while (over.getCount() > 0) {
                        Threads.poll(ts);
                    }
                    ts.frame = null;
                });
        running.await();
        both.start(ts -> over.countDown());
        both.join();
        Contention.set(one, null);
        assertTrue(of(Kind.GIL).stream().anyMatch(t -> new Place("busy.py", 4).equals(t.holder) && t.nanos > 0), told.toString());
    }

    @Test
    void merge_isToldOfTheObject() throws Exception {
        Contention.set(registry, listener);
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        Node[] node = new Node[1];
        threads.start(
                ts -> {
                    node[0] = new Node(ts, "given away", 0);
                    Refs.incref(ts, node[0]);
                    made.countDown();
                    Threads.blocking(ts, t -> dropped.await());
                    Threads.poll(ts);
                });
        threads.start(
                ts -> {
                    Threads.blocking(ts, t -> made.await());
                    Refs.decref(ts, node[0]);
                    dropped.countDown();
                });
        threads.join();
        assertEquals(1, of(Kind.MERGE).size(), told.toString());
        assertSame(node[0], of(Kind.MERGE).get(0).what);
    }

    @Test
    void counts_changedAtTheSameTime_areTold() throws Exception {
        Contention.set(registry, listener);
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(2);
        Node[] nodes = new Node[12]; // more than a thread keeps counts of
        threads.start(
                ts -> {
                    for (int i = 0; i < nodes.length; i++) {
                        nodes[i] = new Node(ts, "shared", 0);
                        Refs.incref(ts, nodes[i]);
                    }
                    made.countDown();
                    Threads.blocking(ts, t -> done.await());
                });
        for (int i = 0; i < 2; i++) {
            threads.start(
                    ts -> {
                        Threads.blocking(ts, t -> made.await());
                        long deadline = System.nanoTime() + 60_000 * MILLI;
                        while (of(Kind.COUNT).isEmpty() && System.nanoTime() - deadline < 0) {
                            for (int n = 0; n < 10_000; n++) {
                                Refs.incref(ts, nodes[n % nodes.length]);
                                Refs.decref(ts, nodes[n % nodes.length]);
                            }
                        }
                        done.countDown();
                    });
        }
        threads.join();
        assertTrue(of(Kind.COUNT).size() > 0);
        assertTrue(Arrays.asList(nodes).contains(of(Kind.COUNT).get(0).what));
    }
}
