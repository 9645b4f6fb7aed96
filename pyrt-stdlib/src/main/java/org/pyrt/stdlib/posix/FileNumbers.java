package org.pyrt.stdlib.posix;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The number of a file that is given as an int or as an object with a method {@code fileno}. Source: CPython 3.14 Objects/fileobject.c. */
public final class FileNumbers {

    private static final PyStr FILENO = PyStr.interned("fileno");

    private FileNumbers() {}

    /** The number. Raises TypeError, ValueError, OverflowError. */
    @CleanPoint
    public static int of(ThreadState ts, PyObject o) {
        warnOfBool(ts, o);
        PyInt number = PyInt.asSelf(o);
        if (number == null) {
            PyObject method = Attributes.find(ts, o, FILENO);
            if (method == null) {
                throw Errors.typeError(ts, "argument must be an int, or have a fileno() method");
            }
            try (var held = ts.hold(method)) {
                number = PyInt.asSelf(Calls.call(ts, method));
            }
            if (number == null) {
                throw Errors.typeError(ts, "fileno() returned a non-integer");
            }
        }
        if (!number.fitsLong() || number.longValue() != (int) number.longValue()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        int fd = (int) number.longValue();
        if (fd < 0) {
            throw Errors.valueError(ts, "file descriptor cannot be a negative integer (" + fd + ")");
        }
        return fd;
    }

    /** Warns where True or False is taken for a descriptor. */
    @CleanPoint
    static void warnOfBool(ThreadState ts, PyObject o) {
        if (o instanceof PyBool) {
            Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.RUNTIME_WARNING, "bool is used as a file descriptor", 1);
        }
    }
}
