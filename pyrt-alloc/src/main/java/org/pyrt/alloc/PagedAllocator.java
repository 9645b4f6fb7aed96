package org.pyrt.alloc;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.BlockStatistics;

/**
 * The allocator: mimalloc's design with its books on the Java heap. Each thread allocates from pages of its own, of one size of block each, without
 * locks or atomics, and frees into them likewise; a block of another thread's page is pushed on that page's list by compare-and-set.
 *
 * <table>
 * <caption>Blocks</caption>
 * <tr><th>bytes</th><th>from</th></tr>
 * <tr><td>up to 8 KiB</td><td>a page of 64 KiB of the thread's</td></tr>
 * <tr><td>up to 64 KiB</td><td>a page of 512 KiB of the thread's</td></tr>
 * <tr><td>up to 2 MiB</td><td><em>large</em>: a run of slices of 64 KiB of a segment, under a lock</td></tr>
 * <tr><td>more</td><td><em>huge</em>: an arena to itself, closed when the block is freed</td></tr>
 * </table>
 *
 * <p>Virtual threads share a few heaps, under locks. Making an allocator costs nothing; its first block reserves its first segment.
 *
 * <p>Blocks are valid until they are freed and as long as the allocator is reachable and open: afterwards their use may fail with
 * IllegalStateException, or reach memory that is another block's. What is no block, or was freed, is refused by {@code free} with
 * IllegalArgumentException, unless the block has been given out again since.
 *
 * <p>The states of pages and the races between threads are described in docs/allocator.md and at {@link Page}, {@link ForeignFrees}, {@link Heap} and
 * {@link Heaps}. All methods may be called by any thread.
 */
public final class PagedAllocator implements BlockAllocator {

    /** Bytes of the largest block that comes from a page of its thread. */
    public static final long LARGEST_PAGED = SizeClasses.LARGEST;

    /** Bytes of the largest block that comes from a segment; a larger one has an arena to itself. */
    public static final long LARGEST_SLICED = (long) PagePool.LARGEST_RUN << Page.SLICE_BITS;

    /** Gives back the memory of allocators that became unreachable. Its thread starts with the first segment. */
    private static final class Janitor {
        static final Cleaner CLEANER = Cleaner.create();

        private Janitor() {}
    }

    private final PagePool pool = new PagePool();
    private final PageMap map = pool.map;
    private final Heaps heaps = new Heaps(pool);

    /** Set once, with the pool's lock. */
    private volatile Cleaner.Cleanable cleanable;

    /** An allocator without memory as yet. */
    public PagedAllocator() {}

    // ---- allocating ----

    @Override
    public MemorySegment allocate(long byteSize) {
        if (byteSize < 0 || byteSize > SizeClasses.LARGEST) {
            return allocateLarge(byteSize, SizeClasses.QUANTUM);
        }
        int sizeClass = SizeClasses.of(byteSize);
        Heap heap = heaps.current();
        if (heap == null) {
            return allocateShared(sizeClass, byteSize);
        }
        Page page = heap.pages[sizeClass];
        int number = page.free;
        if (number < 0) {
            page = refilled(heap, sizeClass);
            number = page.free;
        }
        page.take(number);
        return page.block(number, byteSize);
    }

    /** As {@link #allocate(long)}, the address only. Give it back with {@link #freeAddress}. */
    public long allocateAddress(long byteSize) {
        if (byteSize < 0 || byteSize > SizeClasses.LARGEST) {
            return allocateLarge(byteSize, SizeClasses.QUANTUM).address();
        }
        int sizeClass = SizeClasses.of(byteSize);
        Heap heap = heaps.current();
        if (heap == null) {
            return allocateShared(sizeClass, byteSize).address();
        }
        Page page = heap.pages[sizeClass];
        int number = page.free;
        if (number < 0) {
            page = refilled(heap, sizeClass);
            number = page.free;
        }
        page.take(number);
        return page.base + number * page.blockSize;
    }

    /** {@inheritDoc} Throws OutOfMemoryError. */
    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        if (byteAlignment <= 0 || (byteAlignment & byteAlignment - 1) != 0) {
            throw new IllegalArgumentException("alignment of " + byteAlignment);
        }
        if (byteAlignment <= SizeClasses.QUANTUM) {
            return allocate(byteSize);
        }
        if (byteSize < 0 || byteSize > SizeClasses.LARGEST || byteAlignment > Page.SLICE) {
            return allocateLarge(byteSize, byteAlignment);
        }
        return allocateOf(SizeClasses.ofAligned(byteSize, byteAlignment), byteSize);
    }

    @Override
    public MemorySegment allocateZeroed(long byteSize) {
        MemorySegment block = allocate(byteSize);
        if (byteSize > SizeClasses.LARGEST && map.at(block.address()).clean) {
            return block;
        }
        return block.fill((byte) 0);
    }

    private MemorySegment allocateOf(int sizeClass, long byteSize) {
        Heap heap = heaps.current();
        if (heap == null) {
            return allocateShared(sizeClass, byteSize);
        }
        Page page = heap.pages[sizeClass].free >= 0 ? heap.pages[sizeClass] : refilled(heap, sizeClass);
        int number = page.free;
        page.take(number);
        return page.block(number, byteSize);
    }

    private Page refilled(Heap heap, int sizeClass) {
        Page page = heap.pageWithRoom(sizeClass);
        if (cleanable == null) {
            beCleaned();
        }
        return page;
    }

    private MemorySegment allocateShared(int sizeClass, long byteSize) {
        Heap heap = heaps.shared();
        synchronized (heap) {
            Page page = heap.pages[sizeClass].free >= 0 ? heap.pages[sizeClass] : refilled(heap, sizeClass);
            int number = page.free;
            page.take(number);
            return page.block(number, byteSize);
        }
    }

    private MemorySegment allocateLarge(long byteSize, long alignment) {
        if (byteSize < 0) {
            throw new IllegalArgumentException("block of " + byteSize + " bytes");
        }
        Page page;
        if (byteSize > LARGEST_SLICED || alignment > Page.SLICE) {
            page = pool.newHuge(byteSize, alignment);
        } else {
            page = pool.newLarge((int) (byteSize + Page.SLICE - 1 >>> Page.SLICE_BITS));
        }
        if (cleanable == null) {
            beCleaned();
        }
        return page.block(0, byteSize);
    }

    private void beCleaned() {
        synchronized (pool) {
            if (cleanable == null) {
                cleanable = Janitor.CLEANER.register(this, pool);
            }
        }
    }

    // ---- freeing ----

    @Override
    public void free(MemorySegment block) {
        freeAddress(block.address());
    }

    /** Gives back the block that begins at an address, exactly once. Throws IllegalArgumentException if there is none. */
    public void freeAddress(long address) {
        Page page = map.at(address);
        if (page == null) {
            throw notLive(address);
        }
        int number = page.numberAt(address);
        if (number < 0) {
            throw notLive(address);
        }
        if (page.thread == Thread.currentThread()) {
            if (!page.give(number)) {
                throw notLive(address);
            }
            if (page.watch != Page.CURRENT) {
                page.heap.settle(page);
            }
        } else if (!heaps.free(page, number)) {
            throw notLive(address);
        }
    }

    @Override
    public void freeAfter(MemorySegment block, Grace grace, long goal) {
        if (grace.isOver(goal)) {
            free(block);
            return;
        }
        long address = block.address();
        Page page = map.at(address);
        int number = page == null ? -1 : page.numberAt(address);
        if (number < 0 || !ForeignFrees.claim(page.link, number, Page.LIVE, Page.DELAYED)) {
            throw notLive(address);
        }
        Heap heap = heaps.current();
        if (heap != null) {
            delay(heap, address, grace, goal);
        } else {
            heap = heaps.shared();
            synchronized (heap) {
                delay(heap, address, grace, goal);
            }
        }
    }

    private void delay(Heap heap, long address, Grace grace, long goal) {
        if (heap.delayed == null) {
            heap.delayed = new DelayedFrees();
        }
        heap.delayed.release(heaps);
        heap.delayed.add(address, grace, goal);
    }

    @Override
    public MemorySegment reallocate(MemorySegment block, long byteSize) {
        long address = block.address();
        Page page = map.at(address);
        int number = page == null ? -1 : page.numberAt(address);
        if (number < 0 || page.link[number] != Page.LIVE) {
            throw notLive(address);
        }
        if (byteSize >= 0 && byteSize <= page.blockSize && (byteSize >= page.blockSize / 2 || page.blockSize <= 64)) {
            return page.block(number, byteSize);
        }
        MemorySegment moved = allocate(byteSize);
        MemorySegment.copy(block, 0, moved, 0, Math.min(block.byteSize(), byteSize));
        freeAddress(address);
        return moved;
    }

    private static IllegalArgumentException notLive(long address) {
        return new IllegalArgumentException("no block at 0x" + Long.toHexString(address));
    }

    // ---- the whole ----

    @Override
    public void threadEnds() {
        heaps.end();
    }

    @Override
    public void trim() {
        heaps.trim();
    }

    @Override
    public void close() {
        Cleaner.Cleanable c;
        synchronized (pool) {
            c = cleanable;
        }
        if (c == null) {
            pool.run();
        } else {
            c.clean();
        }
    }

    /**
     * Shows each page and the blocks of it that are given out. Exact where no other thread allocates or frees meanwhile; else each block that was given out
     * all the time is shown, and any other one may be.
     */
    public void walk(BlockVisitor visitor) {
        for (Page page : pool.allPages()) {
            visitor.page(page.base, page.link.length * page.blockSize, page.blockSize, page.thread);
            int used = page.sizeClass < 0 ? 1 : page.used();
            for (int i = 0; i < used; i++) {
                if (page.link[i] == Page.LIVE) {
                    visitor.block(page.base + i * page.blockSize, page.blockSize);
                }
            }
        }
    }

    @Override
    public BlockStatistics statistics() {
        long[] counters = pool.counters();
        long taken = counters[0];
        long given = counters[1];
        long pageBytes = 0;
        long liveBytes = 0;
        long hugeBlocks = 0;
        long largeBlocks = 0;
        long abandonedPages = 0;
        int[] pages = new int[SizeClasses.COUNT];
        long[] live = new long[SizeClasses.COUNT];
        long[] room = new long[SizeClasses.COUNT];
        List<Page> all = pool.allPages();
        for (Page page : all) {
            // Others count on meanwhile: what came back is read first, so that no page seems to have less than nothing.
            long back = page.given;
            long out = page.taken;
            taken += out;
            given += back;
            long here = Math.max(0, Math.min(out - back, page.link.length));
            liveBytes += here * page.blockSize;
            pageBytes += page.link.length * page.blockSize;
            if (page.heap == heaps.abandoned) {
                abandonedPages++;
            }
            if (page.sizeClass >= 0) {
                pages[page.sizeClass]++;
                live[page.sizeClass] += here;
                room[page.sizeClass] += page.link.length - here;
            } else if (page.sizeClass == Page.LARGE) {
                largeBlocks++;
            } else {
                hugeBlocks++;
            }
        }
        List<BlockStatistics.SizeClass> classes = new ArrayList<>();
        for (int c = 0; c < pages.length; c++) {
            if (pages[c] > 0) {
                classes.add(new BlockStatistics.SizeClass(SizeClasses.bytes(c), pages[c], live[c], room[c]));
            }
        }
        return new BlockStatistics(
                pool.reservedBytes(),
                pageBytes,
                liveBytes,
                taken - given,
                taken,
                given,
                counters[2],
                counters[3],
                all.size(),
                abandonedPages,
                largeBlocks,
                hugeBlocks,
                heaps.ownedCount(),
                heaps.delayedCount(),
                List.copyOf(classes));
    }

    /** All pages; for checks. */
    List<Page> pages() {
        return pool.allPages();
    }
}
