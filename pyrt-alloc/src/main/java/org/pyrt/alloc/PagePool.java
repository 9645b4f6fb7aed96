package org.pyrt.alloc;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of an allocator, the pages in them, and the huge blocks beside them. Its monitor is <em>the allocator's lock</em>: it is taken once for
 * many blocks, and never held while memory comes from the host or goes back. It refers to no {@link PagedAllocator}, so that a cleaner may.
 */
final class PagePool implements Runnable {

    /** Bytes of the first segment. */
    static final long FIRST_SEGMENT = 1L << 20;

    /** Bytes of the others. */
    static final long SEGMENT = 1L << 22;

    /** The most slices of a large block; what needs more is huge. */
    static final int LARGEST_RUN = 32;

    /** Finds pages. */
    final PageMap map = new PageMap();

    /** Guarded by this, as all below. */
    private final List<Segment> segments = new ArrayList<>();

    private final List<Page> hugePages = new ArrayList<>();
    /** Segments that are to go back to the host as soon as the lock is free. */
    private final List<Segment> going = new ArrayList<>();

    private boolean closed;
    private long hugeBytes;
    private long takenBefore;
    private long givenBefore;
    private long segmentsMade;

    PagePool() {}

    // ---- pages ----

    /** A page of a class, of which nobody is the owner yet. Throws OutOfMemoryError. */
    Page newPage(int sizeClass) {
        return make(Page.slicesFor(sizeClass), sizeClass);
    }

    /** A large block of so many slices, given out. */
    Page newLarge(int slices) {
        return make(slices, Page.LARGE);
    }

    private Page make(int slices, int sizeClass) {
        long bytes = SEGMENT;
        synchronized (this) {
            for (int i = 0; i < segments.size(); i++) {
                Page page = makeIn(segments.get(i), slices, sizeClass);
                if (page != null) {
                    return page;
                }
            }
            if (segments.isEmpty() && slices < FIRST_SEGMENT >> Page.SLICE_BITS) {
                bytes = FIRST_SEGMENT;
            }
        }
        Segment segment = Segment.reserve(bytes);
        synchronized (this) {
            if (!closed) {
                segments.add(segment);
                segmentsMade++;
                AllocatorEvents.segment(true, segment.reserved, segments.size());
                return makeIn(segment, slices, sizeClass);
            }
        }
        segment.close();
        throw new IllegalStateException("the allocator is closed");
    }

    private Page makeIn(Segment segment, int slices, int sizeClass) {
        int first = segment.take(slices);
        if (first < 0) {
            return null;
        }
        Page page;
        try {
            page = new Page(segment, first, slices, sizeClass, segment.isClean(first, slices));
            map.add(page);
        } catch (OutOfMemoryError e) {
            segment.give(first, slices);
            throw e;
        }
        if (sizeClass == Page.LARGE) {
            page.link[0] = Page.LIVE;
            page.taken = 1;
        }
        segment.pages[first] = page;
        return page;
    }

    /** Takes a page back that nobody uses or will look at any more. */
    void release(Page page) {
        Segment segment = page.segment;
        synchronized (this) {
            map.remove(page);
            page.thread = null;
            segment.pages[page.firstSlice] = null;
            segment.give(page.firstSlice, page.slices);
            takenBefore += page.taken;
            givenBefore += page.given;
            if (!segment.isFree() || !hasOtherFree(segment)) {
                return;
            }
            segments.remove(segment);
            going.add(segment);
        }
        closeGoing();
    }

    /** Gives segments back that were found free; does nothing if the caller has the lock, and has to call it again without. */
    void closeGoing() {
        if (Thread.holdsLock(this)) {
            return;
        }
        while (true) {
            Segment segment;
            synchronized (this) {
                if (going.isEmpty()) {
                    return;
                }
                segment = going.removeLast();
            }
            close(segment);
        }
    }

    /** Whether there is a free segment besides, which is kept for the next need. */
    private boolean hasOtherFree(Segment segment) {
        for (int i = 0; i < segments.size(); i++) {
            Segment other = segments.get(i);
            if (other != segment && other.isFree()) {
                return true;
            }
        }
        return false;
    }

    private void close(Segment segment) {
        try {
            segment.close();
        } catch (IllegalStateException e) {
            // Somebody reads or writes a block that was freed. The segment stays, to be closed some other time.
            synchronized (this) {
                segments.add(segment);
            }
            return;
        }
        AllocatorEvents.segment(false, segment.reserved, segmentCount());
    }

    private synchronized int segmentCount() {
        return segments.size();
    }

    /** Gives back the segments in which nothing is. */
    void trim() {
        synchronized (this) {
            for (int i = segments.size() - 1; i >= 0; i--) {
                if (segments.get(i).isFree()) {
                    going.add(segments.remove(i));
                }
            }
        }
        closeGoing();
    }

    // ---- huge blocks ----

    /** A huge block, given out and zeroed. Throws OutOfMemoryError. */
    Page newHuge(long byteSize, long alignment) {
        Arena arena = Arena.ofShared();
        Page page;
        try {
            page = new Page(arena, arena.allocate(Math.max(byteSize, Page.SLICE), Math.max(alignment, SizeClasses.QUANTUM)));
        } catch (OutOfMemoryError | RuntimeException e) {
            arena.close();
            throw e;
        }
        page.link[0] = Page.LIVE;
        page.taken = 1;
        synchronized (this) {
            if (!closed) {
                map.add(page);
                hugePages.add(page);
                hugeBytes += page.blockSize;
                AllocatorEvents.huge(true, page.blockSize, hugeBytes);
                return page;
            }
        }
        arena.close();
        throw new IllegalStateException("the allocator is closed");
    }

    /** Gives a huge block back to the host; throws IllegalStateException, and it stays, if somebody is just reading or writing it. */
    void releaseHuge(Page page) {
        synchronized (this) {
            map.remove(page);
            hugePages.remove(page);
            hugeBytes -= page.blockSize;
        }
        try {
            page.arena.close();
        } catch (IllegalStateException e) {
            synchronized (this) {
                page.link[0] = Page.LIVE;
                map.add(page);
                hugePages.add(page);
                hugeBytes += page.blockSize;
            }
            throw e;
        }
        synchronized (this) {
            takenBefore++;
            givenBefore++;
        }
        AllocatorEvents.huge(false, page.blockSize, hugeBytes);
    }

    // ---- the whole ----

    /** All pages, with huge blocks; a snapshot. */
    synchronized List<Page> allPages() {
        List<Page> all = new ArrayList<>();
        for (Segment segment : segments) {
            for (Page page : segment.pages) {
                if (page != null) {
                    all.add(page);
                }
            }
        }
        all.addAll(hugePages);
        return all;
    }

    /** Bytes that the host gave. */
    synchronized long reservedBytes() {
        long sum = hugeBytes;
        for (Segment segment : segments) {
            sum += segment.reserved;
        }
        return sum;
    }

    /** What pages that are gone counted, and how many segments there are and ever were: taken, given, segments, made. */
    synchronized long[] counters() {
        return new long[] {takenBefore, givenBefore, segments.size(), segmentsMade};
    }

    /** Closes: all memory goes back, and none is given out any more. */
    @Override
    public void run() {
        List<Segment> goingSegments;
        List<Page> goingHuge;
        synchronized (this) {
            closed = true;
            goingSegments = new ArrayList<>(segments);
            goingHuge = new ArrayList<>(hugePages);
            for (Page page : allPages()) {
                map.remove(page);
            }
            segments.clear();
            hugePages.clear();
            hugeBytes = 0;
        }
        for (Segment segment : goingSegments) {
            close(segment);
        }
        for (Page page : goingHuge) {
            closeQuietly(page);
        }
    }

    private static void closeQuietly(Page page) {
        try {
            page.arena.close();
        } catch (IllegalStateException e) {
            // Somebody is just using it; its memory stays until the process ends.
            AllocatorEvents.huge(false, page.blockSize, 0);
        }
    }
}
