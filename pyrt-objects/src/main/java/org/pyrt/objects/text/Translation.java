package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code str.translate} and {@code str.maketrans}. */
final class Translation {

    private static final int UNKNOWN = 0;
    private static final int SAME = -1;
    private static final int DELETED = -2;

    private Translation() {}

    /** Each code point replaced by what {@code table[code point]} gives: an int, a str, or None; kept on LookupError. */
    @CleanPoint
    static PyStr translate(ThreadState ts, PyStr s, PyObject table) {
        int n = s.length();
        StrBuilder out = new StrBuilder(n);
        // What the table gave for ASCII: UNKNOWN, SAME, DELETED, or a code point plus one. A str is asked for again.
        int[] known = new int[128];
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            int k = c < 128 ? known[c] : UNKNOWN;
            if (k == UNKNOWN) {
                k = look(ts, table, c, out);
                if (c < 128) {
                    known[c] = k;
                }
                if (k == UNKNOWN) {
                    continue;
                }
            }
            if (k == SAME) {
                out.appendCodePoint(c);
            } else if (k != DELETED) {
                out.appendCodePoint(k - 1);
            }
        }
        return out.toStr();
    }

    /** What the table has for {@code c}; a str is appended at once. */
    @CleanPoint
    private static int look(ThreadState ts, PyObject table, int c, StrBuilder out) {
        PyObject value = find(ts, table, c);
        if (value == null) {
            return SAME;
        }
        PyInt i = PyInt.asSelf(value);
        PyStr s = PyStr.asSelf(value);
        Refs.discard(ts, value);
        if (i != null) {
            if (!i.fitsLong() || i.longValue() < 0 || i.longValue() > 0x10ffff) {
                throw Errors.valueError(ts, "character mapping must be in range(0x110000)");
            }
            return (int) i.longValue() + 1;
        }
        if (s != null) {
            out.append(s);
            return UNKNOWN;
        }
        if (value == PyNone.NONE) {
            return DELETED;
        }
        throw Errors.typeError(ts, "character mapping must return integer, None or str");
    }

    @CleanPoint
    private static PyObject find(ThreadState ts, PyObject table, int c) {
        PyObject key = PyInt.of(c);
        if (table.getClass() == PyDict.class) {
            return ((PyDict) table).get(ts, key);
        }
        try {
            return Subscripts.get(ts, table, key);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.LOOKUP_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }

    /** A dict from code points: of a dict with one-character strs or ints as keys, or of two strs of equal length and what is deleted. */
    @CleanPoint
    static PyObject makeTable(ThreadState ts, PyObject x, PyStr y, PyStr z) {
        PyDict table = new PyDict(ts);
        try (var held = ts.hold(table)) {
            if (y != null) {
                fill(ts, table, x, y, z);
            } else {
                fill(ts, table, x);
            }
            return held.moveOut();
        }
    }

    @CleanPoint
    private static void fill(ThreadState ts, PyDict table, PyObject x, PyStr y, PyStr z) {
        PyStr from = PyStr.asSelf(x);
        if (from == null) {
            throw Errors.typeError(ts, "first maketrans argument must be a string if there is a second argument");
        }
        if (from.length() != y.length()) {
            throw Errors.valueError(ts, "the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length(); i++) {
            table.put(ts, PyInt.of(from.codePointAt(i)), PyInt.of(y.codePointAt(i)));
        }
        for (int i = 0; z != null && i < z.length(); i++) {
            table.put(ts, PyInt.of(z.codePointAt(i)), PyNone.NONE);
        }
    }

    @CleanPoint
    private static void fill(ThreadState ts, PyDict table, PyObject x) {
        if (!(x instanceof PyDict source) || x.getClass() != PyDict.class) {
            throw Errors.typeError(ts, "if you give only one argument to maketrans it must be a dict");
        }
        PyObject keys = Iteration.iter(ts, source);
        try (var held = ts.hold(keys)) {
            for (PyObject key; (key = Iteration.next(ts, keys)) != null; ) {
                try (var heldKey = ts.hold(key)) {
                    PyObject value = Subscripts.get(ts, source, key);
                    try (var heldValue = ts.hold(value)) {
                        put(ts, table, key, value);
                    }
                }
            }
        }
    }

    @CleanPoint
    private static void put(ThreadState ts, PyDict table, PyObject key, PyObject value) {
        PyObject point = codePoint(ts, key);
        try (var held = ts.hold(point)) {
            table.put(ts, point, value);
        }
    }

    private static PyObject codePoint(ThreadState ts, PyObject key) {
        PyStr s = PyStr.asSelf(key);
        if (s != null) {
            if (s.length() != 1) {
                throw Errors.valueError(ts, "string keys in translate table must be of length 1");
            }
            return PyInt.of(s.codePointAt(0));
        }
        if (PyInt.asSelf(key) == null) {
            throw Errors.typeError(ts, "keys in translate table must be strings or integers");
        }
        return key;
    }
}
