package org.pyrt.objects.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /** The block's memory, little-endian; null if there is none any more. Read and written by index only. */
    private ByteBuffer memory;

    private ByteStore(byte[] array) {
        this.array = array;
        block = null;
        capacity = array.length;
    }

    private ByteStore(BlockKeeper.Block block, int capacity) {
        array = null;
        this.block = block;
        this.capacity = capacity;
        memory = block.memory();
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

    /** The block that the bytes are in, little-endian, for access by index; or null. */
    public ByteBuffer block() {
        return memory;
    }

    /** The address of the block. */
    public long address() {
        return block.address();
    }

    /** The byte at an index, with its sign. */
    public byte get(int index) {
        byte[] a = array;
        return a != null ? a[index] : memory.get(index);
    }

    /** Stores a byte. */
    public void put(int index, int octet) {
        byte[] a = array;
        if (a != null) {
            a[index] = (byte) octet;
        } else {
            memory.put(index, (byte) octet);
        }
    }

    /** Copies {@code count} bytes from index {@code from} on into an array. */
    public void copyTo(int from, byte[] into, int at, int count) {
        if (array != null) {
            System.arraycopy(array, from, into, at, count);
        } else {
            BlockCopy.get(memory, from, into, at, count);
        }
    }

    /** Overwrites {@code count} bytes from index {@code to} on by those of an array. */
    public void copyFrom(int to, byte[] source, int at, int count) {
        if (array != null) {
            System.arraycopy(source, at, array, to, count);
        } else {
            BlockCopy.put(memory, to, source, at, count);
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
            memory.put(to, source.memory, at, count);
        }
    }

    /** Overwrites the bytes from index {@code to} on by those of a view. */
    public void copyFrom(int to, BufferView source) {
        byte[] theirs = source.arrayOrNull();
        if (theirs != null) {
            copyFrom(to, theirs, source.offset(), source.length());
        } else if (array != null) {
            source.copyTo(0, array, to, source.length());
        } else {
            memory.put(to, source.byteBuffer(), 0, source.length());
        }
    }

    /** Bytes {@code from} to before {@code to} themselves, little-endian; not to be used any more once the store may be freed. */
    public ByteBuffer byteBuffer(int from, int to) {
        return array != null ? ByteBuffer.wrap(array, from, to - from).slice().order(ByteOrder.LITTLE_ENDIAN) : memory.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The first index of a byte from {@code from} to before {@code to}, or -1. */
    public int indexOf(byte wanted, int from, int to) {
        return array != null ? OctetSearch.indexOf(array, wanted, from, to) : BlockSearch.indexOf(memory, wanted, from, to);
    }

    /** Makes bytes {@code from} to before {@code to} zeros. */
    public void clear(int from, int to) {
        if (array != null) {
            Arrays.fill(array, from, to, (byte) 0);
        } else {
            block.segment().asSlice(from, to - from).fill((byte) 0);
        }
    }

    /** A copy of bytes {@code from} to before {@code to}. */
    public byte[] toArray(int from, int to) {
        if (array != null) {
            return Arrays.copyOfRange(array, from, to);
        }
        byte[] copy = new byte[to - from];
        BlockCopy.get(memory, from, copy, 0, copy.length);
        return copy;
    }

    /** Gives the block back; nobody may use the store any more. Does nothing the second time. */
    public void free() {
        if (block != null) {
            memory = null;
            block.free();
        }
    }
}
