package org.pyrt.objects.text;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Tracing;

/**
 * A str: a Java String while all code points are below 0x10000 (so that a unit is a code point, lone surrogates included), else an array
 * of code points. Immutable.
 *
 * <p>Implementation notes. {@code rest} is final and decides the form: null for a narrow str, an {@code int[]} for a wide one, a
 * {@link JoinedText} for the result of a concatenation that is put off until somebody looks at the text. Then {@code narrow} is filled
 * in later; threads that race there write equal Strings. {@code hash}, {@code kind} are computed on demand by whoever asks, racing
 * likewise to equal values. A final field in the class makes HotSpot publish all of them with the object.
 */
public final class PyStr extends PyObject implements Comparable<PyStr> {

    /** All code points are below 0x80. */
    public static final int ASCII = 1;

    /** All code points are below 0x100, not all below 0x80. */
    public static final int LATIN1 = 2;

    /** All code points are below 0x10000, not all below 0x100; none is a surrogate. */
    public static final int TWO_BYTE = 3;

    /** All code points are below 0x10000; some are surrogates. */
    public static final int SURROGATES = 4;

    /** Some code points are above 0xffff; there may be surrogates too. */
    public static final int WIDE = 5;

    /** The interned strs: a narrow one under its Java String, a wide one under itself. */
    private static final ConcurrentHashMap<Object, PyStr> INTERNED = new ConcurrentHashMap<>(2048);

    /** The strs of one code point below 0x100. */
    private static final PyStr[] CHARACTERS = characters();

    /** The empty str. */
    public static final PyStr EMPTY = interned("");

    /** The type str. */
    public static final PyType TYPE =
            PyType.builtin("str", new StrMethodsAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("Text: a sequence of Unicode code points.")
                    .build();

    private String narrow;
    private final Object rest;
    private long hash;
    private byte kind;
    private boolean interned;

    /** Whether it was made by a concatenation worth continuing in a buffer; see {@link JoinedText}. A racy hint. */
    private boolean grown;

    /** An equal str that is another object. */
    PyStr copy() {
        String s = narrowOrNull();
        return s == null ? new PyStr(null, wide()) : new PyStr(s, null);
    }

    private PyStr(String narrow, Object rest) {
        this.narrow = narrow;
        this.rest = rest;
        if (Tracing.seesValues()) {
            Tracing.made(this);
        }
    }

    private static PyStr[] characters() {
        PyStr[] all = new PyStr[256];
        for (int i = 0; i < all.length; i++) {
            String s = String.valueOf((char) i);
            all[i] = new PyStr(s, null);
            all[i].kind = (byte) (i < 0x80 ? ASCII : LATIN1);
            all[i].interned = true;
            INTERNED.put(s, all[i]);
        }
        return all;
    }

    // ---- construction ----

    /** The str of a Java String, in which each surrogate pair is one code point. */
    public static PyStr of(String s) {
        int n = s.length();
        if (n <= 1) {
            return ofNarrow(s);
        }
        // Constant time for a String of Latin-1, which has no surrogates.
        return s.codePointCount(0, n) == n ? new PyStr(s, null) : new PyStr(null, s.codePoints().toArray());
    }

    /** The str of a Java String, each of whose units is a code point, surrogates included. */
    public static PyStr ofNarrow(String s) {
        int n = s.length();
        if (n <= 1) {
            if (n == 0) {
                return EMPTY;
            }
            char c = s.charAt(0);
            if (c < CHARACTERS.length) {
                return CHARACTERS[c];
            }
        }
        return new PyStr(s, null);
    }

    /** The str of a Java String that is known to be ASCII. */
    public static PyStr ofAscii(String s) {
        PyStr r = ofNarrow(s);
        r.kind = ASCII;
        return r;
    }

    /** The str of one code point. */
    public static PyStr ofCodePoint(int c) {
        if (c < CHARACTERS.length) {
            return CHARACTERS[c];
        }
        return c < 0x10000 ? new PyStr(String.valueOf((char) c), null) : new PyStr(null, new int[] {c});
    }

    /** The str of these code points; the array is kept if one is above 0xffff. */
    public static PyStr ofCodePoints(int[] codePoints) {
        return ofCodePoints(codePoints, 0, codePoints.length);
    }

    /** The str of the code points from index {@code from} to before {@code to}. */
    public static PyStr ofCodePoints(int[] codePoints, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= codePoints[i];
        }
        if (all > 0xffff) {
            boolean whole = from == 0 && to == codePoints.length;
            return new PyStr(null, whole ? codePoints : Arrays.copyOfRange(codePoints, from, to));
        }
        if (all > 0xff) {
            char[] units = new char[to - from];
            for (int i = 0; i < units.length; i++) {
                units[i] = (char) codePoints[from + i];
            }
            return ofNarrow(new String(units));
        }
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) codePoints[from + i];
        }
        return ofNarrow(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** A str whose text is put off; it is not empty. */
    static PyStr ofJoined(JoinedText text) {
        return new PyStr(null, text);
    }

    /** The one str of that value that names and keywords use; such strs never die. */
    public static PyStr interned(String s) {
        PyStr found = INTERNED.get(s);
        return found != null ? found : intern(s.isEmpty() ? new PyStr(s, null) : of(s));
    }

    /** The interned str equal to {@code s}. */
    public static PyStr intern(PyStr s) {
        if (s.interned) {
            return s;
        }
        String n = s.narrowOrNull();
        PyStr found = INTERNED.putIfAbsent(n != null ? n : s, s);
        if (found != null) {
            return found;
        }
        s.interned = true;
        return s;
    }

    /** Whether this is the interned str of its value. */
    public boolean isInterned() {
        return interned;
    }

    /** The str that {@code o} is, instances of subclasses included; null if it is none. */
    public static PyStr asSelf(PyObject o) {
        if (o instanceof PyStr s) {
            return s;
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyStr s ? s : null;
    }

    // ---- access ----

    /** The number of code points. */
    public int length() {
        String s = narrow;
        if (s != null) {
            return s.length();
        }
        return rest instanceof JoinedText t ? t.length() : ((int[]) rest).length;
    }

    /** The code point at an index, counted from the end if negative, as a str; null if there is none. */
    public PyStr at(long index) {
        String s = narrow;
        if (s != null && index >= 0 && index < s.length()) {
            char c = s.charAt((int) index);
            if (c < CHARACTERS.length) {
                return CHARACTERS[c];
            }
        }
        return find(index);
    }

    private PyStr find(long index) {
        int n = length();
        long i = index < 0 ? index + n : index;
        return i >= 0 && i < n ? ofCodePoint(codePointAt((int) i)) : null;
    }

    /** The code point at {@code index}. */
    public int codePointAt(int index) {
        String s = narrowOrNull();
        return s != null ? s.charAt(index) : wide()[index];
    }

    /** The Java String of one unit for each code point, or null if some code point needs more. */
    public String narrowOrNull() {
        String s = narrow;
        return s != null ? s : joined();
    }

    private String joined() {
        if (rest instanceof JoinedText t && t.text() instanceof String s) {
            narrow = s;
            return s;
        }
        return null;
    }

    /** The code points of a str that is not narrow; not to be changed. */
    int[] wide() {
        return rest instanceof JoinedText t ? (int[]) t.text() : (int[]) rest;
    }

    /** All code points; not to be changed. */
    public int[] codePoints() {
        String s = narrowOrNull();
        if (s == null) {
            return wide();
        }
        int[] all = new int[s.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = s.charAt(i);
        }
        return all;
    }

    /** The concatenation put off, or null. */
    JoinedText joinedText() {
        return rest instanceof JoinedText t ? t : null;
    }

    /** Whether a concatenation made this str; answers true once. */
    boolean takeGrown() {
        boolean g = grown;
        grown = false;
        return g;
    }

    /** What its code points are: {@link #ASCII}, {@link #LATIN1}, {@link #TWO_BYTE}, {@link #SURROGATES} or {@link #WIDE}. */
    public int kind() {
        int k = kind;
        if (k == 0) {
            k = findKind();
            kind = (byte) k;
        }
        return k;
    }

    private int findKind() {
        String s = narrowOrNull();
        if (s == null) {
            return WIDE;
        }
        int n = s.length();
        int all = 0;
        int i = 0;
        for (; i < n && all < 0x100; i++) {
            all |= s.charAt(i);
        }
        if (all < 0x100) {
            return all < 0x80 ? ASCII : LATIN1;
        }
        for (i--; i < n; i++) {
            if (Character.isSurrogate(s.charAt(i))) {
                return SURROGATES;
            }
        }
        return TWO_BYTE;
    }

    /** Whether all code points are below 0x80. */
    public boolean isAscii() {
        return kind() == ASCII;
    }

    // ---- parts and sums ----

    /** The code points from index {@code from} to before {@code to}, which are in range. */
    public PyStr substring(int from, int to) {
        int n = to - from;
        if (n <= 1) {
            return n == 0 ? EMPTY : ofCodePoint(codePointAt(from));
        }
        if (n == length()) {
            return this;
        }
        String s = narrowOrNull();
        if (s == null) {
            return ofCodePoints(wide(), from, to);
        }
        PyStr r = new PyStr(s.substring(from, to), null);
        if (kind == ASCII) {
            r.kind = ASCII;
        }
        return r;
    }

    /** Whether {@code part} occurs in this. */
    public boolean contains(PyStr part) {
        String s = narrow;
        String p = part.narrow;
        return s != null && p != null && p.length() == 1
                ? s.indexOf(p.charAt(0)) >= 0
                : TextSearch.find(this, part, 0, length()) >= 0;
    }

    /** This and then {@code other}. Long sums are joined only when somebody looks, so that appending in a loop takes linear time. */
    public PyStr concat(PyStr other) {
        int n = length();
        int m = other.length();
        if (m == 0 || n == 0) {
            return m == 0 ? this : other;
        }
        boolean large = n >= JoinedText.MINIMUM;
        if (large && m <= n) {
            PyStr later = JoinedText.append(this, other);
            if (later != null) {
                return later;
            }
        }
        String a = narrowOrNull();
        String b = other.narrowOrNull();
        PyStr r = a != null && b != null ? new PyStr(a.concat(b), null) : concatWide(other, n, m);
        if (kind == ASCII && other.kind == ASCII) {
            r.kind = ASCII;
        }
        r.grown = large;
        return r;
    }

    private PyStr concatWide(PyStr other, int n, int m) {
        int[] all = Arrays.copyOf(codePoints(), Math.addExact(n, m));
        System.arraycopy(other.codePoints(), 0, all, n, m);
        return new PyStr(null, all);
    }

    /** This str {@code count} times; the result's length fits an int. */
    public PyStr repeat(int count) {
        int n = length();
        if (count <= 0 || n == 0) {
            return EMPTY;
        }
        if (count == 1) {
            return this;
        }
        String s = narrowOrNull();
        if (s != null) {
            PyStr r = new PyStr(s.repeat(count), null);
            r.kind = kind;
            return r;
        }
        int[] one = wide();
        int[] all = new int[n * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one, 0, all, i * n, n);
        }
        return new PyStr(null, all);
    }

    // ---- comparison ----

    /** Python's hash: siphash13 under this process's seed. */
    public long hash() {
        long h = hash;
        if (h == 0) {
            String s = narrowOrNull();
            h = s != null ? SipHash.of(s) : SipHash.of(wide());
            hash = h;
        }
        return h;
    }

    /** By code points, as {@code <} does. */
    @Override
    public int compareTo(PyStr other) {
        String a = narrowOrNull();
        String b = other.narrowOrNull();
        if (a != null && b != null) {
            return a.compareTo(b);
        }
        return Arrays.compare(codePoints(), other.codePoints());
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PyStr s)) {
            return false;
        }
        String a = narrow;
        String b = s.narrow;
        return a != null && b != null ? a.equals(b) : equalsSlowly(s);
    }

    private boolean equalsSlowly(PyStr s) {
        if (length() != s.length()) {
            return false;
        }
        String a = narrowOrNull();
        String b = s.narrowOrNull();
        if (a != null) {
            return a.equals(b);
        }
        return b == null && Arrays.equals(wide(), s.wide());
    }

    @Override
    public int hashCode() {
        long h = hash();
        return (int) (h ^ h >>> 32);
    }

    /**
     * The value as a Java String, code points above 0xffff as surrogate pairs; ambiguous if there are lone surrogates too.
     */
    @Override
    public String toString() {
        String s = narrowOrNull();
        if (s != null) {
            return s;
        }
        int[] w = wide();
        return new String(w, 0, w.length);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    /** As a free-threaded CPython would count them. */
    @Override
    public long sizeInMemory() {
        long n = length();
        switch (kind()) {
            case ASCII:
                return 57 + n;
            case LATIN1:
                return 73 + n;
            case WIDE:
                return 76 + 4 * n;
            default:
                return 74 + 2 * n;
        }
    }
}
