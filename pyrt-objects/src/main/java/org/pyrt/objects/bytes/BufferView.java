package org.pyrt.objects.bytes;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * The bytes of an object while somebody works on them: a part of an array, or memory off the Java heap. As long as the view is open the object keeps its size
 * and its memory. The contents of a mutable object may change under the view, by this thread or by others. Close it, once, and do not touch its memory
 * afterwards: it may be another object's then.
 *
 * <p>Who only reads takes {@link #octets} once, or copies parts ({@link #copyTo}); who writes uses {@link #put} and {@link #copyFrom}, or the {@link #segment}.
 */
public interface BufferView extends AutoCloseable {

    /** The array that the bytes are in; null if they are off the Java heap. Written only if not {@link #isReadOnly}. */
    byte[] arrayOrNull();

    /** The index of the first byte in {@link #arrayOrNull} and {@link #octets}; 0 if there is no array. */
    int offset();

    /** The number of bytes. */
    int length();

    /** The bytes themselves, from index 0 on, little-endian; another answer each time. Written only if not {@link #isReadOnly}. */
    default ByteBuffer byteBuffer() {
        return ByteBuffer.wrap(arrayOrNull(), offset(), length()).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The same for calls of the system. */
    default MemorySegment segment() {
        return MemorySegment.ofBuffer(byteBuffer());
    }

    /** The bytes for reading, from {@link #offset} on: the array, or a copy that each call makes anew of what is off the Java heap. */
    default byte[] octets() {
        byte[] a = arrayOrNull();
        return a != null ? a : toArray(0, length());
    }

    /** A copy of bytes {@code from} to before {@code to}. */
    default byte[] toArray(int from, int to) {
        byte[] copy = new byte[to - from];
        copyTo(from, copy, 0, copy.length);
        return copy;
    }

    /** The byte at an index, with its sign. */
    default byte get(int index) {
        byte[] a = arrayOrNull();
        return a != null ? a[offset() + index] : byteBuffer().get(index);
    }

    /** Stores a byte. Not if {@link #isReadOnly}. */
    default void put(int index, int octet) {
        byte[] a = arrayOrNull();
        if (a != null) {
            a[offset() + index] = (byte) octet;
        } else {
            byteBuffer().put(index, (byte) octet);
        }
    }

    /** Copies {@code count} bytes from index {@code from} on into an array. */
    default void copyTo(int from, byte[] into, int at, int count) {
        byte[] a = arrayOrNull();
        if (a != null) {
            System.arraycopy(a, offset() + from, into, at, count);
        } else {
            byteBuffer().get(from, into, at, count);
        }
    }

    /** Overwrites {@code count} bytes from index {@code to} on by those of an array. Not if {@link #isReadOnly}. */
    default void copyFrom(int to, byte[] source, int at, int count) {
        byte[] a = arrayOrNull();
        if (a != null) {
            System.arraycopy(source, at, a, offset() + to, count);
        } else {
            byteBuffer().put(to, source, at, count);
        }
    }

    /** Whether the bytes must not be changed. */
    boolean isReadOnly();

    /** What the items are, in the language of the module struct. */
    default String format() {
        return "B";
    }

    /** The size of an item in bytes. */
    default int itemSize() {
        return 1;
    }

    /** The lengths of the dimensions, in items; null for one dimension. Not to be changed. */
    default int[] shape() {
        return null;
    }

    /** Ends the use, by the thread that opened the view. Runs Python code only for a class that has {@code __release_buffer__}. */
    @Override
    @CleanPoint
    void close();

    /** Ends the use, by any thread. */
    @CleanPoint
    default void close(ThreadState ts) {
        close();
    }
}
