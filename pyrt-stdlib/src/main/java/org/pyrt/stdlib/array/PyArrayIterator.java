package org.pyrt.stdlib.array;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Iterates over an array. For one thread. */
@ExposedType(name = "arrayiterator")
final class PyArrayIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("array.arrayiterator", new PyArrayIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyArray array;
    private int index;

    PyArrayIterator(ThreadState ts, PyArray array) {
        super(ts);
        Refs.incref(ts, array);
        this.array = array;
        ts.trackFor(this, array);
    }

    @Override
    public PyObject next(ThreadState ts) {
        PyArray a = array;
        if (a == null) {
            return null;
        }
        PyObject item = a.get(ts, index);
        if (item == null) {
            clear(ts);
        } else {
            index++;
        }
        return item;
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    static PyObject next(ThreadState ts, PyArrayIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyArrayIterator self) {
        PyObject function = Attributes.get(ts, Interpreter.of(ts).hooks.importModule(ts, "builtins"), PyStr.interned("iter"));
        PyArray a = self.array;
        if (a == null) {
            return PyTuple.of(ts, function, PyTuple.of(ts, PyTuple.EMPTY));
        }
        return PyTuple.of(ts, function, PyTuple.of(ts, a), PyInt.of(self.index));
    }

    @ExposedMethod(name = "__setstate__", doc = "Set state information for unpickling.")
    static void setState(PyArrayIterator self, @PositionalOnly long state) {
        self.index = (int) Math.max(0, Math.min(state, Integer.MAX_VALUE));
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyArrayIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyArrayIteratorSlots.clear(ts, this);
    }
}
