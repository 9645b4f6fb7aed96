package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The attributes of futures, which asyncio's own Python code looks at, and who awaits them. */
@ExposedType(name = "Future")
final class FutureAttributes {

    private static final PyStr PENDING = PyStr.interned("PENDING");
    private static final PyStr CANCELLED = PyStr.interned("CANCELLED");
    private static final PyStr FINISHED = PyStr.interned("FINISHED");

    private FutureAttributes() {}

    static Raised undeletable(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "cannot delete attribute");
    }

    @ExposedGetter(name = "_state")
    static PyObject state(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return self.state == PyFuture.PENDING ? PENDING : self.state == PyFuture.CANCELLED ? CANCELLED : FINISHED;
    }

    @ExposedGetter(name = "_asyncio_future_blocking")
    static boolean blocking(PyFuture self) {
        return self.isAlive() && self.blocking;
    }

    @ExposedSetter(name = "_asyncio_future_blocking", deletes = true)
    @CleanPoint
    static void setBlocking(ThreadState ts, PyFuture self, PyObject value) {
        self.checkAlive(ts);
        if (value == null) {
            throw undeletable(ts);
        }
        self.blocking = Comparison.isTrue(ts, value);
    }

    @ExposedGetter(name = "_loop")
    static PyObject loop(ThreadState ts, PyFuture self) {
        return self.shown(ts, PyFuture.LOOP);
    }

    @ExposedGetter(name = "_callbacks")
    static PyObject callbacks(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        PyList all = FutureCallbacks.all(ts, self);
        return all == null ? PyNone.NONE : all;
    }

    @ExposedGetter(name = "_result")
    static PyObject result(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return self.shown(ts, PyFuture.RESULT);
    }

    @ExposedGetter(name = "_exception")
    static PyObject exception(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return self.shown(ts, PyFuture.EXCEPTION);
    }

    @ExposedGetter(name = "_log_traceback")
    static boolean logsTraceback(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return self.logsTraceback;
    }

    @ExposedSetter(name = "_log_traceback", deletes = true)
    @CleanPoint
    static void setLogsTraceback(ThreadState ts, PyFuture self, PyObject value) {
        if (value == null) {
            throw undeletable(ts);
        }
        if (Comparison.isTrue(ts, value)) {
            throw Errors.valueError(ts, "_log_traceback can only be set to False");
        }
        self.logsTraceback = false;
    }

    @ExposedGetter(name = "_source_traceback")
    static PyObject sourceTraceback(ThreadState ts, PyFuture self) {
        return self.shown(ts, PyFuture.SOURCE_TRACEBACK);
    }

    @ExposedGetter(name = "_cancel_message")
    static PyObject cancelMessage(ThreadState ts, PyFuture self) {
        return self.shown(ts, PyFuture.CANCEL_MESSAGE);
    }

    @ExposedSetter(name = "_cancel_message", deletes = true)
    static void setCancelMessage(ThreadState ts, PyFuture self, PyObject value) {
        if (value == null) {
            throw undeletable(ts);
        }
        self.set(ts, PyFuture.CANCEL_MESSAGE, value);
    }

    /** Nobody: null; one future: itself; several: a set of ours. */
    @ExposedGetter(name = "_asyncio_awaited_by")
    @CleanPoint
    static PyObject awaitedBy(ThreadState ts, PyFuture self) {
        PyObject by = self.get(ts, PyFuture.AWAITED_BY);
        if (by == null) {
            return PyNone.NONE;
        }
        try (var held = ts.hold(by)) {
            if (by instanceof PySet) {
                return PyFrozenSet.from(ts, by);
            }
            PySet one = new PySet(ts);
            try (var heldOne = ts.hold(one)) {
                one.add(ts, by);
                return PyFrozenSet.from(ts, one);
            }
        }
    }

    /** Notes that {@code waiter} awaits {@code awaited}, if both are futures of this module. */
    @CleanPoint
    static void addAwaiter(ThreadState ts, PyObject awaited, PyObject waiter) {
        if (!(awaited instanceof PyFuture f) || !(waiter instanceof PyFuture)) {
            return;
        }
        PyObject by = f.get(ts, PyFuture.AWAITED_BY);
        if (by == null) {
            f.set(ts, PyFuture.AWAITED_BY, waiter);
            return;
        }
        try (var held = ts.hold(by)) {
            if (by instanceof PySet s) {
                s.add(ts, waiter);
                return;
            }
            PySet both = new PySet(ts);
            try (var heldBoth = ts.hold(both)) {
                both.add(ts, by);
                both.add(ts, waiter);
                f.set(ts, PyFuture.AWAITED_BY, both);
            }
        }
    }

    /** Notes that {@code waiter} awaits {@code awaited} no more. */
    @CleanPoint
    static void discardAwaiter(ThreadState ts, PyObject awaited, PyObject waiter) {
        if (!(awaited instanceof PyFuture f) || !(waiter instanceof PyFuture)) {
            return;
        }
        PyObject by = f.get(ts, PyFuture.AWAITED_BY);
        if (by == waiter) {
            f.set(ts, PyFuture.AWAITED_BY, null);
        } else if (by instanceof PySet s) {
            try (var held = ts.hold(s)) {
                s.discard(ts, waiter);
            }
        }
    }
}
