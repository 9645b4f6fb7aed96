package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The memo of a pickler as programs see it. */
@ExposedType(name = "PicklerMemoProxy")
final class PyPicklerMemoProxy extends Counted {

    static final PyType TYPE =
            PyType.builtin("_pickle.PicklerMemoProxy", new PyPicklerMemoProxyAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot final PyPickler pickler;

    boolean cleared;

    PyPicklerMemoProxy(ThreadState ts, PyPickler pickler) {
        super(ts);
        Refs.incref(ts, pickler);
        this.pickler = pickler;
        ts.trackFor(this, pickler);
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all items from memo.")
    static void clear(ThreadState ts, PyPicklerMemoProxy self) {
        PyPickler.clear_memo(ts, self.pickler);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nCopy the memo to a new object.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyPicklerMemoProxy self) {
        return self.pickler.memoDict(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nImplement pickle support.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyPicklerMemoProxy self) {
        return PyTuple.of(ts, PyDict.TYPE, PyTuple.of(ts, self.pickler.memoDict(ts)));
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyPicklerMemoProxySlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyPicklerMemoProxySlots.clear(ts, this);
    }
}
