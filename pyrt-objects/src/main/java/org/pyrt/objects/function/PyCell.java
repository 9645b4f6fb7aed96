package org.pyrt.objects.function;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A variable shared by a function and the functions nested in it. Safe from any thread. */
public final class PyCell extends Counted {

    /** The type cell. */
    public static final PyType TYPE = PyType.builtin("cell", null).build();

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(PyCell.class, "value", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Slot private PyObject value;

    /** A floating cell that counts {@code value}, which may be null (unbound). */
    public PyCell(ThreadState ts, PyObject value) {
        super(ts);
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        this.value = value;
    }

    /** The value, floating, or null if unbound. */
    public PyObject get(ThreadState ts) {
        PyObject v = value;
        while (Refs.touch(ts, v)) {
            PyObject again = (PyObject) VALUE.getAcquire(this);
            if (again == v) {
                break;
            }
            v = again;
        }
        return v;
    }

    /** Binds the variable; null unbinds it. */
    public void set(ThreadState ts, PyObject newValue) {
        Refs.incref(ts, newValue);
        ts.trackFor(this, newValue);
        Refs.decref(ts, (PyObject) VALUE.getAndSet(this, newValue));
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyObject v = value;
        if (v != null) {
            visitor.visit(v);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        Refs.decref(ts, (PyObject) VALUE.getAndSet(this, (PyObject) null));
    }
}
