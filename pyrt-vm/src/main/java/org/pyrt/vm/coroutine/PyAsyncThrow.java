package org.pyrt.vm.coroutine;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.interpreter.GeneratorFinalizers;

/** What {@code athrow(...)} and {@code aclose()} of an asynchronous generator return. */
@ExposedType(name = "async_generator_athrow")
public final class PyAsyncThrow extends PyAsyncAwaitable {

    /** The type. */
    public static final PyType TYPE =
            PyType.builtin("async_generator_athrow", new PyAsyncThrowAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    /** What is thrown: type, value, traceback; null for aclose. */
    @Slot PyTuple thrown;

    private final boolean closes;

    /** A floating awaitable; {@code thrown} is null for aclose. */
    public PyAsyncThrow(ThreadState ts, PyGenerator generator, PyTuple thrown) {
        super(ts, generator);
        this.thrown = thrown;
        closes = thrown == null;
        Refs.incref(ts, thrown);
    }

    @CleanPoint
    private void begin(ThreadState ts) {
        if (state == CLOSED) {
            throw Errors.runtimeError(ts, "cannot reuse already awaited aclose()/athrow()");
        }
        if (state == INITIAL && generator().isRunningAsync()) {
            state = CLOSED;
            throw Errors.runtimeError(ts, (closes ? "aclose" : "athrow") + "(): asynchronous generator is already running");
        }
    }

    @Override
    @ExposedMethod
    @CleanPoint
    PyObject send(ThreadState ts, @PositionalOnly PyObject value) {
        PyGenerator g = generator();
        if (state != CLOSED && g.state() == PyGenerator.FINISHED) {
            state = CLOSED;
            throw Errors.stopIteration(ts, null);
        }
        begin(ts);
        if (state == STARTED) {
            return step(ts, value, null, false);
        }
        if (g.isClosed()) {
            state = CLOSED;
            throw Errors.raise(ts, ExceptionTypes.STOP_ASYNC_ITERATION);
        }
        if (value != PyNone.NONE) {
            throw Errors.runtimeError(ts, "can't send non-None value to a just-started coroutine");
        }
        state = STARTED;
        if (closes) {
            g.close();
            return step(ts, null, new PyObject[] {ExceptionTypes.GENERATOR_EXIT, null, null}, false);
        }
        return step(ts, null, new PyObject[] {thrown.get(0), item(1), item(2)}, false);
    }

    @Borrowed
    private PyObject item(int i) {
        return i < thrown.size() ? thrown.get(i) : null;
    }

    @Override
    @CleanPoint
    PyObject raise(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        begin(ts);
        state = STARTED;
        return step(ts, null, new PyObject[] {type, value, traceback}, true);
    }

    @CleanPoint
    private PyObject step(ThreadState ts, PyObject value, PyObject[] arguments, boolean closesInner) {
        PyGenerator g = generator();
        g.setRunningAsync(true);
        try {
            if (!closes) {
                return AsyncGenerators.step(ts, g, value, arguments, closesInner);
            }
            PyObject v = AsyncGenerators.resume(ts, g, value, arguments, closesInner);
            if (!(v instanceof PyWrappedValue)) {
                return v;
            }
            Refs.discard(ts, v);
            g.setRunningAsync(false);
            throw Errors.runtimeError(ts, "async generator ignored GeneratorExit");
        } catch (Raised e) {
            state = CLOSED;
            if (closes && AsyncGenerators.isEnd(ts)) {
                Errors.clear(ts);
                throw Errors.stopIteration(ts, null);
            }
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
        GeneratorFinalizers.warnNeverAwaited(ts, generator(), closes ? "aclose" : "athrow");
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyAsyncThrowSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyAsyncThrowSlots.clear(ts, this);
    }
}
