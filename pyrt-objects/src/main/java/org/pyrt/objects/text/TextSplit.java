package org.pyrt.objects.text;

import java.util.Arrays;
import org.pyrt.api.PyObject;

/** Splitting text. Results are arrays of strs. {@code maxSplit} bounds the number of cuts; a negative one does not. */
final class TextSplit {

    private PyObject[] parts = new PyObject[8];
    private int size;

    private TextSplit() {}

    private void add(PyStr s, int from, int to) {
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, size * 2);
        }
        parts[size++] = s.substring(from, to);
    }

    private PyObject[] done() {
        return parts.length == size ? parts : Arrays.copyOf(parts, size);
    }

    private PyObject[] reversed() {
        PyObject[] all = done();
        for (int low = 0, high = all.length - 1; low < high; low++, high--) {
            PyObject o = all[low];
            all[low] = all[high];
            all[high] = o;
        }
        return all;
    }

    /** Pieces between occurrences of {@code separator}, which is not empty, from the left. */
    static PyObject[] split(PyStr s, PyStr separator, long maxSplit) {
        TextSplit t = new TextSplit();
        int n = s.length();
        int m = separator.length();
        int from = 0;
        for (long left = maxSplit; left != 0; left--) {
            int at = TextSearch.find(s, separator, from, n);
            if (at < 0) {
                break;
            }
            t.add(s, from, at);
            from = at + m;
        }
        t.add(s, from, n);
        return t.done();
    }

    /** Pieces between occurrences of {@code separator}, which is not empty, from the right. */
    static PyObject[] splitRight(PyStr s, PyStr separator, long maxSplit) {
        TextSplit t = new TextSplit();
        int to = s.length();
        int m = separator.length();
        for (long left = maxSplit; left != 0; left--) {
            int at = TextSearch.findLast(s, separator, 0, to);
            if (at < 0) {
                break;
            }
            t.add(s, at + m, to);
            to = at;
        }
        t.add(s, 0, to);
        return t.reversed();
    }

    /** Words between runs of space, from the left; what is left after the last cut keeps its space at the end. */
    static PyObject[] splitSpace(PyStr s, long maxSplit) {
        TextSplit t = new TextSplit();
        int n = s.length();
        int i = 0;
        for (long left = maxSplit; ; left--) {
            i = skipSpace(s, i, n);
            if (i == n) {
                return t.done();
            }
            if (left == 0) {
                t.add(s, i, n);
                return t.done();
            }
            int from = i;
            i = skipWord(s, i, n);
            t.add(s, from, i);
        }
    }

    private static int skipSpace(PyStr s, int from, int n) {
        int i = from;
        String a = s.narrowOrNull();
        if (a != null) {
            while (i < n && CharacterClasses.isSpace(a.charAt(i))) {
                i++;
            }
        } else {
            while (i < n && CharacterClasses.isSpace(s.codePointAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static int skipWord(PyStr s, int from, int n) {
        int i = from;
        String a = s.narrowOrNull();
        if (a != null) {
            while (i < n && !CharacterClasses.isSpace(a.charAt(i))) {
                i++;
            }
        } else {
            while (i < n && !CharacterClasses.isSpace(s.codePointAt(i))) {
                i++;
            }
        }
        return i;
    }

    /** Words between runs of space, from the right. */
    static PyObject[] splitSpaceRight(PyStr s, long maxSplit) {
        TextSplit t = new TextSplit();
        int i = s.length();
        for (long left = maxSplit; ; left--) {
            while (i > 0 && CharacterClasses.isSpace(s.codePointAt(i - 1))) {
                i--;
            }
            if (i == 0) {
                return t.reversed();
            }
            if (left == 0) {
                t.add(s, 0, i);
                return t.reversed();
            }
            int to = i;
            while (i > 0 && !CharacterClasses.isSpace(s.codePointAt(i - 1))) {
                i--;
            }
            t.add(s, i, to);
        }
    }

    /** Lines, with their ends or without. */
    static PyObject[] splitLines(PyStr s, boolean keepEnds) {
        TextSplit t = new TextSplit();
        int n = s.length();
        int i = 0;
        while (i < n) {
            int from = i;
            while (i < n && !CharacterClasses.isLineBreak(s.codePointAt(i))) {
                i++;
            }
            int to = i;
            if (i < n) {
                boolean crlf = s.codePointAt(i) == '\r' && i + 1 < n && s.codePointAt(i + 1) == '\n';
                i += crlf ? 2 : 1;
            }
            t.add(s, from, keepEnds ? i : to);
        }
        return t.done();
    }
}
