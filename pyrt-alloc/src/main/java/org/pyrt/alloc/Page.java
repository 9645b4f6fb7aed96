package org.pyrt.alloc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory cut into blocks of one size, all from one heap. A <em>large</em> page is a single block that fills slices of a segment, a <em>huge</em>
 * one a single block with an arena to itself; neither has an owner.
 *
 * <p>Implementation notes. Blocks are known by their number. {@link #link} has for each block {@link #LIVE} (it is given out), {@link #DELAYED}
 * (freed, and not to be reused before a grace period ends), or the number of the next block in the list it is in, -1 for the last. There are three
 * lists, as in mimalloc: {@code free}, which the owner allocates from; {@code localFree}, where the owner puts what it frees; and the list of
 * {@link ForeignFrees}. When {@code free} is empty the other two become it ({@link #refill}), so an owner passes there at least once in as many
 * allocations as the page has blocks, and does its other duties then. Numbers from {@code fresh} on were never given out and are in no list.
 *
 * <p>The lists are in an array on the Java heap and not in the blocks: what a user writes into a block that is freed cannot break the allocator, a
 * block freed twice is noticed, and a block's memory is not touched before its user touches it.
 *
 * <p>Guards: fields without another remark belong to the owner: the thread {@link #thread}; for a heap that threads share, who has its monitor;
 * for abandoned pages, who has the allocator's lock. Others read {@code taken} and {@code given} for statistics, at whatever time. A thread that
 * reads {@code thread} and finds itself is the owner, for only it or, after its end, somebody else writes that field again; any other value, even
 * an old one, sends it to the list of foreign frees, which is right for every thread.
 */
final class Page extends ForeignFrees {

    /** In {@link #link}: given out. */
    static final short LIVE = -2;

    /** In {@link #link}: freed, waiting for a grace period. */
    static final short DELAYED = -3;

    /** The last of a list. */
    static final short END = -1;

    /** Bits of an address within a slice. */
    static final int SLICE_BITS = 16;

    /** Bytes of a slice, the unit that segments are cut in; pages begin at multiples of it. */
    static final int SLICE = 1 << SLICE_BITS;

    /** {@link #sizeClass} of a large block. */
    static final int LARGE = -1;

    /** {@link #sizeClass} of a huge block. */
    static final int HUGE = -2;

    /** {@link #watch}: the page is its heap's current one of its class; no free needs attention. */
    static final int CURRENT = 0;

    /** {@link #watch}: in its heap's list, not current. */
    static final int QUEUED = 1;

    /** {@link #watch}: without free blocks, in no list. */
    static final int FULL = 2;

    /** What stands in lists for no page: without blocks, never written to. */
    static final Page NONE = new Page();

    private static final int RECIPROCAL_BITS = 40;
    private static final int BATCH_BYTES = 8192;
    private static final int LEAST_BATCH = 4;

    final MemorySegment memory;
    final long base;
    final long blockSize;
    final int sizeClass;
    final short[] link;

    /** Where its slices are; null of a huge one. */
    final Segment segment;

    final int firstSlice;
    final int slices;

    /** The arena of a huge block. */
    final Arena arena;

    /** Whether its memory, when it was made, was all zeros. */
    final boolean clean;

    private final long reciprocal;

    int free = END;
    int watch = QUEUED;

    /** How many blocks were ever given out. */
    long taken;

    /** How many came back and are known to be free; those in the foreign list do not count. */
    long given;

    Thread thread;
    Page next;
    Page previous;

    /** {@link #taken} when the heap looked for idle pages last. */
    long takenAtSweep = -1;

    private int localFree = END;
    private int fresh;

    private Page() {
        memory = null;
        base = 0;
        blockSize = 1;
        sizeClass = 0;
        link = new short[0];
        segment = null;
        firstSlice = 0;
        slices = 0;
        arena = null;
        clean = false;
        reciprocal = 0;
    }

    /** A page of blocks of a class, or of one large block, in slices that the caller took. */
    Page(Segment segment, int firstSlice, int slices, int sizeClass, boolean clean) {
        this.segment = segment;
        this.firstSlice = firstSlice;
        this.slices = slices;
        this.sizeClass = sizeClass;
        this.clean = clean;
        arena = null;
        long bytes = (long) slices << SLICE_BITS;
        memory = segment.memory.asSlice((long) firstSlice << SLICE_BITS, bytes);
        base = memory.address();
        blockSize = sizeClass == LARGE ? bytes : SizeClasses.bytes(sizeClass);
        link = new short[(int) (bytes / blockSize)];
        reciprocal = (1L << RECIPROCAL_BITS) / blockSize + 1;
    }

    /** A huge block. */
    Page(Arena arena, MemorySegment memory) {
        this.arena = arena;
        this.memory = memory;
        base = memory.address();
        blockSize = memory.byteSize();
        sizeClass = HUGE;
        link = new short[1];
        segment = null;
        firstSlice = 0;
        slices = 0;
        clean = true;
        reciprocal = 0;
    }

    /** How many slices a page of blocks of a class has: enough for eight blocks. */
    static int slicesFor(int sizeClass) {
        return SizeClasses.bytes(sizeClass) <= SLICE / 8 ? 1 : 8;
    }

    /** The bytes of a block, as many of them as were asked for. */
    MemorySegment block(int number, long byteSize) {
        return memory.asSlice(number * blockSize, byteSize);
    }

    /** The number of the block that begins at an address in this page; -1 if none does. */
    int numberAt(long address) {
        long offset = address - base;
        if (offset == 0) {
            return 0;
        }
        // Right for offsets below 2**19 and sizes of up to 2**16: the error of the reciprocal is below 2**-40, times 2**19, less than 1 / size.
        int number = (int) (offset * reciprocal >>> RECIPROCAL_BITS);
        return number < link.length && number * blockSize == offset ? number : END;
    }

    /** Gives out the first block of {@code free}, whose number the caller has read there. The owner calls it. */
    void take(int number) {
        short[] l = link;
        free = l[number];
        l[number] = LIVE;
        taken++;
    }

    /** Puts a block on the owner's list; false: it is not given out. The owner calls it. */
    boolean give(int number) {
        short[] l = link;
        if (l[number] != LIVE) {
            return false;
        }
        l[number] = (short) localFree;
        localFree = number;
        given++;
        return true;
    }

    /** Fills {@code free}, which is empty, from the other lists or with fresh blocks; false: there are none. The owner calls it. */
    boolean refill() {
        collect(take());
        if (localFree >= 0) {
            free = localFree;
            localFree = END;
            return true;
        }
        return extend();
    }

    /** Puts a list that was taken off the foreign frees on the owner's. */
    void collect(int first) {
        if (first < 0) {
            return;
        }
        short[] l = link;
        int last = first;
        int count = 1;
        while (l[last] >= 0) {
            last = l[last];
            if (++count > l.length) {
                throw new IllegalStateException("two threads freed one block at once");
            }
        }
        l[last] = (short) localFree;
        localFree = first;
        given += count;
    }

    private boolean extend() {
        int from = fresh;
        int count = link.length - from;
        if (count <= 0) {
            return false;
        }
        int batch = Math.min(count, Math.max(LEAST_BATCH, (int) (BATCH_BYTES / blockSize)));
        int to = from + batch;
        for (int i = from; i < to; i++) {
            link[i] = (short) (i + 1);
        }
        link[to - 1] = END;
        fresh = to;
        free = from;
        return true;
    }

    /** Whether a block could be given out without looking at the foreign list. */
    boolean hasRoom() {
        return free >= 0 || localFree >= 0 || fresh < link.length;
    }

    /** Whether all that was given out is back. */
    boolean isUnused() {
        return taken == given;
    }

    /** How many numbers were ever in use; for the heap walk. */
    int used() {
        return fresh;
    }

    /** The first block of the owner's list of freed ones; for checks. */
    int peekLocal() {
        return localFree;
    }
}
