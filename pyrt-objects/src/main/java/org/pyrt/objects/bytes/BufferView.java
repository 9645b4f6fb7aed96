package org.pyrt.objects.bytes;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * The bytes of an object while somebody works on them: a part of an array. As long as the view is open the object keeps its size and its memory.
 * The contents of a mutable object may change under the view, by this thread or by others. Close it, once.
 */
public interface BufferView extends AutoCloseable {

    /** The array that the bytes are in. Written only if not {@link #isReadOnly}. */
    byte[] array();

    /** The index of the first byte. */
    int offset();

    /** The number of bytes. */
    int length();

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
