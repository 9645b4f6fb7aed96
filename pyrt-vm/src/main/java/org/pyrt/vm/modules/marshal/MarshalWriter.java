package org.pyrt.vm.modules.marshal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyAnySet;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.CodeForm;
import org.pyrt.vm.interpreter.KeywordNames;

/**
 * Writes values as bytes. From version 3 on an object met again is written as a reference to its first occurrence. Used by one thread, for one value,
 * which the caller keeps alive.
 */
public final class MarshalWriter {

    private static final BigInteger DIGIT = BigInteger.valueOf(0x7fff);

    private final ThreadState ts;
    private final int version;
    private final boolean allowCode;
    @SuppressWarnings("UncountedField") // all of the value, which the caller keeps
    private final IdentityHashMap<PyObject, Integer> numbers;
    private byte[] out = new byte[256];
    private int size;
    private int depth;

    /** A writer of a format version; {@code allowCode}: code objects are welcome. */
    MarshalWriter(ThreadState ts, int version, boolean allowCode) {
        this.ts = ts;
        this.version = version;
        this.allowCode = allowCode;
        numbers = version >= 3 ? new IdentityHashMap<>() : null;
    }

    /** The bytes of a code object, in the newest version. */
    @CleanPoint
    public static byte[] ofCode(ThreadState ts, Code code) {
        MarshalWriter w = new MarshalWriter(ts, MarshalFormat.VERSION, true);
        w.object(code);
        return w.toBytes();
    }

    /** What was written so far; a new array. */
    byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    private void room(int n) {
        if (out.length - size < n) {
            out = Arrays.copyOf(out, Math.max(size + n, out.length + (out.length >> 1)));
        }
    }

    private void octet(int value) {
        room(1);
        out[size++] = (byte) value;
    }

    /** Four bytes. */
    public void int32(int value) {
        room(4);
        out[size++] = (byte) value;
        out[size++] = (byte) (value >> 8);
        out[size++] = (byte) (value >> 16);
        out[size++] = (byte) (value >> 24);
    }

    /** Bytes as they are. */
    public void raw(byte[] bytes) {
        raw(bytes, 0, bytes.length);
    }

    private void raw(byte[] bytes, int from, int length) {
        room(length);
        System.arraycopy(bytes, from, out, size, length);
        size += length;
    }

    /** Eight bytes each. */
    public void longs(long[] values) {
        room(values.length * 8);
        ByteBuffer.wrap(out, size, values.length * 8).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        size += values.length * 8;
    }

    /** Two bytes each. */
    public void shorts(short[] values) {
        room(values.length * 2);
        ByteBuffer.wrap(out, size, values.length * 2).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(values);
        size += values.length * 2;
    }

    /** A Java String, as an interned str. */
    @CleanPoint
    public void string(String s) {
        name(PyStr.interned(s));
    }

    /** A name. */
    @CleanPoint
    public void name(PyStr name) {
        letter(name, 0);
    }

    /** A constant of a code object: any value, and what only code objects have. */
    @CleanPoint
    public void constant(PyObject o) {
        if (o instanceof KeywordNames k) {
            octet(MarshalFormat.KEYWORDS);
            int32(k.names.length);
            for (PyStr name : k.names) {
                name(name);
            }
        } else if (o instanceof PyType t) {
            octet(MarshalFormat.EXCEPTION);
            string(t.name());
        } else {
            object(o);
        }
    }

    /** A value, or ValueError. */
    @CleanPoint
    void object(PyObject o) {
        if (++depth > MarshalFormat.MAX_DEPTH) {
            throw Errors.valueError(ts, "object too deeply nested to marshal");
        }
        if (o == PyNone.NONE) {
            octet(MarshalFormat.NONE);
        } else if (o == PyBool.TRUE) {
            octet(MarshalFormat.TRUE);
        } else if (o == PyBool.FALSE) {
            octet(MarshalFormat.FALSE);
        } else if (o == PyEllipsis.ELLIPSIS) {
            octet(MarshalFormat.ELLIPSIS);
        } else if (o == ExceptionTypes.STOP_ITERATION) {
            octet(MarshalFormat.STOP_ITERATION);
        } else {
            letter(o, 0);
        }
        depth--;
    }

    /** Writes a value that is numbered, or a reference to it. */
    @CleanPoint
    private void letter(PyObject o, int none) {
        int flag = none;
        if (numbers != null) {
            Integer known = numbers.get(o);
            if (known != null) {
                octet(MarshalFormat.REF);
                int32(known);
                return;
            }
            numbers.put(o, numbers.size());
            flag = MarshalFormat.REF_FLAG;
        }
        if (!leaf(o, flag) && !container(o, flag)) {
            other(o, flag);
        }
    }

    @CleanPoint
    private boolean leaf(PyObject o, int flag) {
        Class<?> c = o.getClass();
        if (c == PyStr.class) {
            text((PyStr) o, flag);
        } else if (o instanceof PyInt i) {
            integer(i, flag);
        } else if (c == PyFloat.class) {
            number(((PyFloat) o).value, MarshalFormat.BINARY_FLOAT, MarshalFormat.FLOAT, flag);
        } else if (o instanceof PyComplex x) {
            if (version > 1) {
                octet(MarshalFormat.BINARY_COMPLEX | flag);
                int64(Double.doubleToRawLongBits(x.real));
                int64(Double.doubleToRawLongBits(x.imag));
            } else {
                octet(MarshalFormat.COMPLEX | flag);
                digits(x.real);
                digits(x.imag);
            }
        } else if (o instanceof PyBytes b) {
            octet(MarshalFormat.BYTES | flag);
            int32(b.length());
            raw(b.array(), b.offset(), b.length());
        } else {
            return false;
        }
        return true;
    }

    @CleanPoint
    private void text(PyStr s, int flag) {
        boolean interned = version >= 3 && s.isInterned();
        if (version >= 4 && s.isAscii()) {
            int n = s.length();
            if (n < 256) {
                octet((interned ? MarshalFormat.SHORT_ASCII_INTERNED : MarshalFormat.SHORT_ASCII) | flag);
                octet(n);
            } else {
                octet((interned ? MarshalFormat.ASCII_INTERNED : MarshalFormat.ASCII) | flag);
                int32(n);
            }
            room(n);
            String text = s.toString();
            for (int i = 0; i < n; i++) {
                out[size++] = (byte) text.charAt(i);
            }
            return;
        }
        PyBytes utf8 = Codecs.encode(ts, s, "utf-8", "surrogatepass");
        octet((interned ? MarshalFormat.INTERNED : MarshalFormat.UNICODE) | flag);
        int32(utf8.length());
        raw(utf8.array(), utf8.offset(), utf8.length());
    }

    private void integer(PyInt i, int flag) {
        if (i.fitsLong() && i.longValue() == (int) i.longValue()) {
            octet(MarshalFormat.INT | flag);
            int32((int) i.longValue());
            return;
        }
        octet(MarshalFormat.LONG | flag);
        BigInteger v = i.bigValue().abs();
        int digits = (v.bitLength() + 14) / 15;
        int32(i.bigValue().signum() < 0 ? -digits : digits);
        for (int d = 0; d < digits; d++) {
            int digit = v.and(DIGIT).intValue();
            octet(digit);
            octet(digit >> 8);
            v = v.shiftRight(15);
        }
    }

    @CleanPoint
    private void number(double value, int binary, int decimal, int flag) {
        if (version > 1) {
            octet(binary | flag);
            int64(Double.doubleToRawLongBits(value));
        } else {
            octet(decimal | flag);
            digits(value);
        }
    }

    @CleanPoint
    private void digits(double value) {
        String text = Representation.repr(ts, PyFloat.of(value)).toString();
        octet(text.length());
        for (int i = 0; i < text.length(); i++) {
            octet(text.charAt(i));
        }
    }

    private void int64(long bits) {
        int32((int) bits);
        int32((int) (bits >> 32));
    }

    @CleanPoint
    private boolean container(PyObject o, int flag) {
        Class<?> c = o.getClass();
        if (c == PyTuple.class) {
            PyTuple t = (PyTuple) o;
            if (version >= 4 && t.size() < 256) {
                octet(MarshalFormat.SMALL_TUPLE | flag);
                octet(t.size());
            } else {
                octet(MarshalFormat.TUPLE | flag);
                int32(t.size());
            }
            for (int i = 0; i < t.size(); i++) {
                object(t.get(i));
            }
        } else if (c == PyList.class) {
            PyList list = (PyList) o;
            octet(MarshalFormat.LIST | flag);
            int n = list.size();
            int32(n);
            for (int i = 0; i < n; i++) {
                part(list.getItem(ts, i));
            }
        } else if (c == PyDict.class) {
            octet(MarshalFormat.DICT | flag);
            DictCursor cursor = new DictCursor((PyDict) o);
            while (cursor.next(ts)) {
                PyObject value = cursor.value;
                try (var held = ts.hold(value)) {
                    part(cursor.key);
                    object(value);
                }
            }
            octet(MarshalFormat.NULL);
        } else if (c == PySet.class || c == PyFrozenSet.class) {
            octet((c == PySet.class ? MarshalFormat.SET : MarshalFormat.FROZENSET) | flag);
            elements((PyAnySet) o);
        } else {
            return false;
        }
        return true;
    }

    /** Writes something that others may take out of its container meanwhile. */
    @CleanPoint
    private void part(@Floating PyObject o) {
        try (var held = ts.hold(o)) {
            object(o);
        }
    }

    /** In the order of their bytes, so that equal sets are written alike. */
    @CleanPoint
    private void elements(PyAnySet set) {
        int32(set.size());
        int n = set.size();
        byte[][] keys = new byte[n][];
        Integer[] order = new Integer[n];
        PyObject iterator = Iteration.iter(ts, set);
        int count = 0;
        try (var held = ts.hold(iterator);
                Scratch items = new Scratch(ts, n)) {
            for (PyObject item; count < n && (item = Iteration.next(ts, iterator)) != null; count++) {
                items.add(item);
                MarshalWriter one = new MarshalWriter(ts, version, allowCode);
                one.depth = depth;
                one.object(item);
                keys[count] = one.toBytes();
                order[count] = count;
            }
            Arrays.sort(order, (x, y) -> Arrays.compareUnsigned(keys[x], keys[y]));
            for (Integer i : order) {
                object(items.get(i));
            }
        }
    }

    @CleanPoint
    private void other(PyObject o, int flag) {
        if (o instanceof Code code) {
            if (!allowCode) {
                throw Errors.valueError(ts, "marshalling code objects is disallowed");
            }
            octet(MarshalFormat.CODE | flag);
            CodeForm.write(this, code);
        } else if (o instanceof PySlice s && version >= 5) {
            octet(MarshalFormat.SLICE | flag);
            object(s.start);
            object(s.stop);
            object(s.step);
        } else {
            bytesLike(o, flag);
        }
    }

    @CleanPoint
    private void bytesLike(PyObject o, int flag) {
        if (!Buffers.isBytesLike(ts, o) || PyBytes.asSelf(o) != null) {
            throw Errors.valueError(ts, "unmarshallable object");
        }
        try (BufferView v = Buffers.view(ts, o)) {
            octet(MarshalFormat.BYTES | flag);
            int32(v.length());
            raw(v.octets(), v.offset(), v.length());
        }
    }
}
