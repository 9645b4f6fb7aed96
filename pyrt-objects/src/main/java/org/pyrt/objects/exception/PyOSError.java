package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * OSError and its subtypes, which calling OSError itself chooses by the error number. Source: CPython 3.14 Objects/exceptions.c.
 */
@ExposedType(name = "OSError", doc = "Base class for I/O related errors.")
public final class PyOSError extends PyBaseException {

    private static final int ERRNO = 0;
    private static final int STRERROR = 1;
    private static final int FILENAME = 2;
    private static final int FILENAME2 = 3;

    /** characters_written of a BlockingIOError; -1: not set. */
    private volatile long written = -1;

    private PyOSError(ThreadState ts, PyType type, PyTuple args) {
        super(ts, type, args, 4);
    }

    /** A floating exception as the call {@code type(*arguments)} makes it; of a subtype if {@code type} is OSError and the number has one. */
    static PyOSError make(ThreadState ts, PyType type, PyTuple arguments) {
        PyType chosen = type;
        if (type == ExceptionTypes.OS_ERROR && arguments.size() >= 2 && arguments.size() <= 5) {
            PyType special = OsErrorNumbers.subtype(arguments.get(0));
            chosen = special == null ? type : special;
        }
        PyOSError e = new PyOSError(ts, chosen, arguments);
        e.parse(ts);
        return e;
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (parsesInInit(type)) {
            return new PyOSError(ts, type, PyTuple.EMPTY);
        }
        if (keywords != null && keywords.size() != 0) {
            throw Errors.typeError(ts, type.name() + "() takes no keyword arguments");
        }
        return make(ts, type, tuple(ts, arguments));
    }

    /** A class that overrides {@code __init__} but not {@code __new__} passes the arguments it wants to {@code OSError.__init__}. */
    private static boolean parsesInInit(PyType type) {
        return type.slot(SlotId.INIT) != ExceptionTypes.OS_ERROR.slot(SlotId.INIT)
                && type.slot(SlotId.NEW) == ExceptionTypes.OS_ERROR.slot(SlotId.NEW);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyOSError self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (parsesInInit(self.type())) {
            self.refuseKeywords(ts, keywords);
            self.setArgs(ts, tuple(ts, arguments));
            self.parse(ts);
        }
    }

    /** Takes number, text and file names from the arguments; with a file name, only the first two stay in {@code args}. */
    private void parse(ThreadState ts) {
        PyTuple a = args();
        int n = a.size();
        if (n < 2 || n > 5) {
            return;
        }
        setExtra(ts, ERRNO, a.get(0));
        setExtra(ts, STRERROR, a.get(1));
        PyObject filename = n > 2 ? a.get(2) : PyNone.NONE;
        if (filename == PyNone.NONE) {
            return;
        }
        if (type() == ExceptionTypes.BLOCKING_IO_ERROR && PyInt.asSelf(filename) != null) {
            PyInt count = PyInt.asSelf(filename);
            if (!count.fitsLong()) {
                throw Errors.overflowError(ts, "cannot fit 'int' into an index-sized integer");
            }
            written = count.longValue();
            return;
        }
        setExtra(ts, FILENAME, filename);
        PyObject second = n > 4 ? a.get(4) : PyNone.NONE;
        if (second != PyNone.NONE) {
            setExtra(ts, FILENAME2, second);
        }
        setArgs(ts, PyTuple.of(ts, a.get(0), a.get(1)));
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyOSError self) {
        PyObject number = self.extra(ts, ERRNO);
        PyObject text = self.extra(ts, STRERROR);
        PyObject file = self.extra(ts, FILENAME);
        PyObject second = self.extra(ts, FILENAME2);
        if (number == null || text == null) {
            if (file == null) {
                return self.argsAsStr(ts);
            }
            number = PyNone.NONE;
            text = text == null ? PyNone.NONE : text;
        }
        int mark = ts.holdMark();
        ts.pushHold(number);
        ts.pushHold(text);
        ts.pushHold(file);
        ts.pushHold(second);
        try {
            StringBuilder b = new StringBuilder("[Errno ");
            b.append(Representation.str(ts, number)).append("] ").append(Representation.str(ts, text));
            if (file != null) {
                b.append(": ").append(Representation.repr(ts, file));
                if (second != null) {
                    b.append(" -> ").append(Representation.repr(ts, second));
                }
            }
            return PyStr.of(b.toString());
        } finally {
            ts.unholdTo(mark);
        }
    }

    /** The error number, None if there is none; floating. */
    @ExposedGetter(doc = "POSIX exception code", member = true)
    public PyObject errno(ThreadState ts) {
        return extraOrNone(ts, ERRNO);
    }

    @ExposedSetter(name = "errno", deletes = true)
    void setErrno(ThreadState ts, PyObject value) {
        setExtra(ts, ERRNO, value);
    }

    @ExposedGetter(doc = "exception strerror", member = true)
    PyObject strerror(ThreadState ts) {
        return extraOrNone(ts, STRERROR);
    }

    @ExposedSetter(name = "strerror", deletes = true)
    void setStrerror(ThreadState ts, PyObject value) {
        setExtra(ts, STRERROR, value);
    }

    @ExposedGetter(doc = "exception filename", member = true)
    PyObject filename(ThreadState ts) {
        return extraOrNone(ts, FILENAME);
    }

    @ExposedSetter(name = "filename", deletes = true)
    void setFilename(ThreadState ts, PyObject value) {
        setExtra(ts, FILENAME, value);
    }

    @ExposedGetter(doc = "second exception filename", member = true)
    PyObject filename2(ThreadState ts) {
        return extraOrNone(ts, FILENAME2);
    }

    @ExposedSetter(name = "filename2", deletes = true)
    void setFilename2(ThreadState ts, PyObject value) {
        setExtra(ts, FILENAME2, value);
    }

    @ExposedGetter(name = "characters_written")
    long charactersWritten(ThreadState ts) {
        if (written < 0) {
            throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "characters_written");
        }
        return written;
    }

    @ExposedSetter(name = "characters_written", deletes = true)
    @CleanPoint
    void setCharactersWritten(ThreadState ts, PyObject value) {
        if (value == null) {
            if (written < 0) {
                throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "characters_written");
            }
            written = -1;
            return;
        }
        written = Sizes.indexAsLong(ts, value, ExceptionTypes.VALUE_ERROR);
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyOSError self) {
        PyTuple a = self.args();
        PyObject file = self.extra(ts, FILENAME);
        PyObject second = self.extra(ts, FILENAME2);
        if (a.size() == 2 && file != null) {
            a = second == null
                    ? PyTuple.of(ts, a.get(0), a.get(1), file)
                    : PyTuple.of(ts, a.get(0), a.get(1), file, PyNone.NONE, second);
        }
        PyInstance own = self.attributes();
        return own == null ? PyTuple.of(ts, self.type(), a) : PyTuple.of(ts, self.type(), a, own.dict(ts));
    }
}
