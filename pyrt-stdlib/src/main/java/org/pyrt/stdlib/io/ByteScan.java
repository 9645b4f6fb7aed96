package org.pyrt.stdlib.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte in an array, eight at a time. */
final class ByteScan {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private ByteScan() {}

    /** The first index of {@code wanted} in the part of the array, or -1. */
    static int indexOf(byte[] array, int from, int to, byte wanted) {
        long pattern = LOW * (wanted & 0xff);
        int i = from;
        for (; i <= to - 8; i += 8) {
            long x = (long) WORDS.get(array, i) ^ pattern;
            long found = x - LOW & ~x & HIGH;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (array[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
