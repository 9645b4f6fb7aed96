package org.pyrt.vm.coroutine;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.interpreter.GeneratorFinalizers;

/** What {@code asend(value)} and {@code __anext__()} of an asynchronous generator return. */
@ExposedType(name = "async_generator_asend")
public final class PyAsyncSend extends PyAsyncAwaitable {

    /** The type. */
    public static final PyType TYPE =
            PyType.builtin("async_generator_asend", new PyAsyncSendAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyObject sent;

    /** A floating awaitable; {@code sent} is null for __anext__. */
    public PyAsyncSend(ThreadState ts, PyGenerator generator, PyObject sent) {
        super(ts, generator);
        this.sent = sent;
        Refs.incref(ts, sent);
    }

    @CleanPoint
    private void begin(ThreadState ts) {
        if (state == CLOSED) {
            throw Errors.runtimeError(ts, "cannot reuse already awaited __anext__()/asend()");
        }
        if (state == INITIAL && generator().isRunningAsync()) {
            state = CLOSED;
            throw Errors.runtimeError(ts, "anext(): asynchronous generator is already running");
        }
    }

    @Override
    @ExposedMethod
    @CleanPoint
    PyObject send(ThreadState ts, @PositionalOnly PyObject value) {
        begin(ts);
        PyObject v = value;
        if (state == INITIAL) {
            state = STARTED;
            if (v == PyNone.NONE && sent != null) {
                v = sent;
            }
        }
        return step(ts, v, null);
    }

    @Override
    @CleanPoint
    PyObject raise(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        begin(ts);
        state = STARTED;
        return step(ts, null, new PyObject[] {type, value, traceback});
    }

    @CleanPoint
    private PyObject step(ThreadState ts, PyObject value, PyObject[] thrown) {
        generator().setRunningAsync(true);
        try {
            return AsyncGenerators.step(ts, generator(), value, thrown, true);
        } catch (Raised e) {
            state = CLOSED;
            throw e;
        }
    }

    @ExposedMethod(name = "throw")
    @CleanPoint
    PyObject throwInto(ThreadState ts, PyObject type, @Default PyObject value, @PositionalOnly @Default PyObject traceback) {
        return raise(ts, type, value, traceback);
    }

    @ExposedMethod
    @CleanPoint
    void close(ThreadState ts) {
        if (state != CLOSED) {
            AsyncGenerators.close(ts, this);
        }
    }

    @ExposedMethod
    PyObject __await__() {
        return this;
    }

    @ExposedMethod
    PyObject __iter__() {
        return this;
    }

    @ExposedMethod
    @CleanPoint
    PyObject __next__(ThreadState ts) {
        return send(ts, PyNone.NONE);
    }

    @Override
    public boolean hasFinalizer() {
        return state == INITIAL;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        GeneratorFinalizers.warnNeverAwaited(ts, generator(), sent == null ? "__anext__" : "asend");
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyAsyncSendSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyAsyncSendSlots.clear(ts, this);
    }
}
