package org.pyrt.objects.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pyrt.api.service.BlockAllocator;
import org.pyrt.refcount.Counted;

/**
 * The blocks of the allocator that objects of an interpreter have. An object frees its block when its count ends. What dies without being counted down, as an
 * object that an error lost between two Java methods, the host GC finds: its block goes back at one of the next allocations.
 *
 * <p>Threads: any. Each block is in one of a few lists, under that list's monitor, from its allocation until it is freed, which happens once. Nothing else is
 * locked meanwhile but what the allocator locks; callers may have an object's mutex.
 */
public final class BlockKeeper {

    private static final int LISTS = 16;

    private final BlockAllocator allocator;
    private final ReferenceQueue<Counted> lost = new ReferenceQueue<>();
    private final Block[] heads = new Block[LISTS];

    BlockKeeper(BlockAllocator allocator) {
        this.allocator = allocator;
        for (int i = 0; i < LISTS; i++) {
            heads[i] = new Block(this, null, null, null);
        }
    }

    /** A block for {@code owner}, of zeros if {@code zeroed}. Throws OutOfMemoryError. */
    public Block allocate(Counted owner, long bytes, boolean zeroed) {
        Reference<? extends Counted> gone;
        while ((gone = lost.poll()) != null) {
            ((Block) gone).free();
        }
        MemorySegment memory = zeroed ? allocator.allocateZeroed(bytes) : allocator.allocate(bytes);
        Block head = heads[(int) Thread.currentThread().threadId() & LISTS - 1];
        Block made = new Block(this, owner, memory, head);
        synchronized (head) {
            made.before = head;
            made.after = head.after;
            if (made.after != null) {
                made.after.before = made;
            }
            head.after = made;
        }
        return made;
    }

    /** A block that an object has. */
    public static final class Block extends PhantomReference<Counted> {

        private final BlockKeeper keeper;
        private final MemorySegment segment;

        /** The list's first, whose monitor guards the links. */
        private final Block head;

        private Block before;
        private Block after;

        private Block(BlockKeeper keeper, Counted owner, MemorySegment segment, Block head) {
            super(owner, keeper.lost);
            this.keeper = keeper;
            this.segment = segment;
            this.head = head;
        }

        /** The memory for access by index, little-endian; not to be used once it is freed. */
        public ByteBuffer memory() {
            return segment.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Where it begins. */
        public long address() {
            return segment.address();
        }

        /** The memory; not to be used once it is freed. */
        public MemorySegment segment() {
            return segment;
        }

        /** Gives the memory back. Does nothing if that was done. */
        public void free() {
            synchronized (head) {
                if (before == null) {
                    return;
                }
                before.after = after;
                if (after != null) {
                    after.before = before;
                }
                before = null;
                after = null;
            }
            clear();
            keeper.allocator.free(segment);
        }
    }
}
