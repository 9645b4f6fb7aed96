package org.pyrt.objects.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Lists on one thread, against java.util. */
class PyListTest {

    @RegisterExtension final Runtime rt = new Runtime();
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = rt.ts;
    }

    private static Random random(String test) {
        long seed = System.nanoTime();
        System.out.println("PyListTest." + test + " seed " + seed);
        return new Random(seed);
    }

    private List<PyObject> contents(PyList list) {
        List<PyObject> all = new ArrayList<>();
        PyListIterator it = new PyListIterator(ts, list);
        for (PyObject v; (v = it.next(ts)) != null; ) {
            all.add(v);
        }
        return all;
    }

    private PyList list(int... values) {
        PyList list = new PyList(ts);
        for (int v : values) {
            list.append(ts, PyInt.of(v));
        }
        return list;
    }

    private PyObject slice(Integer start, Integer stop, Integer step) {
        return new PySlice(part(start), part(stop), part(step));
    }

    private static PyObject part(Integer i) {
        return i == null ? PyNone.NONE : PyInt.of(i);
    }

    @Test
    void anyOperations_random_agreeWithArrayList() {
        Random random = random("anyOperations");
        for (int round = 0; round < 100; round++) {
            PyList list = new PyList(ts);
            List<PyObject> expected = new ArrayList<>();
            for (int step = 0; step < 1000; step++) {
                PyObject value = PyStr.of("v" + step);
                int n = expected.size();
                int i = n == 0 ? 0 : random.nextInt(n);
                switch (random.nextInt(12)) {
                    case 0, 1, 2:
                        list.append(ts, value);
                        expected.add(value);
                        break;
                    case 3:
                        list.insert(ts, i - (random.nextBoolean() ? n : 0), value);
                        expected.add(i, value);
                        break;
                    case 4, 5:
                        assertSame(n == 0 ? null : expected.remove(i), list.pop(ts, i));
                        break;
                    case 6:
                        assertSame(n == 0 ? null : expected.remove(n - 1), list.pop(ts, -1));
                        break;
                    case 7:
                        assertEquals(n > 0, list.setItem(ts, i - n, value));
                        if (n > 0) {
                            expected.set(i, value);
                        }
                        break;
                    case 8:
                        list.reverse(ts);
                        Collections.reverse(expected);
                        break;
                    case 9: {
                        int j = i + random.nextInt(n - i + 1);
                        PyObject[] more = new PyObject[random.nextInt(5)];
                        Arrays.fill(more, value);
                        Subscripts.set(ts, list, slice(i, j, null), PyList.of(ts, more));
                        expected.subList(i, j).clear();
                        expected.addAll(i, List.of(more));
                        break;
                    }
                    case 10: {
                        int stride = 1 + random.nextInt(4);
                        boolean back = random.nextBoolean();
                        Subscripts.delete(ts, list, back ? slice(i, null, -stride) : slice(i, null, stride));
                        List<PyObject> rest = new ArrayList<>();
                        for (int k = 0; k < n; k++) {
                            boolean gone = back ? k <= i && (i - k) % stride == 0 : k >= i && (k - i) % stride == 0;
                            if (!gone) {
                                rest.add(expected.get(k));
                            }
                        }
                        expected = rest;
                        break;
                    }
                    default:
                        assertSame(n == 0 ? null : expected.get(i), list.getItem(ts, i));
                        assertNull(list.getItem(ts, n));
                        assertNull(list.getItem(ts, -n - 1));
                }
                assertEquals(expected.size(), list.size());
            }
            assertEquals(expected, contents(list));
        }
    }

    @Test
    void sort_random_isStableAndAgreesWithCollections() {
        Random random = random("sort");
        for (int round = 0; round < 300; round++) {
            int n = random.nextInt(round < 250 ? 300 : 5000);
            int range = 1 + random.nextInt(n + 5);
            int kind = random.nextInt(4);
            List<PyTuple> expected = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int v = random.nextInt(10) < kind * 3 ? i : random.nextInt(range);
                PyObject key = kind == 3 ? PyStr.of(String.valueOf(v)) : kind == 2 ? PyFloat.of(v) : PyInt.of(v);
                expected.add(PyTuple.of(ts, key, PyInt.of(i)));
            }
            boolean reverse = random.nextBoolean();
            PyObject[] keys = new PyObject[n];
            PyObject[] values = new PyObject[n];
            for (int i = 0; i < n; i++) {
                int from = reverse ? n - 1 - i : i;
                keys[i] = expected.get(from).get(0);
                values[i] = expected.get(from);
            }
            if (n > 0) {
                new MergeSort(ts, KeyOrder.of(keys), keys, values).sort();
            }
            if (reverse) {
                MergeSort.reverse(values, 0, n);
            }
            expected.sort((a, b) -> reverse ? compare(b, a) : compare(a, b));
            for (int i = 0; i < n; i++) {
                assertSame(expected.get(i), values[i]);
            }
        }
    }

    private static int compare(PyTuple a, PyTuple b) {
        if (a.get(0) instanceof PyStr s) {
            return s.toString().compareTo(b.get(0).toString());
        }
        return Double.compare(number(a.get(0)), number(b.get(0)));
    }

    private static double number(PyObject o) {
        return o instanceof PyInt i ? i.longValue() : ((PyFloat) o).value;
    }

    @Test
    void sort_exactIntsFloatsStrs_agreesWithJava() {
        Random random = random("sortExact");
        for (int round = 0; round < 60; round++) {
            int n = random.nextInt(400);
            PyList ints = new PyList(ts);
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                long v = random.nextInt(1000) - 500;
                ints.append(ts, PyInt.of(v));
                expected.add(v);
            }
            ListSort.sort(ts, ints, null, round % 2 == 0);
            expected.sort(round % 2 == 0 ? Collections.reverseOrder() : null);
            List<Long> sorted = new ArrayList<>();
            for (PyObject v : contents(ints)) {
                sorted.add(((PyInt) v).longValue());
            }
            assertEquals(expected, sorted);
        }
    }

    @Test
    void counts_ofElements_followTheList() {
        PyList inner = new PyList(ts);
        PyList outer = PyList.of(ts, inner, inner);
        assertEquals(2, Refs.count(ts, inner));
        ListMethods.extend(ts, outer, outer);
        assertEquals(4, Refs.count(ts, inner));
        outer.setItem(ts, 0, PyNone.NONE);
        assertSame(inner, outer.pop(ts, 1));
        assertEquals(2, Refs.count(ts, inner));
        outer.repeat(ts, 3);
        assertEquals(6, Refs.count(ts, inner));
        Subscripts.delete(ts, outer, slice(0, null, 2));
        assertEquals(outer.size() == 4 ? 3 : -1, Refs.count(ts, inner));
        outer.removeAll(ts);
        assertEquals(0, Refs.count(ts, inner));
    }

    @Test
    void methods_errors_areCPythons() {
        PyList one = list(1);
        assertEquals("IndexError: list index out of range", rt.raised(() -> Subscripts.get(ts, one, PyInt.of(1))));
        assertEquals(
                "TypeError: list indices must be integers or slices, not str",
                rt.raised(() -> Subscripts.get(ts, one, PyStr.of("a"))));
        assertEquals("IndexError: pop from empty list", rt.raised(() -> rt.method(list(), "pop")));
        assertEquals("IndexError: pop index out of range", rt.raised(() -> rt.method(one, "pop", PyInt.of(3))));
        assertEquals("ValueError: list.remove(x): x not in list", rt.raised(() -> rt.method(one, "remove", PyInt.of(3))));
        assertEquals("ValueError: slice step cannot be zero", rt.raised(() -> Subscripts.get(ts, one, slice(0, 0, 0))));
        assertEquals(
                "ValueError: attempt to assign sequence of size 1 to extended slice of size 2",
                rt.raised(() -> Subscripts.set(ts, list(1, 2, 3, 4), slice(0, 4, 2), one)));
        assertEquals(
                "TypeError: must assign iterable to extended slice",
                rt.raised(() -> Subscripts.set(ts, list(1, 2), slice(0, 1, null), PyInt.of(1))));
    }

    @Test
    void repr_ofItself_isCut() {
        PyList list = PyList.of(ts, PyStr.of("a"), PyTuple.EMPTY);
        list.append(ts, list);
        assertEquals("['a', (), [...]]", rt.repr(list));
        assertEquals("(['a', (), [...]],)", rt.repr(PyTuple.of(ts, list)));
        assertTrue(list.pop(ts, -1) == list);
    }
}
