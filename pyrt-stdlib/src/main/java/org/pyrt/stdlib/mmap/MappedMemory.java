package org.pyrt.stdlib.mmap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The bytes of a mapping, and the array that stands for them while there are views, which know arrays only. What views write goes to the mapping, and what others write there
 * to the array, whenever the mapping is used by its own functions and when the last view ends. Guarded by the mutex of its object.
 */
final class MappedMemory {

    private MemorySegment memory;
    private final boolean writable;

    /** The array that views share; null if there are none. */
    private byte[] shared;

    /** What the array was when it last agreed with the mapping. */
    private byte[] agreed;

    private int views;

    MappedMemory(MemorySegment memory, boolean writable) {
        this.memory = memory;
        this.writable = writable;
    }

    long size() {
        return memory.byteSize();
    }

    long address() {
        return memory.address();
    }

    /** The mapping has moved or has another size; there are no views. */
    void move(MemorySegment to) {
        memory = to;
    }

    int views() {
        return views;
    }

    /** The array that views share, once more. */
    byte[] open() {
        if (shared == null) {
            shared = memory.toArray(ValueLayout.JAVA_BYTE);
            agreed = writable ? shared.clone() : null;
        } else {
            synchronize();
        }
        views++;
        return shared;
    }

    /** Ends a view. */
    void close() {
        synchronize();
        if (--views == 0) {
            shared = null;
            agreed = null;
        }
    }

    /** Makes the array and the mapping agree: the views' changes win. */
    void synchronize() {
        if (shared == null) {
            return;
        }
        if (agreed != null) {
            for (int i = Arrays.mismatch(shared, agreed); i >= 0; ) {
                int end = i + 1;
                while (end < shared.length && shared[end] != agreed[end]) {
                    end++;
                }
                MemorySegment.copy(shared, i, memory, ValueLayout.JAVA_BYTE, i, end - i);
                int next = Arrays.mismatch(shared, end, shared.length, agreed, end, agreed.length);
                i = next < 0 ? -1 : end + next;
            }
        }
        long changed = memory.mismatch(MemorySegment.ofArray(shared));
        if (changed >= 0) {
            MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, changed, shared, (int) changed, shared.length - (int) changed);
        }
        if (agreed != null) {
            System.arraycopy(shared, 0, agreed, 0, shared.length);
        }
    }

    byte get(long i) {
        synchronize();
        return memory.get(ValueLayout.JAVA_BYTE, i);
    }

    void set(long i, byte b) {
        synchronize();
        memory.set(ValueLayout.JAVA_BYTE, i, b);
        synchronize();
    }

    /** A copy of the bytes {@code from} to before {@code to}. */
    byte[] copy(long from, long to) {
        synchronize();
        byte[] result = new byte[Math.toIntExact(to - from)];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, result, 0, result.length);
        return result;
    }

    /** Overwrites bytes. */
    void write(long at, byte[] from, int offset, int length) {
        synchronize();
        MemorySegment.copy(from, offset, memory, ValueLayout.JAVA_BYTE, at, length);
        synchronize();
    }

    /** Copies bytes within; the ranges may overlap. */
    void move(long to, long from, long count) {
        synchronize();
        MemorySegment.copy(memory, from, memory, to, count);
        synchronize();
    }

    /** The index of the first byte with that value from {@code from} on; -1 if there is none. */
    long indexOf(byte b, long from) {
        synchronize();
        long n = memory.byteSize();
        for (long i = from; i < n; i++) {
            if (memory.get(ValueLayout.JAVA_BYTE, i) == b) {
                return i;
            }
        }
        return -1;
    }

    /** Where {@code wanted} lies between {@code from} and {@code to}, first or last; -1 if it does not. */
    long find(byte[] wanted, long from, long to, boolean last) {
        synchronize();
        long end = to - wanted.length;
        if (from > end) {
            return -1;
        }
        MemorySegment w = MemorySegment.ofArray(wanted);
        for (long k = 0; k <= end - from; k++) {
            long i = last ? end - k : from + k;
            if (wanted.length == 0
                    || memory.get(ValueLayout.JAVA_BYTE, i) == wanted[0]
                            && MemorySegment.mismatch(memory, i, i + wanted.length, w, 0, wanted.length) < 0) {
                return i;
            }
        }
        return -1;
    }
}
