package org.pyrt.objects.text;

import java.util.concurrent.ConcurrentHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;

/**
 * A str: a Java String while all code points are below 0x10000 (so that a unit is a code point, lone surrogates included), else an array
 * of code points. Immutable.
 */
public final class PyStr extends PyObject {

    private static final ConcurrentHashMap<String, PyStr> INTERNED = new ConcurrentHashMap<>(2048);

    /** The type str. */
    public static final PyType TYPE = PyType.builtin("str", null).build();

    /** The empty str. */
    public static final PyStr EMPTY = interned("");

    private final String narrow;
    private final int[] wide;
    private long hash;

    private PyStr(String narrow, int[] wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** The str of a Java String, in which each surrogate pair is one code point. */
    public static PyStr of(String s) {
        for (int i = 0; i + 1 < s.length(); i++) {
            if (Character.isHighSurrogate(s.charAt(i)) && Character.isLowSurrogate(s.charAt(i + 1))) {
                return new PyStr(null, s.codePoints().toArray());
            }
        }
        return new PyStr(s, null);
    }

    /** The str of these code points; the array is kept if one is above 0xffff. */
    public static PyStr ofCodePoints(int[] codePoints) {
        StringBuilder b = new StringBuilder(codePoints.length);
        for (int c : codePoints) {
            if (c > 0xffff) {
                return new PyStr(null, codePoints);
            }
            b.append((char) c);
        }
        return new PyStr(b.toString(), null);
    }

    /** The one str of that value that names and keywords use; such strs never die. */
    public static PyStr interned(String s) {
        PyStr found = INTERNED.get(s);
        if (found == null) {
            PyStr made = of(s);
            found = INTERNED.putIfAbsent(s, made);
            if (found == null) {
                found = made;
            }
        }
        return found;
    }

    /** The interned str equal to {@code s}. */
    public static PyStr intern(PyStr s) {
        if (s.narrow == null) {
            return s;
        }
        PyStr found = INTERNED.putIfAbsent(s.narrow, s);
        return found == null ? s : found;
    }

    /** The str that {@code o} is, instances of subclasses included; null if it is none. */
    public static PyStr asSelf(PyObject o) {
        if (o instanceof PyStr s) {
            return s;
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyStr s ? s : null;
    }

    /** The number of code points. */
    public int length() {
        return narrow != null ? narrow.length() : wide.length;
    }

    /** The code point at {@code index}. */
    public int codePointAt(int index) {
        return narrow != null ? narrow.charAt(index) : wide[index];
    }

    /** The Java String of one unit for each code point, or null if some code point needs more. */
    public String narrowOrNull() {
        return narrow;
    }

    /** Python's hash: siphash13 under this process's seed. */
    public long hash() {
        long h = hash;
        if (h == 0) {
            h = toString().hashCode();
            hash = h == 0 ? 1 : h;
        }
        return h;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PyStr s)) {
            return false;
        }
        return narrow != null ? narrow.equals(s.narrow) : java.util.Arrays.equals(wide, s.wide);
    }

    @Override
    public int hashCode() {
        long h = hash();
        return (int) (h ^ h >>> 32);
    }

    /** The value as a Java String, code points above 0xffff as surrogate pairs. */
    @Override
    public String toString() {
        return narrow != null ? narrow : new String(wide, 0, wide.length);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
