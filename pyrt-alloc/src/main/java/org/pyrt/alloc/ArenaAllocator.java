package org.pyrt.alloc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.pyrt.api.service.BlockAllocator;

/**
 * An allocator over {@link Arena}. Making one costs nothing; the first block makes the first arena, so a program that needs no memory
 * off the heap never touches the foreign memory API.
 *
 * <p>A shared arena takes microseconds to make and to close, for closing one stops all threads for a moment. So <em>small</em> blocks, up
 * to {@link #LARGEST_SMALL} bytes, are cut from chunks of {@link #CHUNK} bytes, all blocks of a chunk of one size class (a power of two); a
 * freed block is the next of its class to be given out. Chunks go when the allocator is unreachable, and every segment cut from them.
 * A <em>large</em> block has a shared arena to itself, which is closed when the block is freed: its memory goes back at once, and a
 * use after that fails with IllegalStateException instead of reading what is not there any more.
 *
 * <p>One lock guards everything. It is held for the cutting of a block, never while waiting for anything else.
 */
final class ArenaAllocator implements BlockAllocator {

    /** The alignment of blocks, and the size of the smallest, in bytes. */
    static final int ALIGNMENT = 16;

    /** Bytes of the largest block that shares a chunk with others. */
    static final int LARGEST_SMALL = 1 << 14;

    /** Bytes of a chunk. */
    static final int CHUNK = 1 << 16;

    private static final int CLASSES = Integer.numberOfTrailingZeros(LARGEST_SMALL / ALIGNMENT) + 1;

    private final Object lock = new Object();

    /** The chunks of small blocks live in it; null until the first. Guarded by {@link #lock}, as all below. */
    private Arena chunkArena;

    /** For each size class the chunk that gives the next block, the head of a list of those with free blocks; null: none. */
    private final Chunk[] available = new Chunk[CLASSES];

    /** All chunks by the address of their first byte. */
    private final TreeMap<Long, Chunk> chunks = new TreeMap<>();

    /** The arenas of large blocks by address. */
    private final Map<Long, Arena> large = new HashMap<>();

    @Override
    public MemorySegment allocate(long byteSize) {
        if (byteSize < 0) {
            throw new IllegalArgumentException("block of " + byteSize + " bytes");
        }
        if (byteSize > LARGEST_SMALL) {
            return allocateLarge(byteSize);
        }
        int sizeClass = classOf(byteSize);
        synchronized (lock) {
            Chunk chunk = available[sizeClass];
            if (chunk == null) {
                chunk = newChunk(sizeClass);
            }
            MemorySegment block = chunk.take(byteSize);
            if (chunk.isFull()) {
                available[sizeClass] = chunk.next;
                chunk.next = null;
            }
            return block;
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the block is not one of this allocator's, or was freed before
     */
    @Override
    public void free(MemorySegment block) {
        long address = block.address();
        Arena arena;
        synchronized (lock) {
            arena = large.remove(address);
            if (arena == null) {
                freeSmall(address);
                return;
            }
        }
        arena.close();
    }

    private void freeSmall(long address) {
        Map.Entry<Long, Chunk> entry = chunks.floorEntry(address);
        if (entry == null) {
            throw notLive(address);
        }
        Chunk chunk = entry.getValue();
        boolean wasFull = chunk.isFull();
        if (!chunk.give(address)) {
            throw notLive(address);
        }
        if (wasFull) {
            chunk.next = available[chunk.sizeClass];
            available[chunk.sizeClass] = chunk;
        }
    }

    private static IllegalArgumentException notLive(long address) {
        return new IllegalArgumentException("no block at 0x" + Long.toHexString(address));
    }

    private MemorySegment allocateLarge(long byteSize) {
        Arena arena = Arena.ofShared();
        MemorySegment block;
        try {
            block = arena.allocate(byteSize, ALIGNMENT);
        } catch (OutOfMemoryError | RuntimeException e) {
            arena.close();
            throw e;
        }
        synchronized (lock) {
            large.put(block.address(), arena);
        }
        return block;
    }

    private Chunk newChunk(int sizeClass) {
        if (chunkArena == null) {
            chunkArena = Arena.ofAuto();
        }
        MemorySegment memory = chunkArena.allocate(CHUNK, ALIGNMENT);
        Chunk chunk = new Chunk(memory, sizeClass);
        chunks.put(memory.address(), chunk);
        available[sizeClass] = chunk;
        return chunk;
    }

    private static int classOf(long byteSize) {
        return byteSize <= ALIGNMENT ? 0 : Long.SIZE - Long.numberOfLeadingZeros((byteSize - 1) / ALIGNMENT);
    }

    /** Memory cut into blocks of one size. Guarded by the allocator's lock. */
    private static final class Chunk {
        final int sizeClass;
        /** The next chunk of this class with a free block; null where there is none, or this one is full. */
        Chunk next;

        private final MemorySegment memory;
        private final int blockSize;
        /** A stack of the numbers of free blocks. */
        private final short[] free;
        private int freeCount;
        private final boolean[] live;

        Chunk(MemorySegment memory, int sizeClass) {
            this.memory = memory;
            this.sizeClass = sizeClass;
            blockSize = ALIGNMENT << sizeClass;
            freeCount = CHUNK / blockSize;
            free = new short[freeCount];
            live = new boolean[freeCount];
            for (int i = 0; i < freeCount; i++) {
                free[i] = (short) (freeCount - 1 - i);
            }
        }

        boolean isFull() {
            return freeCount == 0;
        }

        MemorySegment take(long byteSize) {
            int number = free[--freeCount];
            live[number] = true;
            return memory.asSlice((long) number * blockSize, byteSize);
        }

        /** Takes the block at {@code address} back; false if no live block begins there. */
        boolean give(long address) {
            long offset = address - memory.address();
            if (offset >= CHUNK || offset % blockSize != 0) {
                return false;
            }
            int number = (int) (offset / blockSize);
            if (!live[number]) {
                return false;
            }
            live[number] = false;
            free[freeCount++] = (short) number;
            return true;
        }
    }
}
