package org.pyrt.stdlib.pickle;

import java.util.Arrays;
import org.pyrt.objects.bytes.PyBytes;

/**
 * The output of a pickler: a growing buffer in which frames are built. A frame begins with its first byte, by room for a header that is filled, or given up, when
 * the frame is complete. One thread only. Source: PEP 3154.
 */
final class PickleOut {

    /** A frame is complete when it has so many bytes. */
    static final int FRAME_TARGET = 64 * 1024;

    private static final int FRAME_MIN = 4;
    private static final int HEADER = 9;

    private byte[] bytes = new byte[256];
    private int length;
    private int frame = -1;

    /** Whether what is written goes into frames. */
    boolean framing;

    private int room(int count) {
        if (framing && frame < 0) {
            frame = length;
            grow(HEADER + count);
            length += HEADER;
        } else {
            grow(count);
        }
        int at = length;
        length += count;
        return at;
    }

    private void grow(int count) {
        long needed = (long) length + count;
        if (needed > bytes.length) {
            if (needed > Integer.MAX_VALUE - 16) {
                throw new OutOfMemoryError("a pickle of more than 2**31 bytes");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 16)));
        }
    }

    /** Writes one byte. */
    void op(int b) {
        int at = room(1);
        bytes[at] = (byte) b;
    }

    /** Writes two bytes. */
    void op(int a, int b) {
        int at = room(2);
        bytes[at] = (byte) a;
        bytes[at + 1] = (byte) b;
    }

    /** Writes an opcode and a number in {@code size} bytes, the lowest first. */
    void op(int code, long number, int size) {
        int at = room(size + 1);
        bytes[at] = (byte) code;
        for (int i = 1; i <= size; i++) {
            bytes[at + i] = (byte) (number >>> 8 * (i - 1));
        }
    }

    /** Writes the eight bytes of a float, the highest first. */
    void binFloat(double x) {
        int at = room(9);
        long bits = Double.doubleToRawLongBits(x);
        bytes[at] = (byte) Op.BINFLOAT;
        for (int i = 0; i < 8; i++) {
            bytes[at + 1 + i] = (byte) (bits >>> 56 - 8 * i);
        }
    }

    /** Writes a part of an array. */
    void write(byte[] source, int from, int count) {
        int at = room(count);
        System.arraycopy(source, from, bytes, at, count);
    }

    /** Writes text of characters below 256. */
    @SuppressWarnings("deprecation")
    void latin1(String text) {
        int at = room(text.length());
        text.getBytes(0, text.length(), bytes, at);
    }

    /** Completes the frame that is open, if there is one. */
    void endFrame() {
        if (frame < 0) {
            return;
        }
        int size = length - frame - HEADER;
        if (size >= FRAME_MIN) {
            bytes[frame] = (byte) Op.FRAME;
            for (int i = 0; i < 8; i++) {
                bytes[frame + 1 + i] = (byte) ((long) size >>> 8 * i);
            }
        } else {
            System.arraycopy(bytes, frame + HEADER, bytes, frame, size);
            length -= HEADER;
        }
        frame = -1;
    }

    /** Whether the open frame has reached its size. */
    boolean isFrameFull() {
        return frame >= 0 && length - frame - HEADER >= FRAME_TARGET;
    }

    /** What was written since the last time, as bytes. */
    PyBytes take() {
        PyBytes result = PyBytes.copyOf(bytes, 0, length);
        length = 0;
        return result;
    }
}
