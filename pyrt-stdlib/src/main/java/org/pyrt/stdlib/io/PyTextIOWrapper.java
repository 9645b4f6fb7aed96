package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.RegisteredCodecs;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The type {@code _io.TextIOWrapper}. */
@ExposedType(name = "TextIOWrapper")
public final class PyTextIOWrapper extends PyTextIO {

    /** The type {@code _io.TextIOWrapper}. */
    public static final PyType TYPE =
            PyType.builtin("_io.TextIOWrapper", new PyTextIOWrapperAdapter())
                    .base(TextIOBase.TYPE)
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP)
                    .doc("TextIOWrapper(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)\n--\n\nText over a stream of bytes.")
                    .ownLayout()
                    .build();

    private static final PyStr FILENO = PyStr.interned("fileno");
    private static final PyStr ISATTY = PyStr.interned("isatty");
    private static final PyStr MODE = PyStr.interned("mode");
    private static final PyStr TRUNCATE = PyStr.interned("truncate");

    private PyTextIOWrapper(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyTextIOWrapper(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyTextIOWrapper self,
            PyObject buffer,
            @Default("None") String encoding,
            @Default("None") String errors,
            @Default("None") String newline,
            @Default("False") boolean line_buffering,
            @Default("False") boolean write_through) {
        self.initialized = false;
        self.detached = false;
        checkNewline(ts, newline);
        if (encoding == null && Interpreter.of(ts).warnsOfEncodings()) {
            Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.ENCODING_WARNING, "'encoding' argument not specified", 1);
        }
        String name = encoding == null || encoding.equals("locale") ? encodingOf(ts, encoding) : encoding;
        checkNames(ts, name, errors);
        self.lineBuffering = line_buffering;
        self.writeThrough = write_through;
        self.attachTo(ts, buffer, name, errors == null ? "strict" : errors, newline);
    }

    /** Raises ValueError, UnicodeEncodeError, or in the development mode LookupError for names that cannot be; {@code errors} may be null. */
    @CleanPoint
    private static void checkNames(ThreadState ts, String encoding, String errors) {
        if (encoding.indexOf(0) >= 0 || errors != null && errors.indexOf(0) >= 0) {
            throw Errors.valueError(ts, "embedded null character");
        }
        Codecs.utf8(ts, PyStr.of(encoding));
        if (errors != null) {
            Codecs.utf8(ts, PyStr.of(errors));
        }
        if (Interpreter.of(ts).developing()) {
            RegisteredCodecs.check(ts, encoding, errors);
        }
    }

    /** What no encoding, and {@code locale}, mean: the former UTF-8 where that is for all files. */
    private static String encodingOf(ThreadState ts, String encoding) {
        return encoding == null && Interpreter.of(ts).utf8Mode() ? "utf-8" : Interpreter.of(ts).localeEncoding();
    }

    private static void checkNewline(ThreadState ts, String newline) {
        if (newline != null
                && !newline.isEmpty()
                && !newline.equals("\n")
                && !newline.equals("\r")
                && !newline.equals("\r\n")) {
            throw Errors.valueError(ts, "illegal newline value: " + newline);
        }
    }

    @ExposedMethod(doc = "reconfigure($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)\n--\n\n"
            + "Change encoding, error handling, line ends or buffering.")
    @CleanPoint
    static void reconfigure(
            ThreadState ts,
            PyTextIOWrapper self,
            @KeywordOnly @Default("None") PyObject encoding,
            @Default("None") PyObject errors,
            @Default PyObject newline,
            @Default("None") PyObject line_buffering,
            @Default("None") PyObject write_through) {
        boolean codecChanges = encoding != PyNone.NONE || errors != PyNone.NONE || newline != null;
        if (self.hasChunk && codecChanges) {
            throw IoErrors.unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
        }
        String mode = newline == null || newline == PyNone.NONE ? null : text(ts, newline, "newline");
        if (newline != null) {
            checkNewline(ts, mode);
        }
        boolean lines = line_buffering == PyNone.NONE ? self.lineBuffering : isSet(ts, line_buffering);
        boolean through = write_through == PyNone.NONE ? self.writeThrough : isSet(ts, write_through);
        Refs.discard(ts, Calls.callMethod(ts, self, FLUSH));
        if (codecChanges) {
            String name = encoding == PyNone.NONE ? self.encoding : text(ts, encoding, "encoding");
            if (name.equals("locale")) {
                name = Interpreter.of(ts).localeEncoding();
            }
            if (name.indexOf(0) >= 0) {
                throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "unknown encoding: " + name);
            }
            String handler = errors != PyNone.NONE ? text(ts, errors, "errors") : encoding != PyNone.NONE ? "strict" : self.errors;
            checkNames(ts, name, handler);
            self.reconfigure(ts, name, handler, newline != null, mode);
        }
        self.lineBuffering = lines;
        self.writeThrough = through;
    }

    /** An argument that CPython takes for an int. */
    @CleanPoint
    private static boolean isSet(ThreadState ts, PyObject o) {
        return Sizes.indexAsLong(ts, o, ExceptionTypes.OVERFLOW_ERROR) != 0;
    }

    private static String text(ThreadState ts, PyObject o, String name) {
        PyStr s = PyStr.asSelf(o);
        if (s == null) {
            throw Errors.typeError(
                    ts, "reconfigure() argument '" + name + "' must be str or None, not " + PyType.of(o).fullName());
        }
        return s.toString();
    }

    private void requireInitialized(ThreadState ts) {
        if (!detached) {
            buffer(ts);
        }
    }

    // ---- reading ----

    private void requireReadable(ThreadState ts) {
        if (!reads) {
            throw IoErrors.unsupported(ts, "not readable");
        }
    }

    @ExposedMethod(doc = "Read so many characters; all if negative or None.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyTextIOWrapper self, @PositionalOnly @Default("-1") PyObject size) {
        long n = sizeOf(ts, size);
        self.requireOpenText(ts);
        self.requireReadable(ts);
        self.lock.enter(ts, self);
        try {
            return self.read(ts, n);
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Read a line.")
    @CleanPoint
    PyObject readline(ThreadState ts, @PositionalOnly @Default("-1") PyObject size) {
        long limit = sizeOf(ts, size);
        requireOpenText(ts);
        requireReadable(ts);
        lock.enter(ts, this);
        try {
            return readLine(ts, limit);
        } finally {
            lock.leave();
        }
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyTextIOWrapper self) {
        if (self.type().isHeap()) {
            return self.nextLine(ts);
        }
        self.requireOpenText(ts);
        self.requireReadable(ts);
        PyStr line;
        self.lock.enter(ts, self);
        try {
            self.telling = false;
            line = self.readLine(ts, -1);
            if (line.length() == 0) {
                self.telling = self.seeks;
            }
        } finally {
            self.lock.leave();
        }
        return line.length() == 0 ? null : line;
    }

    // ---- writing ----

    @ExposedMethod(doc = "Write a str; how many characters it had.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyTextIOWrapper self, @PositionalOnly PyObject text) {
        PyStr s = PyStr.asSelf(text);
        if (s == null) {
            throw Errors.typeError(ts, "write() argument must be str, not " + PyType.of(text).fullName());
        }
        self.requireOpenText(ts);
        if (!self.writes) {
            throw IoErrors.unsupported(ts, "not writable");
        }
        self.lock.enter(ts, self);
        try {
            self.write(ts, s);
        } finally {
            self.lock.leave();
        }
        return PyInt.of(s.length());
    }

    @ExposedMethod(doc = "Write out what is buffered.")
    @CleanPoint
    static void flush(ThreadState ts, PyTextIOWrapper self) {
        self.requireOpenText(ts);
        self.lock.enter(ts, self);
        try {
            self.telling = self.seeks;
            self.flushPending(ts);
            self.flushBelow(ts);
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Write out what is buffered and close the stream below.")
    @CleanPoint
    static PyObject close(ThreadState ts, PyTextIOWrapper self) {
        PyObject buffer = self.buffer(ts);
        try (var held = ts.hold(buffer)) {
            if (isClosed(ts, buffer) || self.detached) {
                return PyNone.NONE;
            }
            PyBaseException failure = null;
            try {
                Refs.discard(ts, Calls.callMethod(ts, self, FLUSH));
            } catch (Raised e) {
                failure = Errors.take(ts);
            }
            return PyIOBase.closeAfter(ts, buffer, failure);
        }
    }

    @ExposedMethod(doc = "Separate the stream below and return it.")
    @CleanPoint
    static PyObject detach(ThreadState ts, PyTextIOWrapper self) {
        self.buffer(ts);
        Refs.discard(ts, Calls.callMethod(ts, self, FLUSH));
        return self.separate(ts);
    }

    // ---- positions ----

    @ExposedMethod(doc = "A number for seek: where the next character is.")
    @CleanPoint
    static PyObject tell(ThreadState ts, PyTextIOWrapper self) {
        self.requireOpenText(ts);
        if (!self.seeks) {
            throw IoErrors.unsupported(ts, "underlying stream is not seekable");
        }
        if (!self.telling) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "telling position disabled by next() call");
        }
        self.lock.enter(ts, self);
        try {
            return self.tell(ts);
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Move to where tell was, to the start (0), here (0, 1) or the end (0, 2).")
    @CleanPoint
    PyObject seek(ThreadState ts, PyObject cookie, @PositionalOnly @Default("0") int whence) {
        requireOpenText(ts);
        if (!seeks) {
            throw IoErrors.unsupported(ts, "underlying stream is not seekable");
        }
        if (whence < 0 || whence > 2) {
            throw Errors.valueError(ts, "invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        PyInt target = Sizes.index(ts, cookie);
        boolean zero = target.fitsLong() && target.longValue() == 0;
        if (whence != 0 && !zero) {
            throw IoErrors.unsupported(ts, "can't do nonzero " + (whence == 1 ? "cur" : "end") + "-relative seeks");
        }
        if (target.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "negative seek position " + target.bigValue());
        }
        lock.enter(ts, this);
        try {
            telling = true;
            if (whence == 2) {
                return seekEnd(ts);
            }
            PyInt position = whence == 1 ? tell(ts) : target;
            seek(ts, position);
            return position;
        } finally {
            lock.leave();
        }
    }

    @ExposedMethod(doc = "Set the length, to the position if none is given.")
    @CleanPoint
    PyObject truncate(ThreadState ts, @PositionalOnly @Default("None") PyObject size) {
        PyObject below = buffer(ts);
        try (var held = ts.hold(below)) {
            Refs.discard(ts, Calls.callMethod(ts, this, FLUSH));
            return Calls.callMethod(ts, below, TRUNCATE, size);
        }
    }

    // ---- what the stream below says ----

    @ExposedMethod(doc = "Whether positions can be changed.")
    @CleanPoint
    boolean seekable(ThreadState ts) {
        return ask(ts, buffer(ts), SEEKABLE);
    }

    @ExposedMethod(doc = "Whether it can be read.")
    @CleanPoint
    boolean readable(ThreadState ts) {
        return ask(ts, buffer(ts), READABLE);
    }

    @ExposedMethod(doc = "Whether it can be written.")
    @CleanPoint
    boolean writable(ThreadState ts) {
        return ask(ts, buffer(ts), WRITABLE);
    }

    @ExposedMethod(doc = "The number of the file below.")
    @CleanPoint
    PyObject fileno(ThreadState ts) {
        return Calls.callMethod(ts, buffer(ts), FILENO);
    }

    @ExposedMethod(doc = "Whether the file below is a terminal.")
    @CleanPoint
    boolean isatty(ThreadState ts) {
        return ask(ts, buffer(ts), ISATTY);
    }

    @ExposedGetter(member = true)
    static PyObject buffer(ThreadState ts, PyTextIOWrapper self) {
        return self.initialized || self.detached ? self.buffer(ts) : PyNone.NONE;
    }

    @ExposedGetter
    @CleanPoint
    static PyObject closed(ThreadState ts, PyTextIOWrapper self) {
        return Attributes.get(ts, self.buffer(ts), CLOSED);
    }

    @ExposedGetter
    @CleanPoint
    static PyObject name(ThreadState ts, PyTextIOWrapper self) {
        return Attributes.get(ts, self.buffer(ts), NAME);
    }

    @ExposedGetter(member = true)
    static String encoding(PyTextIOWrapper self) {
        return self.encoding;
    }

    @ExposedGetter
    static String errors(ThreadState ts, PyTextIOWrapper self) {
        self.requireInitialized(ts);
        return self.errors;
    }

    @ExposedGetter(name = "line_buffering", member = true)
    static boolean isLineBuffering(PyTextIOWrapper self) {
        return self.lineBuffering;
    }

    @ExposedGetter(name = "write_through", member = true)
    static boolean isWriteThrough(PyTextIOWrapper self) {
        return self.writeThrough;
    }

    @ExposedGetter
    @CleanPoint
    static PyObject newlines(ThreadState ts, PyTextIOWrapper self) {
        self.buffer(ts);
        if (self.incremental == null) {
            return self.decoder == null ? PyNone.NONE : shownNewlines(ts, self.decoder.seen());
        }
        PyObject seen = self.decodersNewlines(ts);
        return seen == null ? PyNone.NONE : seen;
    }

    /** The line ends of {@link TextDecoder#seen} as Python shows them. */
    static PyObject shownNewlines(ThreadState ts, int seen) {
        PyObject[] found = new PyObject[Integer.bitCount(seen)];
        int n = 0;
        if ((seen & TextDecoder.CR) != 0) {
            found[n++] = PyStr.of("\r");
        }
        if ((seen & TextDecoder.LF) != 0) {
            found[n++] = PyStr.of("\n");
        }
        if ((seen & TextDecoder.CRLF) != 0) {
            found[n++] = PyStr.of("\r\n");
        }
        return n == 0 ? PyNone.NONE : n == 1 ? found[0] : PyTuple.of(ts, found);
    }

    @ExposedGetter(name = "_CHUNK_SIZE")
    static int chunkSize(ThreadState ts, PyTextIOWrapper self) {
        self.buffer(ts);
        return self.shownChunkSize();
    }

    @ExposedSetter(name = "_CHUNK_SIZE", deletes = true)
    @CleanPoint
    static void setChunkSize(ThreadState ts, PyTextIOWrapper self, PyObject size) {
        if (size == null) {
            throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "cannot delete attribute");
        }
        self.buffer(ts);
        long value = Sizes.indexAsLong(ts, size, ExceptionTypes.VALUE_ERROR);
        if (value <= 0) {
            throw Errors.valueError(ts, "a strictly positive integer is required");
        }
        self.chunkSize = (int) Math.min(value, Integer.MAX_VALUE - 8);
    }

    @Override
    @CleanPoint
    void noteUnclosed(ThreadState ts, PyObject source) {
        noteUnclosedBelow(ts, buffer, source);
    }

    @ExposedGetter(name = "_finalizing", member = true)
    static boolean isFinalizing(PyTextIOWrapper self) {
        return false;
    }

    @ExposedMethod(name = "__getstate__")
    @CleanPoint
    static PyObject getState(ThreadState ts, PyTextIOWrapper self) {
        throw IoErrors.notPicklable(ts, self);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyTextIOWrapper self) {
        self.requireInitialized(ts);
        StringBuilder b = new StringBuilder("<").append(PyType.of(self).fullName());
        if (!self.detached) {
            b.append(BufferedMethods.shownName(ts, self));
        }
        PyObject mode = Attributes.find(ts, self, MODE);
        if (mode != null) {
            try (var held = ts.hold(mode)) {
                b.append(" mode=").append(Representation.repr(ts, mode));
            }
        }
        return PyStr.of(b.append(" encoding=").append(Representation.repr(ts, PyStr.of(self.encoding))).append('>').toString());
    }
}
