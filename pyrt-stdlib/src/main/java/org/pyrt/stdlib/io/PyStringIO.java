package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/**
 * Text in memory as a stream; its fields are guarded by the object's mutex. While it is only appended to, the text is in a builder; the first other
 * use turns it into an array of code points. Source: CPython 3.14 Modules/_io/stringio.c.
 */
@ExposedType(name = "StringIO")
public final class PyStringIO extends PyIOBase {

    /** The type {@code _io.StringIO}. */
    public static final PyType TYPE =
            PyType.builtin("_io.StringIO", new PyStringIOAdapter())
                    .base(TextIOBase.TYPE)
                    .flags(PyType.BASETYPE)
                    .doc("StringIO(initial_value='', newline='\\n')\n--\n\nText in memory as a stream.")
                    .ownLayout()
                    .build();

    private static final int[] EMPTY = {};

    /** The text while it is only appended to; else null. */
    private StrBuilder builder;

    private int[] data = EMPTY;
    private int size;
    private long pos;
    private boolean closed;
    private boolean initialized;
    private String newline = "\n";
    private int seen;

    private PyStringIO(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyStringIO(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyStringIO self, @Default("''") PyObject initial_value, @Default("'\\n'") PyObject newline) {
        PyStr line = newline == PyNone.NONE ? null : PyStr.asSelf(newline);
        if (newline != PyNone.NONE && line == null) {
            throw Errors.typeError(ts, "newline must be str or None, not " + PyType.of(newline).fullName());
        }
        String mode = line == null ? null : line.toString();
        if (mode != null && !mode.isEmpty() && !mode.equals("\n") && !mode.equals("\r") && !mode.equals("\r\n")) {
            throw Errors.valueError(ts, "illegal newline value: " + Representation.repr(ts, line));
        }
        PyStr initial = initial_value == PyNone.NONE ? PyStr.EMPTY : PyStr.asSelf(initial_value);
        if (initial == null) {
            throw Errors.typeError(ts, "initial_value must be str or None, not " + PyType.of(initial_value).fullName());
        }
        Mutex.lock(ts, self);
        try {
            self.newline = mode;
            self.builder = new StrBuilder();
            self.data = EMPTY;
            self.size = 0;
            self.pos = 0;
            self.seen = 0;
            self.closed = false;
            self.initialized = true;
            if (initial.length() > 0) {
                self.put(self.translated(initial));
                self.realize();
                self.pos = 0;
            }
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    private void requireOpen(ThreadState ts) {
        if (!initialized) {
            throw Errors.valueError(ts, "I/O operation on uninitialized object");
        }
        if (closed) {
            throw Errors.valueError(ts, "I/O operation on closed file");
        }
    }

    /** What is kept of a text that is written: its line ends changed as the newline argument says. */
    private PyStr translated(PyStr s) {
        if (newline == null) {
            TextLines lines = new TextLines(s, true);
            seen |= lines.seen();
            return lines.text();
        }
        if (newline.isEmpty()) {
            seen |= new TextLines(s, false).seen();
            return s;
        }
        return newline.equals("\n") ? s : PyStr.of(s.toString().replace("\n", newline));
    }

    private void realize() {
        if (builder != null) {
            PyStr all = builder.toStr();
            builder = null;
            size = all.length();
            data = all.codePoints().clone();
        }
    }

    private void put(PyStr s) {
        int n = s.length();
        if (builder != null) {
            if (pos == builder.length()) {
                builder.append(s);
                pos += n;
                return;
            }
            realize();
        }
        int at = (int) pos;
        int end = at + n;
        if (end > data.length) {
            data = Arrays.copyOf(data, Math.max(end, data.length + (data.length >> 1) + 64));
        }
        if (at > size) {
            // What was skipped reads as NUL.
            Arrays.fill(data, size, at, 0);
        }
        for (int i = 0; i < n; i++) {
            data[at + i] = s.codePointAt(i);
        }
        pos = end;
        size = Math.max(size, end);
    }

    private PyStr take(int n) {
        int from = (int) Math.min(pos, size);
        int to = n < 0 ? size : (int) Math.min((long) from + n, size);
        if (to > from) {
            pos = to;
        }
        return PyStr.ofCodePoints(data, from, to);
    }

    @ExposedMethod(name = "__getstate__")
    @CleanPoint
    static PyObject state(ThreadState ts, PyStringIO self) {
        PyObject all = getvalue(ts, self);
        PyObject line = self.newline == null ? PyNone.NONE : PyStr.of(self.newline);
        try (var held = ts.hold(all)) {
            PyObject attributes = MemoryState.attributes(ts, self);
            return PyTuple.of(ts, all, line, PyInt.of(self.pos), attributes);
        }
    }

    @ExposedMethod(name = "__setstate__")
    @CleanPoint
    static void setState(ThreadState ts, PyStringIO self, @PositionalOnly PyObject state) {
        if (self.closed) {
            self.requireOpen(ts);
        }
        if (!(state instanceof PyTuple t) || t.size() < 4) {
            throw Errors.typeError(
                    ts, PyType.of(self).fullName() + ".__setstate__ argument should be 4-tuple, got " + PyType.of(state).fullName());
        }
        init(ts, self, PyStr.EMPTY, t.get(1));
        PyStr text = PyStr.asSelf(t.get(0));
        if (text == null) {
            throw Errors.typeError(ts, "initial_value must be str or None, not " + PyType.of(t.get(0)).fullName());
        }
        long position = MemoryState.position(ts, t.get(2));
        Mutex.lock(ts, self);
        try {
            // As it was: its line ends have been translated before.
            self.put(text);
            self.realize();
            self.pos = position;
        } finally {
            Mutex.unlock(ts, self);
        }
        MemoryState.setAttributes(ts, self, t.get(3));
    }

    // ---- reading ----

    @ExposedMethod(doc = "Read so many characters; all if negative or None.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyStringIO self, @PositionalOnly @Default("None") PyObject size) {
        long n = sizeOf(ts, size);
        self.requireOpen(ts);
        Mutex.lock(ts, self);
        try {
            if (self.builder != null && self.pos == self.builder.length()) {
                return PyStr.EMPTY;
            }
            self.realize();
            return self.take((int) Math.min(n, Integer.MAX_VALUE));
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "Read a line.")
    @CleanPoint
    PyObject readline(ThreadState ts, @PositionalOnly @Default("None") PyObject size) {
        long limit = sizeOf(ts, size);
        requireOpen(ts);
        return line(ts, limit);
    }

    @CleanPoint
    private PyStr line(ThreadState ts, long limit) {
        Mutex.lock(ts, this);
        try {
            realize();
            int from = (int) Math.min(pos, size);
            int last = limit < 0 ? size : (int) Math.min(size, from + limit);
            int end = newline == null || newline.equals("\n") ? endOfLine(from, last) : endOfOtherLine(from, last);
            return take(end - from);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The index after the line end, which is a newline, or {@code last}. */
    private int endOfLine(int from, int last) {
        int[] text = data;
        for (int i = from; i < last; i++) {
            if (text[i] == '\n') {
                return i + 1;
            }
        }
        return last;
    }

    /** The same where lines end by something else. */
    private int endOfOtherLine(int from, int last) {
        int end = from;
        while (end < last) {
            int c = data[end++];
            boolean crlf = c == '\r' && end < size && data[end] == '\n';
            if (newline.isEmpty()) {
                if (c == '\n' || c == '\r') {
                    return crlf && end < last ? end + 1 : end;
                }
            } else if (newline.length() == 1 ? c == '\r' : crlf) {
                return newline.length() == 2 && end < last ? end + 1 : end;
            }
        }
        return end;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyStringIO self) {
        if (self.type().isHeap()) {
            return self.nextLine(ts);
        }
        self.requireOpen(ts);
        PyStr line = self.line(ts, -1);
        return line.length() == 0 ? null : line;
    }

    // ---- writing ----

    @ExposedMethod(doc = "Write a str; how many characters it had.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyStringIO self, @PositionalOnly PyObject s) {
        PyStr text = PyStr.asSelf(s);
        if (text == null) {
            throw Errors.typeError(ts, "string argument expected, got '" + PyType.of(s).fullName() + "'");
        }
        self.requireOpen(ts);
        if (text.length() > Integer.MAX_VALUE - 8 - self.pos) {
            throw Errors.overflowError(ts, "new position too large");
        }
        if (text.length() > 0) {
            Mutex.lock(ts, self);
            try {
                self.put(self.translated(text));
            } finally {
                Mutex.unlock(ts, self);
            }
        }
        return PyInt.of(text.length());
    }

    @ExposedMethod(doc = "Cut to a length, to the position if none is given.")
    @CleanPoint
    PyObject truncate(ThreadState ts, @PositionalOnly @Default("None") PyObject size) {
        requireOpen(ts);
        long n = size == PyNone.NONE ? pos : Sizes.indexAsLong(ts, size, ExceptionTypes.OVERFLOW_ERROR);
        if (n < 0) {
            throw Errors.valueError(ts, "Negative size value " + n);
        }
        Mutex.lock(ts, this);
        try {
            realize();
            this.size = (int) Math.min(this.size, n);
        } finally {
            Mutex.unlock(ts, this);
        }
        return PyInt.of(n);
    }

    // ---- positions ----

    @ExposedMethod(doc = "Move to a position from the start (0), here (0, 1) or the end (0, 2).")
    @CleanPoint
    PyObject seek(ThreadState ts, PyObject offset, @PositionalOnly @Default("0") int whence) {
        requireOpen(ts);
        long n = Sizes.indexAsLong(ts, offset, ExceptionTypes.OVERFLOW_ERROR);
        if (whence < 0 || whence > 2) {
            throw Errors.valueError(ts, "Invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        if (whence == 0 && n < 0) {
            throw Errors.valueError(ts, "Negative seek position " + n);
        }
        if (whence != 0 && n != 0) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "Can't do nonzero cur-relative seeks");
        }
        Mutex.lock(ts, this);
        try {
            realize();
            pos = whence == 0 ? n : whence == 1 ? pos : size;
            return PyInt.of(pos);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @ExposedMethod(doc = "The position.")
    static PyObject tell(ThreadState ts, PyStringIO self) {
        self.requireOpen(ts);
        return PyInt.of(self.pos);
    }

    @ExposedMethod(doc = "The whole text.")
    @CleanPoint
    static PyObject getvalue(ThreadState ts, PyStringIO self) {
        self.requireOpen(ts);
        Mutex.lock(ts, self);
        try {
            if (self.builder != null) {
                PyStr all = self.builder.toStr();
                self.builder = new StrBuilder();
                self.builder.append(all);
                return all;
            }
            return PyStr.ofCodePoints(self.data, 0, self.size);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "Free the memory.")
    @CleanPoint
    static void close(ThreadState ts, PyStringIO self) {
        Mutex.lock(ts, self);
        self.closed = true;
        self.builder = null;
        self.data = EMPTY;
        self.size = 0;
        Mutex.unlock(ts, self);
    }

    @ExposedGetter
    static boolean closed(PyStringIO self) {
        return self.closed;
    }

    @ExposedGetter(name = "line_buffering")
    static boolean isLineBuffering(ThreadState ts, PyStringIO self) {
        self.requireOpen(ts);
        return false;
    }

    @ExposedGetter
    static PyObject newlines(ThreadState ts, PyStringIO self) {
        self.requireOpen(ts);
        return PyTextIOWrapper.shownNewlines(ts, self.seen);
    }

    @ExposedMethod(doc = "True.")
    boolean seekable(ThreadState ts) {
        requireOpen(ts);
        return true;
    }

    @ExposedMethod(doc = "True.")
    boolean readable(ThreadState ts) {
        requireOpen(ts);
        return true;
    }

    @ExposedMethod(doc = "True.")
    boolean writable(ThreadState ts) {
        requireOpen(ts);
        return true;
    }
}
