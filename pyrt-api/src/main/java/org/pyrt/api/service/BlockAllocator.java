package org.pyrt.api.service;

import java.lang.foreign.MemorySegment;

/**
 * The service that serves off-heap memory for objects whose bytes other code may address: bytearray, array, io buffers. Exactly one
 * {@link Provider} must be linked into an image.
 */
public interface BlockAllocator {

    /** A block of {@code byteSize} bytes, uninitialized, aligned to 16 bytes; never null. Thread-safe, does not block. */
    MemorySegment allocate(long byteSize);

    /** Gives back a block got from {@link #allocate}, exactly once, by any thread. */
    void free(MemorySegment block);

    /** Makes allocators; found by ServiceLoader at boot. */
    interface Provider {
        /** A new allocator for one interpreter; called once while it boots. */
        BlockAllocator create();
    }
}
