package org.pyrt.api.service;

import java.util.List;

/**
 * The figures of a {@link BlockAllocator} at a moment.
 *
 * @param reservedBytes what it has from the host
 * @param pageBytes what of it is cut into blocks, given out or not
 * @param liveBytes bytes of the blocks that are given out, as large as they were made
 * @param liveBlocks how many blocks are given out; those that wait for a grace period, or that their page's thread has not seen freed yet, count
 * @param allocations how many were ever given out
 * @param frees how many of them are known to be back
 * @param segments how many pieces the memory for pages is in
 * @param segmentsMade how many such pieces were ever reserved
 * @param pages how many pages there are
 * @param abandonedPages how many of them belonged to threads that ended
 * @param largeBlocks how many pages are a single block
 * @param hugeBlocks how many blocks have memory of their own
 * @param threads how many threads have pages
 * @param delayedBlocks how many blocks wait for a grace period
 * @param sizeClasses the pages by the size of their blocks, those that there are, small ones first
 */
public record BlockStatistics(
        long reservedBytes,
        long pageBytes,
        long liveBytes,
        long liveBlocks,
        long allocations,
        long frees,
        long segments,
        long segmentsMade,
        long pages,
        long abandonedPages,
        long largeBlocks,
        long hugeBlocks,
        long threads,
        long delayedBlocks,
        List<SizeClass> sizeClasses) {

    /**
     * The pages with blocks of one size.
     *
     * @param blockBytes bytes of a block
     * @param pages how many pages
     * @param live how many blocks are given out
     * @param room how many blocks more there are
     */
    public record SizeClass(long blockBytes, long pages, long live, long room) {}
}
