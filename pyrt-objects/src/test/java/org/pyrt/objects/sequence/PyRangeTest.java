package org.pyrt.objects.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.refcount.ThreadState;

/** Ranges, slices and tuples, against plain arithmetic and CPython's hashes. */
class PyRangeTest {

    @RegisterExtension final Runtime rt = new Runtime();
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = rt.ts;
    }

    private PyRange range(long start, long stop, long step) {
        return PyRange.of(ts, PyInt.of(start), PyInt.of(stop), PyInt.of(step));
    }

    private List<BigInteger> items(PyObject iterable) {
        List<BigInteger> all = new ArrayList<>();
        PyObject it = Iteration.iter(ts, iterable);
        try (var held = ts.hold(it)) {
            for (PyObject x; (x = Iteration.next(ts, it)) != null; ) {
                all.add(((PyInt) x).bigValue());
            }
        }
        return all;
    }

    private static PyObject part(Random random) {
        return random.nextInt(4) == 0 ? PyNone.NONE : PyInt.of(random.nextInt(25) - 12);
    }

    @Test
    void rangesAndSlices_random_agreeWithCounting() {
        long seed = System.nanoTime();
        System.out.println("PyRangeTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            long base = random.nextBoolean() ? 0 : Long.MAX_VALUE - 20;
            BigInteger start = BigInteger.valueOf(base).add(BigInteger.valueOf(random.nextInt(30) - 15));
            BigInteger stop = BigInteger.valueOf(base).add(BigInteger.valueOf(random.nextInt(30) - 15));
            int step = random.nextInt(9) - 4;
            if (step == 0) {
                continue;
            }
            List<BigInteger> expected = new ArrayList<>();
            for (BigInteger v = start; step > 0 ? v.compareTo(stop) < 0 : v.compareTo(stop) > 0; ) {
                expected.add(v);
                v = v.add(BigInteger.valueOf(step));
            }
            PyRange r = PyRange.of(ts, PyInt.of(start), PyInt.of(stop), PyInt.of(step));
            assertEquals(expected, items(r));
            assertEquals(expected.size(), r.length().longValue());
            assertEquals(expected.reversed(), items(rt.method(r, "__reversed__")));
            for (int k = -20; k < 20; k++) {
                BigInteger v = BigInteger.valueOf(base).add(BigInteger.valueOf(k));
                assertEquals(expected.contains(v), Subscripts.contains(ts, r, PyInt.of(v)));
            }
            PyObject[] parts = {part(random), part(random), part(random)};
            if (parts[2] instanceof PyInt i && i.longValue() == 0) {
                continue;
            }
            PySlice slice = new PySlice(ts, parts[0], parts[1], parts[2]);
            List<BigInteger> sliced = items(Subscripts.get(ts, r, slice));
            assertEquals(sliced, items(Subscripts.get(ts, Iteration.toTuple(ts, r), slice)));
            assertEquals(sliced, items(Subscripts.get(ts, ListMethods.from(ts, r), slice)));
            long[] indices = indices(parts, expected.size());
            List<BigInteger> counted = new ArrayList<>();
            for (long i = indices[0]; indices[2] > 0 ? i < indices[1] : i > indices[1]; i += indices[2]) {
                counted.add(expected.get((int) i));
            }
            assertEquals(counted, sliced);
        }
    }

    /** The rule of the language reference for s[i:j:k]. */
    private static long[] indices(PyObject[] parts, int n) {
        long step = parts[2] instanceof PyInt k ? k.longValue() : 1;
        long first = step > 0 ? 0 : n - 1;
        long last = step > 0 ? n : -1;
        long start = parts[0] instanceof PyInt i ? place(i.longValue(), n, step) : first;
        long stop = parts[1] instanceof PyInt j ? place(j.longValue(), n, step) : last;
        return new long[] {start, stop, step};
    }

    private static long place(long i, int n, long step) {
        long p = i < 0 ? i + n : i;
        return step > 0 ? Math.clamp(p, 0, n) : Math.clamp(p, -1, n - 1);
    }

    @Test
    void length_atTheLimits_isExact() {
        assertEquals(new BigInteger("18446744073709551615"), range(Long.MIN_VALUE, Long.MAX_VALUE, 1).length().bigValue());
        assertEquals(Long.MAX_VALUE, range(0, Long.MAX_VALUE, 1).length().longValue());
        assertEquals(new BigInteger("9223372036854775808"), range(Long.MIN_VALUE, Long.MAX_VALUE, 2).length().bigValue());
        assertEquals(1, range(0, Long.MIN_VALUE, Long.MIN_VALUE).length().longValue());
        assertEquals(
                "OverflowError: Python int too large to convert to C ssize_t",
                rt.raised(() -> rt.method(range(Long.MIN_VALUE, Long.MAX_VALUE, 1), "__len__")));
    }

    @Test
    void hashes_areCPythons() {
        assertEquals(5795932985296280846L, Comparison.hash(ts, range(0, 5, 1)));
        assertEquals(2676694398852732306L, Comparison.hash(ts, range(0, 0, 1)));
        assertEquals(-6721383568238688696L, Comparison.hash(ts, range(0, 1, 1)));
        assertEquals(-2340833382717974474L, Comparison.hash(ts, new PySlice(PyInt.of(1), PyInt.of(2), PyInt.of(3))));
        assertEquals(5740354900026072187L, PyTuple.EMPTY.hash(ts));
        PyTuple inner = PyTuple.of(ts, PyInt.of(2), PyInt.of(3));
        assertEquals(7267574591690527098L, PyTuple.of(ts, PyInt.of(1), inner).hash(ts));
        assertEquals(8078679518589016365L, PyTuple.of(ts, PyInt.of(-1)).hash(ts));
    }

    @Test
    void tuples_compareByFirstDifference() {
        PyTuple a = PyTuple.of(ts, PyInt.of(1), PyInt.of(2));
        PyTuple b = PyTuple.of(ts, PyInt.of(1), PyInt.of(3));
        assertEquals("True", rt.reprOf(a, "__lt__", b));
        assertEquals("False", rt.reprOf(a, "__eq__", b));
        assertEquals("True", rt.reprOf(a, "__gt__", PyTuple.of(ts, PyInt.of(1))));
        assertEquals("NotImplemented", rt.reprOf(a, "__lt__", ListMethods.from(ts, a)));
        assertSame(a, Subscripts.get(ts, a, new PySlice(PyNone.NONE, PyNone.NONE, PyNone.NONE)));
        assertTrue(Comparison.same(ts, a, PyTuple.of(ts, PyInt.of(1), PyInt.of(2))));
        assertEquals("(1, 2, 1, 2)", rt.reprOf(a, "__mul__", PyInt.of(2)));
        assertEquals("(1, 2, 1, 3)", rt.reprOf(a, "__add__", b));
    }
}
