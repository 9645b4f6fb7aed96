package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads that allocate here and free there, come and go. Forbidden: a block with two users (its pattern changes), a block lost (the books, the
 * count of live blocks), a page that stays when all is freed.
 */
@Timeout(120)
class AllocatorStressTest {

    private static final int SLOTS = 512;
    private static final int THREADS = 3;

    private final PagedAllocator allocator = new PagedAllocator();
    private final AtomicReferenceArray<MemorySegment> exchange = new AtomicReferenceArray<>(SLOTS);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicLong period = new AtomicLong();
    private final AtomicLong allocated = new AtomicLong();

    @Test
    void threads_thatExchangeBlocks_neverShareOrLoseOne() throws InterruptedException {
        generations(60, 4_000, size -> size.nextInt(40) == 0 ? size.nextInt(70_000) : size.nextInt(700), false);
    }

    @Test
    void threads_withBlocksOfOneSize_contendForItsPages() throws InterruptedException {
        generations(60, 8_000, size -> 4_096, false);
    }

    @Test
    void threads_withLargeAndHugeBlocks_neverShareOrLoseOne() throws InterruptedException {
        generations(6, 300, size -> size.nextInt(3_000_000), false);
    }

    @Test
    void virtualThreads_amongOthers_neverShareOrLoseABlock() throws InterruptedException {
        generations(60, 3_000, size -> size.nextInt(2_000), true);
    }

    private interface Sizes {
        int next(Random random);
    }

    /** So many threads, {@link #THREADS} at a time; the books are checked when all have ended. */
    private void generations(int threads, int steps, Sizes sizes, boolean virtual) throws InterruptedException {
        long seed = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            long own = seed + t;
            boolean says = t % 3 == 0;
            Runnable body =
                    () -> {
                        try {
                            exchange(new Random(own), steps, sizes);
                            if (says) {
                                allocator.threadEnds();
                            }
                        } catch (Throwable e) {
                            failure.compareAndSet(null, e);
                        }
                    };
            running.add(virtual && t % 2 == 0 ? Thread.startVirtualThread(body) : Thread.ofPlatform().start(body));
            if (running.size() == THREADS) {
                running.removeFirst().join();
            }
        }
        for (Thread thread : running) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new AssertionError("seed " + seed, failure.get());
        }
        period.set(Long.MAX_VALUE);
        Books.check(allocator);
        int left = 0;
        for (int i = 0; i < SLOTS; i++) {
            left += exchange.get(i) == null ? 0 : 1;
            release(exchange.getAndSet(i, null));
        }
        assertTrue(left > 0);
        allocator.trim();
        allocator.trim();
        Books.check(allocator);
        assertEquals(0, allocator.statistics().liveBlocks(), () -> "seed " + seed);
        assertEquals(0, allocator.statistics().pages(), () -> "seed " + seed);
        assertEquals(0, allocator.statistics().reservedBytes(), () -> "seed " + seed);
        assertEquals(allocated.get(), allocator.statistics().allocations(), () -> "seed " + seed);
        allocator.close();
    }

    private void exchange(Random random, int steps, Sizes sizes) {
        for (int i = 0; i < steps; i++) {
            MemorySegment block = allocator.allocate(sizes.next(random));
            allocated.incrementAndGet();
            mark(block);
            release(exchange.getAndSet(random.nextInt(SLOTS), block));
            if (i % 64 == 0) {
                period.incrementAndGet();
            }
        }
    }

    private void release(MemorySegment block) {
        if (block == null) {
            return;
        }
        check(block);
        if ((block.address() >>> 4 & 15) == 0) {
            long goal = period.get() + 2;
            allocator.freeAfter(block, g -> period.get() >= g, goal);
        } else {
            allocator.free(block);
        }
    }

    /** Writes the block's own address and size over it: ends, and every 64th byte. */
    private static void mark(MemorySegment block) {
        byte pattern = pattern(block);
        for (long at = 0; at < block.byteSize(); at += 64) {
            block.set(ValueLayout.JAVA_BYTE, at, pattern);
        }
        if (block.byteSize() > 0) {
            block.set(ValueLayout.JAVA_BYTE, block.byteSize() - 1, pattern);
        }
    }

    private static void check(MemorySegment block) {
        byte pattern = pattern(block);
        for (long at = 0; at < block.byteSize(); at += 64) {
            assertEquals(pattern, block.get(ValueLayout.JAVA_BYTE, at));
        }
        if (block.byteSize() > 0) {
            assertEquals(pattern, block.get(ValueLayout.JAVA_BYTE, block.byteSize() - 1));
        }
    }

    private static byte pattern(MemorySegment block) {
        return (byte) (block.address() * 31 + block.byteSize() * 7 >>> 4);
    }
}
