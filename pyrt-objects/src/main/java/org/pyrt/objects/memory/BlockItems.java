package org.pyrt.objects.memory;

import java.nio.ByteBuffer;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;

/** Items of little-endian memory off the Java heap, as {@link NativeItems} reads those of arrays. */
final class BlockItems {

    private BlockItems() {}

    static void putShort(ByteBuffer s, int at, short value) {
        s.putShort(at, value);
    }

    static void putInt(ByteBuffer s, int at, int value) {
        s.putInt(at, value);
    }

    static void putLong(ByteBuffer s, int at, long value) {
        s.putLong(at, value);
    }

    /** The item at index {@code at}. */
    static PyObject get(char code, ByteBuffer s, int at) {
        switch (code) {
            case 'B':
                return PyInt.of(s.get(at) & 0xff);
            case 'b':
                return PyInt.of(s.get(at));
            case 'c':
                return PyBytes.ofOctet(s.get(at) & 0xff);
            case '?':
                return PyBool.of(s.get(at) != 0);
            case 'h':
                return PyInt.of(s.getShort(at));
            case 'H':
                return PyInt.of(s.getShort(at) & 0xffff);
            case 'i':
                return PyInt.of(s.getInt(at));
            case 'I':
                return PyInt.of(s.getInt(at) & 0xffff_ffffL);
            case 'l', 'q', 'n':
                return PyInt.of(s.getLong(at));
            case 'L', 'Q', 'N', 'P':
                return NativeItems.unsigned(s.getLong(at));
            case 'e':
                return PyFloat.of(Float.float16ToFloat(s.getShort(at)));
            case 'f':
                return PyFloat.of(s.getFloat(at));
            case 'd':
                return PyFloat.of(s.getDouble(at));
            case 'F':
                return PyComplex.of(s.getFloat(at), s.getFloat(at + 4));
            case 'D':
                return PyComplex.of(s.getDouble(at), s.getDouble(at + 8));
            default:
                throw new IllegalArgumentException(String.valueOf(code));
        }
    }
}
