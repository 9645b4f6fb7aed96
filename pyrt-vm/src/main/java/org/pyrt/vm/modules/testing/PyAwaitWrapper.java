package org.pyrt.vm.modules.testing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** An object of a builtin type that can be awaited: its iterator is whatever it was made with. */
@ExposedType(name = "awaitType")
final class PyAwaitWrapper extends Counted {

    static final PyType TYPE = PyType.builtin("_testcapi.awaitType", new PyAwaitWrapperAdapter()).ownLayout().build();

    @Slot PyObject iterator;

    private PyAwaitWrapper(ThreadState ts, PyObject iterator) {
        super(ts);
        this.iterator = iterator;
        Refs.incref(ts, iterator);
        ts.trackFor(this, iterator);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject iterator) {
        return new PyAwaitWrapper(ts, iterator);
    }

    @ExposedMethod(name = "__await__")
    PyObject iterator() {
        return iterator;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyAwaitWrapperSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyAwaitWrapperSlots.clear(ts, this);
    }
}
