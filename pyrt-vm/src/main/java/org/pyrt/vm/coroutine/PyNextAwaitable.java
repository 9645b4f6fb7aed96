package org.pyrt.vm.coroutine;

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
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.interpreter.AwaitOps;

/** What {@code anext(iterator, default)} returns. Source: CPython 3.14 Objects/iterobject.c. */
@ExposedType(name = "anext_awaitable")
public final class PyNextAwaitable extends Counted {

    /** The type. */
    public static final PyType TYPE =
            PyType.builtin("anext_awaitable", new PyNextAwaitableAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final PyStr SEND = PyStr.interned("send");
    private static final PyStr THROW = PyStr.interned("throw");
    private static final PyStr CLOSE = PyStr.interned("close");

    @Slot PyObject wrapped;
    @Slot PyObject otherwise;

    /** A floating awaitable for the awaitable {@code wrapped}, which gives {@code otherwise} where that raises StopAsyncIteration. */
    public PyNextAwaitable(ThreadState ts, PyObject wrapped, PyObject otherwise) {
        super(ts);
        this.wrapped = wrapped;
        this.otherwise = otherwise;
        Refs.incref(ts, wrapped);
        Refs.incref(ts, otherwise);
        ts.trackFor(this, wrapped);
        ts.trackFor(this, otherwise);
    }

    /** The iterator of what is awaited, floating. */
    @CleanPoint
    private PyObject iterator(ThreadState ts) {
        PyObject iterator = AwaitOps.awaitable(ts, wrapped);
        if (iterator instanceof PyGenerator g && PyType.of(g).slot(SlotId.NEXT) == null) {
            return new PyCoroutineWrapper(ts, g);
        }
        return iterator;
    }

    private RuntimeException ended(ThreadState ts, Raised e) {
        if (!Errors.matches(ts, ExceptionTypes.STOP_ASYNC_ITERATION)) {
            throw e;
        }
        Errors.clear(ts);
        return Errors.stopIteration(ts, otherwise);
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
        PyObject iterator = iterator(ts);
        try (var held = ts.hold(iterator)) {
            return Iteration.nextOrStop(ts, iterator);
        } catch (Raised e) {
            throw ended(ts, e);
        }
    }

    @CleanPoint
    private PyObject forward(ThreadState ts, PyStr method, PyObject... args) {
        PyObject iterator = iterator(ts);
        try (var held = ts.hold(iterator)) {
            return Calls.callMethod(ts, iterator, method, args);
        } catch (Raised e) {
            throw ended(ts, e);
        }
    }

    @ExposedMethod
    @CleanPoint
    PyObject send(ThreadState ts, @PositionalOnly PyObject value) {
        return forward(ts, SEND, value);
    }

    @ExposedMethod(name = "throw")
    @CleanPoint
    PyObject throwInto(ThreadState ts, PyObject type, @Default PyObject value, @PositionalOnly @Default PyObject traceback) {
        if (value == null) {
            return forward(ts, THROW, type);
        }
        return traceback == null ? forward(ts, THROW, type, value) : forward(ts, THROW, type, value, traceback);
    }

    @ExposedMethod
    @CleanPoint
    PyObject close(ThreadState ts) {
        return forward(ts, CLOSE);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyNextAwaitableSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyNextAwaitableSlots.clear(ts, this);
    }
}
