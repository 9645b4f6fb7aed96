package org.pyrt.api.service;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * The service that serves off-heap memory for objects whose bytes other code may address: bytearray, array, io buffers. Exactly one
 * {@link Provider} must be linked into an image. Blocks may be allocated and freed by any thread, each by another one.
 */
public interface BlockAllocator extends SegmentAllocator, AutoCloseable {

    /** A block of {@code byteSize} bytes, uninitialized, aligned to 16 bytes; never null. Throws OutOfMemoryError. */
    @Override
    MemorySegment allocate(long byteSize);

    /** A block of {@code byteSize} bytes, uninitialized, aligned to {@code byteAlignment}, a power of two; never null. */
    @Override
    MemorySegment allocate(long byteSize, long byteAlignment);

    /** As {@link #allocate(long)}, all bytes zero. */
    default MemorySegment allocateZeroed(long byteSize) {
        return allocate(byteSize).fill((byte) 0);
    }

    /**
     * A block of {@code byteSize} bytes with the contents of {@code block}, as far as both go, which is then freed. It may be the same memory, but {@code block}
     * itself must not be used or freed any more. Aligned to 16 bytes, whatever {@code block} was.
     */
    MemorySegment reallocate(MemorySegment block, long byteSize);

    /**
     * Gives back a block, exactly once. Throws IllegalArgumentException if there is no such block, IllegalStateException, and the block stays, if its memory
     * would go back to the host and another thread is just reading or writing it.
     */
    void free(MemorySegment block);

    /**
     * As {@link #free}, but the block's memory is not used for another one before a grace period is over, so that readers without locks may
     * finish. The allocator asks when it needs room, and when blocks are freed so; in periods of one sequence, earlier ones end first.
     */
    void freeAfter(MemorySegment block, Grace grace, long goal);

    /** Called by a thread that is about to end, or will not allocate for long: its memory is at other threads' disposal. Optional. */
    default void threadEnds() {}

    /** Gives back to the host what the calling thread and ended ones do not need. */
    default void trim() {}

    /** What there is at the moment; with other threads running it is an estimate. */
    BlockStatistics statistics();

    /** Gives all memory back. Blocks not yet freed cannot be used any more, and none is given out. The owner of the allocator calls it, once. */
    @Override
    void close();

    /** Knows whether a grace period is over. Called by any thread, maybe with locks of the allocator held: it must not wait or allocate blocks. */
    @FunctionalInterface
    interface Grace {
        /** Whether the period that was given this number is over. */
        boolean isOver(long goal);
    }

    /** Makes allocators; found by ServiceLoader at boot. */
    interface Provider {
        /** A new allocator for one interpreter; called once while it boots. */
        BlockAllocator create();
    }
}
