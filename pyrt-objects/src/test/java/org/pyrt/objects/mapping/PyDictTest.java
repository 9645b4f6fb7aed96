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
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
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

    private PyDict dict(Object... items) {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < items.length; i += 2) {
            PyObject key = items[i] instanceof Integer n ? PyInt.of(n) : PyStr.of((String) items[i]);
            d.put(ts, key, PyInt.of((Integer) items[i + 1]));
        }
        return d;
    }

    @Test
    void tableAndUsed_ofMissingKey_changeWhenAKeyComes() {
        PyDict d = dict("a", 1);
        DictTable t = d.table();
        int used = t.used();
        PyStr b = PyStr.of("b");
        assertEquals(-1, t.find(b));
        d.putStr(ts, PyStr.of("a"), PyInt.of(2));
        assertTrue(d.table() == t && t.used() == used);
        d.putStr(ts, b, PyInt.of(3));
        assertFalse(d.table() == t && t.used() == used);
        int e = d.table().find(b);
        assertTrue(d.replaceAt(ts, d.table(), e, PyInt.of(4)));
        assertSame(PyInt.of(4), d.getStr(ts, b));
        d.popStr(ts, b);
        assertFalse(d.replaceAt(ts, d.table(), e, PyInt.of(5)));
        assertNull(d.table().value(ts, e));
    }

    @Test
    void clear_countedContents_areDropped() {
        PyDict d = new PyDict(ts);
        PyTuple k = PyTuple.of(ts, PyInt.of(1));
        d.put(ts, k, k);
        assertEquals(2, Refs.count(ts, k));
        PyDict copy = d.copy(ts);
        assertEquals(4, Refs.count(ts, k));
        d.removeAll(ts);
        assertEquals(2, Refs.count(ts, k));
        PyTuple item = copy.popItem(ts);
        assertEquals(2, Refs.count(ts, k));
        assertSame(k, item.get(0));
        assertEquals(0, d.size() + copy.size());
    }

    @Test
    void iterators_ofChangedDict_raise() {
        PyDict d = dict(1, 1, 2, 2);
        PyDictIterator it = new PyDictIterator(ts, d, PyDictIterator.KEYS);
        assertSame(PyInt.of(1), it.next(ts));
        d.put(ts, PyInt.of(3), PyInt.of(3));
        assertEquals("RuntimeError: dictionary changed size during iteration", rt.raised(() -> it.next(ts)));
        assertEquals("RuntimeError: dictionary changed size during iteration", rt.raised(() -> it.next(ts)));
        PyDict e = dict(1, 1);
        PyDictIterator keys = new PyDictIterator(ts, e, PyDictIterator.KEYS);
        keys.next(ts);
        e.pop(ts, PyInt.of(1));
        e.put(ts, PyInt.of(2), PyInt.of(2));
        assertEquals("RuntimeError: dictionary keys changed during iteration", rt.raised(() -> keys.next(ts)));
    }

    @Test
    void methods_errorsAndTexts_areCPythons() {
        PyDict d = dict("a", 1, 2, 3);
        assertEquals("{'a': 1, 2: 3}", rt.repr(d));
        assertEquals("dict_items([('a', 1), (2, 3)])", rt.reprOf(d, "items"));
        assertEquals("KeyError: 'x'", rt.raised(() -> rt.method(d, "pop", PyStr.of("x"))));
        assertEquals("KeyError: 'popitem(): dictionary is empty'", rt.raised(() -> rt.method(dict(), "popitem")));
        assertEquals(
                "TypeError: cannot use 'dict' as a dict key (unhashable type: 'dict')",
                rt.raised(() -> d.get(ts, dict())));
        assertEquals("TypeError: get expected at least 1 argument, got 0", rt.raised(() -> rt.method(d, "get")));
        assertEquals(
                "ValueError: dictionary update sequence element #0 has length 1; 2 is required",
                rt.raised(() -> rt.method(d, "update", PyTuple.of(ts, PyStr.of("x")))));
        d.put(ts, PyStr.of("self"), d);
        assertEquals("{'a': 1, 2: 3, 'self': {...}}", rt.repr(d));
        d.removeAll(ts);
    }

    @Test
    void views_asSets_followTheDict() {
        PyDict d = dict(1, 10, 2, 20);
        PyObject keys = rt.method(d, "keys");
        try (var held = ts.hold(keys)) {
            assertEquals("{1}", rt.repr(Operators.binary(ts, SlotId.AND, keys, dict(1, 0, 7, 0))));
            assertEquals("{2}", rt.repr(Operators.binary(ts, SlotId.SUB, keys, dict(1, 0))));
            assertEquals("{1, 2, 3}", rt.repr(Operators.binary(ts, SlotId.OR, keys, dict(3, 0))));
            assertTrue(Comparison.test(ts, SlotId.EQ, keys, rt.method(dict(2, 0, 1, 0), "keys")));
            d.put(ts, PyInt.of(3), PyInt.of(30));
            assertEquals("dict_keys([1, 2, 3])", rt.repr(keys));
        }
        assertEquals("mappingproxy({1: 10, 2: 20, 3: 30})", rt.repr(new PyMappingProxy(ts, d)));
    }

    @Test
    void update_withOverlap_keepsTheOrderOfFirstInsertion() {
        PyDict d = dict("a", 1, "b", 2);
        DictUpdate.update(ts, d, dict("c", 3, "a", 4));
        assertEquals("{'a': 4, 'b': 2, 'c': 3}", rt.repr(d));
        DictUpdate.merge(ts, d, dict("d", 5, "b", 6), false);
        assertEquals("{'a': 4, 'b': 2, 'c': 3, 'd': 5}", rt.repr(d));
        assertEquals("True", rt.reprOf(d, "__eq__", dict("d", 5, "c", 3, "b", 2, "a", 4)));
    }
}
