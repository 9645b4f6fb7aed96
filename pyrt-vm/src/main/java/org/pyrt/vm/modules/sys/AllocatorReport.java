package org.pyrt.vm.modules.sys;

import org.pyrt.api.service.BlockStatistics;

/** The allocator's figures as {@code sys._debugmallocstats} prints them: a table by size of block, in CPython's order of columns, and sums. */
final class AllocatorReport {

    private static final int COLUMN = 12;

    private AllocatorReport() {}

    /** Prints to the process's standard error, past sys.stderr, as CPython does. Any thread. */
    static void print(BlockStatistics s) {
        System.err.print(text(s));
        System.err.flush();
    }

    /** The lines. */
    static String text(BlockStatistics s) {
        StringBuilder out = new StringBuilder();
        out.append(s.sizeClasses().size()).append(" size classes in use, blocks aligned to 16 bytes.\n\n");
        row(out, "size", "num pages", "in use", "avail");
        row(out, "----", "---------", "------", "-----");
        for (BlockStatistics.SizeClass c : s.sizeClasses()) {
            row(out, Long.toString(c.blockBytes()), Long.toString(c.pages()), Long.toString(c.live()), Long.toString(c.room()));
        }
        out.append('\n');
        sum(out, "# blocks allocated ever", s.allocations());
        sum(out, "# blocks in use", s.liveBlocks());
        sum(out, "# bytes in blocks in use", s.liveBytes());
        sum(out, "# blocks waiting for grace periods", s.delayedBlocks());
        sum(out, "# large blocks", s.largeBlocks());
        sum(out, "# huge blocks", s.hugeBlocks());
        sum(out, "# pages", s.pages());
        sum(out, "# pages of threads that ended", s.abandonedPages());
        sum(out, "# bytes in pages", s.pageBytes());
        sum(out, "# threads with pages", s.threads());
        sum(out, "# segments reserved ever", s.segmentsMade());
        sum(out, "# segments in use", s.segments());
        sum(out, "# bytes reserved", s.reservedBytes());
        return out.toString();
    }

    private static void row(StringBuilder out, String... cells) {
        for (String cell : cells) {
            right(out, cell, COLUMN);
        }
        out.append('\n');
    }

    private static void sum(StringBuilder out, String what, long number) {
        out.append(what);
        right(out.append(" ="), Long.toString(number), 56 - what.length());
        out.append('\n');
    }

    private static void right(StringBuilder out, String text, int width) {
        out.repeat(' ', Math.max(1, width - text.length())).append(text);
    }
}
