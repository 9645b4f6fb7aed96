package org.pyrt.objects.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.ListMethods;
import org.pyrt.objects.sequence.ListSort;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Two threads on one container. Forbidden outcomes: an element that was there all the time is not found, a null or dead element, a lost or doubled
 * update, counts that differ from the slots in the end.
 */
@Timeout(60)
class ContainerRaceTest {

    private static final int ROUNDS = 30_000;

    @RegisterExtension final Runtime rt = new Runtime();
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = rt.ts;
    }

    /** What a thread does in one round. */
    private interface Step {
        void run(ThreadState state, int round);
    }

    /** Runs {@code mine} here and {@code other} on a second thread, {@link #ROUNDS} times each. */
    private void race(Step mine, Step other) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Interpreter interpreter = Interpreter.of(ts);
        Thread second = new Thread(() -> {
            ThreadState state = Runtime.attach(interpreter);
            try {
                loop(state, other);
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                state.exit();
            }
        });
        second.start();
        try {
            loop(ts, mine);
        } finally {
            ts.detach();
            try {
                second.join();
            } finally {
                ts.attach();
            }
        }
        ts.handleBreaker();
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private static void loop(ThreadState state, Step step) {
        for (int i = 0; i < ROUNDS; i++) {
            step.run(state, i);
            if (state.breaker() != 0) {
                state.handleBreaker();
            }
            if ((i & 63) == 0) {
                state.quiescent();
            }
        }
    }

    private static PyObject mortal(ThreadState state, int i) {
        return PyTuple.of(state, PyInt.of(i));
    }

    private static void check(PyObject mortal) {
        assertTrue(((PyTuple) mortal).get(0) instanceof SmallInt, "dead");
    }

    @Test
    void dictReads_duringResizes_findWhatIsThere() throws InterruptedException {
        PyDict d = new PyDict(ts);
        Refs.hold(ts, d);
        PyStr[] fixed = new PyStr[8];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = PyStr.of("fixed" + i);
            d.put(ts, fixed[i], mortal(ts, i));
        }
        race(
                (state, i) -> {
                    d.put(state, PyInt.of(i), mortal(state, i));
                    d.put(state, fixed[i & 7], mortal(state, i));
                    if (i % 500 < 480) {
                        Refs.discard(state, d.pop(state, PyInt.of(i - 2)));
                    }
                    d.put(state, fixed[i + 5 & 7], mortal(state, i));
                },
                (state, i) -> {
                    PyObject v = d.getStr(state, fixed[i & 7]);
                    assertNotNull(v);
                    check(v);
                    v = d.get(state, PyInt.of(i));
                    if (v != null) {
                        check(v);
                    }
                    assertTrue(d.contains(state, fixed[i + 3 & 7]));
                });
        for (PyStr key : fixed) {
            assertNotNull(d.getStr(ts, key));
        }
        Refs.release(ts, d);
    }

    @Test
    void dictStores_ofTwoThreads_areNotLost() throws InterruptedException {
        PyDict d = new PyDict(ts);
        Refs.hold(ts, d);
        race(
                (state, i) -> d.put(state, PyInt.of(2L * i), mortal(state, i)),
                (state, i) -> d.put(state, PyInt.of(2L * i + 1), mortal(state, i)));
        assertEquals(2 * ROUNDS, d.size());
        for (int i = 0; i < 2 * ROUNDS; i++) {
            PyObject v = d.get(ts, PyInt.of(i));
            assertNotNull(v);
            check(v);
            assertEquals(1, Refs.count(ts, v));
        }
        Refs.release(ts, d);
    }

    @Test
    void dictReplacements_duringResizes_keepTheNewest() throws InterruptedException {
        PyDict d = new PyDict(ts);
        Refs.hold(ts, d);
        PyStr key = PyStr.of("counter");
        d.put(ts, key, PyInt.of(-1));
        race(
                (state, i) -> {
                    PyObject seen = d.getStr(state, key);
                    assertEquals(i - 1, ((SmallInt) seen).value);
                    if ((i & 1) == 0) {
                        d.putStr(state, key, PyInt.of(i));
                    } else {
                        DictTable t = d.table();
                        int e = t.find(key);
                        if (e < 0 || !d.replaceAt(state, t, e, PyInt.of(i))) {
                            d.putStr(state, key, PyInt.of(i));
                        }
                    }
                },
                (state, i) -> {
                    d.put(state, PyInt.of(i), mortal(state, i));
                    Refs.discard(state, d.pop(state, PyInt.of(i - 20)));
                });
        assertEquals(ROUNDS - 1, ((SmallInt) d.getStr(ts, key)).value);
        Refs.release(ts, d);
    }

    @Test
    void dictPopItem_ofTwoThreads_givesEachItemOnce() throws InterruptedException {
        PyDict d = new PyDict(ts);
        Refs.hold(ts, d);
        for (int i = 0; i < 2 * ROUNDS; i++) {
            d.put(ts, PyInt.of(i), mortal(ts, i));
        }
        AtomicInteger sum = new AtomicInteger();
        Step pop = (state, i) -> {
            PyTuple item = d.popItem(state);
            check(item.get(1));
            sum.addAndGet((int) ((SmallInt) item.get(0)).value % 7);
            Refs.discard(state, item);
        };
        race(pop, pop);
        int expected = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            expected += i % 7;
        }
        assertEquals(expected, sum.get());
        assertEquals(0, d.size());
        assertNull(d.popItem(ts));
        Refs.release(ts, d);
    }

    @Test
    void listReads_duringGrowthAndShrinking_findElements() throws InterruptedException {
        PyList list = new PyList(ts);
        Refs.hold(ts, list);
        for (int i = 0; i < 4; i++) {
            list.append(ts, mortal(ts, i));
        }
        race(
                (state, i) -> {
                    if (i / 300 % 2 == 0) {
                        list.append(state, mortal(state, i));
                        list.setItem(state, i & 3, mortal(state, i));
                    } else if (list.size() > 4) {
                        Refs.discard(state, list.pop(state, list.size() > 8 && (i & 15) == 0 ? 5 : -1));
                    }
                },
                (state, i) -> {
                    PyObject v = list.getItem(state, i & 3);
                    assertNotNull(v);
                    check(v);
                    v = list.getItem(state, i % 300);
                    if (v != null) {
                        check(v);
                    }
                    v = list.getItem(state, -1);
                    assertNotNull(v);
                    check(v);
                });
        for (int i = 0; i < list.size(); i++) {
            assertEquals(1, Refs.count(ts, list.getItem(ts, i)));
        }
        Refs.release(ts, list);
    }

    @Test
    void listAppendsAndPops_ofTwoThreads_balance() throws InterruptedException {
        PyList list = new PyList(ts);
        Refs.hold(ts, list);
        Step step = (state, i) -> {
            list.append(state, mortal(state, i));
            if (i % 3 == 2) {
                PyObject v = list.pop(state, -1);
                check(v);
                Refs.discard(state, v);
            }
        };
        race(step, step);
        assertEquals(2 * (ROUNDS - ROUNDS / 3), list.size());
        for (int i = 0; i < list.size(); i++) {
            check(list.getItem(ts, i));
            assertEquals(1, Refs.count(ts, list.getItem(ts, i)));
        }
        Refs.release(ts, list);
    }

    @Test
    void listSortAndCopy_whileRead_showAllOrNothing() throws InterruptedException {
        PyList list = new PyList(ts);
        Refs.hold(ts, list);
        for (int i = 0; i < 50; i++) {
            list.append(ts, mortal(ts, i * 37 % 50));
        }
        race(
                (state, i) -> {
                    if (i % 20 == 0) {
                        list.reverse(state);
                        ListSort.sort(state, list, null, (i & 32) == 0);
                    }
                },
                (state, i) -> {
                    if (i % 20 == 0) {
                        PyList copy = PyList.adopt(state, list.snapshot(state));
                        Refs.hold(state, copy);
                        assertTrue(copy.size() == 0 || copy.size() == 50);
                        for (int k = 0; k < copy.size(); k++) {
                            check(copy.getItem(state, k));
                        }
                        Refs.release(state, copy);
                    }
                    PyObject v = list.getItem(state, i % 50);
                    if (v != null) {
                        check(v);
                    }
                });
        assertEquals(50, list.size());
        for (int i = 0; i < 50; i++) {
            assertEquals(1, Refs.count(ts, list.getItem(ts, i)));
        }
        Refs.release(ts, list);
    }

    @Test
    void sets_ofTwoThreads_keepEveryElementOnce() throws InterruptedException {
        PySet set = new PySet(ts);
        Refs.hold(ts, set);
        PyTuple[] fixed = new PyTuple[8];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = PyTuple.of(ts, PyStr.of("fixed" + i));
            Refs.hold(ts, fixed[i]);
            set.add(ts, fixed[i]);
        }
        race(
                (state, i) -> {
                    set.add(state, PyInt.of(i));
                    set.discard(state, PyInt.of(i - 100));
                    assertTrue(set.contains(state, fixed[i & 7]));
                },
                (state, i) -> {
                    PyObject m = mortal(state, i);
                    Refs.hold(state, m);
                    set.add(state, m);
                    assertTrue(set.contains(state, fixed[i & 7]));
                    assertTrue(set.contains(state, m));
                    assertTrue(set.discard(state, m));
                    Refs.release(state, m);
                });
        assertEquals(108, set.size());
        for (PyTuple f : fixed) {
            assertEquals(2, Refs.count(ts, f));
            Refs.release(ts, f);
        }
        Refs.release(ts, set);
    }

    @Test
    void updatesInBothDirections_ofTwoThreads_doNotDeadlock() throws InterruptedException {
        PyDict a = new PyDict(ts);
        PyDict b = new PyDict(ts);
        Refs.hold(ts, a);
        Refs.hold(ts, b);
        for (int i = 0; i < 20; i++) {
            a.put(ts, PyInt.of(i), mortal(ts, i));
            b.put(ts, PyInt.of(i + 10), mortal(ts, i));
        }
        race(
                (state, i) -> {
                    DictUpdate.update(state, a, b);
                    b.putStr(state, PyStr.of("k"), PyNone.NONE);
                },
                (state, i) -> {
                    DictUpdate.update(state, b, a);
                    Refs.discard(state, b.popStr(state, PyStr.of("k")));
                });
        assertTrue(a.size() >= 30 && b.size() >= 30);
        PyList list = ListMethods.from(ts, a);
        assertEquals(a.size(), list.size());
        Refs.discard(ts, list);
        Refs.release(ts, a);
        Refs.release(ts, b);
    }
}
