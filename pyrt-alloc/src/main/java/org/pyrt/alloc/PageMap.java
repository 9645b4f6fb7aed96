package org.pyrt.alloc;

/**
 * Finds the page that an address lies in: a tree of three levels over the upper 32 of 48 bits of an address. Written with the allocator's lock.
 * Readers need none: who may free a block got it, by whatever way, after its page was written here. Who looks for an address that it got in no such
 * way finds nothing, or a page, in which it then finds no such block.
 */
final class PageMap {

    private static final int LOWER_BITS = 11;
    private static final int LOWER = 1 << LOWER_BITS;
    private static final int UPPER = 1 << 10;

    private final Page[][][] root = new Page[UPPER][][];

    /** The page whose slice an address lies in; of a large or huge block only if it is in its first slice. Null if there is none. */
    Page at(long address) {
        long slice = address >>> Page.SLICE_BITS;
        int upper = (int) (slice >>> 2 * LOWER_BITS);
        if (slice >>> Integer.SIZE != 0) {
            return null;
        }
        Page[][] middle = root[upper];
        if (middle == null) {
            return null;
        }
        Page[] leaf = middle[(int) (slice >>> LOWER_BITS) & LOWER - 1];
        return leaf == null ? null : leaf[(int) slice & LOWER - 1];
    }

    /** Notes a page at all its slices, at the first only of a large or huge block. */
    void add(Page page) {
        set(page, page);
    }

    /** Forgets a page. */
    void remove(Page page) {
        set(page, null);
    }

    private void set(Page page, Page value) {
        long slice = page.base >>> Page.SLICE_BITS;
        int count = page.sizeClass < 0 ? 1 : page.slices;
        for (int i = 0; i < count; i++) {
            leafOf(slice + i)[(int) (slice + i) & LOWER - 1] = value;
        }
    }

    private Page[] leafOf(long slice) {
        if (slice >>> Integer.SIZE != 0) {
            throw new IllegalStateException("memory at an address of more than 48 bits");
        }
        int upper = (int) (slice >>> 2 * LOWER_BITS);
        if (root[upper] == null) {
            root[upper] = new Page[LOWER][];
        }
        int lower = (int) (slice >>> LOWER_BITS) & LOWER - 1;
        if (root[upper][lower] == null) {
            root[upper][lower] = new Page[LOWER];
        }
        return root[upper][lower];
    }
}
