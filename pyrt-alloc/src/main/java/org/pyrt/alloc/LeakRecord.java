package org.pyrt.alloc;

/**
 * A sampled block that is given out.
 *
 * @param address where it begins
 * @param byteSize what was asked for
 * @param number which allocation of its allocator it was, from 1
 * @param trace the stack of who allocated it, a line a frame
 */
public record LeakRecord(long address, long byteSize, long number, String trace) {}
