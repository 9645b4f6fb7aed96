package org.pyrt.objects.function;

import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.type.BuiltinSlot;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;

/** A dunder method of a builtin type that fills a type slot, visible as an attribute. Immortal. */
public final class PyWrapperDescriptor extends Counted {

    /** The type wrapper_descriptor. */
    public static final PyType TYPE = PyType.builtin("wrapper_descriptor", null).build();

    /** The type it was defined in. */
    @SuppressWarnings("UncountedField") // a builtin type, and this descriptor, never die
    public final PyType owner;

    /** Which slot it fills. */
    public final int slotId;

    /** What carries it out. */
    public final BuiltinSlot slot;

    /** The docstring, or empty. */
    public final String doc;

    /** The attribute of {@code owner} for slot {@code slotId}. */
    public PyWrapperDescriptor(PyType owner, int slotId, BuiltinSlot slot, String doc) {
        this.owner = owner;
        this.slotId = slotId;
        this.slot = slot;
        this.doc = doc;
    }

    /** The parameters. */
    public Signature signature() {
        return slot.signature();
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
