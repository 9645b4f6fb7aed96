package org.pyrt.stdlib.contextvars;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The variables of a context, their values, or pairs of both, as they were when the iterator was made. */
@ExposedType(name = "context_iterator")
final class ContextIterator extends SourceIterator {

    static final int KEYS = 0;
    static final int VALUES = 1;
    static final int ITEMS = 2;

    private static final PyType[] TYPES = {type("keys"), type("values"), type("items")};

    private final int what;
    private int index;

    ContextIterator(ThreadState ts, ContextMap map, int what) {
        super(ts, map);
        this.what = what;
    }

    private static PyType type(String name) {
        return PyType.builtin(name, new ContextIteratorAdapter()).flags(PyType.NO_NEW).build();
    }

    @Override
    public PyObject next(ThreadState ts) {
        ContextMap map = (ContextMap) source(ts);
        if (map == null || index >= map.size()) {
            finish(ts);
            return null;
        }
        int i = index++;
        if (what == ITEMS) {
            return PyTuple.of(ts, map.variable(i), map.value(i));
        }
        return what == KEYS ? map.variable(i) : map.value(i);
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__")
    static PyObject next(ThreadState ts, ContextIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__len__")
    int length(ThreadState ts) {
        ContextMap map = (ContextMap) source(ts);
        return map == null ? 0 : map.size();
    }

    @Override
    public PyType type() {
        return TYPES[what];
    }
}
