package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** Splitting bytes. {@code maxSplit} bounds the number of cuts; a negative one does not. Results are lists. */
final class OctetSplit {

    private final ThreadState ts;
    private final OctetKind kind;
    private final BufferView s;
    private final Scratch parts;

    private OctetSplit(ThreadState ts, OctetKind kind, BufferView s) {
        this.ts = ts;
        this.kind = kind;
        // Off the Java heap: one copy, for the parts are many and short.
        this.s = s.arrayOrNull() != null ? s : PyBytes.of(s.octets());
        parts = new Scratch(ts, 8);
    }

    private void add(int from, int to) {
        parts.add(kind.part(ts, s, from, to));
    }

    private PyObject done(boolean reversed) {
        PyObject[] items = parts.moveOut();
        for (int low = 0, high = items.length - 1; reversed && low < high; low++, high--) {
            PyObject o = items[low];
            items[low] = items[high];
            items[high] = o;
        }
        return PyList.adopt(ts, items);
    }

    static PyObject split(ThreadState ts, OctetKind kind, BufferView view, BufferView separator, long maxSplit) {
        OctetSplit t = new OctetSplit(ts, kind, view);
        BufferView s = t.s;
        int from = 0;
        for (long left = maxSplit; left != 0; left--) {
            int at = OctetSearch.find(s, separator, from, s.length());
            if (at < 0) {
                break;
            }
            t.add(from, at);
            from = at + separator.length();
        }
        t.add(from, s.length());
        return t.done(false);
    }

    static PyObject splitRight(ThreadState ts, OctetKind kind, BufferView view, BufferView separator, long maxSplit) {
        OctetSplit t = new OctetSplit(ts, kind, view);
        BufferView s = t.s;
        int to = s.length();
        for (long left = maxSplit; left != 0; left--) {
            int at = OctetSearch.findLast(s, separator, 0, to);
            if (at < 0) {
                break;
            }
            t.add(at + separator.length(), to);
            to = at;
        }
        t.add(0, to);
        return t.done(true);
    }

    private boolean space(int index) {
        return OctetLayout.isSpace(s.get(index));
    }

    static PyObject splitSpace(ThreadState ts, OctetKind kind, BufferView view, long maxSplit) {
        OctetSplit t = new OctetSplit(ts, kind, view);
        BufferView s = t.s;
        int n = s.length();
        int i = 0;
        for (long left = maxSplit; ; left--) {
            while (i < n && t.space(i)) {
                i++;
            }
            if (i == n) {
                return t.done(false);
            }
            if (left == 0) {
                t.add(i, n);
                return t.done(false);
            }
            int from = i;
            while (i < n && !t.space(i)) {
                i++;
            }
            t.add(from, i);
        }
    }

    static PyObject splitSpaceRight(ThreadState ts, OctetKind kind, BufferView view, long maxSplit) {
        OctetSplit t = new OctetSplit(ts, kind, view);
        BufferView s = t.s;
        int i = s.length();
        for (long left = maxSplit; ; left--) {
            while (i > 0 && t.space(i - 1)) {
                i--;
            }
            if (i == 0) {
                return t.done(true);
            }
            if (left == 0) {
                t.add(0, i);
                return t.done(true);
            }
            int to = i;
            while (i > 0 && !t.space(i - 1)) {
                i--;
            }
            t.add(i, to);
        }
    }

    static PyObject splitLines(ThreadState ts, OctetKind kind, BufferView view, boolean keepEnds) {
        OctetSplit t = new OctetSplit(ts, kind, view);
        BufferView s = t.s;
        byte[] a = s.octets();
        int base = s.offset();
        int n = s.length();
        int i = 0;
        while (i < n) {
            int from = i;
            while (i < n && a[base + i] != '\n' && a[base + i] != '\r') {
                i++;
            }
            int to = i;
            if (i < n) {
                boolean crlf = a[base + i] == '\r' && i + 1 < n && a[base + i + 1] == '\n';
                i += crlf ? 2 : 1;
            }
            t.add(from, keepEnds ? i : to);
        }
        return t.done(false);
    }
}
