package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A computed attribute of a builtin type. Immortal. */
public final class PyGetSetDescriptor extends Counted {

    /** The type getset_descriptor. */
    public static final PyType TYPE = PyType.builtin("getset_descriptor", null).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** The attribute's name. */
    public final String name;

    /** The docstring, or empty. */
    public final String doc;

    private final Adapter adapter;
    private final int getter;
    private final int setter;

    /** The setter is -1 for a read-only attribute. */
    public PyGetSetDescriptor(PyType owner, String name, Adapter adapter, int getter, int setter, String doc) {
        this.owner = owner;
        this.name = name;
        this.adapter = adapter;
        this.getter = getter;
        this.setter = setter;
        this.doc = doc;
    }

    /** Whether it can be set. */
    public boolean isWritable() {
        return setter >= 0;
    }

    /** Computes the value for an instance of the owner; floating. */
    @CleanPoint
    public PyObject get(ThreadState ts, PyObject self) {
        return adapter.call0(ts, getter, self);
    }

    /** Sets the value, or deletes it when {@code value} is null. */
    @CleanPoint
    public void set(ThreadState ts, PyObject self, PyObject value) {
        adapter.call1(ts, setter, self, value);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
