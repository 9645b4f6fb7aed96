package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.ValuedIterator;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** What a future is awaited by: it yields the future while that is pending, and ends with its result. */
@ExposedType(name = "FutureIter")
final class PyFutureIterator extends Counted implements ValuedIterator {

    static final PyType TYPE =
            PyType.builtin("_asyncio.FutureIter", new PyFutureIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int FUTURE = 0;

    @Slot final PyObject[] slots = new PyObject[1];

    PyFutureIterator(ThreadState ts, PyFuture future) {
        super(ts);
        Slots.init(ts, slots, FUTURE, future);
        ts.trackFor(this, future);
    }

    @Override
    @CleanPoint
    public PyObject resume(ThreadState ts) {
        PyFuture f = (PyFuture) Slots.load(ts, slots, FUTURE);
        ts.yielded = false;
        if (f == null) {
            return null;
        }
        if (f.state != PyFuture.PENDING) {
            try (var held = ts.hold(f)) {
                Slots.drop(ts, slots, FUTURE);
                PyObject result = PyFuture.result(ts, f);
                ts.yielded = false;
                return result;
            }
        }
        if (f.blocking) {
            throw Errors.runtimeError(ts, "await wasn't used with future");
        }
        f.blocking = true;
        ts.yielded = true;
        return f;
    }

    @ExposedMethod(name = "__iter__")
    PyObject iter() {
        return this;
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    PyObject next(ThreadState ts) {
        PyObject v = resume(ts);
        if (ts.yielded) {
            return v;
        }
        Refs.discard(ts, v);
        return null;
    }

    @ExposedMethod
    @CleanPoint
    PyObject send(ThreadState ts, @PositionalOnly PyObject value) {
        return nextOrStop(ts);
    }

    @ExposedMethod(name = "throw")
    @CleanPoint
    PyObject throwInto(ThreadState ts, PyObject type, @Default PyObject value, @PositionalOnly @Default PyObject traceback) {
        if (value != null) {
            Interpreter.of(ts).hooks.warn(
                    ts,
                    ExceptionTypes.DEPRECATION_WARNING,
                    "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
                    1);
        }
        var e = FutureErrors.toThrow(ts, type, value, traceback);
        Slots.drop(ts, slots, FUTURE);
        throw Errors.raise(ts, e);
    }

    @ExposedMethod
    void close(ThreadState ts) {
        Slots.drop(ts, slots, FUTURE);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyFutureIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyFutureIteratorSlots.clear(ts, this);
    }
}
