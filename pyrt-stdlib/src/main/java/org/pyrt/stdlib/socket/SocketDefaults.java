package org.pyrt.stdlib.socket;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** The timeout that new sockets of an interpreter have, and how timeouts look in Python. */
final class SocketDefaults {

    private static final double NANOS = 1e9;

    /** In ns; negative: for ever. */
    volatile long timeout = -1;

    private SocketDefaults() {}

    static SocketDefaults of(ThreadState ts) {
        return Interpreter.of(ts).state(SocketDefaults.class, SocketDefaults::new);
    }

    /** A timeout in ns, from seconds or None. */
    @CleanPoint
    static long nanos(ThreadState ts, PyObject seconds) {
        if (seconds == PyNone.NONE) {
            return -1;
        }
        PyFloat f = PyFloat.asSelf(seconds);
        double value = f != null ? f.value : Sizes.indexAsLong(ts, seconds, ExceptionTypes.OVERFLOW_ERROR);
        if (Double.isNaN(value)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (value < 0) {
            throw Errors.valueError(ts, "Timeout value out of range");
        }
        if (value * NANOS >= Long.MAX_VALUE) {
            throw Errors.overflowError(ts, "timeout doesn't fit into C timeval");
        }
        return (long) Math.ceil(value * NANOS);
    }

    /** Seconds or None, from ns. */
    static PyObject seconds(long nanos) {
        return nanos < 0 ? PyNone.NONE : PyFloat.of(nanos / NANOS);
    }

    /** Warns of a socket that dies open. */
    @CleanPoint
    static void warnUnclosed(ThreadState ts, PySocket socket) {
        try {
            String shown = Representation.repr(ts, socket).toString();
            Interpreter.of(ts).hooks.warnUnclosed(ts, "unclosed " + shown, socket);
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, null, socket);
        }
    }
}
