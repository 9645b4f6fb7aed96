package org.pyrt.vm.coroutine;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyGenerator;

/** What a method of an asynchronous generator returns: the step it stands for is made by awaiting it, once. */
abstract class PyAsyncAwaitable extends Counted {

    static final int INITIAL = 0;
    static final int STARTED = 1;
    static final int CLOSED = 2;

    @Slot PyGenerator generator;
    int state = INITIAL;

    PyAsyncAwaitable(ThreadState ts, PyGenerator generator) {
        super(ts);
        this.generator = generator;
        Refs.incref(ts, generator);
        ts.trackFor(this, generator);
    }

    @Borrowed
    final PyGenerator generator() {
        return generator;
    }

    /** Sends a value into the awaited step. */
    @CleanPoint
    abstract PyObject send(ThreadState ts, PyObject value);

    /** Raises an exception inside the awaited step; later arguments may be null, as of {@code throw}. */
    @CleanPoint
    abstract PyObject raise(ThreadState ts, PyObject type, PyObject value, PyObject traceback);

    @Override
    public void traverse(SlotVisitor visitor) {
        PyAsyncAwaitableSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyAsyncAwaitableSlots.clear(ts, this);
    }
}
