package org.pyrt.stdlib.struct;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.memory.Floats;
import org.pyrt.objects.memory.NativeItems;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Single values of a structure. */
final class Fields {

    /** The code of a native float, which becomes infinite if it is too large. */
    static final char NATIVE_SINGLE = 'g';

    private Fields() {}

    private static long bits(byte[] a, int at, int size, boolean big) {
        long v = 0;
        for (int i = 0; i < size; i++) {
            v = v << 8 | a[big ? at + i : at + size - 1 - i] & 0xff;
        }
        return v;
    }

    private static void setBits(byte[] a, int at, int size, boolean big, long value) {
        long v = value;
        for (int i = 0; i < size; i++, v >>= 8) {
            a[big ? at + size - 1 - i : at + i] = (byte) v;
        }
    }

    /** The value at index {@code at}. */
    static PyObject get(char c, byte[] a, int at, int size, boolean big) {
        if (!big && size == NativeItems.size(c)) {
            return NativeItems.get(c, a, at);
        }
        if (c == 'F') {
            return PyComplex.of(single(a, at, big), single(a, at + 4, big));
        }
        if (c == 'D') {
            return PyComplex.of(Double.longBitsToDouble(bits(a, at, 8, big)), Double.longBitsToDouble(bits(a, at + 8, 8, big)));
        }
        long v = bits(a, at, size, big);
        switch (c) {
            case 'c':
                return PyBytes.ofOctet((int) v);
            case '?':
                return PyBool.of(v != 0);
            case 'b', 'h', 'i', 'l', 'q', 'n':
                return PyInt.of(v << 64 - 8 * size >> 64 - 8 * size);
            case 'e':
                return PyFloat.of(Float.float16ToFloat((short) v));
            case 'f', NATIVE_SINGLE:
                return PyFloat.of(Float.intBitsToFloat((int) v));
            case 'd':
                return PyFloat.of(Double.longBitsToDouble(v));
            default:
                return NativeItems.unsigned(v);
        }
    }

    private static float single(byte[] a, int at, boolean big) {
        return Float.intBitsToFloat((int) bits(a, at, 4, big));
    }

    /** Stores a value; raises struct.error, or OverflowError for a float. */
    @CleanPoint
    static void set(ThreadState ts, char c, byte[] a, int at, int size, boolean big, PyObject value) {
        switch (c) {
            case 'c':
                PyBytes b = PyBytes.asSelf(value);
                if (b == null || b.length() != 1) {
                    throw StructModule.error(ts, "char format requires a bytes object of length 1");
                }
                a[at] = b.array()[0];
                return;
            case '?':
                a[at] = (byte) (Comparison.isTrue(ts, value) ? 1 : 0);
                return;
            case 'e':
                int half = Floats.toHalf(number(ts, value));
                if (half < 0) {
                    throw tooLarge(ts, value, c);
                }
                setBits(a, at, 2, big, half);
                return;
            case 'f':
                setSingle(ts, a, at, big, number(ts, value), value);
                return;
            case NATIVE_SINGLE:
                setBits(a, at, 4, big, Float.floatToRawIntBits((float) number(ts, value)));
                return;
            case 'd':
                setBits(a, at, 8, big, Double.doubleToRawLongBits(number(ts, value)));
                return;
            case 'F', 'D':
                setComplex(ts, c, a, at, big, value);
                return;
            default:
                setBits(a, at, size, big, integer(ts, c, size, value));
        }
    }

    private static void setSingle(ThreadState ts, byte[] a, int at, boolean big, double x, PyObject value) {
        float f = (float) x;
        if (Float.isInfinite(f) && !Double.isInfinite(x)) {
            throw tooLarge(ts, value, 'f');
        }
        setBits(a, at, 4, big, Float.floatToRawIntBits(f));
    }

    private static RuntimeException tooLarge(ThreadState ts, PyObject value, char format) {
        return PyInt.asSelf(value) != null
                ? StructModule.error(ts, "int too large to convert")
                : Errors.overflowError(ts, "float too large to pack with " + format + " format");
    }

    @CleanPoint
    private static void setComplex(ThreadState ts, char c, byte[] a, int at, boolean big, PyObject value) {
        double re;
        double im = 0;
        if (value instanceof PyComplex z) {
            re = z.real;
            im = z.imag;
        } else {
            PyType t = PyType.of(value);
            if (t.slot(SlotId.FLOAT) == null && t.slot(SlotId.INDEX) == null) {
                throw StructModule.error(ts, "required argument is not a complex");
            }
            re = Conversions.toDouble(ts, value);
        }
        if (c == 'F') {
            if (big) {
                setSingle(ts, a, at, true, re, value);
                setSingle(ts, a, at + 4, true, im, value);
            } else {
                setBits(a, at, 4, false, Float.floatToRawIntBits((float) re));
                setBits(a, at + 4, 4, false, Float.floatToRawIntBits((float) im));
            }
        } else {
            setBits(a, at, 8, big, Double.doubleToRawLongBits(re));
            setBits(a, at + 8, 8, big, Double.doubleToRawLongBits(im));
        }
    }

    @CleanPoint
    private static double number(ThreadState ts, PyObject value) {
        if (value instanceof PyFloat f) {
            return f.value;
        }
        try {
            return Conversions.toDouble(ts, value);
        } catch (Raised e) {
            Errors.clear(ts);
            throw StructModule.error(ts, "required argument is not a float");
        }
    }

    /** The bits of an integer that fits the format. */
    @CleanPoint
    private static long integer(ThreadState ts, char c, int size, PyObject value) {
        PyInt i;
        if (value instanceof SmallInt s) {
            i = s;
        } else if (PyInt.asSelf(value) == null && PyType.of(value).slot(SlotId.INDEX) == null) {
            throw StructModule.error(ts, "required argument is not an integer");
        } else {
            i = Sizes.index(ts, value);
        }
        boolean signed = c >= 'a';
        long least = signed ? Long.MIN_VALUE >> 64 - 8 * size : 0;
        if (size == 8) {
            if (signed) {
                if (i.fitsLong()) {
                    return i.longValue();
                }
            } else {
                Long bits = NativeItems.unsignedBits(i);
                if (bits != null) {
                    return bits;
                }
                if (c == 'P' && i.fitsLong()) {
                    return i.longValue();
                }
                if (c == 'P') {
                    throw StructModule.error(ts, "int too large to convert");
                }
            }
        } else if (i.fitsLong()) {
            long v = i.longValue();
            if (v >= least && v <= largest(signed, size)) {
                return v;
            }
        }
        String most = size == 8 && !signed ? "18446744073709551615" : Long.toString(largest(signed, size));
        throw StructModule.error(ts, "'" + c + "' format requires " + least + " <= number <= " + most);
    }

    private static long largest(boolean signed, int size) {
        return signed ? Long.MAX_VALUE >> 64 - 8 * size : (1L << 8 * size) - 1;
    }

    /** Stores bytes, cut or filled with zeros to {@code room}. */
    @CleanPoint
    static void setText(ThreadState ts, char c, byte[] a, int at, int room, PyObject value) {
        PyBytes own = PyBytes.asSelf(value);
        if (own == null && !(value instanceof PyByteArray)) {
            throw StructModule.error(ts, "argument for '" + c + "' must be a bytes object");
        }
        byte[] text = own != null ? own.array() : ((PyByteArray) value).toArray(ts);
        if (c == 's') {
            int n = Math.min(text.length, room);
            System.arraycopy(text, 0, a, at, n);
            java.util.Arrays.fill(a, at + n, at + room, (byte) 0);
        } else if (room > 0) {
            int n = Math.min(text.length, room - 1);
            System.arraycopy(text, 0, a, at + 1, n);
            java.util.Arrays.fill(a, at + 1 + n, at + room, (byte) 0);
            a[at] = (byte) Math.min(n, 255);
        }
    }
}
