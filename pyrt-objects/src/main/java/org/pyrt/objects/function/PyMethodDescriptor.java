package org.pyrt.objects.function;

import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.type.PyType;

/** A method of a builtin type, which binds to instances. Immortal. */
public final class PyMethodDescriptor extends BuiltinCallable {

    /** The type method_descriptor. */
    public static final PyType TYPE = PyType.builtin("method_descriptor", null).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** Entry {@code entry} of {@code adapter} as an attribute of {@code owner}. */
    public PyMethodDescriptor(PyType owner, String name, Adapter adapter, int entry, String doc) {
        super(name, adapter, entry, doc);
        this.owner = owner;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
