package org.pyrt.objects.function;

import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.type.PyType;

/** An attribute of a builtin type that CPython keeps in a field of the object: it works as a computed one, and shows itself as a member. Immortal. */
public final class PyFieldDescriptor extends PyGetSetDescriptor {

    /** The setter is -1 for a read-only attribute. */
    public PyFieldDescriptor(PyType owner, String name, Adapter adapter, int getter, int setter, String doc) {
        super(owner, name, adapter, getter, setter, doc);
    }

    @Override
    public boolean isMember() {
        return true;
    }

    @Override
    public PyType type() {
        return PyMemberDescriptor.TYPE;
    }
}
