package org.pyrt.alloc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory from the host in one piece, cut into at most 64 slices. It has a shared arena to itself: closing that gives the memory back at once, and who
 * still uses a block of it gets an IllegalStateException. Guarded by the allocator's lock.
 */
final class Segment {

    /** The memory from the first slice on. */
    final MemorySegment memory;

    /** What was reserved, in bytes: the slices and what lies before the first, whose address is a multiple of a slice. */
    final long reserved;

    /** The pages by their first slice. */
    final Page[] pages;

    private final Arena arena;
    private final long all;
    private long free;
    private long dirty;

    private Segment(Arena arena, MemorySegment raw) {
        this.arena = arena;
        reserved = raw.byteSize();
        long before = -raw.address() & Page.SLICE - 1;
        int slices = (int) (reserved - before >>> Page.SLICE_BITS);
        memory = raw.asSlice(before, (long) slices << Page.SLICE_BITS);
        pages = new Page[slices];
        all = -1L >>> Long.SIZE - slices;
        free = all;
    }

    /** A segment of so many bytes, at most 64 slices; throws OutOfMemoryError. */
    static Segment reserve(long bytes) {
        Arena arena = Arena.ofShared();
        try {
            return new Segment(arena, arena.allocate(bytes, SizeClasses.QUANTUM));
        } catch (OutOfMemoryError | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** Takes {@code count} slices in a row; their first, or -1. */
    int take(int count) {
        long starts = free;
        int have = 1;
        while (have < count && starts != 0) {
            int more = Math.min(have, count - have);
            starts &= starts >>> more;
            have += more;
        }
        if (starts == 0) {
            return -1;
        }
        int first = Long.numberOfTrailingZeros(starts);
        free &= ~mask(first, count);
        return first;
    }

    /** Gives slices back. */
    void give(int first, int count) {
        long m = mask(first, count);
        free |= m;
        dirty |= m;
    }

    /** Whether slices were never used, so that they are zeros. */
    boolean isClean(int first, int count) {
        return (dirty & mask(first, count)) == 0;
    }

    /** Whether nothing is taken. */
    boolean isFree() {
        return free == all;
    }

    private static long mask(int first, int count) {
        return -1L >>> Long.SIZE - count << first;
    }

    /** Gives the memory back to the host; throws IllegalStateException if somebody is just reading or writing it. Stops all threads for a moment. */
    void close() {
        arena.close();
    }
}
