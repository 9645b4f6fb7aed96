package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A tuple. Immutable once published. Subclass instances are {@code PyTupleSub}. */
public class PyTuple extends Counted {

    /** The type tuple. */
    public static final PyType TYPE = PyType.builtin("tuple", null).build();

    /** The empty tuple; immortal. */
    public static final PyTuple EMPTY = new PyTuple(new PyObject[0]);

    @Slot private final PyObject[] items;

    /** An immortal tuple of immortal or leaf items; for constants made at boot. */
    public PyTuple(PyObject[] items) {
        this.items = items;
    }

    /** A floating tuple over {@code items}, whose counts it takes over (as {@code Scratch.moveOut} gives them). */
    protected PyTuple(ThreadState ts, PyObject[] items) {
        super(ts);
        this.items = items;
        for (PyObject item : items) {
            ts.trackFor(this, item);
        }
    }

    /** A floating tuple that takes over {@code items} with their counts. */
    public static PyTuple adopt(ThreadState ts, PyObject[] items) {
        return items.length == 0 ? EMPTY : new PyTuple(ts, items);
    }

    /** A floating tuple of these items, which it counts; the array is kept. */
    public static PyTuple of(ThreadState ts, PyObject... items) {
        for (PyObject item : items) {
            Refs.incref(ts, item);
        }
        return adopt(ts, items);
    }

    /** The number of items. */
    public int size() {
        return items.length;
    }

    /** The item at {@code index}, borrowed from the tuple. */
    public PyObject get(int index) {
        return items[index];
    }

    /** The array itself; not to be changed. */
    public PyObject[] array() {
        return items;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        for (PyObject item : items) {
            if (item != null) {
                visitor.visit(item);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        for (int i = items.length; --i >= 0; ) {
            PyObject item = items[i];
            items[i] = null;
            Refs.decref(ts, item);
        }
    }
}
