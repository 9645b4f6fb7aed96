package org.pyrt.objects.bytes;

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

    /** Ends the use. Runs no Python code. */
    @Override
    void close();
}
