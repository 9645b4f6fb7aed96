package org.pyrt.objects.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.bytes.ByteStore;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.refcount.ThreadState;

/**
 * Numbers as the machine stores them, by the format characters of the module struct, little-endian and of the sizes of 64-bit Linux. Source: CPython 3.14
 * Objects/memoryobject.c.
 */
public final class NativeItems {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private NativeItems() {}

    /** The format character of a format that is one, with or without {@code @} before it; 0 if it is not. */
    public static char code(String format) {
        int n = format.length();
        if (n == 0 || n > 2 || n == 2 && format.charAt(0) != '@') {
            return 0;
        }
        char c = format.charAt(n - 1);
        return size(c) > 0 ? c : 0;
    }

    /** The size in bytes; 0 for a character that is no format of one item. */
    public static int size(char code) {
        switch (code) {
            case 'c', 'b', 'B', '?':
                return 1;
            case 'h', 'H', 'e':
                return 2;
            case 'i', 'I', 'f':
                return 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P', 'F':
                return 8;
            case 'D':
                return 16;
            default:
                return 0;
        }
    }

    /** The item at index {@code at} of an array. */
    public static PyObject get(char code, byte[] a, int at) {
        switch (code) {
            case 'B':
                return PyInt.of(a[at] & 0xff);
            case 'b':
                return PyInt.of(a[at]);
            case 'c':
                return PyBytes.ofOctet(a[at] & 0xff);
            case '?':
                return PyBool.of(a[at] != 0);
            case 'h':
                return PyInt.of((short) SHORT.get(a, at));
            case 'H':
                return PyInt.of((short) SHORT.get(a, at) & 0xffff);
            case 'i':
                return PyInt.of((int) INT.get(a, at));
            case 'I':
                return PyInt.of((int) INT.get(a, at) & 0xffff_ffffL);
            case 'l', 'q', 'n':
                return PyInt.of((long) LONG.get(a, at));
            case 'L', 'Q', 'N', 'P':
                return unsigned((long) LONG.get(a, at));
            case 'e':
                return PyFloat.of(Float.float16ToFloat((short) SHORT.get(a, at)));
            case 'f':
                return PyFloat.of(Float.intBitsToFloat((int) INT.get(a, at)));
            case 'd':
                return PyFloat.of(getDouble(a, at));
            case 'F':
                return PyComplex.of(Float.intBitsToFloat((int) INT.get(a, at)), Float.intBitsToFloat((int) INT.get(a, at + 4)));
            case 'D':
                return PyComplex.of(getDouble(a, at), getDouble(a, at + 8));
            default:
                throw new IllegalArgumentException(String.valueOf(code));
        }
    }

    /** The item at index {@code at} of a store. */
    public static PyObject get(char code, ByteStore s, int at) {
        byte[] a = s.array();
        return a != null ? get(code, a, at) : BlockItems.get(code, s.block(), at);
    }

    /** Stores an item, given as its bytes, at index {@code at} of a store. */
    public static void put(ByteStore s, int at, byte[] item) {
        byte[] a = s.array();
        if (a != null) {
            System.arraycopy(item, 0, a, at, item.length);
            return;
        }
        switch (item.length) {
            case 1:
                s.put(at, item[0]);
                return;
            case 2:
                BlockItems.putShort(s.block(), at, (short) SHORT.get(item, 0));
                return;
            case 4:
                BlockItems.putInt(s.block(), at, (int) INT.get(item, 0));
                return;
            default:
                BlockItems.putLong(s.block(), at, (long) LONG.get(item, 0));
        }
    }

    private static double getDouble(byte[] a, int at) {
        return Double.longBitsToDouble((long) LONG.get(a, at));
    }

    /** The int of 64 bits without a sign. */
    public static PyInt unsigned(long bits) {
        return bits >= 0 ? PyInt.of(bits) : PyInt.of(new BigInteger(Long.toUnsignedString(bits)));
    }

    /** The bits of an integer from 0 to 2**64 - 1, or null if it is not. */
    public static Long unsignedBits(PyInt value) {
        if (value.fitsLong()) {
            return value.longValue() < 0 ? null : value.longValue();
        }
        BigInteger b = value.bigValue();
        return b.signum() < 0 || b.bitLength() > 64 ? null : b.longValue();
    }

    /** The least value of an integer format of up to 32 bits, or {@code Long.MIN_VALUE}. */
    public static long least(char code) {
        switch (code) {
            case 'b':
                return Byte.MIN_VALUE;
            case 'h':
                return Short.MIN_VALUE;
            case 'i':
                return Integer.MIN_VALUE;
            case 'l', 'q', 'n':
                return Long.MIN_VALUE;
            default:
                return 0;
        }
    }

    /** The largest value of an integer format that fits a long. */
    public static long largest(char code) {
        switch (code) {
            case 'b':
                return Byte.MAX_VALUE;
            case 'B':
                return 0xff;
            case 'h':
                return Short.MAX_VALUE;
            case 'H':
                return 0xffff;
            case 'i':
                return Integer.MAX_VALUE;
            case 'I':
                return 0xffff_ffffL;
            default:
                return Long.MAX_VALUE;
        }
    }

    /** Stores an item; false if the value is out of range. Raises TypeError for what is no number. */
    @CleanPoint
    public static boolean set(ThreadState ts, char code, byte[] a, int at, PyObject value) {
        switch (code) {
            case 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'q', 'n':
                PyInt i = Sizes.index(ts, value);
                if (!i.fitsLong() || i.longValue() < least(code) || i.longValue() > largest(code)) {
                    return false;
                }
                setLong(a, at, i.longValue(), size(code));
                return true;
            case 'L', 'Q', 'N', 'P':
                Long bits = unsignedBits(Sizes.index(ts, value));
                if (bits == null) {
                    return false;
                }
                LONG.set(a, at, bits.longValue());
                return true;
            case '?':
                a[at] = (byte) (Comparison.isTrue(ts, value) ? 1 : 0);
                return true;
            case 'e':
                int half = Floats.toHalf(Conversions.toDouble(ts, value));
                if (half < 0) {
                    return false;
                }
                SHORT.set(a, at, (short) half);
                return true;
            case 'f':
                INT.set(a, at, Float.floatToRawIntBits((float) Conversions.toDouble(ts, value)));
                return true;
            default:
                LONG.set(a, at, Double.doubleToRawLongBits(Conversions.toDouble(ts, value)));
                return true;
        }
    }

    /** Stores the low bytes of {@code value}. */
    public static void setLong(byte[] a, int at, long value, int size) {
        switch (size) {
            case 1:
                a[at] = (byte) value;
                return;
            case 2:
                SHORT.set(a, at, (short) value);
                return;
            case 4:
                INT.set(a, at, (int) value);
                return;
            default:
                LONG.set(a, at, value);
        }
    }
}
