package org.pyrt.alloc;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The allocator's events in JDK Flight Recorder. Where the image has no module {@code jdk.jfr}, or no recording was ever started, nothing of it is
 * loaded but this class.
 */
final class AllocatorEvents {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private AllocatorEvents() {}

    private static boolean on() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    /** A segment came from the host, or went back. */
    static void segment(boolean reserved, long bytes, int segments) {
        if (on()) {
            SegmentEvent event = new SegmentEvent();
            event.reserved = reserved;
            event.bytes = bytes;
            event.segments = segments;
            event.commit();
        }
    }

    /** A huge block was made, or went back. */
    static void huge(boolean allocated, long bytes, long total) {
        if (on()) {
            HugeEvent event = new HugeEvent();
            event.allocated = allocated;
            event.bytes = bytes;
            event.total = total;
            event.commit();
        }
    }

    /** The pages of a thread that ended are without owner. */
    static void abandoned(int pages) {
        if (on()) {
            AbandonEvent event = new AbandonEvent();
            event.pages = pages;
            event.commit();
        }
    }

    /** This thread took over an abandoned page. */
    static void adopted(Page page) {
        if (on()) {
            AdoptEvent event = new AdoptEvent();
            event.blockBytes = page.blockSize;
            event.liveBlocks = page.taken - page.given;
            event.commit();
        }
    }

    /** A sampled block is still given out where there should be none. */
    static void leak(LeakRecord record) {
        if (on()) {
            LeakEvent event = new LeakEvent();
            event.address = record.address();
            event.bytes = record.byteSize();
            event.number = record.number();
            event.allocatedBy = record.trace();
            event.commit();
        }
    }

    @Name("org.pyrt.alloc.Segment")
    @Label("Allocator Segment")
    @Category({"pyrt", "Allocator"})
    @Description("Memory came from the host, or went back to it")
    private static final class SegmentEvent extends Event {
        @Label("Reserved")
        boolean reserved;

        @Label("Size")
        @DataAmount
        long bytes;

        @Label("Segments Afterwards")
        int segments;
    }

    @Name("org.pyrt.alloc.HugeBlock")
    @Label("Huge Block")
    @Category({"pyrt", "Allocator"})
    @Description("A block with memory of its own was made or freed")
    private static final class HugeEvent extends Event {
        @Label("Allocated")
        boolean allocated;

        @Label("Size")
        @DataAmount
        long bytes;

        @Label("All Huge Blocks")
        @DataAmount
        long total;
    }

    @Name("org.pyrt.alloc.Abandon")
    @Label("Pages Abandoned")
    @Category({"pyrt", "Allocator"})
    @Description("A thread with pages ended")
    @StackTrace(false)
    private static final class AbandonEvent extends Event {
        @Label("Pages")
        int pages;
    }

    @Name("org.pyrt.alloc.Adopt")
    @Label("Page Adopted")
    @Category({"pyrt", "Allocator"})
    @Description("A thread took over the page of one that ended")
    private static final class AdoptEvent extends Event {
        @Label("Block Size")
        @DataAmount
        long blockBytes;

        @Label("Blocks Given Out")
        long liveBlocks;
    }

    @Name("org.pyrt.alloc.Leak")
    @Label("Block Leaked")
    @Category({"pyrt", "Allocator"})
    @Description("A sampled block of a checked allocator was never freed")
    @StackTrace(false)
    private static final class LeakEvent extends Event {
        @Label("Address")
        long address;

        @Label("Size")
        @DataAmount
        long bytes;

        @Label("Number of the Allocation")
        long number;

        @Label("Allocated By")
        String allocatedBy;
    }
}
