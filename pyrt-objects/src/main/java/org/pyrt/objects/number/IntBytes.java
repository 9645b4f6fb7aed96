package org.pyrt.objects.number;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code int.to_bytes} and {@code int.from_bytes}. */
final class IntBytes {

    private static final PyStr BYTES = PyStr.interned("__bytes__");

    private IntBytes() {}

    /** Whether the order is big-endian; raises ValueError if it is neither. */
    private static boolean isBig(ThreadState ts, PyStr order) {
        String s = order.toString();
        if (s.equals("big")) {
            return true;
        }
        if (!s.equals("little")) {
            throw Errors.valueError(ts, "byteorder must be either 'little' or 'big'");
        }
        return false;
    }

    static PyBytes toBytes(ThreadState ts, PyInt value, long length, PyStr order, boolean signed) {
        boolean big = isBig(ts, order);
        if (length < 0) {
            throw Errors.valueError(ts, "length argument must be non-negative");
        }
        if (!signed && IntArithmetic.isNegative(value)) {
            throw Errors.overflowError(ts, "can't convert negative int to unsigned");
        }
        BigInteger v = value.bigValue();
        // Zero takes no byte at all, even signed.
        long bits = v.signum() == 0 ? 0 : v.bitLength() + (signed ? 1 : 0);
        if (bits > 8 * Math.min(length, Long.MAX_VALUE / 8)) {
            throw Errors.overflowError(ts, "int too big to convert");
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw IntArithmetic.tooLarge();
        }
        byte[] result = new byte[(int) length];
        byte[] source = v.toByteArray();
        if (v.signum() < 0) {
            Arrays.fill(result, (byte) -1);
        }
        int n = Math.min(source.length, result.length);
        System.arraycopy(source, source.length - n, result, result.length - n, n);
        if (!big) {
            reverse(result);
        }
        return PyBytes.of(result);
    }

    @CleanPoint
    static PyObject fromBytes(ThreadState ts, PyType type, PyObject source, PyStr order, boolean signed) {
        boolean big = isBig(ts, order);
        byte[] bytes = bytes(ts, source);
        if (!big) {
            bytes = bytes.clone();
            reverse(bytes);
        }
        PyInt value = PyInt.of(signed ? bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes) : new BigInteger(1, bytes));
        return type == PyInt.TYPE ? value : Calls.call(ts, type, value);
    }

    private static void reverse(byte[] a) {
        for (int i = 0, j = a.length - 1; i < j; i++, j--) {
            byte b = a[i];
            a[i] = a[j];
            a[j] = b;
        }
    }

    /** What {@code bytes(source)} holds, of a source that is no int and no str; not to be changed. */
    @CleanPoint
    private static byte[] bytes(ThreadState ts, PyObject source) {
        if (source instanceof PyBytes b) {
            return b.array();
        }
        PyType type = PyType.of(source);
        PyObject attribute = type.lookup(ts, BYTES);
        if (attribute != null) {
            PyObject method = Descriptors.get(ts, attribute, source, type);
            PyObject result;
            try (var held = ts.hold(method)) {
                result = Calls.call(ts, method);
            }
            PyBytes own = PyBytes.asSelf(result);
            String name = PyType.of(result).fullName();
            Refs.discard(ts, result);
            if (own == null) {
                throw Errors.typeError(ts, "__bytes__ returned non-bytes (type " + name + ")");
            }
            return own.array();
        }
        PyBytes buffer = NumberBytes.of(ts, source);
        if (buffer != null) {
            return buffer.array();
        }
        boolean iterable = type.slot(SlotId.ITER) != null || type.slot(SlotId.GETITEM) != null;
        if (PyStr.asSelf(source) != null || !iterable) {
            throw Errors.typeError(ts, "cannot convert '" + type.fullName() + "' object to bytes");
        }
        return items(ts, source);
    }

    @CleanPoint
    private static byte[] items(ThreadState ts, PyObject source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PyObject iterator = Iteration.iter(ts, source);
        try (var held = ts.hold(iterator)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                long value;
                try (var heldItem = ts.hold(item)) {
                    value = Sizes.indexAsLong(ts, item, null);
                }
                if (value < 0 || value > 255) {
                    throw Errors.valueError(ts, "bytes must be in range(0, 256)");
                }
                out.write((int) value);
            }
        }
        return out.toByteArray();
    }
}
