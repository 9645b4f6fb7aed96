package org.pyrt.stdlib.collections;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The elements of a deque from left to right. */
@ExposedType(name = "_deque_iterator")
final class PyDequeIterator extends DequeCursor {

    static final PyType TYPE = PyType.builtin("collections._deque_iterator", new PyDequeIteratorAdapter()).build();

    PyDequeIterator(ThreadState ts, PyDeque deque) {
        super(ts, deque);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject deque, @PositionalOnly @Default("0") long index) {
        PyDequeIterator it = new PyDequeIterator(ts, deque(ts, deque));
        it.skip(ts, index);
        return it;
    }

    @Override
    int index(int size, int left) {
        return size - left;
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    static PyObject next(ThreadState ts, PyDequeIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    static int lengthHint(PyDequeIterator self) {
        return self.left();
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    static PyObject reduce(ThreadState ts, PyDequeIterator self) {
        return self.reduce(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
