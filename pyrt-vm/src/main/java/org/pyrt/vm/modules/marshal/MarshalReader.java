package org.pyrt.vm.modules.marshal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.FloatParser;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.CodeForm;
import org.pyrt.vm.interpreter.KeywordNames;

/**
 * Reads values from bytes. Numbered values are held until {@link #close}, since a later part may refer to them. Used by one thread, for one value.
 */
public final class MarshalReader {

    /** Where bytes come from that are not there yet. */
    interface Source {
        /** Exactly that many bytes, or EOFError. */
        @CleanPoint
        byte[] read(int n);
    }

    private final ThreadState ts;
    private final Source source;
    private final boolean allowCode;
    private final int holdMark;
    private byte[] in;
    private int at;
    private int end;
    private int depth;
    private PyObject[] numbered = new PyObject[16];
    private int count;

    /** A reader of bytes that are all there. */
    MarshalReader(ThreadState ts, byte[] in, int from, int length, boolean allowCode) {
        this.ts = ts;
        this.in = in;
        this.source = null;
        this.allowCode = allowCode;
        at = from;
        end = from + length;
        holdMark = ts.holdMark();
    }

    /** A reader of bytes that come one by one. */
    MarshalReader(ThreadState ts, Source source, boolean allowCode) {
        this.ts = ts;
        this.in = new byte[0];
        this.source = source;
        this.allowCode = allowCode;
        holdMark = ts.holdMark();
    }

    /** The code object of a cache file's bytes from {@code from} on, floating; null if they are something else. */
    @CleanPoint
    public static org.pyrt.vm.code.Code code(ThreadState ts, byte[] bytes, int from) {
        MarshalReader r = new MarshalReader(ts, bytes, from, bytes.length - from, true);
        try {
            return r.value() instanceof org.pyrt.vm.code.Code c ? c : null;
        } finally {
            r.close();
        }
    }

    /** Ends the holds. */
    void close() {
        ts.unholdTo(holdMark);
    }

    // ---- plain parts ----

    /** The index of the first of {@code n} bytes that are there now. */
    @CleanPoint
    private int need(int n) {
        if (source != null) {
            in = source.read(n);
            at = n;
            end = n;
            return 0;
        }
        if (n > end - at) {
            throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "marshal data too short");
        }
        int from = at;
        at += n;
        return from;
    }

    @CleanPoint
    private int octet() {
        int i = need(1);
        return in[i] & 0xff;
    }

    /** Four bytes. */
    @CleanPoint
    public int int32() {
        int i = need(4);
        return in[i] & 0xff | (in[i + 1] & 0xff) << 8 | (in[i + 2] & 0xff) << 16 | in[i + 3] << 24;
    }

    @CleanPoint
    private long int64() {
        int from = need(8);
        return ByteBuffer.wrap(in, from, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** The size of what follows; ValueError if it makes no sense. */
    @CleanPoint
    public int size() {
        int n = int32();
        if (n < 0 || source == null && n > end - at + (1 << 20)) {
            throw Errors.valueError(ts, "bad marshal data (size out of range)");
        }
        return n;
    }

    /** Bytes as they are; a new array. */
    @CleanPoint
    public byte[] raw(int n) {
        int from = need(n);
        return Arrays.copyOfRange(in, from, from + n);
    }

    /** Eight bytes each. */
    @CleanPoint
    public long[] longs(int n) {
        long[] values = new long[n];
        int from = need(n * 8);
        ByteBuffer.wrap(in, from, n * 8).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return values;
    }

    /** Two bytes each. */
    @CleanPoint
    public short[] shorts(int n) {
        short[] values = new short[n];
        int from = need(n * 2);
        ByteBuffer.wrap(in, from, n * 2).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
        return values;
    }

    /** A Java String. */
    @CleanPoint
    public String string() {
        return name().toString();
    }

    /** A name; ValueError if it is something else. */
    @CleanPoint
    public PyStr name() {
        if (object() instanceof PyStr s) {
            return s;
        }
        throw Errors.valueError(ts, "bad marshal data (a name is expected)");
    }

    /** A constant of a code object: a leaf, or immortal or deferred. */
    @CleanPoint
    public PyObject constant() {
        int letter = octet();
        if (letter == MarshalFormat.KEYWORDS) {
            PyStr[] names = new PyStr[size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = name();
            }
            return new KeywordNames(names);
        }
        if (letter == MarshalFormat.EXCEPTION) {
            String name = string();
            for (PyType type : ExceptionTypes.all()) {
                if (type.name().equals(name)) {
                    return type;
                }
            }
            throw Errors.valueError(ts, "bad marshal data (unknown exception)");
        }
        PyObject read = object(letter);
        PyObject kept = lasting(read);
        if (kept != read) {
            Refs.discard(ts, read);
        }
        return kept;
    }

    /** A constant that nothing has to count: of a tuple an immortal copy. */
    private PyObject lasting(PyObject o) {
        if (o.getClass() == PyFrozenSet.class) {
            Refs.immortalize((PyFrozenSet) o);
            return o;
        }
        if (o.getClass() != PyTuple.class || o == PyTuple.EMPTY) {
            return o;
        }
        PyTuple t = (PyTuple) o;
        PyObject[] items = new PyObject[t.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = lasting(t.get(i));
        }
        return new PyTuple(items);
    }

    // ---- values ----

    /** A value, floating. */
    @CleanPoint
    PyObject value() {
        if (source == null && at == end) {
            throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "EOF read where object expected");
        }
        PyObject o = object();
        if (o == null) {
            throw Errors.typeError(ts, "NULL object in marshal data for object");
        }
        return o;
    }

    /** A value, or null for the end of a dict. */
    @CleanPoint
    private PyObject object() {
        if (source == null && at == end) {
            throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "EOF read where object expected");
        }
        return object(octet());
    }

    @CleanPoint
    private PyObject object(int letter) {
        if (++depth > MarshalFormat.MAX_DEPTH) {
            throw Errors.valueError(ts, "recursion limit exceeded");
        }
        boolean flagged = (letter & MarshalFormat.REF_FLAG) != 0;
        PyObject result = leaf(letter & 0x7f);
        if (result == null) {
            result = compound(letter & 0x7f, flagged);
        } else if (flagged) {
            number(reserve(), result);
        }
        depth--;
        return result;
    }

    private int reserve() {
        if (count == numbered.length) {
            numbered = Arrays.copyOf(numbered, count * 2);
        }
        return count++;
    }

    /** A value that later parts may refer to. */
    private PyObject number(int place, PyObject o) {
        numbered[place] = o;
        ts.pushHold(o);
        return o;
    }

    @CleanPoint
    private PyObject leaf(int letter) {
        switch (letter) {
            case MarshalFormat.NONE:
                return PyNone.NONE;
            case MarshalFormat.TRUE:
                return PyBool.TRUE;
            case MarshalFormat.FALSE:
                return PyBool.FALSE;
            case MarshalFormat.ELLIPSIS:
                return PyEllipsis.ELLIPSIS;
            case MarshalFormat.STOP_ITERATION:
                return ExceptionTypes.STOP_ITERATION;
            case MarshalFormat.INT:
                return PyInt.of(int32());
            case MarshalFormat.INT64:
                return PyInt.of(int64());
            case MarshalFormat.LONG:
                return bigInteger();
            case MarshalFormat.FLOAT:
                return PyFloat.of(digits());
            case MarshalFormat.BINARY_FLOAT:
                return PyFloat.of(Double.longBitsToDouble(int64()));
            case MarshalFormat.COMPLEX:
                return complex(digits(), digits());
            case MarshalFormat.BINARY_COMPLEX:
                return complex(Double.longBitsToDouble(int64()), Double.longBitsToDouble(int64()));
            case MarshalFormat.BYTES:
                return PyBytes.of(raw(bytesSize()));
            default:
                return text(letter);
        }
    }

    private static PyObject complex(double real, double imag) {
        return PyComplex.of(real, imag);
    }

    @CleanPoint
    private int bytesSize() {
        int n = int32();
        if (n < 0) {
            throw Errors.valueError(ts, "bad marshal data (bytes object size out of range)");
        }
        return n;
    }

    @CleanPoint
    private PyObject text(int letter) {
        switch (letter) {
            case MarshalFormat.SHORT_ASCII:
                return ascii(octet(), false);
            case MarshalFormat.SHORT_ASCII_INTERNED:
                return ascii(octet(), true);
            case MarshalFormat.ASCII:
                return ascii(bytesSize(), false);
            case MarshalFormat.ASCII_INTERNED:
                return ascii(bytesSize(), true);
            case MarshalFormat.UNICODE:
            case MarshalFormat.INTERNED:
                int n = int32();
                if (n < 0) {
                    throw Errors.valueError(ts, "bad marshal data (string size out of range)");
                }
                int from = need(n);
                PyStr s = Codecs.decode(ts, in, from, from + n, "utf-8", "surrogatepass");
                return letter == MarshalFormat.INTERNED ? PyStr.intern(s) : s;
            default:
                return null;
        }
    }

    @CleanPoint
    private PyStr ascii(int n, boolean interned) {
        int from = need(n);
        String s = new String(in, from, n, StandardCharsets.ISO_8859_1);
        return interned ? PyStr.interned(s) : PyStr.of(s);
    }

    @CleanPoint
    private PyObject bigInteger() {
        int n = int32();
        if (n == Integer.MIN_VALUE) {
            throw Errors.valueError(ts, "bad marshal data (long size out of range)");
        }
        BigInteger v = BigInteger.ZERO;
        int digits = Math.abs(n);
        int[] all = new int[digits];
        for (int i = 0; i < digits; i++) {
            int low = octet();
            all[i] = low | octet() << 8;
            if (all[i] > 0x7fff) {
                throw Errors.valueError(ts, "bad marshal data (digit out of range in long)");
            }
        }
        if (digits > 0 && all[digits - 1] == 0) {
            throw Errors.valueError(ts, "bad marshal data (unnormalized long data)");
        }
        byte[] magnitude = new byte[(digits * 15 + 7) / 8 + 1];
        for (int i = 0; i < digits; i++) {
            for (int bit = 0; bit < 15; bit++) {
                if ((all[i] >> bit & 1) != 0) {
                    int place = i * 15 + bit;
                    magnitude[magnitude.length - 1 - place / 8] |= (byte) (1 << place % 8);
                }
            }
        }
        v = new BigInteger(1, magnitude);
        return PyInt.of(n < 0 ? v.negate() : v);
    }

    @CleanPoint
    private double digits() {
        int n = octet();
        int from = need(n);
        return FloatParser.parse(ts, PyStr.of(new String(in, from, n, StandardCharsets.ISO_8859_1)));
    }

    @CleanPoint
    private PyObject compound(int letter, boolean flagged) {
        switch (letter) {
            case MarshalFormat.NULL:
                return null;
            case MarshalFormat.REF:
                int n = int32();
                if (n < 0 || n >= count || numbered[n] == null) {
                    throw Errors.valueError(ts, "bad marshal data (invalid reference)");
                }
                return numbered[n];
            case MarshalFormat.SMALL_TUPLE:
                return tuple(octet(), flagged);
            case MarshalFormat.TUPLE:
                return tuple(sized("tuple"), flagged);
            case MarshalFormat.LIST:
                return list(sized("list"), flagged);
            case MarshalFormat.DICT:
                return dict(flagged);
            case MarshalFormat.SET:
            case MarshalFormat.FROZENSET:
                return set(letter == MarshalFormat.FROZENSET, sized("set"), flagged);
            case MarshalFormat.SLICE:
                return slice(flagged);
            case MarshalFormat.CODE:
                return codeObject(flagged);
            default:
                throw Errors.valueError(ts, "bad marshal data (unknown type code)");
        }
    }

    @CleanPoint
    private int sized(String what) {
        int n = int32();
        if (n < 0) {
            throw Errors.valueError(ts, "bad marshal data (" + what + " size out of range)");
        }
        return n;
    }

    @CleanPoint
    private PyObject[] items(int n, String what) {
        try (Scratch scratch = new Scratch(ts, Math.min(n, 1000))) {
            for (int i = 0; i < n; i++) {
                PyObject item = object();
                if (item == null) {
                    throw Errors.typeError(ts, "NULL object in marshal data for " + what);
                }
                scratch.add(item);
            }
            return scratch.moveOut();
        }
    }

    @CleanPoint
    private PyObject tuple(int n, boolean flagged) {
        int place = flagged ? reserve() : 0;
        PyTuple t = n == 0 ? PyTuple.EMPTY : PyTuple.adopt(ts, items(n, "tuple"));
        return flagged ? number(place, t) : t;
    }

    @CleanPoint
    private PyObject list(int n, boolean flagged) {
        PyList list = new PyList(ts);
        if (flagged) {
            number(reserve(), list);
        }
        try (var held = ts.hold(list)) {
            list.appendCounted(ts, items(n, "list"));
        }
        return list;
    }

    @CleanPoint
    private PyObject dict(boolean flagged) {
        PyDict d = new PyDict(ts);
        if (flagged) {
            number(reserve(), d);
        }
        try (var held = ts.hold(d)) {
            for (PyObject key; (key = object()) != null; ) {
                try (var heldKey = ts.hold(key)) {
                    PyObject value = object();
                    if (value == null) {
                        break;
                    }
                    try (var heldValue = ts.hold(value)) {
                        d.put(ts, key, value);
                    }
                }
            }
        }
        return d;
    }

    @CleanPoint
    private PyObject set(boolean frozen, int n, boolean flagged) {
        int place = flagged ? reserve() : 0;
        if (!frozen) {
            PySet s = new PySet(ts);
            if (flagged) {
                number(place, s);
            }
            try (var held = ts.hold(s)) {
                PyList items = PyList.adopt(ts, items(n, "set"));
                try (var heldItems = ts.hold(items)) {
                    s.update(ts, items);
                }
            }
            return s;
        }
        PyList items = PyList.adopt(ts, items(n, "set"));
        try (var held = ts.hold(items)) {
            PyFrozenSet s = PyFrozenSet.from(ts, items);
            Refs.discard(ts, items);
            return flagged ? number(place, s) : s;
        }
    }

    @CleanPoint
    private PyObject slice(boolean flagged) {
        int place = flagged ? reserve() : 0;
        PyObject[] parts = items(3, "slice");
        PySlice s = new PySlice(ts, parts[0], parts[1], parts[2]);
        for (PyObject part : parts) {
            Refs.decref(ts, part);
        }
        return flagged ? number(place, s) : s;
    }

    @CleanPoint
    private PyObject codeObject(boolean flagged) {
        if (!allowCode) {
            throw Errors.valueError(ts, "unmarshalling code objects is disallowed");
        }
        int place = flagged ? reserve() : 0;
        PyObject code = CodeForm.read(ts, this);
        return flagged ? number(place, code) : code;
    }
}
