package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Rounds of the same work by threads that come and go, each block freed by whoever finds it. What the allocator has from the host must not grow from round
 * to round, nor its books on the Java heap. {@code -Dpyrt.soak.seconds=N} makes it last.
 */
@Timeout(600)
class AllocatorSoakTest {

    private static final int LEAST_ROUNDS = 12;
    private static final int THREADS = 3;
    private static final int STEPS = 6_000;

    private final PagedAllocator allocator = new PagedAllocator();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void rounds_ofTheSameWork_needNoMoreMemory() throws InterruptedException {
        long end = System.nanoTime() + Long.getLong("pyrt.soak.seconds", 0) * 1_000_000_000L;
        List<Long> reserved = new ArrayList<>();
        List<Long> pages = new ArrayList<>();
        while (reserved.size() < LEAST_ROUNDS || System.nanoTime() < end) {
            round(reserved.size());
            assertNull(failure.get());
            reserved.add(allocator.statistics().reservedBytes());
            pages.add(allocator.statistics().pages());
        }
        Books.check(allocator);
        int half = reserved.size() / 2;
        assertTrue(most(reserved, half, reserved.size()) <= most(reserved, 0, half) + 2 * PagePool.SEGMENT, () -> "bytes reserved by round: " + reserved);
        assertTrue(most(pages, half, pages.size()) <= 2 * most(pages, 0, half), () -> "pages by round: " + pages);
        allocator.trim();
        assertEquals(0, allocator.statistics().liveBlocks());
        assertEquals(0, allocator.statistics().reservedBytes());
        assertEquals(0, allocator.statistics().threads());
    }

    private static long most(List<Long> figures, int from, int to) {
        return figures.subList(from, to).stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private void round(int round) throws InterruptedException {
        ConcurrentLinkedQueue<MemorySegment> queue = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int seed = round * THREADS + t;
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            work(new Random(seed), queue);
                                        } catch (Throwable e) {
                                            failure.compareAndSet(null, e);
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (MemorySegment block; (block = queue.poll()) != null; ) {
            allocator.free(block);
        }
    }

    private void work(Random random, ConcurrentLinkedQueue<MemorySegment> queue) {
        for (int i = 0; i < STEPS; i++) {
            queue.add(allocator.allocate(random.nextInt(100) == 0 ? random.nextInt(300_000) : random.nextInt(1_500)));
            if (i > 500) {
                MemorySegment other = queue.poll();
                if (other != null) {
                    allocator.free(other);
                }
            }
        }
    }
}
