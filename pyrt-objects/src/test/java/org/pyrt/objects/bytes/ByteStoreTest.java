package org.pyrt.objects.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Blocks of bytearrays: when they go back, and what others see meanwhile. The allocator is the checked one. */
class ByteStoreTest {

    private static final int LARGE = 100_000;

    @RegisterExtension final Runtime rt = new Runtime();

    private PyByteArray filled(int size, int octet) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) octet);
        return PyByteArray.of(rt.ts, bytes);
    }

    @Test
    void store_bySize_isAnArrayOrABlock() {
        PyByteArray small = PyByteArray.ofZeros(rt.ts, ByteStore.LARGEST_ARRAY);
        assertNotNull(small.buffer(rt.ts).arrayOrNull());
        assertEquals(0, rt.allocator.liveCount());
        PyByteArray large = PyByteArray.ofZeros(rt.ts, ByteStore.LARGEST_ARRAY + 1);
        try (BufferView v = large.buffer(rt.ts)) {
            assertNull(v.arrayOrNull());
            assertArrayEquals(new byte[ByteStore.LARGEST_ARRAY + 1], v.octets());
        }
        assertEquals(1, rt.allocator.liveCount());
    }

    @Test
    void death_ofALargeByteArray_givesItsBlockBack() {
        for (int i = 0; i < 100; i++) {
            PyByteArray b = filled(LARGE, i);
            try (var held = rt.ts.hold(b)) {
                assertEquals(1, rt.allocator.liveCount());
            }
            rt.ts.drain();
            assertEquals(0, rt.allocator.liveCount());
        }
    }

    @Test
    void change_ofTheSize_givesTheOldBlockBack() {
        PyByteArray b = filled(LARGE, 1);
        try (var held = rt.ts.hold(b)) {
            b.appendAll(rt.ts, new byte[LARGE]);
            b.append(rt.ts, 3);
            assertEquals(1, rt.allocator.liveCount());
            b.replace(rt.ts, 0, 2 * LARGE - 5, null, 0, 0);
            assertEquals("bytearray(b'\\x00\\x00\\x00\\x00\\x00\\x03')", rt.repr(b));
            assertEquals(0, rt.allocator.liveCount());
        }
    }

    @Test
    void view_openWhenTheObjectEnds_keepsTheBlockUntilItIsClosed() {
        PyByteArray b = filled(LARGE, 7);
        BufferView one = b.buffer(rt.ts);
        BufferView two = b.buffer(rt.ts);
        b.clear(rt.ts);
        assertEquals(0, b.size());
        assertEquals(7, one.get(LARGE - 1));
        one.close();
        assertEquals(1, rt.allocator.liveCount());
        assertEquals(7, two.get(0));
        two.close();
        assertEquals(0, rt.allocator.liveCount());
        b.append(rt.ts, 1);
        assertEquals("bytearray(b'\\x01')", rt.repr(b));
    }

    @Test
    void memoryview_ofALargeByteArray_pinsItAndIsRefusedAfterItsRelease() {
        PyByteArray b = filled(LARGE, 7);
        try (var held = rt.ts.hold(b)) {
            PyMemoryView m = PyMemoryView.of(rt.ts, b, 0);
            try (var heldToo = rt.ts.hold(m)) {
                assertEquals(
                        "BufferError: Existing exports of data: object cannot be re-sized", rt.raised(() -> b.append(rt.ts, 1)));
                Subscripts.set(rt.ts, m, PyInt.of(-1), PyInt.of(8));
                assertEquals(8, b.get(rt.ts, -1));
                assertEquals("8", rt.repr(Subscripts.get(rt.ts, m, PyInt.of(LARGE - 1))));
                Refs.discard(rt.ts, rt.method(m, "release"));
                b.append(rt.ts, 9);
                assertEquals(
                        "ValueError: operation forbidden on released memoryview object",
                        rt.raised(() -> Subscripts.get(rt.ts, m, PyInt.of(0))));
            }
        }
    }

    @Test
    void search_inABlock_findsWhatASearchInAnArrayFinds() {
        byte[] bytes = new byte[5000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * i % 251 / 4);
        }
        PyBytes array = PyBytes.of(bytes);
        PyByteArray b = PyByteArray.of(rt.ts, bytes);
        try (var held = rt.ts.hold(b);
                BufferView block = b.buffer(rt.ts)) {
            for (int from = 0; from < 300; from += 7) {
                for (int m = 0; m < 90; m += 1 + m / 4) {
                    PyBytes sub = PyBytes.copyOf(bytes, 4000 + from, m);
                    assertEquals(OctetSearch.find(array, sub, from, 5000 - from), OctetSearch.find(block, sub, from, 5000 - from));
                    assertEquals(OctetSearch.findLast(array, sub, from, 5000 - from), OctetSearch.findLast(block, sub, from, 5000 - from));
                    assertEquals(OctetSearch.count(array, sub, from, 5000), OctetSearch.count(block, sub, from, 5000));
                    assertEquals(OctetSearch.matchesTail(array, sub, 4000 + from, 5000, false), OctetSearch.matchesTail(block, sub, 4000 + from, 5000, false));
                }
            }
            assertEquals(0, OctetSearch.compare(array, block));
            assertEquals(-1, Integer.signum(OctetSearch.compare(block, PyBytes.of(Arrays.copyOf(bytes, 5001)))));
            byte[] other = bytes.clone();
            other[4999] = (byte) 0x80;
            assertEquals(-1, Integer.signum(OctetSearch.compare(block, PyBytes.of(other))));
        }
    }

    @Test
    void loss_ofAByteArrayThatNobodyCounted_isMendedByTheHostCollector() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            PyByteArray.ofZeros(rt.ts, LARGE);
        }
        long left = 51;
        for (int i = 0; i < 100 && left > 10; i++) {
            System.gc();
            Thread.sleep(5);
            PyByteArray.ofZeros(rt.ts, LARGE);
            left = rt.allocator.liveCount();
        }
        assertTrue(left <= 10, "blocks left: " + left);
    }

    /** Forbidden: a byte that was never stored in the bytearray that is read, as one of a block that another bytearray has by now. */
    @Test
    void resize_whileOthersReadAndView_showsNobodyElsesBytes() throws InterruptedException {
        PyByteArray ones = filled(2000, 1);
        PyByteArray twos = filled(2000, 2);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Interpreter interpreter = Interpreter.of(rt.ts);
        try (var held = rt.ts.hold(ones);
                var heldToo = rt.ts.hold(twos)) {
            Thread[] threads = {
                worker(interpreter, failure, ts -> resize(ts, ones, 1)),
                worker(interpreter, failure, ts -> resize(ts, twos, 2)),
                worker(interpreter, failure, ts -> read(ts, ones, 1)),
                worker(interpreter, failure, ts -> read(ts, twos, 2))
            };
            rt.ts.detach();
            for (Thread t : threads) {
                t.join();
            }
            rt.ts.attach();
        }
        assertNull(failure.get(), () -> failure.get().toString());
    }

    private interface Work {
        void run(ThreadState ts);
    }

    private static Thread worker(Interpreter interpreter, AtomicReference<Throwable> failure, Work work) {
        Thread t = new Thread(() -> {
            ThreadState ts = Runtime.attach(interpreter);
            try {
                for (int i = 0; i < 3000 && failure.get() == null; i++) {
                    work.run(ts);
                }
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                ts.exit();
            }
        });
        t.start();
        return t;
    }

    private static void resize(ThreadState ts, PyByteArray b, int octet) {
        byte[] more = new byte[2000];
        Arrays.fill(more, (byte) octet);
        try {
            b.appendAll(ts, more);
            b.replace(ts, 0, Math.max(b.size() - 2000, 0), null, 0, 0);
        } catch (org.pyrt.objects.exception.Raised e) {
            // A reader has a view.
            org.pyrt.objects.exception.Errors.clear(ts);
        }
    }

    private static void read(ThreadState ts, PyByteArray b, int octet) {
        int one = b.get(ts, b.size() / 2);
        if (one != octet && one != -1) {
            throw new AssertionError("read " + one + " instead of " + octet);
        }
        check(b.toArray(ts), octet);
        PyMemoryView m = PyMemoryView.of(ts, b, 0);
        try (var held = ts.hold(m);
                BufferView v = m.buffer(ts)) {
            check(v.octets(), octet);
        }
    }

    private static void check(byte[] bytes, int octet) {
        for (byte x : bytes) {
            if (x != octet) {
                throw new AssertionError("read " + x + " instead of " + octet);
            }
        }
    }
}
