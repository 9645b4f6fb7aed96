package org.pyrt.objects.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;

/** Items of memory off the Java heap, as {@link NativeItems} reads those of arrays. */
final class SegmentItems {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private SegmentItems() {}

    static void putShort(MemorySegment s, long at, short value) {
        s.set(SHORT, at, value);
    }

    static void putInt(MemorySegment s, long at, int value) {
        s.set(INT, at, value);
    }

    static void putLong(MemorySegment s, long at, long value) {
        s.set(LONG, at, value);
    }

    /** The item at index {@code at}. */
    static PyObject get(char code, MemorySegment s, long at) {
        switch (code) {
            case 'B':
                return PyInt.of(s.get(ValueLayout.JAVA_BYTE, at) & 0xff);
            case 'b':
                return PyInt.of(s.get(ValueLayout.JAVA_BYTE, at));
            case 'c':
                return PyBytes.ofOctet(s.get(ValueLayout.JAVA_BYTE, at) & 0xff);
            case '?':
                return PyBool.of(s.get(ValueLayout.JAVA_BYTE, at) != 0);
            case 'h':
                return PyInt.of(s.get(SHORT, at));
            case 'H':
                return PyInt.of(s.get(SHORT, at) & 0xffff);
            case 'i':
                return PyInt.of(s.get(INT, at));
            case 'I':
                return PyInt.of(s.get(INT, at) & 0xffff_ffffL);
            case 'l', 'q', 'n':
                return PyInt.of(s.get(LONG, at));
            case 'L', 'Q', 'N', 'P':
                return NativeItems.unsigned(s.get(LONG, at));
            case 'e':
                return PyFloat.of(Float.float16ToFloat(s.get(SHORT, at)));
            case 'f':
                return PyFloat.of(s.get(FLOAT, at));
            case 'd':
                return PyFloat.of(s.get(DOUBLE, at));
            case 'F':
                return PyComplex.of(s.get(FLOAT, at), s.get(FLOAT, at + 4));
            case 'D':
                return PyComplex.of(s.get(DOUBLE, at), s.get(DOUBLE, at + 8));
            default:
                throw new IllegalArgumentException(String.valueOf(code));
        }
    }
}
