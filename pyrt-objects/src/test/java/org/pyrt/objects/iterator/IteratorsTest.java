package org.pyrt.objects.iterator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.ListMethods;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** enumerate, zip, map, filter, reversed. */
class IteratorsTest {

    private static final PyStr[] STRICT = {PyStr.interned("strict")};

    @RegisterExtension final Runtime rt = new Runtime();
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = rt.ts;
    }

    private PyList list(int... values) {
        PyList list = new PyList(ts);
        for (int v : values) {
            list.append(ts, PyInt.of(v));
        }
        return list;
    }

    private String all(PyObject iterable) {
        try (var held = ts.hold(iterable)) {
            return rt.repr(ListMethods.from(ts, iterable));
        }
    }

    private PyObject call(PyType type, PyObject... args) {
        return Calls.call(ts, type, args, null);
    }

    private PyObject strict(PyType type, PyObject... args) {
        PyObject[] more = Arrays.copyOf(args, args.length + 1);
        more[args.length] = PyBool.TRUE;
        return Calls.call(ts, type, more, STRICT);
    }

    @Test
    void enumerate_anyStart_numbersItems() {
        assertEquals("[(0, 7), (1, 8)]", all(call(PyEnumerate.TYPE, list(7, 8))));
        assertEquals(
                "[(9223372036854775807, 7), (9223372036854775808, 8)]",
                all(call(PyEnumerate.TYPE, list(7, 8), PyInt.of(Long.MAX_VALUE))));
    }

    @Test
    void zip_differentLengths_endsWithTheShortestOrRaises() {
        assertEquals("[(1, 3), (2, 4)]", all(call(PyZip.TYPE, list(1, 2), list(3, 4, 5))));
        assertEquals("[]", all(call(PyZip.TYPE)));
        assertEquals(
                "ValueError: zip() argument 2 is shorter than argument 1",
                rt.raised(() -> all(strict(PyZip.TYPE, list(1), list()))));
        assertEquals(
                "ValueError: zip() argument 3 is longer than arguments 1-2",
                rt.raised(() -> all(strict(PyZip.TYPE, list(), list(), list(1)))));
        assertEquals("[(1, 2)]", all(strict(PyZip.TYPE, list(1), list(2))));
    }

    @Test
    void zip_shorterSecond_dropsTheItemTaken() {
        PyTuple item = PyTuple.of(ts, PyInt.of(1));
        PyList first = PyList.of(ts, item);
        assertEquals("[]", all(call(PyZip.TYPE, first, list())));
        assertEquals(1, Refs.count(ts, item));
    }

    @Test
    void map_overLists_callsTheFunction() {
        assertEquals("['1', '2']", all(call(PyMap.TYPE, PyStr.TYPE, list(1, 2))));
        assertEquals("[(1+3j), (2+4j)]", all(call(PyMap.TYPE, PyComplex.TYPE, list(1, 2, 9), list(3, 4))));
        assertEquals("TypeError: map() must have at least two arguments.", rt.raised(() -> call(PyMap.TYPE, PyStr.TYPE)));
        assertEquals("TypeError: 'NoneType' object is not callable", rt.raised(() -> all(call(PyMap.TYPE, PyNone.NONE, list(1)))));
    }

    @Test
    void filter_byTruth_keepsWhatIsTrue() {
        assertEquals("[1, 2]", all(call(PyFilter.TYPE, PyNone.NONE, list(0, 1, 0, 2))));
        assertEquals("[1, 2]", all(call(PyFilter.TYPE, PyInt.TYPE, list(0, 1, 0, 2))));
    }

    @Test
    void reversed_ofSequences_goesBackwards() {
        assertEquals("[3, 2, 1]", all(call(PyReversed.TYPE, list(1, 2, 3))));
        assertEquals("['c', 'b', 'a']", all(call(PyReversed.TYPE, PyStr.of("abc"))));
        assertEquals("[2, 1]", all(call(PyReversed.TYPE, PyTuple.of(ts, PyInt.of(1), PyInt.of(2)))));
        assertEquals("TypeError: 'int' object is not reversible", rt.raised(() -> call(PyReversed.TYPE, PyInt.of(1))));
    }
}
