package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code iter(callable, sentinel)}: calls until the result equals the sentinel. Threads that share one may each get a last item. */
@ExposedType(name = "callable_iterator")
public final class PyCallableIterator extends PyIterator {

    /** The type callable_iterator. */
    public static final PyType TYPE =
            PyType.builtin("callable_iterator", new PyCallableIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot private PyObject callable;
    @Slot private PyObject sentinel;
    private volatile boolean done;

    PyCallableIterator(ThreadState ts, PyObject callable, PyObject sentinel) {
        super(ts);
        this.callable = callable;
        this.sentinel = sentinel;
        Refs.incref(ts, callable);
        Refs.incref(ts, sentinel);
        ts.trackFor(this, callable);
        ts.trackFor(this, sentinel);
    }

    @ExposedMethod(name = "__iter__")
    PyObject iterator() {
        return this;
    }

    @Override
    @ExposedMethod(name = "__next__")
    @CleanPoint
    public PyObject next(ThreadState ts) {
        if (done) {
            return null;
        }
        PyObject item;
        try {
            item = Calls.call(ts, callable);
        } catch (Raised e) {
            SequenceFunctions.swallowStop(ts, e);
            done = true;
            return null;
        }
        boolean last;
        try (var held = ts.hold(item)) {
            last = Comparison.same(ts, sentinel, item);
        }
        if (!last) {
            return item;
        }
        Refs.discard(ts, item);
        done = true;
        return null;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (callable != null) {
            visitor.visit(callable);
            visitor.visit(sentinel);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject c = callable;
        PyObject s = sentinel;
        callable = null;
        sentinel = null;
        done = true;
        Refs.decref(ts, c);
        Refs.decref(ts, s);
    }
}
