package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What {@code finditer} gives: the matches of a scanner until there are no more. */
@ExposedType(name = "callable_iterator")
final class PyMatchIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("callable_iterator", new PyMatchIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyScanner scanner;

    PyMatchIterator(ThreadState ts, PyScanner scanner) {
        super(ts);
        Refs.incref(ts, scanner);
        this.scanner = scanner;
        ts.trackFor(this, scanner);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        PyObject match = scanner.next(ts, true);
        return match == PyNone.NONE ? null : match;
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyMatchIterator self) {
        return self.next(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMatchIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMatchIteratorSlots.clear(ts, this);
    }
}
