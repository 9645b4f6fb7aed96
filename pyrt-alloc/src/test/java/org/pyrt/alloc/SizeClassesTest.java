package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Properties that hold for all sizes. */
class SizeClassesTest {

    @Test
    void of_everySize_isTheSmallestClassThatFits() {
        for (int size = 0; size <= SizeClasses.LARGEST; size++) {
            int c = SizeClasses.of(size);
            assertTrue(SizeClasses.bytes(c) >= size, "size " + size);
            assertTrue(c == 0 || SizeClasses.bytes(c - 1) < size, "size " + size);
        }
        assertEquals(SizeClasses.COUNT - 1, SizeClasses.of(SizeClasses.LARGEST));
    }

    @Test
    void of_everySizeBeyond128_wastesAtMostAQuarter() {
        for (int size = 129; size <= SizeClasses.LARGEST; size++) {
            assertTrue(4L * SizeClasses.bytes(SizeClasses.of(size)) <= 5L * size + 16, "size " + size);
        }
    }

    @Test
    void bytes_ofAllClasses_growAndAreMultiplesOfTheQuantum() {
        for (int c = 0; c < SizeClasses.COUNT; c++) {
            assertEquals(0, SizeClasses.bytes(c) % SizeClasses.QUANTUM);
            assertTrue(c == 0 || SizeClasses.bytes(c) > SizeClasses.bytes(c - 1));
            assertTrue(((long) Page.slicesFor(c) << Page.SLICE_BITS) / SizeClasses.bytes(c) >= 8);
        }
    }

    @Test
    void ofAligned_everyAlignment_isAMultipleThatFits() {
        for (long alignment = 16; alignment <= Page.SLICE; alignment *= 2) {
            for (int size = 0; size <= SizeClasses.LARGEST; size += 7) {
                int bytes = SizeClasses.bytes(SizeClasses.ofAligned(size, alignment));
                assertTrue(bytes >= size);
                assertEquals(0, bytes % alignment);
            }
        }
    }

    @Test
    void numberAt_everyAddressOfAPage_isRightWhereABlockBegins() {
        PagePool pool = new PagePool();
        try {
            for (int c = 0; c < SizeClasses.COUNT; c++) {
                Page page = pool.newPage(c);
                long end = page.link.length * page.blockSize;
                for (long offset = 0; offset < (long) page.slices << Page.SLICE_BITS; offset += 16) {
                    long expected = offset < end && offset % page.blockSize == 0 ? offset / page.blockSize : -1;
                    assertEquals(expected, page.numberAt(page.base + offset));
                }
                assertEquals(-1, page.numberAt(page.base + 1));
            }
        } finally {
            pool.run();
        }
    }
}
