package org.pyrt.objects.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Dicts on one thread, against java.util. */
class PyDictTest {

    @RegisterExtension final Runtime rt = new Runtime();
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = rt.ts;
    }

    private static PyObject key(int i) {
        return i % 3 == 0 ? PyStr.of("k" + i) : PyInt.of(i);
    }

    private List<PyObject> keys(PyDict d) {
        List<PyObject> all = new ArrayList<>();
        PyDictIterator it = new PyDictIterator(ts, d, PyDictIterator.KEYS);
        for (PyObject k; (k = it.next(ts)) != null; ) {
            all.add(k);
        }
        return all;
    }

    @Test
    void anyOperations_random_agreeWithLinkedHashMap() {
        long seed = System.nanoTime();
        System.out.println("PyDictTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            PyDict d = new PyDict(ts);
            Map<Integer, PyObject> expected = new LinkedHashMap<>();
            int range = 1 + random.nextInt(200);
            for (int step = 0; step < 2000; step++) {
                int i = random.nextInt(range);
                PyObject key = key(i);
                PyObject value = PyInt.of(step);
                switch (random.nextInt(8)) {
                    case 0, 1, 2:
                        d.put(ts, key, value);
                        expected.put(i, value);
                        break;
                    case 3:
                        assertSame(expected.remove(i), d.pop(ts, key));
                        break;
                    case 4:
                        PyObject old = expected.putIfAbsent(i, value);
                        assertSame(old == null ? value : old, d.setDefault(ts, key, value));
                        break;
                    case 5:
                        if (key instanceof PyStr s) {
                            d.putStr(ts, s, value);
                            expected.put(i, value);
                        }
                        break;
                    case 6:
                        if (random.nextInt(100) == 0) {
                            d = d.copy(ts);
                        }
                        break;
                    default:
                        assertSame(expected.get(i), key instanceof PyStr s ? d.getStr(ts, s) : d.get(ts, key));
                }
                assertEquals(expected.size(), d.size());
            }
            List<PyObject> keys = keys(d);
            int n = 0;
            for (Map.Entry<Integer, PyObject> e : expected.entrySet()) {
                assertTrue(Comparison.same(ts, key(e.getKey()), keys.get(n)));
                assertSame(e.getValue(), d.get(ts, keys.get(n++)));
            }
            assertEquals(n, keys.size());
        }
    }

    @Test
    void put_counted_countsKeyAndValueUntilRemoved() {
        PyDict d = new PyDict(ts);
        PyDict v = new PyDict(ts);
        d.put(ts, PyInt.of(1), v);
        assertEquals(1, Refs.count(ts, v));
        d.put(ts, PyInt.of(1), PyInt.of(2));
        assertEquals(0, Refs.count(ts, v));
        assertNull(d.get(ts, PyInt.of(3)));
        assertFalse(d.contains(ts, PyInt.of(3)));
    }
}
