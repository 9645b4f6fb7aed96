package org.pyrt.vm.coroutine;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A value that an asynchronous generator yields to its consumer, told apart so from what it passes on while it awaits. */
public final class PyWrappedValue extends Counted {

    /** The type. */
    public static final PyType TYPE = PyType.builtin("async_generator_wrapped_value", null).flags(PyType.NO_NEW).build();

    @Slot PyObject value;

    /** A floating wrapper that counts the value. */
    public PyWrappedValue(ThreadState ts, PyObject value) {
        super(ts);
        this.value = value;
        Refs.incref(ts, value);
        ts.trackFor(this, value);
    }

    /** The value, borrowed. */
    PyObject value() {
        return value;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyWrappedValueSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyWrappedValueSlots.clear(ts, this);
    }
}
