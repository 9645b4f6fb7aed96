package org.pyrt.objects.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.pyrt.objects.runtime.BlockKeeper;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/**
 * A fixed number of bytes that can be changed, of an object that has them to itself: up to {@link #LARGEST_ARRAY} in a Java array, more in a block of the
 * interpreter's allocator, which goes back when the owner gives it up. See docs/allocator.md.
 *
 * <p>Threads: no locks here. The owner's lock guards who reads, writes and frees; a view pins the store, see {@link StoreView}. After {@link #free} a store has
 * no bytes, so that a use that comes too late fails and meets nobody else's memory.
 */
public final class ByteStore {

    /** Bytes that stay in a Java array: the host's young collections free so few for less than a block's books cost. */
    public static final int LARGEST_ARRAY = 1024;

    /** No bytes. */
    public static final ByteStore EMPTY = new ByteStore(new byte[0]);

    private final byte[] array;
    private final BlockKeeper.Block block;
    private final int capacity;
    private MemorySegment segment;

    private ByteStore(byte[] array) {
        this.array = array;
        block = null;
        capacity = array.length;
    }

    private ByteStore(BlockKeeper.Block block, int capacity) {
        array = null;
        this.block = block;
        this.capacity = capacity;
        segment = block.segment();
    }

    /** So many bytes for {@code owner}: zeros, or, if {@code zeroed} is false, whatever was there. Throws OutOfMemoryError. */
    public static ByteStore of(ThreadState ts, Counted owner, int capacity, boolean zeroed) {
        return of(ts, owner, capacity, zeroed, LARGEST_ARRAY);
    }

    /** As {@link #of(ThreadState, Counted, int, boolean)}, in an array if there are at most {@code largestArray}. */
    public static ByteStore of(ThreadState ts, Counted owner, int capacity, boolean zeroed, int largestArray) {
        BlockKeeper keeper = capacity <= largestArray ? null : Interpreter.blocksOf(ts);
        if (keeper == null) {
            return capacity == 0 ? EMPTY : new ByteStore(new byte[capacity]);
        }
        return new ByteStore(keeper.allocate(owner, capacity, zeroed), capacity);
    }

    /** The bytes of an array, which is kept if it is small and copied if it is not. */
    public static ByteStore of(ThreadState ts, Counted owner, byte[] bytes) {
        BlockKeeper keeper = bytes.length <= LARGEST_ARRAY ? null : Interpreter.blocksOf(ts);
        if (keeper == null) {
            return bytes.length == 0 ? EMPTY : new ByteStore(bytes);
        }
        ByteStore made = new ByteStore(keeper.allocate(owner, bytes.length, false), bytes.length);
        made.copyFrom(0, bytes, 0, bytes.length);
        return made;
    }

    /** How many bytes there are. */
    public int capacity() {
        return capacity;
    }

    /** The array that the bytes are in, or null. */
    public byte[] array() {
        return array;
    }

    /** The block that the bytes are in, or null. */
    public MemorySegment block() {
        return segment;
    }

    /** The byte at an index, with its sign. */
    public byte get(int index) {
        byte[] a = array;
        return a != null ? a[index] : segment.get(ValueLayout.JAVA_BYTE, index);
    }

    /** Stores a byte. */
    public void put(int index, int octet) {
        byte[] a = array;
        if (a != null) {
            a[index] = (byte) octet;
        } else {
            segment.set(ValueLayout.JAVA_BYTE, index, (byte) octet);
        }
    }

    /** Copies {@code count} bytes from index {@code from} on into an array. */
    public void copyTo(int from, byte[] into, int at, int count) {
        if (array != null) {
            System.arraycopy(array, from, into, at, count);
        } else {
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from, into, at, count);
        }
    }

    /** Overwrites {@code count} bytes from index {@code to} on by those of an array. */
    public void copyFrom(int to, byte[] source, int at, int count) {
        if (array != null) {
            System.arraycopy(source, at, array, to, count);
        } else {
            MemorySegment.copy(source, at, segment, ValueLayout.JAVA_BYTE, to, count);
        }
    }

    /** Overwrites {@code count} bytes from index {@code to} on by those of another store, or of this one, which may overlap. */
    public void copyFrom(int to, ByteStore source, int at, int count) {
        if (count == 0) {
            return;
        }
        if (source.array != null) {
            copyFrom(to, source.array, at, count);
        } else if (array != null) {
            source.copyTo(at, array, to, count);
        } else {
            MemorySegment.copy(source.segment, at, segment, to, count);
        }
    }

    /** Makes bytes {@code from} to before {@code to} zeros. */
    public void clear(int from, int to) {
        if (array != null) {
            Arrays.fill(array, from, to, (byte) 0);
        } else {
            segment.asSlice(from, to - from).fill((byte) 0);
        }
    }

    /** A copy of bytes {@code from} to before {@code to}. */
    public byte[] toArray(int from, int to) {
        if (array != null) {
            return Arrays.copyOfRange(array, from, to);
        }
        byte[] copy = new byte[to - from];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, from, copy, 0, copy.length);
        return copy;
    }

    /** Gives the block back; nobody may use the store any more. Does nothing the second time. */
    public void free() {
        if (block != null) {
            segment = null;
            block.free();
        }
    }
}
