package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.BlockStatistics;

/** Blocks: size, alignment, reuse, misuse; pages: when they go, who takes them over. One thread at a time. */
class PagedAllocatorTest {

    private static final long[] SIZES = {0, 1, 15, 16, 17, 32, 33, 129, 1_000, 8_192, 8_193, 16_385, 65_536, 65_537, 1_000_000, 2_097_152, 2_097_153, 9_000_000};

    private final PagedAllocator allocator = new PagedAllocator();

    @AfterEach
    void booksAreRight() {
        Books.check(allocator);
        allocator.close();
    }

    @Test
    void provider_ofThisModule_isDeclared() {
        List<ModuleDescriptor.Provides> provides = List.copyOf(PagedAllocator.class.getModule().getDescriptor().provides());
        assertEquals(1, provides.size());
        assertEquals(BlockAllocator.Provider.class.getName(), provides.getFirst().service());
        assertEquals(List.of(PagedAllocatorProvider.class.getName()), provides.getFirst().providers());
    }

    @Test
    void allocate_anySize_givesAnAlignedNativeBlockOfThatSize() {
        for (long size : SIZES) {
            MemorySegment block = allocator.allocate(size);
            assertEquals(size, block.byteSize());
            assertTrue(block.isNative());
            assertEquals(0, block.address() % 16, "size " + size);
            block.fill((byte) 7);
            allocator.free(block);
        }
        assertEquals(0, allocator.statistics().liveBlocks());
    }

    @Test
    void allocate_anyAlignment_isKept() {
        for (long alignment = 1; alignment <= 1 << 21; alignment *= 2) {
            for (long size : SIZES) {
                MemorySegment one = allocator.allocate(size, alignment);
                MemorySegment two = allocator.allocate(size, alignment);
                assertEquals(0, one.address() % alignment, "size " + size + ", alignment " + alignment);
                assertEquals(0, two.address() % alignment, "size " + size + ", alignment " + alignment);
                assertEquals(size, two.byteSize());
                allocator.free(two);
                allocator.free(one);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> allocator.allocate(8, 24));
        assertThrows(IllegalArgumentException.class, () -> allocator.allocate(8, 0));
    }

    @Test
    void allocate_negativeSize_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> allocator.allocate(-1));
        assertThrows(IllegalArgumentException.class, () -> allocator.allocateAddress(-1));
        assertThrows(IllegalArgumentException.class, () -> allocator.allocate(-1, 64));
    }

    @Test
    void allocate_moreThanThereIs_throwsOutOfMemory() {
        assertThrows(OutOfMemoryError.class, () -> allocator.allocate(1L << 46));
        allocator.free(allocator.allocate(10));
    }

    @Test
    void allocate_zeroBytes_givesDistinctBlocks() {
        Set<Long> addresses = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            assertTrue(addresses.add(allocator.allocate(0).address()));
        }
    }

    @Test
    void allocateZeroed_afterUse_isZero() {
        for (int round = 0; round < 3; round++) {
            for (long size : SIZES) {
                MemorySegment block = allocator.allocateZeroed(size);
                assertEquals(-1, block.mismatch(MemorySegment.ofArray(new byte[(int) size])), "size " + size);
                block.fill((byte) -1);
                allocator.free(block);
            }
        }
    }

    @Test
    void allocateFrom_asASegmentAllocator_copies() {
        MemorySegment text = allocator.allocateFrom("Grüße");
        assertEquals("Grüße", text.getString(0));
        MemorySegment longs = allocator.allocateFrom(ValueLayout.JAVA_LONG, 42L);
        assertEquals(42L, longs.get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void address_ofARawBlock_canBeFreedEitherWay() {
        for (long size : SIZES) {
            long address = allocator.allocateAddress(size);
            assertEquals(0, address % 16);
            allocator.freeAddress(address);
            assertThrows(IllegalArgumentException.class, () -> allocator.freeAddress(address));
        }
    }

    @Test
    void memory_ofBlocksFreed_isUsedAgain() {
        Set<Long> addresses = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            MemorySegment block = allocator.allocate(100);
            addresses.add(block.address());
            allocator.free(block);
        }
        assertTrue(addresses.size() <= Page.SLICE / 112);
        assertEquals(1, allocator.statistics().segments());
    }

    @Test
    void reallocate_anySizes_keepsTheContents() {
        Random random = new Random(5);
        MemorySegment block = allocator.allocate(0);
        byte[] expected = {};
        for (int i = 0; i < 400; i++) {
            int size = (int) Math.pow(2, random.nextDouble() * 22);
            byte[] next = java.util.Arrays.copyOf(expected, size);
            block = allocator.reallocate(block, size);
            assertEquals(size, block.byteSize());
            int common = Math.min(size, expected.length);
            assertEquals(-1, block.asSlice(0, common).mismatch(MemorySegment.ofArray(next).asSlice(0, common)));
            random.nextBytes(next);
            block.copyFrom(MemorySegment.ofArray(next));
            expected = next;
        }
        allocator.free(block);
        MemorySegment gone = block;
        assertThrows(IllegalArgumentException.class, () -> allocator.reallocate(gone, 10));
        assertEquals(0, allocator.statistics().liveBlocks());
    }

    @Test
    void reallocate_withinTheBlock_staysInPlace() {
        MemorySegment block = allocator.allocate(1_000);
        MemorySegment grown = allocator.reallocate(block, 1_024);
        assertEquals(block.address(), grown.address());
        assertEquals(1_024, grown.byteSize());
        assertEquals(block.address(), allocator.reallocate(grown, 600).address());
        assertNotEquals(block.address(), allocator.reallocate(grown, 2_000).address());
    }

    @Test
    void free_ofAHugeBlock_endsItsUse() {
        MemorySegment block = allocator.allocate(4 << 20);
        allocator.free(block);
        assertThrows(IllegalStateException.class, () -> block.get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void free_twice_isRefused() {
        for (long size : SIZES) {
            MemorySegment other = allocator.allocate(size);
            MemorySegment block = allocator.allocate(size);
            allocator.free(block);
            assertThrows(IllegalArgumentException.class, () -> allocator.free(block), "size " + size);
            allocator.free(other);
        }
    }

    @Test
    void free_ofWhatIsNoBlock_isRefused() {
        for (long size : SIZES) {
            if (size > 16) {
                MemorySegment block = allocator.allocate(size);
                assertThrows(IllegalArgumentException.class, () -> allocator.free(block.asSlice(8)));
                assertThrows(IllegalArgumentException.class, () -> allocator.free(block.asSlice(16)));
                allocator.free(block);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.NULL));
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.ofAddress(Long.MAX_VALUE)));
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.ofAddress(-1)));
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.ofArray(new byte[8])));
    }

    @Test
    void blocks_takenAndGivenBackAtRandom_neverOverlap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Long, MemorySegment> live = new TreeMap<>();
        List<MemorySegment> order = new ArrayList<>();
        for (int step = 0; step < 30_000; step++) {
            if (order.isEmpty() || random.nextInt(5) < 3) {
                long size = random.nextInt(50) == 0 ? random.nextInt(200_000) : random.nextInt(600);
                MemorySegment block = random.nextInt(4) == 0 ? allocator.allocate(size, 16L << random.nextInt(6)) : allocator.allocate(size);
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
        Books.check(allocator);
        Set<Long> walked = new HashSet<>();
        allocator.walk(new Collector(walked));
        assertEquals(live.keySet(), walked, () -> "seed " + seed);
        for (MemorySegment block : order) {
            allocator.free(block);
        }
        assertEquals(0, allocator.statistics().liveBlocks());
    }

    private record Collector(Set<Long> addresses) implements BlockVisitor {
        @Override
        public void page(long address, long byteSize, long blockSize, Thread owner) {
            assertTrue(blockSize <= byteSize);
        }

        @Override
        public void block(long address, long byteSize) {
            addresses.add(address);
        }
    }

    private static long end(MemorySegment block) {
        return block.address() + Math.max(1, block.byteSize());
    }

    @Test
    void trim_afterManyBlocks_givesTheSegmentsBack() {
        List<MemorySegment> blocks = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            blocks.add(allocator.allocate(1 + i % 3_000));
        }
        long most = allocator.statistics().segments();
        assertTrue(most > 6, "segments: " + most);
        for (MemorySegment block : blocks) {
            allocator.free(block);
        }
        long kept = allocator.statistics().segments();
        assertTrue(2 * kept <= most, "segments: " + kept + " of " + most);
        allocator.trim();
        BlockStatistics s = allocator.statistics();
        assertEquals(0, s.segments());
        assertEquals(0, s.reservedBytes());
        assertEquals(20_000, s.allocations());
        assertEquals(20_000, s.frees());
        assertThrows(IllegalStateException.class, () -> blocks.getFirst().get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void statistics_ofLiveBlocks_countThem() {
        for (int i = 0; i < 100; i++) {
            allocator.allocate(40);
        }
        allocator.allocate(100_000);
        MemorySegment huge = allocator.allocate(5_000_000);
        BlockStatistics s = allocator.statistics();
        assertEquals(102, s.liveBlocks());
        assertEquals(1, s.largeBlocks());
        assertEquals(1, s.hugeBlocks());
        assertEquals(100 * 48 + 131_072 + 5_000_000, s.liveBytes());
        assertEquals(new BlockStatistics.SizeClass(48, 1, 100, 65_536 / 48 - 100), s.sizeClasses().getFirst());
        assertEquals(1, s.threads());
        allocator.free(huge);
    }

    @Test
    void freeAfter_beforeThePeriodIsOver_doesNotReuse() {
        AtomicBoolean over = new AtomicBoolean();
        Set<Long> waiting = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            MemorySegment block = allocator.allocate(4_096);
            waiting.add(block.address());
            allocator.freeAfter(block, goal -> goal == 7 && over.get(), 7);
            assertThrows(IllegalArgumentException.class, () -> allocator.free(block));
        }
        for (int i = 0; i < 200; i++) {
            MemorySegment block = allocator.allocate(4_096);
            assertFalse(waiting.contains(block.address()));
        }
        assertEquals(100, allocator.statistics().delayedBlocks());
        over.set(true);
        int reused = 0;
        for (int i = 0; i < 200; i++) {
            if (waiting.contains(allocator.allocate(4_096).address())) {
                reused++;
            }
        }
        assertTrue(reused > 0);
        assertEquals(0, allocator.statistics().delayedBlocks());
    }

    @Test
    void pages_ofAThreadThatEnded_areAdopted() throws InterruptedException {
        List<MemorySegment> left = new ArrayList<>();
        for (boolean says : new boolean[] {false, true}) {
            Thread thread =
                    new Thread(
                            () -> {
                                for (int i = 0; i < 64; i++) {
                                    left.add(allocator.allocate(1_024));
                                }
                                for (int i = 0; i < 32; i++) {
                                    allocator.free(left.removeLast());
                                }
                                if (says) {
                                    allocator.threadEnds();
                                }
                            });
            thread.start();
            thread.join();
            long pages = allocator.statistics().pages();
            Set<Long> slices = new HashSet<>();
            for (MemorySegment block : left) {
                slices.add(block.address() >>> Page.SLICE_BITS);
            }
            MemorySegment mine = allocator.allocate(1_024);
            assertTrue(slices.contains(mine.address() >>> Page.SLICE_BITS));
            assertEquals(pages, allocator.statistics().pages());
            assertEquals(0, allocator.statistics().abandonedPages());
            assertEquals(1, allocator.statistics().threads());
            allocator.free(mine);
            for (MemorySegment block : left) {
                allocator.free(block);
            }
            left.clear();
            allocator.trim();
        }
        assertEquals(0, allocator.statistics().pages());
    }

    @Test
    void blocks_freedByAThreadThatOwnsNothing_comeBackToTheirPage() throws InterruptedException {
        List<MemorySegment> blocks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            blocks.add(allocator.allocate(500));
        }
        Thread thread = new Thread(() -> blocks.forEach(allocator::free));
        thread.start();
        thread.join();
        assertThrows(IllegalArgumentException.class, () -> allocator.free(blocks.getFirst()));
        allocator.trim();
        assertEquals(0, allocator.statistics().pages());
        assertEquals(0, allocator.statistics().reservedBytes());
    }

    @Test
    void virtualThreads_allocateAndFree_inSharedHeaps() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 50; t++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    MemorySegment block = allocator.allocate(i);
                                    block.fill((byte) i);
                                    allocator.free(block);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, allocator.statistics().threads());
        allocator.trim();
        assertEquals(0, allocator.statistics().pages());
        assertEquals(25_000, allocator.statistics().allocations());
    }

    @Test
    void close_endsAllBlocks() {
        MemorySegment small = allocator.allocate(10);
        MemorySegment huge = allocator.allocate(3 << 20);
        allocator.close();
        assertThrows(IllegalStateException.class, () -> small.get(ValueLayout.JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, () -> huge.get(ValueLayout.JAVA_BYTE, 0));
        assertThrows(IllegalStateException.class, () -> allocator.allocate(3 << 20));
        assertEquals(0, allocator.statistics().reservedBytes());
        new PagedAllocator().close();
    }
}
