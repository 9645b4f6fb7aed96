package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What the two iterators over a deque share: they end with a RuntimeError when the deque changes. */
abstract class DequeCursor extends SourceIterator {

    private int state;
    private int left;

    DequeCursor(ThreadState ts, PyDeque deque) {
        super(ts, deque);
        state = deque.state();
        left = deque.size();
    }

    /** The index to give next, when {@code left} elements are still to come of {@code size}. */
    abstract int index(int size, int left);

    @Override
    public final PyObject next(ThreadState ts) {
        PyDeque d = (PyDeque) source(ts);
        if (d == null) {
            return null;
        }
        if (d.state() != state) {
            left = 0;
            throw Errors.runtimeError(ts, "deque mutated during iteration");
        }
        if (left == 0) {
            finish(ts);
            return null;
        }
        PyObject item = d.get(ts, index(d.size(), left), state);
        if (item == null) {
            left = 0;
            throw Errors.runtimeError(ts, "deque mutated during iteration");
        }
        left--;
        return item;
    }

    /** Skips elements; for an iterator made by a pickle. */
    final void skip(ThreadState ts, long n) {
        for (long i = 0; i < n; i++) {
            PyObject item = next(ts);
            if (item == null) {
                return;
            }
            Refs.discard(ts, item);
        }
    }

    final int left() {
        return left;
    }

    /** {@code (type, (deque, elements given))}. */
    final PyObject reduce(ThreadState ts) {
        PyDeque d = (PyDeque) source(ts);
        if (d == null) {
            return PyTuple.of(ts, type(), PyTuple.of(ts, new PyDeque(ts, PyDeque.TYPE)));
        }
        return PyTuple.of(ts, type(), PyTuple.of(ts, d, PyInt.of(d.size() - left)));
    }

    /** The deque that the constructor is given. */
    static PyDeque deque(ThreadState ts, PyObject o) {
        if (o instanceof PyDeque d) {
            return d;
        }
        throw Errors.typeError(ts, "argument 1 must be collections.deque, not " + PyType.of(o).fullName());
    }
}
