package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * An encoding by a mapping of a program's: for decoding from bytes to characters (a str, or a mapping of ints), for encoding from characters to bytes. For one call;
 * the caller keeps the mapping. Source: CPython 3.14 Objects/unicodeobject.c.
 */
@SuppressWarnings("UncountedField") // Borrowed for one call.
final class Charmap extends TextCodec {

    private static final int UNDEFINED = 0xfffe;

    private final ThreadState ts;
    private final PyObject mapping;

    Charmap(ThreadState ts, PyObject mapping) {
        super("charmap");
        this.ts = ts;
        this.mapping = mapping;
    }

    /** The bytes that stand for a code point, or null. */
    @CleanPoint
    private byte[] bytesOf(int c) {
        if (mapping instanceof PyEncodingMap m) {
            int b = m.get(c);
            return b < 0 ? null : new byte[] {(byte) b};
        }
        PyObject found = find(PyInt.of(c));
        if (found == null || found == PyNone.NONE) {
            return null;
        }
        PyInt i = PyInt.asSelf(found);
        PyBytes b = PyBytes.asSelf(found);
        String type = PyType.of(found).name();
        Refs.discard(ts, found);
        if (i != null) {
            if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 255) {
                throw Errors.typeError(ts, "character mapping must be in range(256)");
            }
            return new byte[] {(byte) i.longValue()};
        }
        if (b == null) {
            throw Errors.typeError(ts, "character mapping must return integer, bytes or None, not " + type);
        }
        return b.array();
    }

    /** {@code mapping[key]}, floating; null where it raises LookupError. */
    @CleanPoint
    private PyObject find(PyInt key) {
        try {
            return Subscripts.get(ts, mapping, key);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.LOOKUP_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }

    @Override
    boolean escapesParts() {
        return false;
    }

    @Override
    @CleanPoint
    public PyBytes encode(ThreadState thread, PyStr s, String errors) {
        int n = s.length();
        Encoding e = new Encoding(ts, this, s, errors, n);
        for (int i = 0; i < n; ) {
            byte[] bytes = bytesOf(s.codePointAt(i));
            if (bytes != null) {
                e.out.append(bytes);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && bytesOf(s.codePointAt(end)) == null) {
                end++;
            }
            failing = e;
            from = i;
            to = end;
            i = e.fail(i, end, "character maps to <undefined>");
        }
        return e.out.toBytes();
    }

    /** The part that an error handler works on. */
    private Encoding failing;

    private int from;
    private int to;

    @Override
    @CleanPoint
    void putAscii(ByteBuilder out, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (!putCharacter(out, ascii.charAt(i))) {
                throw failing.error(from, to, "character maps to <undefined>");
            }
        }
    }

    @Override
    @CleanPoint
    boolean putCharacter(ByteBuilder out, int c) {
        byte[] bytes = bytesOf(c);
        if (bytes == null) {
            return false;
        }
        out.append(bytes);
        return true;
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        StrBuilder out = new StrBuilder(d.to - d.from);
        PyStr table = PyStr.asSelf(mapping);
        int i = d.from;
        while (i < d.to) {
            int b = d.bytes[i] & 0xff;
            boolean found;
            if (table != null) {
                int c = b < table.length() ? table.codePointAt(b) : UNDEFINED;
                found = c != UNDEFINED;
                if (found) {
                    out.appendCodePoint(c);
                }
            } else {
                found = put(out, b);
            }
            i = found ? i + 1 : d.fail(out, i, i + 1, "character maps to <undefined>");
        }
        d.stopAt(i);
        return out.toStr();
    }

    /** Appends what a byte stands for; false if it stands for nothing. */
    @CleanPoint
    private boolean put(StrBuilder out, int b) {
        PyObject found = find(PyInt.of(b));
        if (found == null || found == PyNone.NONE) {
            return false;
        }
        PyInt i = PyInt.asSelf(found);
        PyStr s = PyStr.asSelf(found);
        Refs.discard(ts, found);
        if (i != null) {
            long c = i.fitsLong() ? i.longValue() : -1;
            if (c == UNDEFINED) {
                return false;
            }
            if (c < 0 || c > 0x10ffff) {
                throw Errors.typeError(ts, "character mapping must be in range(0x110000)");
            }
            out.appendCodePoint((int) c);
            return true;
        }
        if (s == null) {
            throw Errors.typeError(ts, "character mapping must return integer, None or str");
        }
        if (s.length() == 1 && s.codePointAt(0) == UNDEFINED) {
            return false;
        }
        out.append(s);
        return true;
    }
}
