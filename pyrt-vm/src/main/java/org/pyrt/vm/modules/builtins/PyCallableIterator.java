package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * {@code iter(callable, sentinel)}: calls until the result equals the sentinel. Its source is a tuple of both, given up at the end. Threads that share one may each get
 * a last item.
 */
@ExposedType(name = "callable_iterator")
public final class PyCallableIterator extends SourceIterator {

    /** The type callable_iterator. */
    public static final PyType TYPE =
            PyType.builtin("callable_iterator", new PyCallableIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    PyCallableIterator(ThreadState ts, PyObject callable, PyObject sentinel) {
        super(ts, PyTuple.of(ts, callable, sentinel));
    }

    @ExposedMethod(name = "__iter__")
    PyObject iterator() {
        return this;
    }

    @Override
    @ExposedMethod(name = "__next__")
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyTuple both = (PyTuple) source(ts);
        if (both == null) {
            return null;
        }
        PyObject item = null;
        boolean ended;
        try (var held = ts.hold(both)) {
            try {
                item = Calls.call(ts, both.get(0));
            } catch (Raised e) {
                SequenceFunctions.swallowStop(ts, e);
            }
            try (var heldItem = ts.hold(item)) {
                ended = item == null || source(ts) == null || Comparison.same(ts, both.get(1), item);
            }
        }
        if (ended) {
            Refs.discard(ts, item);
            finish(ts);
            return null;
        }
        return item;
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyCallableIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyTuple both = (PyTuple) self.source(ts);
        return both == null
                ? IteratorReduction.of(ts, iter, PyTuple.EMPTY)
                : IteratorReduction.of(ts, iter, both.get(0), both.get(1));
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
