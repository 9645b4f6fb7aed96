package org.pyrt.alloc;

/** Sees what an allocator has: each page, followed by the blocks of it that are given out. */
public interface BlockVisitor {

    /**
     * A page.
     *
     * @param address where it begins
     * @param byteSize bytes of all its blocks
     * @param blockSize bytes of each block
     * @param owner the thread that allocates from it; null if nobody does or several share it
     */
    void page(long address, long byteSize, long blockSize, Thread owner);

    /**
     * A block of the page seen last that is given out.
     *
     * @param address where it begins
     * @param byteSize its bytes, which may be more than were asked for
     */
    void block(long address, long byteSize);
}
