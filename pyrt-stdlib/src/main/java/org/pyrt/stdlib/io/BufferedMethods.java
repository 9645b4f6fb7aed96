package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What readers, writers and random-access streams have in common. */
@ExposedType(name = "_Buffered")
final class BufferedMethods {

    private static final PyStr FILENO = PyStr.interned("fileno");
    private static final PyStr ISATTY = PyStr.interned("isatty");
    private static final PyStr MODE = PyStr.interned("mode");
    private static final PyStr TRUNCATE = PyStr.interned("truncate");

    private BufferedMethods() {}

    @ExposedMethod(doc = "Write out what is buffered.")
    @CleanPoint
    static void flush(ThreadState ts, PyBuffered self) {
        if (self.isClosed(ts)) {
            throw Errors.valueError(ts, "flush of closed file");
        }
        if (self instanceof PyBufferedReader) {
            Refs.discard(ts, Calls.callMethod(ts, self.raw(ts), PyIOBase.FLUSH));
            return;
        }
        self.lock.enter(ts, self);
        try {
            self.synchronize(ts);
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Write out what is buffered and close the stream below.")
    @CleanPoint
    static PyObject close(ThreadState ts, PyBuffered self) {
        PyObject raw = self.raw(ts);
        try (var held = ts.hold(raw)) {
            if (self.isClosed(ts)) {
                return org.pyrt.objects.constant.PyNone.NONE;
            }
            PyBaseException failure = null;
            try {
                Refs.discard(ts, Calls.callMethod(ts, self, PyIOBase.FLUSH));
            } catch (Raised e) {
                failure = Errors.take(ts);
            }
            try (var heldFailure = ts.hold(failure)) {
                self.lock.enter(ts, self);
                try {
                    return PyIOBase.closeAfter(ts, raw, failure);
                } finally {
                    self.releaseBuffer();
                    self.lock.leave();
                }
            }
        }
    }

    @ExposedMethod(doc = "Separate the stream below and return it.")
    @CleanPoint
    static PyObject detach(ThreadState ts, PyBuffered self) {
        self.raw(ts);
        Refs.discard(ts, Calls.callMethod(ts, self, PyIOBase.FLUSH));
        return self.separate(ts);
    }

    @ExposedMethod(doc = "Move to a position from the start (0), the current one (1) or the end (2).")
    @CleanPoint
    static PyObject seek(ThreadState ts, PyBuffered self, PyObject target, @PositionalOnly @Default("0") int whence) {
        self.requireOpen(ts, "seek");
        PyIOBase.check(ts, self.raw(ts), PyIOBase.SEEKABLE, "File or stream is not seekable.");
        long to = Sizes.indexAsLong(ts, target, ExceptionTypes.OVERFLOW_ERROR);
        self.lock.enter(ts, self);
        try {
            return PyInt.of(self.move(ts, to, whence));
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "The position.")
    @CleanPoint
    static PyObject tell(ThreadState ts, PyBuffered self) {
        self.raw(ts);
        self.lock.enter(ts, self);
        try {
            return PyInt.of(self.position(ts));
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Set the length, to the position if none is given.")
    @CleanPoint
    static PyObject truncate(ThreadState ts, PyBuffered self, @PositionalOnly @Default("None") PyObject size) {
        self.requireOpen(ts, "truncate");
        if (!PyIOBase.ask(ts, self, PyIOBase.WRITABLE)) {
            throw IoErrors.unsupported(ts, "truncate");
        }
        self.lock.enter(ts, self);
        try {
            self.synchronize(ts);
            PyObject length = size == org.pyrt.objects.constant.PyNone.NONE ? PyInt.of(self.position(ts)) : size;
            return Calls.callMethod(ts, self.raw(ts), TRUNCATE, length);
        } finally {
            self.lock.leave();
        }
    }

    @ExposedMethod(doc = "Whether positions can be changed.")
    @CleanPoint
    static PyObject seekable(ThreadState ts, PyBuffered self) {
        return Calls.callMethod(ts, self.raw(ts), PyIOBase.SEEKABLE);
    }

    @ExposedMethod(doc = "The number of the file below.")
    @CleanPoint
    static PyObject fileno(ThreadState ts, PyBuffered self) {
        return Calls.callMethod(ts, self.raw(ts), FILENO);
    }

    @ExposedMethod(doc = "Whether the file below is a terminal.")
    @CleanPoint
    static PyObject isatty(ThreadState ts, PyBuffered self) {
        return Calls.callMethod(ts, self.raw(ts), ISATTY);
    }

    @ExposedMethod(name = "_dealloc_warn")
    @CleanPoint
    static void warnUnclosed(ThreadState ts, PyBuffered self, @PositionalOnly PyObject source) {
        self.noteUnclosed(ts, source);
    }

    @ExposedGetter
    @CleanPoint
    static PyObject closed(ThreadState ts, PyBuffered self) {
        return Attributes.get(ts, self.raw(ts), PyIOBase.CLOSED);
    }

    @ExposedGetter
    @CleanPoint
    static PyObject name(ThreadState ts, PyBuffered self) {
        return Attributes.get(ts, self.raw(ts), PyIOBase.NAME);
    }

    @ExposedGetter
    @CleanPoint
    static PyObject mode(ThreadState ts, PyBuffered self) {
        return Attributes.get(ts, self.raw(ts), MODE);
    }

    @ExposedGetter
    static PyObject raw(ThreadState ts, PyBuffered self) {
        return self.raw(ts);
    }

    @ExposedGetter(name = "_finalizing")
    static boolean isFinalizing(PyBuffered self) {
        return false;
    }

    @ExposedSetter(name = "_finalizing")
    static void setFinalizing(PyBuffered self, boolean value) {}

    @ExposedMethod(name = "__getstate__")
    @CleanPoint
    static PyObject getState(ThreadState ts, PyBuffered self) {
        throw IoErrors.notPicklable(ts, self);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyBuffered self) {
        return PyStr.of("<" + PyType.of(self).fullName() + shownName(ts, self) + ">");
    }

    /** {@code  name=...} for a repr, or nothing. */
    @CleanPoint
    static String shownName(ThreadState ts, PyObject self) {
        PyObject name;
        try {
            name = Attributes.find(ts, self, PyIOBase.NAME);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.VALUE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return "";
        }
        if (name == null) {
            return "";
        }
        if (!Representation.enter(ts, self)) {
            throw Errors.runtimeError(ts, "reentrant call inside " + PyType.of(self).fullName() + ".__repr__");
        }
        try (var held = ts.hold(name)) {
            return " name=" + Representation.repr(ts, name);
        } finally {
            Representation.leave(ts);
        }
    }
}
