package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * The methods that bytes and bytearray share. The receiver comes as a view, the kind tells which type results are of. Source: CPython 3.14
 * Objects/bytes_methods.c and Objects/stringlib.
 */
final class OctetMethods {

    private OctetMethods() {}

    // ---- arguments ----

    /** What is searched for: something bytes-like or one byte. */
    @CleanPoint
    static BufferView sub(ThreadState ts, PyObject o) {
        BufferView v = Buffers.viewOrNull(ts, o);
        if (v != null) {
            return v;
        }
        if (PyType.of(o).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "argument should be integer or bytes-like object, not '" + PyType.of(o).fullName() + "'");
        }
        return PyBytes.ofOctet(octet(ts, o));
    }

    /** The value of a byte; raises ValueError if it is none. */
    @CleanPoint
    static int octet(ThreadState ts, PyObject o) {
        PyInt i = Sizes.index(ts, o);
        if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 255) {
            throw Errors.valueError(ts, "byte must be in range(0, 256)");
        }
        return (int) i.longValue();
    }

    @CleanPoint
    private static int fill(ThreadState ts, String method, PyObject fill) {
        if (fill == null) {
            return ' ';
        }
        if (!(fill instanceof PyByteArray) && PyBytes.asSelf(fill) == null) {
            String type = fill == PyNone.NONE ? "None" : PyType.of(fill).fullName();
            throw Errors.typeError(ts, method + "() argument 2 must be a byte string of length 1, not " + type);
        }
        PyBytes b = Buffers.toBytes(ts, fill);
        if (b.length() != 1) {
            String type = fill instanceof PyByteArray ? "bytearray" : "bytes";
            throw Errors.typeError(
                    ts,
                    method + "(): argument 2 must be a byte string of length 1, not a " + type + " object of length " + b.length());
        }
        return b.array()[0];
    }

    @CleanPoint
    private static BufferView separator(ThreadState ts, PyObject sep) {
        BufferView v = Buffers.view(ts, sep);
        if (v.length() == 0) {
            v.close();
            throw Errors.valueError(ts, "empty separator");
        }
        return v;
    }

    // ---- searching ----

    @CleanPoint
    static int find(ThreadState ts, BufferView s, PyObject sub, PyObject start, PyObject end, boolean last) {
        try (BufferView b = sub(ts, sub)) {
            int n = s.length();
            int from = Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
            int to = Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
            return last ? OctetSearch.findLast(s, b, from, to) : OctetSearch.find(s, b, from, to);
        }
    }

    @CleanPoint
    static int index(ThreadState ts, BufferView s, PyObject sub, PyObject start, PyObject end, boolean last) {
        int i = find(ts, s, sub, start, end, last);
        if (i < 0) {
            throw Errors.valueError(ts, "subsection not found");
        }
        return i;
    }

    @CleanPoint
    static int count(ThreadState ts, BufferView s, PyObject sub, PyObject start, PyObject end) {
        try (BufferView b = sub(ts, sub)) {
            int n = s.length();
            int from = Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
            int to = Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
            return OctetSearch.count(s, b, from, to);
        }
    }

    @CleanPoint
    static boolean contains(ThreadState ts, BufferView s, PyObject key) {
        if (PyType.of(key).slot(SlotId.INDEX) != null && !Buffers.isBytesLike(ts, key)) {
            return OctetSearch.find(s, PyBytes.ofOctet(octet(ts, key)), 0, s.length()) >= 0;
        }
        try (BufferView b = Buffers.view(ts, key)) {
            return OctetSearch.find(s, b, 0, s.length()) >= 0;
        }
    }

    @CleanPoint
    static boolean tailMatch(ThreadState ts, BufferView s, PyObject what, PyObject start, PyObject end, boolean atEnd) {
        int n = s.length();
        int from = Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
        int to = Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
        if (what instanceof PyTuple t) {
            for (PyObject o : t.array()) {
                if (matches(ts, s, o, from, to, atEnd)) {
                    return true;
                }
            }
            return false;
        }
        if (!Buffers.isBytesLike(ts, what)) {
            throw Errors.typeError(
                    ts,
                    (atEnd ? "endswith" : "startswith") + " first arg must be bytes or a tuple of bytes, not "
                            + PyType.of(what).fullName());
        }
        return matches(ts, s, what, from, to, atEnd);
    }

    @CleanPoint
    private static boolean matches(ThreadState ts, BufferView s, PyObject what, int from, int to, boolean atEnd) {
        try (BufferView b = Buffers.view(ts, what)) {
            return OctetSearch.matchesTail(s, b, from, to, atEnd);
        }
    }

    // ---- parts ----

    @CleanPoint
    static PyObject split(ThreadState ts, OctetKind kind, BufferView s, PyObject sep, long maxSplit, boolean right) {
        if (sep == PyNone.NONE) {
            return right ? OctetSplit.splitSpaceRight(ts, kind, s, maxSplit) : OctetSplit.splitSpace(ts, kind, s, maxSplit);
        }
        try (BufferView b = separator(ts, sep)) {
            return right ? OctetSplit.splitRight(ts, kind, s, b, maxSplit) : OctetSplit.split(ts, kind, s, b, maxSplit);
        }
    }

    @CleanPoint
    static PyObject partition(ThreadState ts, OctetKind kind, BufferView s, PyObject sep, boolean right) {
        try (BufferView b = separator(ts, sep)) {
            int n = s.length();
            int at = right ? OctetSearch.findLast(s, b, 0, n) : OctetSearch.find(s, b, 0, n);
            if (at >= 0) {
                PyObject middle = kind == OctetKind.BYTES ? sep : kind.part(ts, b, 0, b.length());
                return PyTuple.of(ts, kind.part(ts, s, 0, at), middle, kind.part(ts, s, at + b.length(), n));
            }
            PyObject none = kind.of(ts, new byte[0]);
            PyObject nothing = kind.of(ts, new byte[0]);
            PyObject all = kind.part(ts, s, 0, n);
            return right ? PyTuple.of(ts, none, nothing, all) : PyTuple.of(ts, all, none, nothing);
        }
    }

    @CleanPoint
    static PyObject strip(ThreadState ts, OctetKind kind, BufferView s, PyObject chars, boolean left, boolean right) {
        if (chars == PyNone.NONE) {
            return strip(ts, kind, s, (BufferView) null, left, right);
        }
        try (BufferView b = Buffers.view(ts, chars)) {
            return strip(ts, kind, s, b, left, right);
        }
    }

    private static PyObject strip(ThreadState ts, OctetKind kind, BufferView s, BufferView chars, boolean left, boolean right) {
        int from = 0;
        int to = s.length();
        while (left && from < to && strips(s.get(from), chars)) {
            from++;
        }
        while (right && from < to && strips(s.get(to - 1), chars)) {
            to--;
        }
        return kind.part(ts, s, from, to);
    }

    private static boolean strips(int b, BufferView chars) {
        if (chars == null) {
            return OctetLayout.isSpace(b);
        }
        for (int i = 0; i < chars.length(); i++) {
            if (chars.get(i) == b) {
                return true;
            }
        }
        return false;
    }

    @CleanPoint
    static PyObject removePrefix(ThreadState ts, OctetKind kind, BufferView s, PyObject prefix) {
        try (BufferView b = Buffers.view(ts, prefix)) {
            int n = s.length();
            return kind.part(ts, s, OctetSearch.matchesTail(s, b, 0, n, false) ? b.length() : 0, n);
        }
    }

    @CleanPoint
    static PyObject removeSuffix(ThreadState ts, OctetKind kind, BufferView s, PyObject suffix) {
        try (BufferView b = Buffers.view(ts, suffix)) {
            int n = s.length();
            return kind.part(ts, s, 0, OctetSearch.matchesTail(s, b, 0, n, true) ? n - b.length() : n);
        }
    }

    // ---- new contents ----

    @CleanPoint
    static PyObject replace(ThreadState ts, OctetKind kind, BufferView s, PyObject old, PyObject replacement, long count) {
        try (BufferView a = Buffers.view(ts, old);
                BufferView b = Buffers.view(ts, replacement)) {
            if (count == 0 || OctetSearch.find(s, a, 0, s.length()) < 0) {
                return kind.part(ts, s, 0, s.length());
            }
            return kind.of(ts, OctetSearch.replace(s, a, b, count));
        }
    }

    @CleanPoint
    static PyObject center(ThreadState ts, OctetKind kind, BufferView s, long width, PyObject fill) {
        int f = fill(ts, "center", fill);
        return width <= s.length() ? kind.part(ts, s, 0, s.length()) : kind.of(ts, OctetLayout.center(s, width, f));
    }

    @CleanPoint
    static PyObject justify(ThreadState ts, OctetKind kind, BufferView s, long width, PyObject fill, boolean left) {
        int f = fill(ts, left ? "ljust" : "rjust", fill);
        long margin = width - s.length();
        if (margin <= 0) {
            return kind.part(ts, s, 0, s.length());
        }
        return kind.of(ts, left ? OctetLayout.pad(s, 0, margin, f) : OctetLayout.pad(s, margin, 0, f));
    }

    static PyObject zeroFill(ThreadState ts, OctetKind kind, BufferView s, long width) {
        return width <= s.length() ? kind.part(ts, s, 0, s.length()) : kind.of(ts, OctetLayout.zeroFill(s, width));
    }

    /** {@code s.translate(table, delete)}; table null or None changes nothing. */
    @CleanPoint
    static PyObject translate(ThreadState ts, OctetKind kind, BufferView s, PyObject table, PyObject delete) {
        byte[] map = null;
        if (table != PyNone.NONE) {
            map = Buffers.toBytes(ts, table).array();
            if (map.length != 256) {
                throw Errors.valueError(ts, "translation table must be 256 characters long");
            }
        }
        boolean[] deleted = new boolean[256];
        if (delete != null) {
            try (BufferView d = Buffers.view(ts, delete)) {
                for (int i = 0; i < d.length(); i++) {
                    deleted[d.get(i) & 0xff] = true;
                }
            }
        }
        ByteBuilder b = new ByteBuilder(s.length());
        byte[] all = s.octets();
        int base = s.offset();
        for (int i = 0; i < s.length(); i++) {
            int c = all[base + i] & 0xff;
            if (!deleted[c]) {
                b.append(map == null ? c : map[c]);
            }
        }
        return kind.of(ts, b.toArray());
    }

    /** A table for translate. */
    @CleanPoint
    static PyObject makeTable(ThreadState ts, PyObject from, PyObject to) {
        try (BufferView a = Buffers.view(ts, from);
                BufferView b = Buffers.view(ts, to)) {
            if (a.length() != b.length()) {
                throw Errors.valueError(ts, "maketrans arguments must have same length");
            }
            byte[] table = new byte[256];
            for (int i = 0; i < 256; i++) {
                table[i] = (byte) i;
            }
            for (int i = 0; i < a.length(); i++) {
                table[a.get(i) & 0xff] = b.get(i);
            }
            return PyBytes.of(table);
        }
    }

    /** The bytes {@code value} times. */
    @CleanPoint
    static byte[] repeat(ThreadState ts, BufferView s, PyObject value) {
        long count = Math.max(Sizes.indexAsLong(ts, value, ExceptionTypes.OVERFLOW_ERROR), 0);
        int n = s.length();
        if (n > 0 && count > (Integer.MAX_VALUE - 16) / n) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        byte[] r = new byte[n == 0 ? 0 : n * (int) count];
        if (r.length > 0) {
            s.copyTo(0, r, 0, n);
        }
        for (int done = n; done < r.length; done *= 2) {
            System.arraycopy(r, 0, r, done, Math.min(done, r.length - done));
        }
        return r;
    }

    /** {@code s + other}. */
    static byte[] concat(BufferView s, BufferView other) {
        byte[] r = new byte[Buffers.size((long) s.length() + other.length())];
        s.copyTo(0, r, 0, s.length());
        other.copyTo(0, r, s.length(), other.length());
        return r;
    }

    @CleanPoint
    static PyStr decode(ThreadState ts, BufferView s, PyStr encoding, PyStr errors) {
        return Codecs.decode(ts, s.octets(), s.offset(), s.offset() + s.length(), encoding.toString(), errors.toString());
    }
}
