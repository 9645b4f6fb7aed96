package org.pyrt.objects.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.type.PyType;

/** Iterators over text and bytes, slices, and the guard of containers' reprs. */
class TextIterationTest {

    @RegisterExtension final Runtime rt = new Runtime();

    @Test
    void iterator_overText_givesCodePoints() {
        PyObject iterator = Iteration.iter(rt.ts, PyStr.of("a\ud83d\ude00"));
        try (var held = rt.ts.hold(iterator)) {
            assertEquals("str_iterator", PyType.of(iterator).name());
            assertSame(PyStr.of("a"), Iteration.next(rt.ts, iterator));
            assertEquals(PyStr.of("\ud83d\ude00"), Iteration.next(rt.ts, iterator));
            assertNull(Iteration.next(rt.ts, iterator));
            assertNull(Iteration.next(rt.ts, iterator));
        }
        PyObject ascii = Iteration.iter(rt.ts, PyStr.of("a"));
        try (var held = rt.ts.hold(ascii)) {
            assertEquals("str_ascii_iterator", PyType.of(ascii).name());
            assertEquals("1", rt.reprOf(ascii, "__length_hint__"));
            rt.method(ascii, "__setstate__", PyInt.of(1));
            assertNull(Iteration.next(rt.ts, ascii));
        }
    }

    @Test
    void iterator_overBytes_givesInts() {
        PyObject iterator = Iteration.iter(rt.ts, PyBytes.ofLatin1("a\u00ff"));
        try (var held = rt.ts.hold(iterator)) {
            assertEquals("97", rt.repr(Iteration.next(rt.ts, iterator)));
            assertEquals("255", rt.repr(Iteration.next(rt.ts, iterator)));
            assertNull(Iteration.next(rt.ts, iterator));
        }
    }

    private String sliced(PyObject o, Integer start, Integer stop, Integer step) {
        return rt.repr(Subscripts.get(rt.ts, o, new PySlice(rt.ts, index(start), index(stop), index(step))));
    }

    private static PyObject index(Integer i) {
        return i == null ? PyNone.NONE : PyInt.of(i);
    }

    @Test
    void slice_ofText_givesWhatCPythonGives() {
        PyStr s = PyStr.of("abcdef");
        assertEquals("'fedcba'", sliced(s, null, null, -1));
        assertEquals("'bd'", sliced(s, 1, -1, 2));
        assertEquals("''", sliced(s, 4, 2, null));
        assertEquals("'ef'", sliced(s, -2, 100, null));
        assertSame(s, Subscripts.get(rt.ts, s, new PySlice(rt.ts, index(null), index(null), index(null))));
        PyStr wide = PyStr.of("a\ud83d\ude00b");
        assertEquals("'b\ud83d\ude00a'", sliced(wide, null, null, -1));
        assertEquals(PyStr.ASCII, ((PyStr) Subscripts.get(rt.ts, wide, new PySlice(rt.ts, index(0), index(1), index(1)))).kind());
        assertEquals("b'ca'", sliced(PyBytes.ofLatin1("abc"), null, null, -2));
    }

    @Test
    void enter_ofWhatIsOpen_isRefused() {
        PyList a = new PyList(rt.ts);
        PyList b = new PyList(rt.ts);
        try (var heldA = rt.ts.hold(a);
                var heldB = rt.ts.hold(b)) {
            assertTrue(Representation.enter(rt.ts, a));
            assertTrue(Representation.enter(rt.ts, b));
            assertFalse(Representation.enter(rt.ts, a));
            Representation.leave(rt.ts);
            Representation.leave(rt.ts);
            assertTrue(Representation.enter(rt.ts, a));
            Representation.leave(rt.ts);
            a.append(rt.ts, b);
            b.append(rt.ts, a);
            assertEquals("[[[...]]]", rt.repr(a));
            b.removeAll(rt.ts);
        }
    }
}
