package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.pyrt.api.service.BlockAllocator;

/** Blocks: size, alignment, reuse, misuse, threads. */
class ArenaAllocatorTest {

    private final BlockAllocator allocator = new ArenaAllocatorProvider().create();

    @Test
    void provider_ofThisModule_isDeclared() {
        List<ModuleDescriptor.Provides> provides = List.copyOf(ArenaAllocator.class.getModule().getDescriptor().provides());
        assertEquals(1, provides.size());
        assertEquals(BlockAllocator.Provider.class.getName(), provides.getFirst().service());
        assertEquals(List.of(ArenaAllocatorProvider.class.getName()), provides.getFirst().providers());
    }

    @Test
    void allocate_anySize_givesAnAlignedNativeBlockOfThatSize() {
        for (long size : new long[] {0, 1, 15, 16, 17, 32, 33, 1_000, 16_383, 16_384, 16_385, 65_536, 1_000_000}) {
            MemorySegment block = allocator.allocate(size);
            assertEquals(size, block.byteSize());
            assertTrue(block.isNative());
            assertEquals(0, block.address() % ArenaAllocator.ALIGNMENT, "size " + size);
            block.fill((byte) 7);
            allocator.free(block);
        }
    }

    @Test
    void allocate_negativeSize_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> allocator.allocate(-1));
    }

    @Test
    void allocate_zeroBytes_givesDistinctBlocks() {
        Set<Long> addresses = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            assertTrue(addresses.add(allocator.allocate(0).address()));
        }
    }

    @Test
    void allocate_afterFree_reusesTheSmallBlock() {
        MemorySegment first = allocator.allocate(100);
        allocator.free(first);
        assertEquals(first.address(), allocator.allocate(120).address());
    }

    @Test
    void free_ofALargeBlock_endsItsUse() {
        MemorySegment block = allocator.allocate(1 << 20);
        allocator.free(block);
        assertThrows(IllegalStateException.class, () -> block.get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void free_twice_isRefused() {
        MemorySegment small = allocator.allocate(40);
        allocator.free(small);
        assertThrows(IllegalArgumentException.class, () -> allocator.free(small));
        MemorySegment big = allocator.allocate(1 << 20);
        allocator.free(big);
        assertThrows(IllegalArgumentException.class, () -> allocator.free(big));
    }

    @Test
    void free_ofWhatIsNoBlock_isRefused() {
        MemorySegment block = allocator.allocate(64);
        assertThrows(IllegalArgumentException.class, () -> allocator.free(block.asSlice(8)));
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.NULL));
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.ofAddress(Long.MAX_VALUE)));
        allocator.free(block);
    }

    @Test
    void blocks_takenAndGivenBackAtRandom_neverOverlap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Long, MemorySegment> live = new TreeMap<>();
        List<MemorySegment> order = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (order.isEmpty() || random.nextInt(5) < 3) {
                long size = random.nextInt(50) == 0 ? random.nextInt(40_000) : random.nextInt(600);
                MemorySegment block = allocator.allocate(size);
                var below = live.floorEntry(block.address());
                assertTrue(below == null || end(below.getValue()) <= block.address(), () -> "overlap, seed " + seed);
                var above = live.higherEntry(block.address());
                assertTrue(above == null || end(block) <= above.getKey(), () -> "overlap, seed " + seed);
                live.put(block.address(), block);
                order.add(block);
            } else {
                int at = random.nextInt(order.size());
                MemorySegment block = order.get(at);
                order.set(at, order.getLast());
                order.removeLast();
                live.remove(block.address());
                allocator.free(block);
            }
        }
    }

    private static long end(MemorySegment block) {
        return block.address() + Math.max(1, block.byteSize());
    }

    /** Forbidden: two threads with one block, a block lost on its way back. */
    @Test
    void blocks_freedByOtherThreads_keepTheirBytes() throws Exception {
        BlockingQueue<MemorySegment> queue = new ArrayBlockingQueue<>(100);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int me = t;
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    exchange(me, queue);
                                } catch (Throwable e) {
                                    failure.compareAndSet(null, e);
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private void exchange(int me, BlockingQueue<MemorySegment> queue) {
        Random random = new Random(me);
        for (int i = 0; i < 20_000; i++) {
            MemorySegment block = allocator.allocate(8 + random.nextInt(500));
            block.fill((byte) block.byteSize());
            while (!queue.offer(block)) {
                MemorySegment other = queue.poll();
                if (other != null) {
                    for (long at = 0; at < other.byteSize(); at++) {
                        assertEquals((byte) other.byteSize(), other.get(ValueLayout.JAVA_BYTE, at));
                    }
                    allocator.free(other);
                }
            }
        }
    }
}
