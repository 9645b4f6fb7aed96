package org.pyrt.alloc;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.api.service.BlockStatistics;

/**
 * An allocator for finding mistakes in the use of another, in front of which it stands: bytes written beside a block, blocks used after they
 * were freed or before they were filled, blocks never freed. Each block lies between two guards; freed ones are filled and wait in quarantine. A wrong
 * use is reported, with an IllegalStateException that names the block, when the block is freed, when it leaves quarantine, or by {@link #check}.
 *
 * <p>Some thousand ns a block. All methods may be called by any thread. The quarantine's monitor is held for moments only.
 */
public final class CheckedAllocator implements BlockAllocator {

    /** What new blocks are filled with. */
    public static final byte FRESH = (byte) 0xcd;

    /** What freed blocks are filled with. */
    public static final byte FREED = (byte) 0xdd;

    /** What guards consist of. */
    public static final byte GUARD = (byte) 0xfd;

    /**
     * What is checked.
     *
     * @param fill whether new and freed blocks are filled
     * @param guard bytes of each of a block's two guards, a multiple of 16; 0: none
     * @param sample every how many allocations the stack is recorded; 0: never
     * @param quarantine how many freed blocks wait
     */
    public record Options(boolean fill, int guard, int sample, int quarantine) {

        /** Everything, with the stack of each hundredth allocation. */
        public static final Options ALL = new Options(true, 16, 100, 256);

        /** Checks the ranges. */
        public Options {
            if (guard < 0 || guard % 16 != 0 || sample < 0 || quarantine < 0) {
                throw new IllegalArgumentException("options of a checked allocator: guard " + guard + ", sample " + sample + ", quarantine " + quarantine);
            }
        }

        /**
         * Reads {@code fill}, {@code guard=BYTES}, {@code sample=EVERY}, {@code quarantine=BLOCKS}, with commas between; what is not named is off. Nothing at all
         * or {@code all} means {@link #ALL}.
         */
        public static Options parse(String text) {
            if (text.isEmpty() || text.equals("all")) {
                return ALL;
            }
            boolean fill = false;
            int guard = 0;
            int sample = 0;
            int quarantine = 0;
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                switch (name) {
                    case "fill" -> fill = true;
                    case "guard" -> guard = Integer.parseInt(value);
                    case "sample" -> sample = Integer.parseInt(value);
                    case "quarantine" -> quarantine = Integer.parseInt(value);
                    default -> throw new IllegalArgumentException("a checked allocator has no option " + name);
                }
            }
            return new Options(fill, guard, sample, quarantine);
        }
    }

    /** A block: what surrounds it, and who made it. */
    private record Entry(MemorySegment whole, long offset, long byteSize, long number, String trace) {

        long address() {
            return whole.address() + offset;
        }

        MemorySegment block() {
            return whole.asSlice(offset, byteSize);
        }

        String describe() {
            String text = "block " + number + " of " + byteSize + " bytes at 0x" + Long.toHexString(address());
            return trace == null ? text : text + ", allocated by\n" + trace;
        }
    }

    private final BlockAllocator below;
    private final Options options;
    private final ConcurrentHashMap<Long, Entry> live = new ConcurrentHashMap<>();
    private final ArrayDeque<Entry> quarantine = new ArrayDeque<>();
    private final AtomicLong allocations = new AtomicLong();

    /** Checks the use of {@code below}, which nobody else uses. */
    public CheckedAllocator(BlockAllocator below, Options options) {
        this.below = below;
        this.options = options;
    }

    // ---- allocating ----

    @Override
    public MemorySegment allocate(long byteSize) {
        return allocate(byteSize, SizeClasses.QUANTUM);
    }

    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        if (byteSize < 0) {
            throw new IllegalArgumentException("block of " + byteSize + " bytes");
        }
        int guard = options.guard();
        long offset = guard == 0 ? 0 : Math.max(guard, byteAlignment);
        MemorySegment whole = below.allocate(Math.addExact(byteSize, offset + guard), byteAlignment);
        long number = allocations.incrementAndGet();
        String trace = options.sample() > 0 && number % options.sample() == 0 ? stack() : null;
        Entry entry = new Entry(whole, offset, byteSize, number, trace);
        if (guard > 0) {
            whole.asSlice(offset - guard, guard).fill(GUARD);
            whole.asSlice(offset + byteSize, guard).fill(GUARD);
        }
        MemorySegment block = entry.block();
        if (options.fill()) {
            block.fill(FRESH);
        }
        live.put(entry.address(), entry);
        return block;
    }

    private static String stack() {
        StringBuilder text = new StringBuilder();
        StackTraceElement[] frames = new Throwable().getStackTrace();
        for (StackTraceElement frame : frames) {
            if (!frame.getClassName().equals(CheckedAllocator.class.getName())) {
                text.append("    ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public MemorySegment reallocate(MemorySegment block, long byteSize) {
        Entry entry = live.get(block.address());
        if (entry == null) {
            throw notLive(block.address());
        }
        MemorySegment moved = allocate(byteSize);
        MemorySegment.copy(entry.block(), 0, moved, 0, Math.min(entry.byteSize(), byteSize));
        free(block);
        return moved;
    }

    // ---- freeing ----

    @Override
    public void free(MemorySegment block) {
        Entry entry = forget(block);
        checkGuards(entry);
        if (options.fill()) {
            entry.block().fill(FREED);
        }
        Entry oldest = entry;
        if (options.quarantine() > 0) {
            synchronized (quarantine) {
                quarantine.add(entry);
                oldest = quarantine.size() > options.quarantine() ? quarantine.poll() : null;
            }
        }
        if (oldest != null) {
            checkFreed(oldest);
            below.free(oldest.whole());
        }
    }

    @Override
    public void freeAfter(MemorySegment block, Grace grace, long goal) {
        Entry entry = forget(block);
        checkGuards(entry);
        below.freeAfter(entry.whole(), grace, goal);
    }

    private Entry forget(MemorySegment block) {
        Entry entry = live.remove(block.address());
        if (entry == null) {
            throw notLive(block.address());
        }
        return entry;
    }

    private IllegalArgumentException notLive(long address) {
        synchronized (quarantine) {
            for (Entry entry : quarantine) {
                if (entry.address() == address) {
                    return new IllegalArgumentException("freed twice: " + entry.describe());
                }
            }
        }
        return new IllegalArgumentException("no block at 0x" + Long.toHexString(address));
    }

    // ---- checking ----

    /** Looks at all blocks, given out and in quarantine; throws IllegalStateException for the first that was written beside, or to after its end. */
    public void check() {
        for (Entry entry : live.values()) {
            checkGuards(entry);
        }
        synchronized (quarantine) {
            for (Entry entry : quarantine) {
                checkGuards(entry);
                checkFreed(entry);
            }
        }
    }

    private void checkGuards(Entry entry) {
        int guard = options.guard();
        if (guard > 0) {
            checkAll(entry, entry.offset() - guard, guard, GUARD, "bytes were written before ");
            checkAll(entry, entry.offset() + entry.byteSize(), guard, GUARD, "bytes were written behind ");
        }
    }

    private void checkFreed(Entry entry) {
        if (options.fill()) {
            checkAll(entry, entry.offset(), entry.byteSize(), FREED, "bytes were written after the end of ");
        }
    }

    private static void checkAll(Entry entry, long from, long count, byte expected, String what) {
        for (long i = from; i < from + count; i++) {
            if (entry.whole().get(ValueLayout.JAVA_BYTE, i) != expected) {
                throw new IllegalStateException(what + entry.describe());
            }
        }
    }

    /** The sampled blocks that are given out, in the order of their allocation. */
    public List<LeakRecord> sampled() {
        List<LeakRecord> records = new ArrayList<>();
        for (Entry entry : live.values()) {
            if (entry.trace() != null) {
                records.add(new LeakRecord(entry.address(), entry.byteSize(), entry.number(), entry.trace()));
            }
        }
        records.sort((a, b) -> Long.compare(a.number(), b.number()));
        return records;
    }

    /** How many blocks are given out. */
    public long liveCount() {
        return live.size();
    }

    // ---- the rest goes through ----

    @Override
    public void threadEnds() {
        below.threadEnds();
    }

    @Override
    public void trim() {
        below.trim();
    }

    @Override
    public BlockStatistics statistics() {
        return below.statistics();
    }

    /** {@inheritDoc} The sampled blocks that are still given out are reported to the flight recorder. */
    @Override
    public void close() {
        for (LeakRecord record : sampled()) {
            AllocatorEvents.leak(record);
        }
        below.close();
    }
}
