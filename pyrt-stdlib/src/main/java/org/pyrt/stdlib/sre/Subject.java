package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * A text to match against: a str or something bytes-like, whose bytes stay in place until it is closed. Positions of the matcher are indices of {@link #text},
 * {@link #wide} or {@link #bytes}, whichever is there; they differ from Python's by {@link #base}. One thread at a time.
 */
final class Subject implements AutoCloseable {

    /** The units of a narrow str, or null. */
    final String text;

    /** The code points of a wide str, or null. */
    final int[] wide;

    /** The array of bytes, or null. */
    final byte[] bytes;

    final int base;
    final int length;

    private final PyStr str;
    private final BufferView view;

    private Subject(PyStr str, BufferView view) {
        this.str = str;
        this.view = view;
        text = str != null ? str.narrowOrNull() : null;
        wide = str != null && text == null ? str.codePoints() : null;
        bytes = view != null ? view.octets() : null;
        base = view != null ? view.offset() : 0;
        length = view != null ? view.length() : str.length();
    }

    /** The text that {@code o} is; raises TypeError if it is none, or not of the pattern's kind. To be closed. */
    @CleanPoint
    static Subject of(ThreadState ts, PyPattern pattern, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        BufferView v = s != null ? null : Buffers.viewOrNull(ts, o);
        if (s == null && v == null) {
            throw Errors.typeError(ts, "expected string or bytes-like object, got '" + PyType.of(o).fullName() + "'");
        }
        if (s == null ? pattern.isStr() : pattern.isBytes()) {
            if (v != null) {
                v.close();
            }
            throw Errors.typeError(
                    ts,
                    s == null ? "cannot use a string pattern on a bytes-like object" : "cannot use a bytes pattern on a string-like object");
        }
        return new Subject(s, v);
    }

    boolean isBytes() {
        return bytes != null;
    }

    /** The part between two of Python's positions, as a str or bytes object. */
    PyObject slice(int from, int to) {
        if (str != null) {
            return str.substring(from, to);
        }
        if (view instanceof PyBytes b && from == 0 && to == length) {
            return b;
        }
        return PyBytes.copyOf(bytes, base + from, to - from);
    }

    /** An empty str or bytes object. */
    PyObject empty() {
        return str != null ? PyStr.EMPTY : PyBytes.EMPTY;
    }

    @Override
    @CleanPoint
    public void close() {
        if (view != null) {
            view.close();
        }
    }
}
