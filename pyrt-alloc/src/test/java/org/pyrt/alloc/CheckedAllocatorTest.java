package org.pyrt.alloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pyrt.alloc.CheckedAllocator.Options;

/** Each mistake is found, and right use finds none. */
class CheckedAllocatorTest {

    private final PagedAllocator plain = new PagedAllocator();
    private final CheckedAllocator allocator = new CheckedAllocator(plain, new Options(true, 32, 1, 4));

    @AfterEach
    void close() {
        allocator.close();
    }

    @Test
    void blocks_usedRightly_areFilledAlignedAndGoBack() {
        for (long alignment = 1; alignment <= 4_096; alignment *= 2) {
            for (long size : new long[] {0, 1, 100, 70_000, 3_000_000}) {
                MemorySegment block = allocator.allocate(size, alignment);
                assertEquals(0, block.address() % alignment);
                assertTrue(size == 0 || block.get(ValueLayout.JAVA_BYTE, size - 1) == CheckedAllocator.FRESH);
                block.fill((byte) 1);
                allocator.check();
                allocator.free(block);
            }
        }
        allocator.check();
        assertEquals(0, allocator.liveCount());
        assertEquals(4, allocator.statistics().liveBlocks(), "those in quarantine");
        assertEquals(0, allocator.allocateZeroed(9).get(ValueLayout.JAVA_BYTE, 8));
    }

    @Test
    void write_besideABlock_isFoundWhenItIsFreed() {
        for (long at : new long[] {-1, 10}) {
            MemorySegment block = allocator.allocate(10);
            write(block.address() + at);
            assertThrows(IllegalStateException.class, allocator::check);
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> allocator.free(block));
            assertTrue(e.getMessage().contains("of 10 bytes") && e.getMessage().contains("CheckedAllocatorTest"), e.getMessage());
        }
    }

    @Test
    void write_afterFree_isFoundInQuarantine() {
        MemorySegment block = allocator.allocate(10);
        allocator.free(block);
        block.set(ValueLayout.JAVA_BYTE, 3, (byte) 1);
        assertThrows(IllegalStateException.class, allocator::check);
        assertThrows(
                IllegalStateException.class,
                () -> {
                    for (int i = 0; i < 5; i++) {
                        allocator.free(allocator.allocate(1));
                    }
                });
    }

    @Test
    void free_twice_namesTheBlock() {
        MemorySegment block = allocator.allocate(10);
        allocator.free(block);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> allocator.free(block));
        assertTrue(e.getMessage().startsWith("freed twice: block 1 of 10 bytes"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> allocator.free(MemorySegment.NULL));
    }

    @Test
    void sampled_blocksNotFreed_sayWhoMadeThem() {
        CheckedAllocator some = new CheckedAllocator(new PagedAllocator(), Options.parse("sample=3"));
        for (int i = 0; i < 7; i++) {
            some.allocate(i);
        }
        List<LeakRecord> records = some.sampled();
        assertEquals(2, records.size());
        assertEquals(3, records.getFirst().number());
        assertEquals(2, records.getFirst().byteSize());
        assertTrue(records.getFirst().trace().contains("sampled_blocksNotFreed_sayWhoMadeThem"));
        some.close();
    }

    @Test
    void reallocate_keepsTheContents() {
        MemorySegment block = allocator.allocateFrom("abc");
        MemorySegment grown = allocator.reallocate(block, 100);
        assertEquals("abc", grown.getString(0));
        assertThrows(IllegalArgumentException.class, () -> allocator.free(block));
        allocator.freeAfter(grown, goal -> true, 1);
        assertEquals(0, allocator.liveCount());
    }

    @Test
    void options_inText_areRead() {
        assertEquals(Options.ALL, Options.parse(""));
        assertEquals(Options.ALL, Options.parse("all"));
        assertEquals(new Options(true, 64, 0, 10), Options.parse("fill,guard=64,quarantine=10"));
        assertThrows(IllegalArgumentException.class, () -> Options.parse("guard=3"));
        assertThrows(IllegalArgumentException.class, () -> Options.parse("speed"));
    }

    private void write(long address) {
        for (Page page : plain.pages()) {
            long offset = address - page.base;
            if (offset >= 0 && offset < page.memory.byteSize()) {
                page.memory.set(ValueLayout.JAVA_BYTE, offset, (byte) 0);
            }
        }
    }
}
