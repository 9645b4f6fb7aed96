package org.pyrt.objects.set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyRange;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Sets have CPython's order: the hashes of their contents as tuples were computed by CPython 3.14.3 from the same operations. */
class SetOrderTest {

    @RegisterExtension final Runtime rt = new Runtime();
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = rt.ts;
    }

    private long order(PyObject set) {
        return Iteration.toTuple(ts, set).hash(ts);
    }

    /** The set of a fixed pseudo-random history; compares the order after each 300 operations with {@code expected}. */
    private PySet history(long[] expected) {
        PySet set = new PySet(ts);
        long x = 12345;
        for (int i = 0; i < 3000; i++) {
            x = (x * 1103515245 + 12345) % (1L << 31);
            PyObject v = PyInt.of((x >> 8) % 300 * 7919);
            int op = (int) (x % 5);
            if (op < 3) {
                set.add(ts, v);
            } else if (op == 3) {
                set.discard(ts, v);
            } else if (set.size() > 0 && x % 11 == 0) {
                set.removeAny(ts);
            }
            if (expected != null && i % 300 == 299) {
                assertEquals(expected[i / 300], order(set), "after " + (i + 1));
            }
        }
        return set;
    }

    private PySet of(long... values) {
        PySet set = new PySet(ts);
        for (long v : values) {
            set.add(ts, PyInt.of(v));
        }
        return set;
    }

    private PySet multiples(long step) {
        PyObject range = PyRange.of(ts, PyInt.of(0), PyInt.of(300 * 7919), PyInt.of(step));
        return PySet.from(ts, range);
    }

    @Test
    void addDiscardPop_history_orderIsCPythons() {
        history(new long[] {
            -1355335637512019962L, 8612880134586795997L, -6188252790731892431L, -536624370125624593L, 8026654855408118377L,
            5727342329691056567L, 7425041506144942730L, 1837316453441675607L, -8401092252104889903L, 3543868867158176340L,
        });
    }

    @Test
    void operators_ofHistory_orderIsCPythons() {
        PySet s = history(null);
        assertEquals(1358240803162943488L, order(Operators.binary(ts, SlotId.OR, s, of(-1, -2))));
        assertEquals(-8105051430352978714L, order(Operators.binary(ts, SlotId.AND, s, multiples(7919 * 2))));
        assertEquals(-7060343293611530724L, order(Operators.binary(ts, SlotId.SUB, s, multiples(7919 * 3))));
        assertEquals(3231099619057732955L, order(Operators.binary(ts, SlotId.XOR, s, multiples(7919 * 3))));
        PySet t = PySet.from(ts, s);
        rt.method(t, "difference_update", PyRange.of(ts, PyInt.of(0), PyInt.of(300 * 7919), PyInt.of(7919 * 2)));
        assertEquals(-3619534467484062343L, order(t));
        rt.method(t, "intersection_update", PyRange.of(ts, PyInt.of(0), PyInt.of(300 * 7919), PyInt.of(7919 * 3)));
        assertEquals(3781125662838321760L, order(t));
        PyDict d = new PyDict(ts);
        d.put(ts, PyInt.of(5), PyInt.of(1));
        d.put(ts, PyInt.of(6), PyInt.of(2));
        rt.method(t, "symmetric_difference_update", d);
        assertEquals(-3595416468167055476L, order(t));
    }

    @Test
    void frozenset_ofHistory_hashIsCPythons() {
        PySet s = history(null);
        assertEquals(-6681752127426222883L, PyFrozenSet.from(ts, s).hash());
        assertEquals(133146708735736L, new PyFrozenSet(ts).hash());
        assertEquals(5538446928967027299L, order(PyFrozenSet.from(ts, Iteration.toTuple(ts, s))));
    }

    @Test
    void anyOperations_random_agreeWithHashSet() {
        long seed = System.nanoTime();
        System.out.println("SetOrderTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            PySet set = new PySet(ts);
            Set<Integer> expected = new HashSet<>();
            int range = 1 + random.nextInt(200);
            for (int step = 0; step < 1000; step++) {
                int i = random.nextInt(range);
                PyObject v = i % 5 == 0 ? PyTuple.of(ts, PyInt.of(i)) : i % 3 == 0 ? PyStr.of("s" + i) : PyInt.of(i);
                try (var held = ts.hold(v)) {
                    if (random.nextBoolean()) {
                        set.add(ts, v);
                        expected.add(i);
                    } else {
                        assertEquals(expected.remove(i), set.discard(ts, v));
                    }
                    assertEquals(expected.contains(i), set.contains(ts, v));
                }
                assertEquals(expected.size(), set.size());
            }
        }
    }

    @Test
    void relations_ofSets_areThoseOfMathematics() {
        PySet a = of(1, 2, 3);
        assertTrue(SetOperations.isSubset(ts, of(1, 3), a));
        assertFalse(SetOperations.isSubset(ts, of(1, 4), a));
        assertTrue(SetOperations.isEqual(ts, a, PyFrozenSet.from(ts, of(3, 2, 1))));
        assertTrue(SetOperations.isDisjoint(ts, a, of(4, 5)));
        assertEquals("{1, 2, 3}", rt.repr(a));
        assertEquals("frozenset({1})", rt.repr(PyFrozenSet.from(ts, of(1))));
        assertEquals("set()", rt.repr(new PySet(ts)));
        assertEquals(
                "TypeError: cannot use 'list' as a set element (unhashable type: 'list')",
                rt.raised(() -> a.add(ts, new PyList(ts))));
        assertEquals("KeyError: 9", rt.raised(() -> rt.method(a, "remove", PyInt.of(9))));
        assertEquals("KeyError: 'pop from an empty set'", rt.raised(() -> rt.method(new PySet(ts), "pop")));
        PySetIterator it = new PySetIterator(ts, a);
        a.add(ts, PyInt.of(99));
        assertEquals("RuntimeError: Set changed size during iteration", rt.raised(() -> it.next(ts)));
    }
}
