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

/** The memo of an unpickler as programs see it. */
@ExposedType(name = "UnpicklerMemoProxy")
final class PyUnpicklerMemoProxy extends Counted {

    static final PyType TYPE =
            PyType.builtin("_pickle.UnpicklerMemoProxy", new PyUnpicklerMemoProxyAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot final PyUnpickler unpickler;

    boolean cleared;

    PyUnpicklerMemoProxy(ThreadState ts, PyUnpickler unpickler) {
        super(ts);
        Refs.incref(ts, unpickler);
        this.unpickler = unpickler;
        ts.trackFor(this, unpickler);
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all items from memo.")
    static void clear(ThreadState ts, PyUnpicklerMemoProxy self) {
        self.unpickler.forget(ts);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nCopy the memo to a new object.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyUnpicklerMemoProxy self) {
        return self.unpickler.memoDict(ts);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nImplement pickle support.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyUnpicklerMemoProxy self) {
        return PyTuple.of(ts, PyDict.TYPE, PyTuple.of(ts, self.unpickler.memoDict(ts)));
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyUnpicklerMemoProxySlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyUnpicklerMemoProxySlots.clear(ts, this);
    }
}
