package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** The base of all streams: what each can do in terms of what the others define. Source: CPython 3.14 Modules/_io/iobase.c. */
@ExposedType(name = "_IOBase")
public class PyIOBase extends SlottedInstance {

    /** The type {@code _io._IOBase}. */
    public static final PyType TYPE =
            PyType.builtin("_io._IOBase", new PyIOBaseAdapter())
                    .flags(PyType.BASETYPE | PyType.GENERIC_NEW | PyType.SHOWN_AS_HEAP | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .doc("The base of all streams.")
                    .ownLayout()
                    .build();

    static final PyStr CLOSE = PyStr.interned("close");
    private static final PyStr DEALLOC_WARN = PyStr.interned("_dealloc_warn");
    static final PyStr CLOSED = PyStr.interned("closed");
    static final PyStr FLUSH = PyStr.interned("flush");
    static final PyStr READ = PyStr.interned("read");
    static final PyStr READLINE = PyStr.interned("readline");
    static final PyStr WRITE = PyStr.interned("write");
    static final PyStr SEEK = PyStr.interned("seek");
    static final PyStr READABLE = PyStr.interned("readable");
    static final PyStr WRITABLE = PyStr.interned("writable");
    static final PyStr SEEKABLE = PyStr.interned("seekable");
    static final PyStr PEEK = PyStr.interned("peek");
    static final PyStr NAME = PyStr.interned("name");

    private volatile boolean baseClosed;

    PyIOBase(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyIOBase(ts, type);
    }

    // ---- for the streams written in Java ----

    /** The truth of {@code self.closed}. */
    @CleanPoint
    static boolean isClosed(ThreadState ts, @Floating PyObject stream) {
        PyObject closed = Attributes.get(ts, stream, CLOSED);
        try (var held = ts.hold(closed)) {
            return Comparison.isTrue(ts, closed);
        }
    }

    /** Raises ValueError if the stream is closed. */
    @CleanPoint
    static void requireOpen(ThreadState ts, @Floating PyObject stream) {
        if (isClosed(ts, stream)) {
            throw Errors.valueError(ts, "I/O operation on closed file.");
        }
    }

    /** Calls a method without arguments and takes the truth of its result. */
    @CleanPoint
    static boolean ask(ThreadState ts, @Floating PyObject stream, PyStr method) {
        PyObject answer = Calls.callMethod(ts, stream, method);
        try (var held = ts.hold(answer)) {
            return Comparison.isTrue(ts, answer);
        }
    }

    /** An argument that is a number of bytes or characters: None and negative numbers mean all. */
    @CleanPoint
    static long sizeOf(ThreadState ts, PyObject size) {
        if (size == PyNone.NONE) {
            return -1;
        }
        if (!(size instanceof PyInt) && PyType.of(size).slot(org.pyrt.objects.type.SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "argument should be integer or None, not '" + PyType.of(size).fullName() + "'");
        }
        return Sizes.indexAsLong(ts, size, org.pyrt.objects.exception.ExceptionTypes.OVERFLOW_ERROR);
    }

    /** Closes the stream below one whose flush gave {@code failure} (null: nothing), which is raised afterwards, or is the context of a further error. */
    @CleanPoint
    static PyObject closeAfter(ThreadState ts, @Floating PyObject below, @Floating PyBaseException failure) {
        try (var held = ts.hold(failure)) {
            PyObject result;
            try {
                result = Calls.callMethod(ts, below, CLOSE);
            } catch (Raised e) {
                if (failure != null) {
                    PyBaseException second = Errors.take(ts);
                    second.setContext(ts, failure);
                    throw Errors.raise(ts, second);
                }
                throw e;
            }
            if (failure != null) {
                throw Errors.raise(ts, failure);
            }
            return result;
        }
    }

    // ---- Python's methods ----

    @ExposedMethod(name = "seek", doc = "Change the position.")
    @CleanPoint
    static PyObject seekBase(ThreadState ts, PyIOBase self, PyObject offset, @PositionalOnly @Default("0") int whence) {
        throw IoErrors.unsupported(ts, "seek");
    }

    @ExposedMethod(doc = "The position.")
    @CleanPoint
    static PyObject tell(ThreadState ts, PyIOBase self) {
        return Calls.callMethod(ts, self, SEEK, PyInt.of(0), PyInt.of(1));
    }

    @ExposedMethod(name = "truncate", doc = "Set the length.")
    @CleanPoint
    static PyObject truncateBase(ThreadState ts, PyIOBase self, @PositionalOnly @Default("None") PyObject size) {
        throw IoErrors.unsupported(ts, "truncate");
    }

    @ExposedMethod(name = "flush", doc = "Write out what is buffered; nothing is here.")
    @CleanPoint
    static void flushBase(ThreadState ts, PyIOBase self) {
        if (self.baseClosed) {
            throw Errors.valueError(ts, "I/O operation on closed file.");
        }
    }

    @ExposedMethod(name = "close", doc = "Flush and close the stream.")
    @CleanPoint
    static void closeBase(ThreadState ts, PyIOBase self) {
        if (self.baseClosed) {
            return;
        }
        try {
            Refs.discard(ts, Calls.callMethod(ts, self, FLUSH));
        } finally {
            self.baseClosed = true;
        }
    }

    @ExposedGetter(name = "closed")
    @CleanPoint
    static PyObject closedBase(ThreadState ts, PyIOBase self) {
        return PyBool.of(self.baseClosed);
    }

    @ExposedMethod(name = "seekable", doc = "Whether positions can be changed.")
    @CleanPoint
    static boolean seekableBase(ThreadState ts, PyIOBase self) {
        return false;
    }

    @ExposedMethod(name = "readable", doc = "Whether it can be read.")
    @CleanPoint
    static boolean readableBase(ThreadState ts, PyIOBase self) {
        return false;
    }

    @ExposedMethod(name = "writable", doc = "Whether it can be written.")
    @CleanPoint
    static boolean writableBase(ThreadState ts, PyIOBase self) {
        return false;
    }

    @ExposedMethod(name = "_checkClosed")
    @CleanPoint
    static void checkClosed(ThreadState ts, PyIOBase self, @PositionalOnly @Default("None") PyObject message) {
        requireOpen(ts, self);
    }

    @ExposedMethod(name = "_checkSeekable")
    @CleanPoint
    static PyObject checkSeekable(ThreadState ts, PyIOBase self) {
        return check(ts, self, SEEKABLE, "File or stream is not seekable.");
    }

    @ExposedMethod(name = "_checkReadable")
    @CleanPoint
    static PyObject checkReadable(ThreadState ts, PyIOBase self) {
        return check(ts, self, READABLE, "File or stream is not readable.");
    }

    @ExposedMethod(name = "_checkWritable")
    @CleanPoint
    static PyObject checkWritable(ThreadState ts, PyIOBase self) {
        return check(ts, self, WRITABLE, "File or stream is not writable.");
    }

    @CleanPoint
    static PyObject check(ThreadState ts, @Floating PyObject stream, PyStr method, String otherwise) {
        PyObject answer = Calls.callMethod(ts, stream, method);
        if (answer != PyBool.TRUE) {
            Refs.discard(ts, answer);
            throw IoErrors.unsupported(ts, otherwise);
        }
        return answer;
    }

    @ExposedMethod(name = "fileno", doc = "The file's number.")
    @CleanPoint
    static PyObject filenoBase(ThreadState ts, PyIOBase self) {
        throw IoErrors.unsupported(ts, "fileno");
    }

    @ExposedMethod(name = "isatty", doc = "Whether it is a terminal.")
    @CleanPoint
    static boolean isattyBase(ThreadState ts, PyIOBase self) {
        requireOpen(ts, self);
        return false;
    }

    @ExposedMethod(name = "__enter__")
    @CleanPoint
    static PyObject enter(ThreadState ts, PyIOBase self) {
        requireOpen(ts, self);
        return self;
    }

    @ExposedMethod(name = "__exit__")
    @CleanPoint
    static PyObject exit(ThreadState ts, PyIOBase self, @VarArgs PyObject[] args) {
        return Calls.callMethod(ts, self, CLOSE);
    }

    @ExposedMethod(name = "__iter__")
    @CleanPoint
    static PyObject iterator(ThreadState ts, PyIOBase self) {
        requireOpen(ts, self);
        return self;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    PyObject nextLine(ThreadState ts) {
        PyObject line = Calls.callMethod(ts, this, READLINE);
        boolean more;
        try (var held = ts.hold(line)) {
            more = Sizes.length(ts, line) > 0;
        }
        if (!more) {
            Refs.discard(ts, line);
        }
        return more ? line : null;
    }

    @ExposedMethod(name = "readline", doc = "Read a line.")
    @CleanPoint
    static PyObject readlineBase(ThreadState ts, PyIOBase self, @PositionalOnly @Default("-1") PyObject size) {
        long limit = sizeOf(ts, size);
        boolean peeks = Attributes.find(ts, self, PEEK) != null;
        ByteBuilder line = new ByteBuilder(128);
        while (limit < 0 || line.length() < limit) {
            int want = 1;
            if (peeks) {
                PyObject ahead = Calls.callMethod(ts, self, PEEK, PyInt.of(1));
                PyBytes b = PyBytes.asSelf(ahead);
                if (b == null) {
                    throw Errors.raise(
                            ts,
                            org.pyrt.objects.exception.ExceptionTypes.OS_ERROR,
                            "peek() should have returned a bytes object, not '" + PyType.of(ahead).fullName() + "'");
                }
                want = lineLength(b.array(), limit < 0 ? Long.MAX_VALUE : limit - line.length());
            }
            PyObject got = Calls.callMethod(ts, self, READ, PyInt.of(want));
            PyBytes b = PyBytes.asSelf(got);
            if (b == null) {
                throw Errors.raise(
                        ts,
                        org.pyrt.objects.exception.ExceptionTypes.OS_ERROR,
                        "read() should have returned a bytes object, not '" + PyType.of(got).fullName() + "'");
            }
            if (b.array().length == 0) {
                break;
            }
            line.append(b.array());
            if (b.array()[b.array().length - 1] == '\n') {
                break;
            }
        }
        return line.toBytes();
    }

    private static int lineLength(byte[] ahead, long limit) {
        int n = (int) Math.min(ahead.length, limit);
        for (int i = 0; i < n; i++) {
            if (ahead[i] == '\n') {
                return i + 1;
            }
        }
        return Math.max(n, 1);
    }

    @ExposedMethod(doc = "Read the rest as a list of lines, about so many bytes or characters if a hint is given.")
    @CleanPoint
    static PyObject readlines(ThreadState ts, PyIOBase self, @PositionalOnly @Default("None") PyObject hint) {
        long limit = sizeOf(ts, hint);
        PyObject iterator = Iteration.iter(ts, self);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try (Scratch lines = new Scratch(ts, 16)) {
            long length = 0;
            for (PyObject line; (line = Iteration.next(ts, iterator)) != null; ) {
                lines.add(line);
                if (limit > 0) {
                    length += Sizes.length(ts, line);
                    if (length >= limit) {
                        break;
                    }
                }
            }
            return PyList.adopt(ts, lines.moveOut());
        } finally {
            ts.unholdTo(mark);
        }
    }

    @ExposedMethod(doc = "Write each of some lines; no separators are added.")
    @CleanPoint
    static void writelines(ThreadState ts, PyIOBase self, @PositionalOnly PyObject lines) {
        requireOpen(ts, self);
        PyObject iterator = Iteration.iter(ts, lines);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try {
            for (PyObject line; (line = Iteration.next(ts, iterator)) != null; ) {
                try (var held = ts.hold(line)) {
                    Refs.discard(ts, Calls.callMethod(ts, self, WRITE, line));
                }
            }
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** Closes the stream, if nobody has; an error goes to sys.unraisablehook. */
    @ExposedMethod(name = "__del__")
    @CleanPoint
    static void finalizeStream(ThreadState ts, PyIOBase self) {
        boolean closed;
        try {
            closed = isClosed(ts, self);
        } catch (Raised e) {
            // It was never set up, or given up: there is nothing to close.
            Errors.clear(ts);
            return;
        }
        if (closed) {
            return;
        }
        try {
            self.noteUnclosed(ts, self);
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while finalizing file", self);
        }
        try {
            Refs.discard(ts, Calls.callMethod(ts, self, CLOSE));
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while finalizing file", self);
        }
    }

    /** The stream dies open, or {@code source} that is based on it: files warn. */
    @CleanPoint
    void noteUnclosed(ThreadState ts, PyObject source) {}

    /** Tells what a stream is based on (may be null) that {@code source} dies open. */
    @CleanPoint
    static void noteUnclosedBelow(ThreadState ts, @Floating PyObject below, PyObject source) {
        if (below == null) {
            return;
        }
        try (var held = ts.hold(below)) {
            if (below instanceof PyIOBase stream) {
                stream.noteUnclosed(ts, source);
                return;
            }
            Refs.discard(ts, Calls.callMethod(ts, below, DEALLOC_WARN, source));
        } catch (Raised e) {
            if (Errors.matches(ts, ExceptionTypes.WARNING)) {
                throw e;
            }
            Errors.clear(ts);
        }
    }
}
