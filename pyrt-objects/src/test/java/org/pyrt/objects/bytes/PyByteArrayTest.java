package org.pyrt.objects.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.refcount.ThreadState;

/** Changes of a bytearray, its views, and threads that share one. */
class PyByteArrayTest {

    @RegisterExtension final Runtime rt = new Runtime();

    private PyByteArray of(String s) {
        return PyByteArray.of(rt.ts, s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private PySlice slice(Integer start, Integer stop, Integer step) {
        return new PySlice(rt.ts, index(start), index(stop), index(step));
    }

    private static PyObject index(Integer i) {
        return i == null ? PyNone.NONE : PyInt.of(i);
    }

    @Test
    void slices_assignedAndDeleted_giveWhatCPythonGives() {
        PyByteArray b = of("abcdef");
        Subscripts.set(rt.ts, b, slice(1, 3, null), of("XYZ"));
        assertEquals("bytearray(b'aXYZdef')", rt.repr(b));
        Subscripts.set(rt.ts, b, slice(null, null, 3), of("123"));
        assertEquals("bytearray(b'1XY2de3')", rt.repr(b));
        Subscripts.delete(rt.ts, b, slice(0, 2, null));
        Subscripts.delete(rt.ts, b, slice(null, null, -2));
        assertEquals("bytearray(b'2e')", rt.repr(b));
        Subscripts.set(rt.ts, b, slice(5, 1, null), of("!"));
        assertEquals("bytearray(b'2e!')", rt.repr(b));
        Subscripts.set(rt.ts, b, slice(null, null, null), b);
        assertEquals("bytearray(b'2e!')", rt.repr(b));
        assertEquals(
                "ValueError: attempt to assign bytes of size 2 to extended slice of size 3",
                rt.raised(() -> Subscripts.set(rt.ts, b, slice(null, null, -1), of("xy"))));
    }

    @Test
    void change_randomOperations_equalAStringBuilders() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PyByteArray b = of("");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            int n = expected.length();
            int from = random.nextInt(n + 1);
            int to = from + random.nextInt(Math.min(n - from, 40) + 1);
            String s = "abcdefgh".repeat(5).substring(0, random.nextInt(40));
            if (i % 5 == 0) {
                from = 0;
            }
            b.replace(rt.ts, from, to, s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 0, s.length());
            expected.replace(from, to, s);
            if (random.nextInt(3) == 0) {
                b.append(rt.ts, 'z');
                expected.append('z');
            }
        }
        assertArrayEquals(
                expected.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), b.toArray(rt.ts), "seed " + seed);
    }

    @Test
    void resize_withAView_raisesUntilItIsClosed() {
        PyByteArray b = of("abc");
        try (BufferView view = b.buffer(rt.ts)) {
            assertEquals(
                    "BufferError: Existing exports of data: object cannot be re-sized", rt.raised(() -> b.append(rt.ts, 1)));
            assertTrue(b.set(rt.ts, 0, 'x'));
            assertEquals('x', view.get(0));
        }
        b.append(rt.ts, 'd');
        assertEquals("bytearray(b'xbcd')", rt.repr(b));
    }

    @Test
    void iterator_afterItsEnd_staysAtTheEnd() {
        PyByteArray b = of("ab");
        PyObject iterator = Iteration.iter(rt.ts, b);
        try (var held = rt.ts.hold(iterator)) {
            assertEquals("97", rt.repr(Iteration.next(rt.ts, iterator)));
            b.append(rt.ts, 'c');
            assertEquals("98", rt.repr(Iteration.next(rt.ts, iterator)));
            assertEquals("99", rt.repr(Iteration.next(rt.ts, iterator)));
            assertNull(Iteration.next(rt.ts, iterator));
            b.append(rt.ts, 'd');
            assertNull(Iteration.next(rt.ts, iterator));
        }
    }

    /** Forbidden: a lost byte, or a reader that sees bytes behind the size. */
    @Test
    void append_byTwoThreads_losesNothing() throws InterruptedException {
        PyByteArray b = of("");
        try (var held = rt.ts.hold(b)) {
            Interpreter interpreter = Interpreter.of(rt.ts);
            Thread[] threads = new Thread[2];
            for (int t = 0; t < threads.length; t++) {
                int octet = t + 1;
                threads[t] = new Thread(() -> {
                    ThreadState ts = Runtime.attach(interpreter);
                    for (int i = 0; i < 20_000; i++) {
                        b.append(ts, octet);
                        if (b.get(ts, -1) == 0) {
                            throw new AssertionError("a byte behind the size");
                        }
                    }
                    ts.exit();
                });
            }
            for (Thread t : threads) {
                t.start();
            }
            rt.ts.detach();
            for (Thread t : threads) {
                t.join();
            }
            rt.ts.attach();
            int[] counts = new int[3];
            for (byte x : b.toArray(rt.ts)) {
                counts[x]++;
            }
            assertArrayEquals(new int[] {0, 20_000, 20_000}, counts);
        }
    }
}
