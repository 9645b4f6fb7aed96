package org.pyrt.objects.memory;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Iterates over the items of a memoryview of one dimension. For one thread; others that use it meanwhile may see an item twice. */
@ExposedType(name = "memory_iterator")
final class PyMemoryIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("memory_iterator", new PyMemoryIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyMemoryView view;
    private final char code;
    private final int length;
    private int index;

    PyMemoryIterator(ThreadState ts, PyMemoryView view) {
        super(ts);
        Refs.incref(ts, view);
        this.view = view;
        code = NativeItems.code(view.format);
        length = view.shape[0];
        ts.trackFor(this, view);
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyMemoryView m = view;
        int i = index;
        if (m == null || i >= length) {
            return null;
        }
        m.requireOpen(ts);
        index = i + 1;
        return m.item(ts, code, m.start + i * m.strides[0]);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyMemoryIterator self) {
        return self.next(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMemoryIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMemoryIteratorSlots.clear(ts, this);
    }
}
