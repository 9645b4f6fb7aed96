package org.pyrt.objects.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Calls of the C library and memory for their arguments. */
class LibCTest {

    private final LibC libc = new LibC();

    @Test
    void callInt_ofAFunctionThatSucceeds_givesItsResult() {
        assertEquals(ProcessHandle.current().pid(), libc.callInt("getpid"));
    }

    @Test
    void callInt_ofAFunctionThatFails_givesTheErrorNegated() {
        assertEquals(-9, libc.callInt("close", -1));
        assertEquals(9, libc.errno());
    }

    @Test
    void call_ofALongResult_keepsAllItsBits() {
        long mark = libc.mark();
        MemorySegment name = libc.string("bits".getBytes(StandardCharsets.US_ASCII));
        int file = libc.callInt("memfd_create", name.address(), 0);
        libc.reset(mark);
        assertEquals(0, libc.callInt("ftruncate", file, 0xffff_ffffL));
        assertEquals(0xffff_ffffL, libc.call("lseek", file, 0, 2, 0, 0, 0));
        assertEquals(0, libc.callInt("close", file));
    }

    @Test
    void has_tellsWhatTheLibraryHas() {
        assertTrue(libc.has("posix_spawn"));
        assertFalse(libc.has("no_such_function"));
    }

    @Test
    void allocate_afterAReset_isZeroedAgain() {
        long mark = libc.mark();
        MemorySegment first = libc.allocate(64);
        first.fill((byte) 1);
        libc.reset(mark);
        MemorySegment second = libc.allocate(64);
        assertEquals(first.address(), second.address());
        assertEquals(0, second.get(ValueLayout.JAVA_LONG, 0));
        libc.reset(mark);
    }

    @Test
    void allocate_moreThanThereIs_leavesWhatWasAllocatedAlone() {
        MemorySegment small = libc.string("kept".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 40; i++) {
            libc.allocate(10_000);
        }
        MemorySegment large = libc.allocate(1 << 20);
        large.fill((byte) 7);
        assertEquals("kept", LibC.text(small.address()));
        libc.reset(0);
    }

    @Test
    void buffer_thatTheStackIsTooSmallFor_goesBackWhenTheStackIsEmpty() {
        Lender lender = new Lender();
        LibC own = new LibC(lender);
        long outer = own.mark();
        own.buffer(10);
        long inner = own.mark();
        MemorySegment block = own.allocate(100_000);
        assertEquals(0, block.get(ValueLayout.JAVA_BYTE, 99_999));
        own.buffer(20_000);
        own.reset(inner);
        assertEquals(2, lender.live);
        own.reset(outer);
        assertEquals(0, lender.live);
    }

    /** Counts blocks. */
    private static final class Lender implements org.pyrt.api.service.BlockAllocator {

        int live;

        @Override
        public MemorySegment allocate(long byteSize) {
            live++;
            return java.lang.foreign.Arena.ofAuto().allocate(byteSize).fill((byte) 7);
        }

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            return allocate(byteSize);
        }

        @Override
        public MemorySegment reallocate(MemorySegment block, long byteSize) {
            return allocate(byteSize);
        }

        @Override
        public void free(MemorySegment block) {
            live--;
        }

        @Override
        public void freeAfter(MemorySegment block, Grace grace, long goal) {
            live--;
        }

        @Override
        public org.pyrt.api.service.BlockStatistics statistics() {
            throw new AssertionError("nobody asks");
        }

        @Override
        public void close() {}
    }
}
