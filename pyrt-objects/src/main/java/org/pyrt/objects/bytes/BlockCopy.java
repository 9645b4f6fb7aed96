package org.pyrt.objects.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Copies between arrays and little-endian memory off the Java heap: few bytes eight at once, for which the host's own way takes three times as long. */
final class BlockCopy {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** More bytes than this are copied by the host. */
    private static final int FEW = 128;

    private BlockCopy() {}

    /** Copies {@code count} bytes from index {@code from} of the memory on into an array. */
    static void get(ByteBuffer memory, int from, byte[] into, int at, int count) {
        if (count > FEW) {
            memory.get(from, into, at, count);
            return;
        }
        if (count < 8) {
            for (int i = 0; i < count; i++) {
                into[at + i] = memory.get(from + i);
            }
            return;
        }
        int last = count - 8;
        for (int i = 0; i < last; i += 8) {
            EIGHT.set(into, at + i, memory.getLong(from + i));
        }
        EIGHT.set(into, at + last, memory.getLong(from + last));
    }

    /** Copies {@code count} bytes of an array to index {@code to} of the memory and behind. */
    static void put(ByteBuffer memory, int to, byte[] source, int at, int count) {
        if (count > FEW) {
            memory.put(to, source, at, count);
            return;
        }
        if (count < 8) {
            for (int i = 0; i < count; i++) {
                memory.put(to + i, source[at + i]);
            }
            return;
        }
        int last = count - 8;
        for (int i = 0; i < last; i += 8) {
            memory.putLong(to + i, (long) EIGHT.get(source, at + i));
        }
        memory.putLong(to + last, (long) EIGHT.get(source, at + last));
    }
}
