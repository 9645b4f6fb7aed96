package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;

/** Checks the books of an allocator that no thread uses at the moment. */
final class Books {

    private Books() {}

    /** Each block of each page is given out, waiting, fresh, or in exactly one list, and the counts say so. */
    static void check(PagedAllocator allocator) {
        for (Page page : allocator.pages()) {
            if (page.sizeClass >= 0) {
                check(page);
            } else {
                assertTrue(page.link[0] == Page.LIVE || page.link[0] == Page.DELAYED, "a large page that is not given out");
            }
        }
    }

    private static void check(Page page) {
        BitSet seen = new BitSet();
        int free = follow(page, page.free, seen);
        int local = follow(page, page.peekLocal(), seen);
        int foreign = follow(page, page.peek(), seen);
        int live = 0;
        for (int i = 0; i < page.used(); i++) {
            if (page.link[i] == Page.LIVE || page.link[i] == Page.DELAYED) {
                assertFalse(seen.get(i), "a block given out and in a list");
                live++;
            } else {
                assertTrue(seen.get(i), "a block lost");
            }
        }
        assertEquals(page.used(), live + free + local + foreign);
        assertEquals(page.taken - page.given, live + foreign, "the counts");
    }

    private static int follow(Page page, int first, BitSet seen) {
        int count = 0;
        for (int i = first; i >= 0; i = page.link[i]) {
            assertFalse(seen.get(i), "a block in two lists");
            assertTrue(i < page.used());
            seen.set(i);
            count++;
        }
        return count;
    }
}
