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
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;
import org.pyrt.vm.interpreter.GeneratorOps;
import org.pyrt.vm.interpreter.GeneratorThrows;

/** What {@code __await__()} of a coroutine returns: an iterator that runs it. */
@ExposedType(name = "coroutine_wrapper")
public final class PyCoroutineWrapper extends Counted {

    /** The type. */
    public static final PyType TYPE =
            PyType.builtin("coroutine_wrapper", new PyCoroutineWrapperAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyGenerator coroutine;

    /** A floating iterator. */
    public PyCoroutineWrapper(ThreadState ts, PyGenerator coroutine) {
        super(ts);
        this.coroutine = coroutine;
        Refs.incref(ts, coroutine);
        ts.trackFor(this, coroutine);
    }

    @ExposedMethod
    PyObject __iter__() {
        return this;
    }

    @ExposedMethod
    @CleanPoint
    PyObject __next__(ThreadState ts) {
        return GeneratorOps.send(ts, coroutine, PyNone.NONE);
    }

    @ExposedMethod
    @CleanPoint
    PyObject send(ThreadState ts, @PositionalOnly PyObject value) {
        return GeneratorOps.send(ts, coroutine, value);
    }

    @ExposedMethod(name = "throw")
    @CleanPoint
    PyObject throwInto(ThreadState ts, PyObject type, @Default PyObject value, @PositionalOnly @Default PyObject traceback) {
        return GeneratorThrows.throwInto(ts, coroutine, type, value, traceback);
    }

    @ExposedMethod
    @CleanPoint
    PyObject close(ThreadState ts) {
        return GeneratorThrows.close(ts, coroutine);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyCoroutineWrapperSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyCoroutineWrapperSlots.clear(ts, this);
    }
}
