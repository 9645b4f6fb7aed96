package org.pyrt.objects.text;

import org.pyrt.objects.text.LinearSearch.Effort;

/** Finding text in text. Ranges are in code points, start inclusive, end exclusive, already clipped to the str; start may be behind end. */
public final class TextSearch {

    /** How many units of a long pattern are looked for first. */
    private static final int HEAD = 16;

    private TextSearch() {}

    /** The first index of {@code sub} within the range, or -1. An empty {@code sub} is found at the start of any range that exists. */
    public static int find(PyStr s, PyStr sub, int start, int end) {
        int m = sub.length();
        if (end - start < m) {
            return -1;
        }
        String a = s.narrowOrNull();
        String b = sub.narrowOrNull();
        if (a != null) {
            if (b == null) {
                return -1;
            }
            if (m == 1) {
                return a.indexOf(b.charAt(0), start, end);
            }
            return Effort.matters(m, end - start) ? findLong(a, b, start, end) : a.indexOf(b, start, end);
        }
        return find(s.wide(), sub.codePoints(), start, end);
    }

    private static int findLong(String a, String b, int start, int end) {
        int m = b.length();
        String head = b.substring(0, HEAD);
        Effort effort = new Effort(start);
        for (int i = start; (i = a.indexOf(head, i, end - m + HEAD)) >= 0; i++) {
            int k = HEAD;
            while (k < m && a.charAt(i + k) == b.charAt(k)) {
                k++;
            }
            if (k == m) {
                return i;
            }
            if (effort.isTooMuch(k, i)) {
                return LinearSearch.of(a, b).find(m, i + 1, end);
            }
        }
        return -1;
    }

    private static int findLongLast(String a, String b, int start, int end) {
        int m = b.length();
        String tail = b.substring(m - HEAD);
        Effort effort = new Effort(end);
        for (int i = end - HEAD; (i = a.lastIndexOf(tail, i)) >= start + m - HEAD; i--) {
            int k = HEAD;
            while (k < m && a.charAt(i + HEAD - 1 - k) == b.charAt(m - 1 - k)) {
                k++;
            }
            if (k == m) {
                return i + HEAD - m;
            }
            if (effort.isTooMuch(k, i)) {
                return LinearSearch.of(a, b).findLast(m, start, i + HEAD - 1);
            }
        }
        return -1;
    }

    private static int find(int[] a, int[] b, int start, int end) {
        if (b.length == 0) {
            return start;
        }
        if (Effort.matters(b.length, end - start)) {
            return LinearSearch.of(a, b).find(b.length, start, end);
        }
        int first = b[0];
        for (int i = start, last = end - b.length; i <= last; i++) {
            if (a[i] == first && matches(a, b, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(int[] a, int[] b, int at) {
        for (int k = 1; k < b.length; k++) {
            if (a[at + k] != b[k]) {
                return false;
            }
        }
        return true;
    }

    /** The last index of {@code sub} within the range, or -1. An empty {@code sub} is found at the end. */
    public static int findLast(PyStr s, PyStr sub, int start, int end) {
        int m = sub.length();
        if (end - start < m) {
            return -1;
        }
        String a = s.narrowOrNull();
        String b = sub.narrowOrNull();
        if (a != null) {
            if (b == null) {
                return -1;
            }
            if (Effort.matters(m, end - start)) {
                return findLongLast(a, b, start, end);
            }
            int i = m == 1 ? a.lastIndexOf(b.charAt(0), end - 1) : a.lastIndexOf(b, end - m);
            return i < start ? -1 : i;
        }
        int[] w = s.wide();
        int[] c = sub.codePoints();
        if (Effort.matters(m, end - start)) {
            return LinearSearch.of(w, c).findLast(m, start, end);
        }
        for (int i = end - m; i >= start; i--) {
            if (m == 0 || w[i] == c[0] && matches(w, c, i)) {
                return i;
            }
        }
        return -1;
    }

    /** How many times {@code sub} occurs within the range without overlapping; an empty one once more than there are code points. */
    public static int count(PyStr s, PyStr sub, int start, int end) {
        if (end < start) {
            return 0;
        }
        int m = sub.length();
        if (m == 0) {
            return end - start + 1;
        }
        int n = 0;
        for (int i = start; (i = find(s, sub, i, end)) >= 0; i += m) {
            n++;
        }
        return n;
    }

    /** Whether the range begins with {@code sub}. */
    public static boolean startsWith(PyStr s, PyStr sub, int start, int end) {
        int m = sub.length();
        return end - start >= m && regionMatches(s, start, sub, m);
    }

    /** Whether the range ends with {@code sub}. */
    public static boolean endsWith(PyStr s, PyStr sub, int start, int end) {
        int m = sub.length();
        return end - start >= m && regionMatches(s, end - m, sub, m);
    }

    private static boolean regionMatches(PyStr s, int at, PyStr sub, int m) {
        String a = s.narrowOrNull();
        String b = sub.narrowOrNull();
        if (a != null && b != null) {
            return a.startsWith(b, at);
        }
        for (int i = 0; i < m; i++) {
            if (s.codePointAt(at + i) != sub.codePointAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code s.replace(old, replacement, count)}; a negative count replaces all. */
    public static PyStr replace(PyStr s, PyStr old, PyStr replacement, long count) {
        if (count == 0 || old.length() > s.length() || old.equals(replacement)) {
            return s;
        }
        if (old.length() == 0) {
            return interleave(s, replacement, count);
        }
        String a = s.narrowOrNull();
        String b = old.narrowOrNull();
        String c = replacement.narrowOrNull();
        if (a != null && b == null) {
            return s;
        }
        if (count < 0 && a != null && c != null && !Effort.matters(b.length(), a.length())) {
            String r = b.length() == 1 && c.length() == 1 ? a.replace(b.charAt(0), c.charAt(0)) : a.replace(b, c);
            return r == a ? s : PyStr.ofNarrow(r);
        }
        return replaceEach(s, old, replacement, count);
    }

    private static PyStr replaceEach(PyStr s, PyStr old, PyStr replacement, long count) {
        int n = s.length();
        int at = find(s, old, 0, n);
        if (at < 0) {
            return s;
        }
        StrBuilder b = new StrBuilder(n);
        int done = 0;
        for (long left = count; at >= 0 && left != 0; left--) {
            b.append(s, done, at).append(replacement);
            done = at + old.length();
            at = find(s, old, done, n);
        }
        return b.append(s, done, n).toStr();
    }

    /** Puts {@code filler} before each of the first {@code count} code points, and behind the last if the count allows. */
    private static PyStr interleave(PyStr s, PyStr filler, long count) {
        int n = s.length();
        long times = count < 0 || count > n ? (long) n + 1 : count;
        StrBuilder b = new StrBuilder();
        for (int i = 0; i < n; i++) {
            if (i < times) {
                b.append(filler);
            }
            b.appendCodePoint(s.codePointAt(i));
        }
        if (times > n) {
            b.append(filler);
        }
        return b.toStr();
    }
}
